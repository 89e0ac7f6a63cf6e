import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/analyzer';
import type { LanguageId } from '../../server/src/core/language';
import type { AnyRule, Fix } from '../../server/src/rule-kit/rule';
import type { Fixture, FixtureFence } from './fixture-file';
import { uriOf } from './fixture-project';

/** One bad and one good file per language, a mark for every message, a `fixed` block for every fix and language. */
export function checkCoverage(rule: AnyRule, fixtures: readonly Fixture[], analyzer: Analyzer): void {
  const cases = fixtures.flatMap((fixture) => fixture.cases);
  const files = cases.flatMap((entry) => entry.files);
  const missing: string[] = [];
  const isBad = (file: FixtureFence) => file.marks.some((mark) => mark.gap !== 'missing');
  for (const language of rule.meta.languages) {
    const own = files.filter((file) => languageOf(file, analyzer) === language);
    if (!own.some(isBad)) missing.push(`${language}: no file with a mark`);
    if (!own.some((file) => file.ok)) missing.push(`${language}: no file that is ok`);
  }
  const used = new Set(files.flatMap((file) => file.marks.map((mark) => mark.messageId)));
  const unmarked = Object.keys(rule.messages).filter((id) => !used.has(id));
  // A plain mark proves the one message that no mark names.
  const proven = unmarked.length === 1 && used.has(undefined);
  if (!proven) for (const id of unmarked) missing.push(`message ${id}: no mark {|${id}:…|}`);
  for (const fix of (rule.fixes ?? []) as readonly Fix[]) {
    for (const language of fix.languages) {
      const shown = cases.some(
        (entry) =>
          entry.fixes.some(({ title }) => title === fix.title) &&
          entry.files.some((file) => isBad(file) && languageOf(file, analyzer) === language),
      );
      if (!shown) missing.push(`fix "${fix.title}", ${language}: no fixed block`);
    }
  }
  const titles = new Set(((rule.fixes ?? []) as readonly Fix[]).map(({ title }) => title));
  for (const entry of cases) {
    for (const { title } of entry.fixes) if (!titles.has(title)) missing.push(`fixed="${title}": no such fix`);
  }
  if ((rule.fixes ?? []).length === 0 && !rule.meta.noFix) missing.push('neither a fix nor meta.noFix');
  assert.deepEqual(missing, []);
}

/** The language a file counts for: Gradle in either notation is `gradle`, a component is what its script is. */
function languageOf(file: FixtureFence, analyzer: Analyzer): LanguageId | undefined {
  if (/\.gradle(\.kts)?$/.test(file.path)) return 'gradle';
  return analyzer.languageOf({ uri: uriOf(file.path), text: file.text });
}
