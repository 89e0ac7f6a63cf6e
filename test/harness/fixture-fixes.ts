import assert from 'node:assert/strict';
import type { CodeFix } from '../../server/src/analyzer';
import type { Diagnostic } from '../../server/src/core/diagnostic';
import type { Fix } from '../../server/src/rule-kit/rule';
import {
  analyzeTexts,
  applyFix,
  applyFixEverywhere,
  brokenFiles,
  factsOf,
  fixesIn,
  type Texts,
  textsOf,
  uriOf,
} from './fixture-project';
import { type CaseRun, optionsOf } from './fixture-runner';

/** Every `fixed` block: the files after the fix, nothing else changed. */
export function checkFixedTexts(run: CaseRun): void {
  for (const { title, files } of run.fixture.fixes) {
    const before = textsOf(run.fixture.files);
    const { texts, applied } = applyFixEverywhere(run.analyzer, before, title, optionsOf(run));
    const offered = [...new Set(fixesIn(run.analyzer, before, optionsOf(run)).map((fix) => fix.title))];
    assert.ok(applied > 0, `"${title}" is not offered; offered: ${JSON.stringify(offered)}`);
    const expected = new Map(before);
    for (const file of files) expected.set(uriOf(file.path), file.text);
    for (const [uri, text] of texts) assert.equal(text, expected.get(uri) ?? '(no such file)', `${title}: ${uri}`);
    for (const uri of expected.keys()) assert.ok(texts.has(uri), `${title}: ${uri} was not made`);
  }
  for (const fence of run.fixture.files) {
    if (!fence.noFix) continue;
    const offered = fixesIn(run.analyzer, textsOf(run.fixture.files), optionsOf(run));
    const here = offered
      .filter(({ diagnostic }) => diagnostic.uri === uriOf(fence.path))
      .filter(({ applicability }) => fence.noFix === 'none' || applicability !== 'manual')
      .map(({ title }) => title);
    assert.deepEqual(here, [], `line ${fence.line}: no fix may be offered`);
  }
}

/** What every offered fix must keep to, whether or not a block shows its result. */
export function checkEveryFix(run: CaseRun): void {
  const before = textsOf(run.fixture.files);
  const all = { ...optionsOf(run), only: undefined };
  const options = optionsOf(run);
  const fixes = fixesIn(run.analyzer, before, options);
  if (fixes.length === 0) return;
  const broken = brokenFiles(run.analyzer, before);
  const others = analyzeTexts(run.analyzer, before, all).diagnostics;
  for (const fix of fixes) {
    const declared = declaredFix(run, fix);
    assert.equal(fix.applicability, declared.applicability, `${fix.title}: applicability`);
    const after = applyFix(before, fix);
    const newlyBroken = brokenFiles(run.analyzer, after).filter((uri) => !broken.includes(uri));
    assert.deepEqual(newlyBroken, [], `${fix.title} breaks the file:\n${textOf(after, newlyBroken[0])}`);
    checkGone(run, fix, declared, before, after);
    const found = analyzeTexts(run.analyzer, after, all).diagnostics;
    assert.deepEqual(newFindings(others, found, run.rule.id), [], `${fix.title} causes findings of other rules`);
    if (fix.applicability === 'safe') checkFixAll(run, before, fix);
  }
}

function textOf(texts: Texts, uri: string | undefined): string {
  return uri === undefined ? '' : (texts.get(uri) ?? '');
}

function declaredFix(run: CaseRun, fix: CodeFix): Fix {
  const declared = ((run.rule.fixes ?? []) as readonly Fix[]).find(({ title }) => title === fix.title);
  assert.ok(declared, `${fix.title} is not declared`);
  return declared;
}

function count(diagnostics: readonly Diagnostic[], { uri, messageId }: Diagnostic): number {
  return diagnostics.filter((other) => other.uri === uri && other.messageId === messageId).length;
}

/** The finding is gone, or the fix says why it stays and changes nothing more. */
function checkGone(run: CaseRun, fix: CodeFix, declared: Fix, before: Texts, after: Texts): void {
  const options = optionsOf(run);
  const had = count(analyzeTexts(run.analyzer, before, options).diagnostics, fix.diagnostic);
  const has = count(analyzeTexts(run.analyzer, after, options).diagnostics, fix.diagnostic);
  if (!declared.leavesFinding) {
    assert.ok(has < had, `${fix.title} leaves its finding:\n${textOf(after, fix.diagnostic.uri)}`);
    return;
  }
  assert.equal(fix.applicability, 'manual', `${fix.title}: only a manual fix may leave its finding`);
  const again = fixesIn(run.analyzer, after, options).find(
    ({ title, diagnostic }) => title === fix.title && diagnostic.fingerprint === fix.diagnostic.fingerprint,
  );
  if (!again) return;
  assert.equal(again.changes.edits.size + again.changes.created.size, 0, `${fix.title} does its work twice`);
}

function newFindings(before: readonly Diagnostic[], after: readonly Diagnostic[], ruleId: string): readonly string[] {
  const key = (diagnostic: Diagnostic) => `${diagnostic.uri} ${diagnostic.ruleId} ${diagnostic.messageId}`;
  const left = new Map<string, number>();
  for (const diagnostic of before) left.set(key(diagnostic), (left.get(key(diagnostic)) ?? 0) + 1);
  return after
    .filter((diagnostic) => diagnostic.ruleId !== ruleId)
    .map(key)
    .filter((name) => {
      const rest = (left.get(name) ?? 0) - 1;
      left.set(name, rest);
      return rest < 0;
    });
}

/** Fix-all takes a safe fix and keeps it. */
function checkFixAll(run: CaseRun, texts: Texts, fix: CodeFix): void {
  const { uri } = fix.diagnostic;
  const text = texts.get(uri) ?? '';
  const result = run.analyzer.fixAll(
    { uri, text },
    // Facts of the texts as they stand, as the editor has them.
    factsOf(run.analyzer, texts),
    (other) => texts.get(other),
    { upTo: 'safe', ruleId: run.rule.id },
    optionsOf(run),
  );
  assert.deepEqual(result.refused, [], `${fix.title} is safe, but fix-all takes it back`);
  assert.ok(result.applied > 0, `${fix.title} is safe, but fix-all does not apply it`);
}
