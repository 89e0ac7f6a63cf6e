import type { AnyRule } from '../rule-kit/rule';

/** What a rule reports, why, what to do and where that stands, as plain text. */
export function ruleText(rule: AnyRule): string {
  const { meta } = rule;
  const fixes = (rule.fixes ?? []).map((fix) => `  - ${fix.title} (${fix.applicability}; ${fix.languages.join(', ')})`);
  const standards = [...meta.cwe.map((cwe) => `CWE-${cwe}`), ...meta.masvs, ...meta.maswe];
  return [
    meta.title,
    `${rule.id}: ${meta.severity}, precision ${meta.precision}, ${meta.languages.join(', ')}`,
    ...(standards.length > 0 ? [standards.join(', ')] : []),
    '',
    'What it reports',
    `  ${meta.docs.what}`,
    'Why it matters',
    `  ${meta.docs.why}`,
    'What to do',
    `  ${meta.docs.fix}`,
    'Fixes',
    ...(fixes.length > 0 ? fixes : [`  none: ${meta.noFix ?? ''}`]),
    'References',
    ...meta.docs.references.map((reference) => `  - ${reference}`),
    '',
  ].join('\n');
}
