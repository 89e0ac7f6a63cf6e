import { statSync } from 'node:fs';
import path from 'node:path';
import {
  findNodeAtLocation,
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import type { AnalysisOptions, RuleSetting } from '../analyzer';
import type { Precision, Severity } from '../core/diagnostic';
import { createLineIndex } from '../core/line-index';
import { toUri } from './file-uri';
import { readOrdinaryText } from './ordinary-file';
import { systemReason } from './read-source';

export const CONFIG_FILE_NAME = 'holdfast.config.json';

export type FailLevel = 'error' | 'warning' | 'information' | 'never';

/** What `holdfast.config.json` can say; everything is optional. */
export interface HoldfastConfig {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly exclude?: readonly string[];
  readonly minPrecision?: Precision;
  readonly failOn?: FailLevel;
  /** As written: relative to the folder of the configuration file. */
  readonly baseline?: string;
  /** Milliseconds for one parse. */
  readonly parseBudget?: number;
  /** Accepted findings in files that have no comments, with the files' URIs. */
  readonly suppressions?: AnalysisOptions['suppressions'];
}

/** Something wrong in a configuration file. Lines and columns count from 1. */
export interface ConfigProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** What the configuration needs to know about a rule. */
export interface KnownRule {
  readonly id: string;
  readonly meta: { readonly severity: Severity; readonly aliases?: readonly string[] };
}

export interface ParsedConfig {
  readonly config: HoldfastConfig;
  /** The text is no whole JSON, as while it is being written, or cannot be read: what is missing may be meant. */
  readonly isBroken: boolean;
  readonly problems: readonly ConfigProblem[];
}

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'] as const;
export const PRECISIONS = ['high', 'medium', 'low'] as const;
/** What the editor, the command line and agents show when nobody asked for more or less: low precision stays hidden. */
export const DEFAULT_MIN_PRECISION: Precision = 'medium';
export const FAIL_LEVELS = ['error', 'warning', 'information', 'never'] as const;
const KEYS = ['$schema', 'rules', 'exclude', 'minPrecision', 'failOn', 'baseline', 'parseBudget', 'suppressions'];
const ACCEPTED_KEYS = ['rule', 'file', 'reason', 'until'];
const SETTING_KEYS = ['severity', 'options', 'files'];

/**
 * Reads the text of a configuration file (JSON with comments). What is right is kept, what is wrong is left out and named
 * with its place and what is allowed there. Never throws.
 */
export function parseConfig(text: string, file: string, rules: readonly KnownRule[]): ParsedConfig {
  const lines = createLineIndex(text);
  const problems: ConfigProblem[] = [];
  const report = (offset: number, message: string) => {
    const { line, character } = lines.positionAt(offset);
    problems.push({ file, line: line + 1, column: character + 1, message });
  };
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  for (const error of errors) report(error.offset, `not valid JSON: ${spoken(printParseErrorCode(error.error))}`);
  if (root?.type !== 'object') {
    if (errors.length === 0) report(root?.offset ?? 0, 'the configuration must be an object: { … }');
    return { config: {}, isBroken: errors.length > 0, problems };
  }

  for (const { key, node } of properties(root)) {
    if (!KEYS.includes(key))
      report(node.offset, `unknown setting "${key}"${suggestion(key, KEYS)}; known are ${KEYS.join(', ')}`);
  }
  const value = (name: string) => findNodeAtLocation(root, [name]);
  const oneOf = <T extends string>(name: string, allowed: readonly T[]): T | undefined => {
    const node = value(name);
    if (!node) return undefined;
    if (allowed.includes(node.value as T)) return node.value as T;
    report(node.offset, `"${name}" must be one of ${allowed.join(', ')}`);
    return undefined;
  };

  readScalar(value('$schema'), '$schema', 'string', report);
  const config: HoldfastConfig = {
    rules: readRules(value('rules'), path.dirname(file), rules, report),
    exclude: readStrings(value('exclude'), 'exclude', report),
    minPrecision: oneOf('minPrecision', PRECISIONS),
    failOn: oneOf('failOn', FAIL_LEVELS),
    baseline: readScalar(value('baseline'), 'baseline', 'string', report) as string | undefined,
    parseBudget: readScalar(value('parseBudget'), 'parseBudget', 'number', report) as number | undefined,
    suppressions: readAccepted(value('suppressions'), path.dirname(file), rules, report),
  };
  return { config: withoutUndefined(config), isBroken: errors.length > 0, problems };
}

type Report = (offset: number, message: string) => void;

function readRules(
  node: Node | undefined,
  folder: string,
  rules: readonly KnownRule[],
  report: Report,
): HoldfastConfig['rules'] {
  if (!node) return undefined;
  if (node.type !== 'object') {
    report(node.offset, '"rules" must be an object with rule ids as keys');
    return undefined;
  }
  const settings: Record<string, RuleSetting> = {};
  for (const { key, node: property, value } of properties(node)) {
    const rule = findRule(key, rules);
    if (!rule) {
      report(property.offset, unknownRule(key, rules));
      continue;
    }
    const setting = readSetting(value, folder, rule, report);
    if (setting) settings[rule.id] = setting;
  }
  return settings;
}

function readSetting(node: Node | undefined, folder: string, rule: KnownRule, report: Report): RuleSetting | undefined {
  if (!node) return undefined;
  const severity = (from: Node): RuleSetting['severity'] | undefined => {
    if (SEVERITIES.includes(from.value)) return from.value;
    report(from.offset, `the severity of "${rule.id}" must be one of ${SEVERITIES.join(', ')}`);
    return undefined;
  };
  if (node.type !== 'object') {
    const found = severity(node);
    return found && { severity: found };
  }
  for (const { key, node: property } of properties(node)) {
    if (!SETTING_KEYS.includes(key)) {
      report(property.offset, `unknown setting "${key}" of "${rule.id}"; known are ${SETTING_KEYS.join(', ')}`);
    }
  }
  const severityNode = findNodeAtLocation(node, ['severity']);
  const optionsNode = findNodeAtLocation(node, ['options']);
  if (optionsNode && optionsNode.type !== 'object') {
    report(optionsNode.offset, `the options of "${rule.id}" must be an object`);
    return undefined;
  }
  const files = readFileSeverities(findNodeAtLocation(node, ['files']), rule, severity, report);
  const found = severityNode && severity(severityNode);
  if (severityNode && !found) return undefined;
  return {
    ...(found ? { severity: found } : {}),
    ...(optionsNode ? { options: { ...getNodeValue(optionsNode) } } : {}),
    ...(files ? { files, base: `${toUri(folder)}/` } : {}),
  };
}

/** `{ "legacy/**": "off" }`; the globs are relative to the folder of the configuration. */
function readFileSeverities(
  node: Node | undefined,
  rule: KnownRule,
  severity: (node: Node) => RuleSetting['severity'],
  report: Report,
): RuleSetting['files'] {
  if (!node) return undefined;
  if (node.type !== 'object') {
    report(node.offset, `the files of "${rule.id}" must be an object from glob to severity`);
    return undefined;
  }
  return Object.fromEntries(
    properties(node).flatMap(({ key, value }) => {
      const found = value && severity(value);
      return found ? [[key, found] as const] : [];
    }),
  );
}

/** `{ "rule": …, "file": …, "reason": … }`; the file is relative to the folder of the configuration. */
function readAccepted(
  node: Node | undefined,
  folder: string,
  rules: readonly KnownRule[],
  report: Report,
): HoldfastConfig['suppressions'] {
  if (!node) return undefined;
  if (node.type !== 'array') {
    report(node.offset, '"suppressions" must be a list of { "rule", "file", "reason" }');
    return undefined;
  }
  return (node.children ?? []).flatMap((entry) => {
    const text = (name: string): string | undefined => {
      const found = entry.type === 'object' ? findNodeAtLocation(entry, [name]) : undefined;
      if (found?.type === 'string' && String(found.value).trim() !== '') return String(found.value);
      report((found ?? entry).offset, `a suppression needs a "${name}" that is a text`);
      return undefined;
    };
    for (const { key, node: property } of entry.type === 'object' ? properties(entry) : []) {
      if (!ACCEPTED_KEYS.includes(key))
        report(property.offset, `unknown setting "${key}" of a suppression; known are ${ACCEPTED_KEYS.join(', ')}`);
    }
    const [id, target, reason] = [text('rule'), text('file'), text('reason')];
    if (id === undefined || target === undefined || reason === undefined) return [];
    const rule = findRule(id, rules);
    if (!rule) report(findNodeAtLocation(entry, ['rule'])?.offset ?? entry.offset, unknownRule(id, rules));
    const until = readDay(findNodeAtLocation(entry, ['until']), report);
    return rule
      ? [{ ruleId: rule.id, uri: toUri(path.resolve(folder, target)), reason, ...(until ? { until } : {}) }]
      : [];
  });
}

/** The last day of a suppression. */
function readDay(node: Node | undefined, report: Report): string | undefined {
  if (!node) return undefined;
  const text = String(node.value);
  if (node.type === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))) return text;
  report(node.offset, 'the "until" of a suppression must be a day like "2027-03-31"');
  return undefined;
}

