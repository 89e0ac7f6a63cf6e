import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Diagnostic } from '../core/diagnostic';

/**
 * Findings that were there before and are not reported again: per file (path relative to the baseline's folder, forward
 * slashes) and rule the fingerprints, each as often as it occurs.
 */
export interface Baseline {
  readonly version: 1;
  readonly findings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface BaselineResult<D> {
  /** Not in the baseline. */
  readonly fresh: readonly D[];
  readonly baselined: readonly D[];
  /** In the baseline and no longer there: mended, so the entry can go. */
  readonly gone: readonly { readonly file: string; readonly ruleId: string; readonly count: number }[];
}

/** How a baseline in `folder` names files: by their path from there, with forward slashes. */
export function baselineNames(folder: string): (uri: string) => string {
  return (uri) => path.relative(folder, fileURLToPath(uri)).split(path.sep).join('/');
}

/** A baseline of these findings; sorted, so that it changes little from one writing to the next. */
export function createBaseline(diagnostics: Iterable<Diagnostic>, fileOf: (uri: string) => string): Baseline {
  const findings: Record<string, Record<string, string[]>> = {};
  const sorted = [...diagnostics].sort((a, b) => compare(sortKey(a), sortKey(b)));
  for (const diagnostic of sorted) {
    const file = fileOf(diagnostic.uri);
    findings[file] ??= {};
    const rules = findings[file];
    rules[diagnostic.ruleId] ??= [];
    (rules[diagnostic.ruleId] as string[]).push(diagnostic.fingerprint);
  }
  return { version: 1, findings };
}

function sortKey(diagnostic: Diagnostic): string {
  return [diagnostic.uri, diagnostic.ruleId, diagnostic.fingerprint].join('\n');
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Reads a baseline; throws an `Error` that says what is wrong with it. */
export function parseBaseline(text: string): Baseline {
  const value: unknown = JSON.parse(text);
  if (!isRecord(value) || value.version !== 1 || !isRecord(value.findings)) {
    throw new Error('not a baseline: expected {"version": 1, "findings": {…}}; write one with --write-baseline');
  }
  for (const [file, rules] of Object.entries(value.findings)) {
    const wellFormed =
      isRecord(rules) &&
      Object.values(rules).every((list) => Array.isArray(list) && list.every((entry) => typeof entry === 'string'));
    if (!wellFormed)
      throw new Error(`not a baseline: the entry of "${file}" must map rule ids to lists of fingerprints`);
  }
  return value as unknown as Baseline;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Splits findings into new and known ones. `wasScanned` tells whether a file of the baseline was looked at, or is no longer
 * there; only then can its entries be gone.
 */
export function applyBaseline<D extends Diagnostic>(
  baseline: Baseline,
  diagnostics: readonly D[],
  fileOf: (uri: string) => string,
  wasScanned: (file: string) => boolean = () => true,
): BaselineResult<D> {
  const open = new Map<string, number>();
  const key = (file: string, ruleId: string, fingerprint: string) => JSON.stringify([file, ruleId, fingerprint]);
  for (const [file, rules] of Object.entries(baseline.findings)) {
    for (const [ruleId, fingerprints] of Object.entries(rules)) {
      for (const fingerprint of fingerprints) {
        const entry = key(file, ruleId, fingerprint);
        open.set(entry, (open.get(entry) ?? 0) + 1);
      }
    }
  }
  const fresh: D[] = [];
  const baselined: D[] = [];
  for (const diagnostic of diagnostics) {
    const entry = key(fileOf(diagnostic.uri), diagnostic.ruleId, diagnostic.fingerprint);
    const left = open.get(entry) ?? 0;
    if (left > 0) open.set(entry, left - 1);
    (left > 0 ? baselined : fresh).push(diagnostic);
  }
  const gone = new Map<string, { file: string; ruleId: string; count: number }>();
  for (const [entry, left] of open) {
    const [file, ruleId] = JSON.parse(entry) as [string, string, string];
    if (left === 0 || !wasScanned(file)) continue;
    const name = JSON.stringify([file, ruleId]);
    gone.set(name, { file, ruleId, count: (gone.get(name)?.count ?? 0) + left });
  }
  return { fresh, baselined, gone: [...gone.values()] };
}
