import { type AnalysisOptions, type Analyzer, createAnalyzer } from '../../server/src/analyzer';
import type { Edit } from '../../server/src/core/edit';
import type { LanguageId } from '../../server/src/core/language';
import { codeLanguages } from '../../server/src/core/language';
import { type AnyRule, defineRule, type Fix, type Query } from '../../server/src/rule-kit/rule';
import { analyzeTexts, type Texts } from '../harness/fixture-project';
import { loadGrammar } from '../harness/grammars';

const languages: readonly LanguageId[] = [...codeLanguages, 'xml', 'json', 'yaml', 'plist', 'gradle', 'properties'];

/** A rule with one message `found` for tests of the engine. */
export function tinyRule(
  id: string,
  queries: readonly Query<'found'>[],
  more: { readonly fixes?: readonly Fix<'found'>[]; readonly meta?: Partial<AnyRule['meta']> } = {},
): AnyRule {
  return defineRule({
    id,
    meta: {
      title: 'Tiny',
      category: 'code',
      severity: 'warning',
      precision: 'high',
      languages,
      cwe: [],
      masvs: [],
      maswe: [],
      mission: [],
      since: '0.1.0',
      noFix: 'for tests',
      docs: { what: '', why: '', fix: '', references: [] },
      ...more.meta,
    },
    messages: { found: 'Found {what}.' },
    queries,
    fixes: more.fixes ?? [],
  });
}

/** Reports calls of a function. */
export function callRule(id: string, name: string, fixes: readonly Fix<'found'>[] = []): AnyRule {
  return tinyRule(
    id,
    [
      {
        on: 'call',
        names: [name],
        *check(_ctx, node) {
          yield { messageId: 'found', at: { range: node.nameRange }, data: { what: node.name } };
        },
      },
    ],
    { fixes },
  );
}

/** A fix that does the given edits. */
export function tinyFix(
  title: string,
  edits: (range: { readonly start: number; readonly end: number }, text: string) => readonly Edit[],
  applicability: Fix['applicability'] = 'safe',
): Fix<'found'> {
  return {
    title,
    applicability,
    for: ['found'],
    languages,
    edits: (ctx, match) => edits(match.at.range, ctx.file.text),
  };
}

export function analyzerOf(...rules: readonly AnyRule[]): Promise<Analyzer> {
  return createAnalyzer(loadGrammar, rules);
}

/** `rule line:span` of every finding. */
export function findingsOf(analyzer: Analyzer, texts: Texts, options: AnalysisOptions = {}): readonly string[] {
  return analyzeTexts(analyzer, texts, options).diagnostics.map(({ uri, ruleId, range }) => {
    const text = texts.get(uri) ?? '';
    return `${ruleId} ${text.slice(0, range.start).split('\n').length}:${text.slice(range.start, range.end)}`;
  });
}
