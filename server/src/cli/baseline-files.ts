import path from 'node:path';
import type { Diagnostic } from '../core/diagnostic';
import { writeAtomically } from '../project/atomic-write';
import {
  applyBaseline,
  type Baseline,
  type BaselineResult,
  baselineNames,
  createBaseline,
  parseBaseline,
} from '../project/baseline';
import { readOrdinaryText } from '../project/ordinary-file';
import { systemReason } from '../project/read-source';
import { fileExists } from '../scan/source-store';
import { UsageError } from './exit-codes';

/** Reads a baseline; throws a `UsageError` that says what is wrong with it. */
export function loadBaseline(file: string, shown: string): Baseline {
  try {
    return parseBaseline(readOrdinaryText(file));
  } catch (error) {
    throw new UsageError(`holdfast: ${shown}: the baseline cannot be read: ${systemReason(error)}`);
  }
}

/** Writes all findings; paths in it are relative to its own folder, so that it can be checked in. */
export function saveBaseline(file: string, diagnostics: readonly Diagnostic[]): void {
  writeAtomically(
    file,
    `${JSON.stringify(createBaseline(diagnostics, baselineNames(path.dirname(file))), undefined, 2)}\n`,
  );
}

/** Splits findings by a baseline that lies at `file`; `analyzed` are the URIs that were looked at. */
export function splitByBaseline(
  baseline: Baseline,
  file: string,
  diagnostics: readonly Diagnostic[],
  analyzed: readonly string[],
): BaselineResult<Diagnostic> {
  const relative = baselineNames(path.dirname(file));
  const scanned = new Set(analyzed.map(relative));
  const folder = path.dirname(file);
  const wasScanned = (name: string) => scanned.has(name) || !fileExists(uriBelow(folder, name));
  return applyBaseline(baseline, diagnostics, relative, wasScanned);
}

function uriBelow(folder: string, name: string): string {
  return new URL(name.split('/').map(encodeURIComponent).join('/'), `file://${encodeURI(folder)}/`).href;
}
