import { applyEdits, modify } from 'jsonc-parser';
import { DEFAULT_MIN_PRECISION } from '../../server/src/project/config';
import type { AnyRule } from '../../server/src/rule-kit/rule';

const severities = ['error', 'warning', 'information', 'hint', 'off'];

const filesSchema = {
  description: 'Severity in some files, by glob relative to the folder; the last glob that fits wins.',
  type: 'object',
  additionalProperties: { type: 'string', enum: severities },
};

/** What the configuration may say about a rule: a severity, or severity, options and other severities in some files. */
function settingSchema(rule: AnyRule): Readonly<Record<string, unknown>> {
  return {
    description: `${rule.meta.title}.`,
    anyOf: [
      { type: 'string', enum: severities },
      {
        type: 'object',
        properties: { severity: { type: 'string', enum: severities }, options: { type: 'object' }, files: filesSchema },
        additionalProperties: false,
      },
    ],
  };
}

function aliasesOf(rule: AnyRule): readonly string[] {
  return rule.meta.aliases ?? [];
}

function ruleProperties(rules: readonly AnyRule[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(rules.map((rule) => [rule.id, settingSchema(rule)]));
}

/** The manifest with one entry per rule in its `holdfast.rules` setting, so that the editor completes the ids. */
export function manifestText(manifest: string, rules: readonly AnyRule[]): string {
  const path = ['contributes', 'configuration', 'properties', 'holdfast.rules'];
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' };
  const set = (text: string, name: string, value: unknown) =>
    applyEdits(text, modify(text, [...path, name], value, { formattingOptions }));
  const entries = Object.fromEntries(
    rules.map((rule) => [
      rule.id,
      { description: `${rule.meta.title}.`, anyOf: [{ type: 'string', enum: severities }, { type: 'object' }] },
    ]),
  );
  return set(manifest, 'properties', entries);
}

/** JSON schema of `holdfast.config.json`. */
export function configSchemaText(rules: readonly AnyRule[]): string {
  const schema = {
    $schema: 'http://json-schema.org/draft-07/schema#',
    title: 'Holdfast configuration',
    type: 'object',
    properties: {
      $schema: { type: 'string' },
      rules: {
        description: 'Severity, or severity and options, by rule id.',
        type: 'object',
        properties: ruleProperties(rules),
        additionalProperties: false,
      },
      exclude: {
        description: 'Files and folders to leave out, as globs relative to this file.',
        type: 'array',
        items: { type: 'string' },
      },
      minPrecision: {
        description: 'Leave out findings below this precision.',
        enum: ['high', 'medium', 'low'],
        default: DEFAULT_MIN_PRECISION,
      },
      failOn: {
        description: 'The least severity that makes the command line fail.',
        enum: ['error', 'warning', 'information', 'never'],
      },
      baseline: { description: 'File of accepted findings, relative to this file.', type: 'string' },
      parseBudget: {
        description: 'Milliseconds that reading one file may take.',
        type: 'number',
        exclusiveMinimum: 0,
      },
      suppressions: {
        description: 'Accepted findings in files that cannot hold a comment, each with its reason.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            rule: { description: 'Id of the rule.', enum: rules.flatMap((rule) => [rule.id, ...aliasesOf(rule)]) },
            file: { description: 'Path of the file, relative to this file.', type: 'string', pattern: '\\S' },
            reason: { description: 'Why the finding is acceptable.', type: 'string', pattern: '\\S' },
            until: {
              description: 'Last day on which it is accepted.',
              type: 'string',
              pattern: '^\\d{4}-\\d{2}-\\d{2}$',
            },
          },
          required: ['rule', 'file', 'reason'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
    // The file is JSON with comments; the editor reads these two.
    allowComments: true,
    allowTrailingCommas: true,
  };
  const aliases = rules.flatMap((rule) =>
    aliasesOf(rule).map((alias) => [alias, { ...settingSchema(rule), deprecationMessage: `Now ${rule.id}.` }]),
  );
  Object.assign(schema.properties.rules.properties, Object.fromEntries(aliases));
  return `${JSON.stringify(schema, null, 2)}\n`;
}
