import { findRule, unknownRule } from '../project/config';
import { ruleText } from '../report/rule-text';
import type { AnyRule } from '../rule-kit/rule';
import { UsageError } from './exit-codes';

/** The list of rules: a table for people, or a JSON array with all that scripts may ask for. */
export function listRules(rules: readonly AnyRule[], format: 'text' | 'json'): string {
  if (format === 'json') return `${JSON.stringify(rules.map(describe), undefined, 2)}\n`;
  const width = Math.max(0, ...rules.map((rule) => rule.id.length));
  const lines = rules.map((rule) =>
    [rule.id.padEnd(width), rule.meta.severity.padEnd(11), rule.meta.precision.padEnd(6), rule.meta.title].join('  '),
  );
  return [...lines, `${rules.length} rules`, ''].join('\n');
}

function describe(rule: AnyRule) {
  const { meta } = rule;
  return {
    id: rule.id,
    title: meta.title,
    category: meta.category,
    severity: meta.severity,
    precision: meta.precision,
    languages: meta.languages,
    cwe: meta.cwe,
    masvs: meta.masvs,
    maswe: meta.maswe,
    mission: meta.mission,
    since: meta.since,
    aliases: meta.aliases ?? [],
    fixes: (rule.fixes ?? []).map(({ title, applicability, languages }) => ({ title, applicability, languages })),
    ...(meta.noFix === undefined ? {} : { noFix: meta.noFix }),
  };
}

/** What a rule reports, why and what to do. Throws a `UsageError` for an unknown id. */
export function explainRule(id: string, rules: readonly AnyRule[]): string {
  const rule = findRule(id, rules);
  if (!rule) throw new UsageError(`holdfast: ${unknownRule(id, rules)}`);
  return ruleText(rule);
}
