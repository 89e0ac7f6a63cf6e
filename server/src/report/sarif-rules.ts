import type { ReportingDescriptor, ReportingDescriptorRelationship, Result, ToolComponent } from 'sarif';
import type { Severity } from '../core/diagnostic';
import type { AnyRule } from '../rule-kit/rule';

const LEVELS: Readonly<Record<Severity, Result.level>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export function sarifLevel(severity: Severity): Result.level {
  return LEVELS[severity];
}

/** Scores that code hosts sort by: 7.0 and above is high, 4.0 and above medium. */
const SECURITY_SEVERITY: Readonly<Record<Severity, string>> = {
  error: '8.0',
  warning: '5.5',
  information: '3.0',
  hint: '1.0',
};

const PRECISION: Readonly<Record<AnyRule['meta']['precision'], string>> = {
  high: 'high',
  medium: 'medium',
  low: 'low',
};

interface Taxonomy {
  readonly name: string;
  readonly component: Pick<ToolComponent, 'version' | 'organization' | 'informationUri' | 'shortDescription'>;
  idsOf(rule: AnyRule): readonly string[];
}

const TAXONOMIES: readonly Taxonomy[] = [
  {
    name: 'CWE',
    component: {
      organization: 'MITRE',
      informationUri: 'https://cwe.mitre.org/',
      shortDescription: { text: 'Common Weakness Enumeration' },
    },
    idsOf: (rule) => rule.meta.cwe.map(String),
  },
  {
    name: 'MASVS',
    component: {
      version: '2.1.0',
      organization: 'OWASP',
      informationUri: 'https://mas.owasp.org/MASVS/',
      shortDescription: { text: 'Mobile Application Security Verification Standard' },
    },
    idsOf: (rule) => rule.meta.masvs,
  },
  {
    name: 'MASWE',
    component: {
      version: '1.0.0',
      organization: 'OWASP',
      informationUri: 'https://mas.owasp.org/MASWE/',
      shortDescription: { text: 'Mobile Application Security Weakness Enumeration' },
    },
    idsOf: (rule) => rule.meta.maswe,
  },
];

/** The standards that the rules refer to, with only the entries that occur. */
export function sarifTaxonomies(rules: readonly AnyRule[]): ToolComponent[] {
  return TAXONOMIES.map(({ name, component, idsOf }) => ({
    name,
    ...component,
    taxa: taxa(rules, idsOf).map((id) => ({ id })),
  }));
}

function taxa(rules: readonly AnyRule[], idsOf: Taxonomy['idsOf']): string[] {
  return [...new Set(rules.flatMap((rule) => [...idsOf(rule)]))].sort((a, b) =>
    a.localeCompare(b, 'en', { numeric: true }),
  );
}

/** Metadata of all rules, in their order; results refer to it by index. */
export function sarifRules(rules: readonly AnyRule[]): ReportingDescriptor[] {
  const ids = TAXONOMIES.map((taxonomy) => taxa(rules, taxonomy.idsOf));
  return rules.map((rule) => {
    const { meta } = rule;
    const references = meta.docs.references.map((reference) => `- ${reference}`).join('\n');
    const paragraphs = [meta.docs.what, meta.docs.why, meta.docs.fix];
    const relationships = TAXONOMIES.flatMap((taxonomy, i) =>
      taxonomy.idsOf(rule).map(
        (id): ReportingDescriptorRelationship => ({
          target: { id, index: (ids[i] as string[]).indexOf(id), toolComponent: { name: taxonomy.name, index: i } },
          kinds: ['superset'],
        }),
      ),
    );
    return {
      id: rule.id,
      name: pascalCase(rule.id),
      shortDescription: { text: meta.title },
      fullDescription: { text: meta.docs.what },
      help: {
        text: paragraphs.join('\n\n'),
        markdown: `${paragraphs.join('\n\n')}${references === '' ? '' : `\n\nReferences:\n\n${references}`}`,
      },
      ...helpUri(meta.docs.references),
      defaultConfiguration: { level: LEVELS[meta.severity] },
      ...(relationships.length > 0 ? { relationships } : {}),
      properties: {
        tags: [
          'security',
          meta.category,
          ...meta.cwe.map((cwe) => `external/cwe/cwe-${String(cwe).padStart(3, '0')}`),
          ...meta.masvs,
          ...meta.maswe,
        ],
        precision: PRECISION[meta.precision],
        'security-severity': SECURITY_SEVERITY[meta.severity],
        'problem.severity':
          meta.severity === 'error' ? 'error' : meta.severity === 'warning' ? 'warning' : 'recommendation',
      },
    };
  });
}

function helpUri(references: readonly string[]): { helpUri?: string } {
  const first = references
    .map((reference) => /https:\/\/[^\s)>]+/.exec(reference)?.[0])
    .find((uri) => uri !== undefined);
  return first === undefined ? {} : { helpUri: first };
}

/** `storage/plaintext-token` to `StoragePlaintextToken`. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|(?<![^A-Za-z0-9])[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}
