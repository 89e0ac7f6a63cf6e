import assert from 'node:assert/strict';
import type { AnalysisOptions, Analyzer } from '../../server/src/analyzer';
import type { Diagnostic } from '../../server/src/core/diagnostic';
import type { AnyRule } from '../../server/src/rule-kit/rule';
import type { ParsedFile } from '../../server/src/syntax/parsed-file';
import type { FixtureCase, FixtureFence } from './fixture-file';
import { analyzeTexts, type Texts, textsOf, uriOf } from './fixture-project';
import { importVariants } from './import-variants';
import { suppressed } from './suppression-variant';
import { asComment, asStringLiteral, variantsOf } from './text-variants';

/** One case of a fixture with everything its tests need. */
export interface CaseRun {
  readonly analyzer: Analyzer;
  readonly rule: AnyRule;
  readonly fixture: FixtureCase;
}

/** Only the rule at hand, with the options of the case. */
export function optionsOf({ rule, fixture }: CaseRun): AnalysisOptions {
  const options = Object.assign({}, ...fixture.files.map((file) => file.options)) as Record<string, unknown>;
  if (Object.keys(options).length === 0) return { only: [rule.id] };
  return { only: [rule.id], rules: { [rule.id]: { severity: rule.meta.severity, options } } };
}

/** A finding in words, for comparison: file, line, column, text and message id. */
function describe({ uri, range, messageId }: Pick<Diagnostic, 'uri' | 'range' | 'messageId'>, texts: Texts): string {
  const text = texts.get(uri) ?? '';
  const before = text.slice(0, range.start);
  const line = before.split('\n').length;
  const column = range.start - before.lastIndexOf('\n');
  const span = JSON.stringify(text.slice(range.start, range.end));
  return `${uri.split('/project/')[1] ?? uri}:${line}:${column} ${messageId} ${span}`;
}

/** Exactly the marked findings, and every known gap still open. */
export function checkFindings(run: CaseRun): void {
  const texts = textsOf(run.fixture.files);
  const { diagnostics, notices } = analyzeTexts(run.analyzer, texts, optionsOf(run));
  assert.deepEqual(
    notices.filter(({ kind }) => kind === 'failed'),
    [],
    'the rule failed',
  );
  const left = [...diagnostics];
  const wrong: string[] = [];
  for (const file of run.fixture.files) {
    for (const mark of file.marks) {
      const at = left.findIndex(
        ({ uri, range, messageId }) =>
          uri === uriOf(file.path) &&
          range.start === mark.range.start &&
          range.end === mark.range.end &&
          (mark.messageId === undefined || mark.messageId === messageId),
      );
      const place = describe({ uri: uriOf(file.path), range: mark.range, messageId: mark.messageId ?? '(any)' }, texts);
      if (mark.gap === 'missing') {
        if (at !== -1) wrong.push(`a gap is closed, remove the MISSING mark: ${place}`);
      } else if (at === -1) {
        wrong.push(
          `${mark.gap === 'spurious' ? 'a false finding is gone, remove the SPURIOUS mark' : 'not found'}: ${place}`,
        );
      }
      if (at === -1) continue;
      const [found] = left.splice(at, 1);
      if ((found?.precision === 'low') === (mark.hidden === true)) continue;
      wrong.push(`${mark.hidden ? 'is shown by default' : 'is hidden by default, mark it with ~'}: ${place}`);
    }
  }
  for (const diagnostic of left) wrong.push(`not expected: ${describe(diagnostic, texts)}`);
  assert.deepEqual(wrong, []);
  for (const { message, messageId } of diagnostics) {
    for (const placeholder of placeholders(run.rule, messageId)) {
      assert.ok(!message.includes(placeholder), `${placeholder} has no data in: ${message}`);
    }
  }
}

function placeholders(rule: AnyRule, messageId: string): readonly string[] {
  const template = rule.messages[messageId];
  const text = typeof template === 'string' ? template : (template?.text ?? '');
  return [...text.matchAll(/\{\w+\}/g)].map((found) => found[0]);
}

/** The files of a case with findings, parsed while `use` runs. */
function withFindings(
  run: CaseRun,
  use: (file: ParsedFile, findings: readonly Diagnostic[], fence: FixtureFence) => void,
) {
  const texts = textsOf(run.fixture.files);
  const { diagnostics } = analyzeTexts(run.analyzer, texts, optionsOf(run));
  for (const fence of run.fixture.files) {
    const findings = diagnostics.filter(({ uri }) => uri === uriOf(fence.path));
    if (findings.length === 0) continue;
    const file = run.analyzer.parse({ uri: uriOf(fence.path), text: fence.text });
    if (!file) continue;
    try {
      use(file, findings, fence);
    } finally {
      file.dispose();
    }
  }
}

function replaced(run: CaseRun, fence: FixtureFence, text: string): Texts {
  return new Map([...textsOf(run.fixture.files), [uriOf(fence.path), text]]);
}