function readStrings(node: Node | undefined, name: string, report: Report): readonly string[] | undefined {
  if (!node) return undefined;
  const items = node.type === 'array' ? (node.children ?? []) : undefined;
  const wrong = items?.find((item) => item.type !== 'string');
  if (items && !wrong) return items.map((item) => item.value as string);
  report((wrong ?? node).offset, `"${name}" must be a list of strings`);
  return undefined;
}

function readScalar(node: Node | undefined, name: string, type: 'string' | 'number', report: Report): unknown {
  if (!node) return undefined;
  if (node.type === type && (type !== 'number' || node.value > 0)) return node.value;
  report(node.offset, `"${name}" must be a ${type === 'number' ? 'number above 0' : 'string'}`);
  return undefined;
}

/** The rule of an id or of one of its former ids. */
export function findRule<R extends KnownRule>(id: string, rules: readonly R[]): R | undefined {
  return rules.find((rule) => rule.id === id) ?? rules.find((rule) => rule.meta.aliases?.includes(id));
}

/** Says that there is no such rule and which one may be meant. */
export function unknownRule(id: string, rules: readonly KnownRule[]): string {
  const ids = rules.map((rule) => rule.id);
  const sameName = ids.find((candidate) => candidate.endsWith(`/${id}`));
  const hint = sameName ? `; did you mean "${sameName}"?` : suggestion(id, ids);
  return `unknown rule "${id}"${hint || '; `holdfast rules` lists all'}`;
}

