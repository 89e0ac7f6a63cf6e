import type { RuleSetting } from '../analyzer';
import type { Precision } from '../core/diagnostic';

/** The editor's `holdfast.*` settings for one folder, checked. */
export interface EditorSettings {
  readonly enable: boolean;
  readonly run: 'onType' | 'onSave';
  readonly rules: Readonly<Record<string, RuleSetting>>;
  readonly exclude: readonly string[];
  readonly minPrecision: Precision | undefined;
  /** Bytes; larger files are skipped. */
  readonly maxFileSize: number | undefined;
  /** Milliseconds for one parse. */
  readonly parseBudget: number | undefined;
}

export const defaultSettings: EditorSettings = {
  enable: true,
  run: 'onType',
  rules: {},
  exclude: [],
  minPrecision: undefined,
  maxFileSize: undefined,
  parseBudget: undefined,
};

const severities = ['error', 'warning', 'information', 'hint', 'off'] as const;
const precisions = ['high', 'medium', 'low'] as const;

/** Reads what the editor sent. Values of the wrong type count as not set and are named through `complain`. */
export function readSettings(value: unknown, complain: (message: string) => void): EditorSettings {
  if (!isRecord(value)) return defaultSettings;
  const wrong = (name: string, expected: string): void => complain(`Setting holdfast.${name} is ignored: ${expected}.`);
  const number = (name: 'maxFileSize' | 'parseBudget'): number | undefined => {
    const given = value[name];
    if (given === undefined || given === null) return undefined;
    if (typeof given === 'number' && given > 0) return given;
    wrong(name, 'it has to be a number above zero');
    return undefined;
  };
  const run = value.run ?? 'onType';
  if (run !== 'onType' && run !== 'onSave') wrong('run', "it has to be 'onType' or 'onSave'");
  const minPrecision = precisions.find((each) => each === value.minPrecision);
  if (value.minPrecision !== undefined && value.minPrecision !== null && !minPrecision) {
    wrong('minPrecision', `it has to be one of ${precisions.join(', ')}`);
  }
  const exclude = value.exclude ?? [];
  if (!Array.isArray(exclude)) wrong('exclude', 'it has to be a list of globs');
  return {
    enable: value.enable !== false,
    run: run === 'onSave' ? 'onSave' : 'onType',
    rules: readRules(value.rules, wrong),
    exclude: Array.isArray(exclude) ? exclude.filter((each): each is string => typeof each === 'string') : [],
    minPrecision,
    maxFileSize: number('maxFileSize'),
    parseBudget: number('parseBudget'),
  };
}

function readRules(value: unknown, wrong: (name: string, expected: string) => void): Record<string, RuleSetting> {
  const rules: Record<string, RuleSetting> = {};
  if (value === undefined || value === null) return rules;
  if (!isRecord(value)) {
    wrong('rules', 'it has to be an object from rule id to severity');
    return rules;
  }
  for (const [id, given] of Object.entries(value)) {
    const wanted = isRecord(given) ? given.severity : given;
    const severity = severities.find((each) => each === wanted);
    if (!severity && (!isRecord(given) || wanted !== undefined)) {
      wrong(`rules.${id}`, `the severity has to be one of ${severities.join(', ')}`);
      continue;
    }
    const more = isRecord(given) ? { options: recordIn(given.options), files: severitiesIn(given.files) } : {};
    rules[id] = { severity, ...more };
  }
  return rules;
}

const recordIn = (value: unknown): Record<string, unknown> | undefined => (isRecord(value) ? value : undefined);

/** `{ "legacy/**": "off" }`, without entries that are no severity. */
function severitiesIn(value: unknown): RuleSetting['files'] {
  if (!isRecord(value)) return undefined;
  const known = Object.entries(value).flatMap(([glob, given]) => {
    const severity = severities.find((each) => each === given);
    return severity ? [[glob, severity] as const] : [];
  });
  return Object.fromEntries(known);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