function findingsAt(run: CaseRun, fence: FixtureFence, texts: Texts, options = optionsOf(run)): readonly Diagnostic[] {
  return analyzeTexts(run.analyzer, texts, options).diagnostics.filter(({ uri }) => uri === uriOf(fence.path));
}

export function checkWithoutPrefilter(run: CaseRun): void {
  const texts = textsOf(run.fixture.files);
  const list = (options: AnalysisOptions) =>
    analyzeTexts(run.analyzer, texts, options).diagnostics.map((diagnostic) => describe(diagnostic, texts));
  assert.deepEqual(list(optionsOf(run)), list({ ...optionsOf(run), prefilter: false }));
}

/** The same findings at the shifted places. */
export function checkShifts(run: CaseRun): void {
  withFindings(run, (file, findings, fence) => {
    for (const variant of variantsOf(commentLanguage(file), fence.text)) {
      const texts = replaced(run, fence, variant.text);
      const found = findingsAt(run, fence, texts).map((diagnostic) => describe(diagnostic, texts));
      const expected = findings.map(({ uri, messageId, range }) =>
        describe({ uri, messageId, range: { start: variant.map(range.start), end: variant.map(range.end) } }, texts),
      );
      assert.deepEqual(found, expected, variant.name);
    }
  });
}

function commentLanguage(file: ParsedFile): ParsedFile['language'] {
  if (file.role === 'html-page') return 'html';
  return file.role === 'gradle-build' || file.role === 'gradle-settings' ? 'gradle' : file.language;
}

/** Silent about text that is a comment or a string literal; only file rules, as a project rule may miss the file itself. */
export function checkInertText(run: CaseRun): void {
  if (run.rule.meta.readsStrings || run.rule.queries.every((query) => query.on === 'project')) return;
  withFindings(run, (file, _findings, fence) => {
    const inert: [string, string | undefined][] = [['in a comment', asComment(commentLanguage(file), fence.text)]];
    if (file.role === 'code' && file.treeLanguage === file.language) {
      inert.push(['in a string literal', asStringLiteral(file.language, fence.text)]);
    }
    for (const [name, text] of inert) {
      if (text === undefined) continue;
      const texts = replaced(run, fence, text);
      const project = findingsAt(run, fence, texts).filter(({ messageId }) => !isProjectMessage(run, messageId, texts));
      assert.deepEqual(
        project.map((diagnostic) => describe(diagnostic, texts)),
        [],
        name,
      );
    }
  });
}

/** Whether a message comes from a query about the whole project. */
function isProjectMessage(run: CaseRun, messageId: string, texts: Texts): boolean {
  if (!run.rule.queries.some((query) => query.on === 'project')) return false;
  const found = analyzeTexts(run.analyzer, texts, { ...optionsOf(run), prefilter: false }).diagnostics;
  return found.some((diagnostic) => diagnostic.messageId === messageId);
}

/** A suppression comment silences every finding and is never called unused or without reason. */
export function checkSuppression(run: CaseRun): void {
  withFindings(run, (file, findings, fence) => {
    const text = suppressed(file, findings);
    if (text === undefined) return;
    const options = {
      ...optionsOf(run),
      only: [run.rule.id, 'holdfast/unused-suppression', 'holdfast/suppression-without-reason'],
    };
    const texts = replaced(run, fence, text);
    const result = analyzeTexts(run.analyzer, texts, options);
    const here = (list: readonly Diagnostic[]) => list.filter(({ uri }) => uri === uriOf(fence.path));
    assert.deepEqual(
      here(result.diagnostics).map((diagnostic) => `${diagnostic.ruleId} ${describe(diagnostic, texts)}`),
      [],
      text,
    );
    assert.equal(here(result.suppressed).length, findings.length, text);
  });
}

/** The same findings when names are imported under another name or written in full. */
export function checkImports(run: CaseRun): void {
  withFindings(run, (file, findings, fence) => {
    for (const variant of importVariants(file)) {
      const texts = replaced(run, fence, variant.text);
      const found = findingsAt(run, fence, texts);
      assert.deepEqual(
        found.map(({ messageId }) => messageId),
        findings.map(({ messageId }) => messageId),
        `${variant.name}:\n${variant.text}`,
      );
    }
  });
}

/** A file that ends in the middle of a word is read without an exception. */
export function checkCut(run: CaseRun): void {
  for (const fence of run.fixture.files) {
    for (const share of [0.3, 0.6, 0.9]) {
      const texts = replaced(run, fence, fence.text.slice(0, Math.floor(fence.text.length * share)));
      const { notices } = analyzeTexts(run.analyzer, texts, { ...optionsOf(run), prefilter: false });
      assert.deepEqual(
        notices.filter(({ kind }) => kind === 'failed'),
        [],
      );
    }
  }
}