function suggestion(word: string, known: readonly string[]): string {
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance <= Math.max(2, candidate.length / 4) && (!best || distance < best.distance))
      best = { candidate, distance };
  }
  return best ? `; did you mean "${best.candidate}"?` : '';
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}

function properties(node: Node): { key: string; node: Node; value: Node | undefined }[] {
  return (node.children ?? []).flatMap((property) => {
    const key = property.children?.[0];
    return key ? [{ key: String(key.value), node: key, value: property.children?.[1] }] : [];
  });
}

/** `InvalidSymbol` to `invalid symbol`. */
function spoken(code: string): string {
  return code.replace(/(?<=[a-z])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).toLowerCase();
}

function withoutUndefined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}

/**
 * Reads a configuration file from disk. A file that cannot be read is a problem at line 1.
 */
export function loadConfig(file: string, rules: readonly KnownRule[]): ParsedConfig {
  try {
    return parseConfig(readOrdinaryText(file).replace(/^\uFEFF/, ' '), file, rules);
  } catch (error) {
    const message = `the configuration cannot be read: ${systemReason(error)}`;
    return { config: {}, isBroken: true, problems: [{ file, line: 1, column: 1, message }] };
  }
}

/** The nearest configuration file from `folder` up to the top of the Git work tree, or in `folder` alone outside of one. */
export function findConfig(folder: string): string | undefined {
  const isFile = (target: string) => statSync(target, { throwIfNoEntry: false })?.isFile() === true;
  const here = path.join(folder, CONFIG_FILE_NAME);
  if (isFile(here)) return here;
  let found: string | undefined;
  for (let current = folder; ; current = path.dirname(current)) {
    const candidate = path.join(current, CONFIG_FILE_NAME);
    if (!found && isFile(candidate)) found = candidate;
    if (statSync(path.join(current, '.git'), { throwIfNoEntry: false })) return found;
    if (current === path.dirname(current)) return undefined;
  }
}

/** Settings from the editor or the command line; they win over the project's file, rule by rule. */
export interface ConfigOverrides {
  readonly rules?: Readonly<Record<string, RuleSetting>>;
  readonly only?: readonly string[];
  readonly minPrecision?: Precision;
  readonly parseBudget?: number;
  /** See `AnalysisOptions.today`. */
  readonly today?: string;
}

/** The present day where this runs, as suppressions name their last one. */
export function localDay(now: Date = new Date()): string {
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** What the analyzer is to do, from the project's file and the editor's or the command line's settings. */
export function toAnalysisOptions(config: HoldfastConfig, overrides: ConfigOverrides = {}): AnalysisOptions {
  return withoutUndefined<AnalysisOptions>({
    rules: { ...config.rules, ...overrides.rules },
    suppressions: config.suppressions,
    today: overrides.today,
    only: overrides.only,
    minPrecision: overrides.minPrecision ?? config.minPrecision ?? DEFAULT_MIN_PRECISION,
    parseBudget: overrides.parseBudget ?? config.parseBudget,
  });
}
