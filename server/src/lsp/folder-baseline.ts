import { dirname } from 'node:path';
import type { Diagnostic } from '../core/diagnostic';
import { applyBaseline, type Baseline, type BaselineResult, baselineNames, parseBaseline } from '../project/baseline';
import { readOrdinaryText } from '../project/ordinary-file';
import { systemReason } from '../project/read-source';

/** A baseline file and what it knows of files, by canonical URI. */
export interface FolderBaseline {
  readonly path: string;
  /** Findings of one file, new ones and known ones apart. */
  part(uri: string, diagnostics: readonly Diagnostic[]): Pick<BaselineResult<Diagnostic>, 'fresh' | 'baselined'>;
  /** Entries of analysed files whose findings are no longer there. */
  gone(found: readonly Diagnostic[], analyzed: readonly string[]): BaselineResult<Diagnostic>['gone'];
}

/** Reads a baseline; undefined, with a word to `complain`, when it cannot be read. All findings are shown then. */
export function readFolderBaseline(path: string, complain: (message: string) => void): FolderBaseline | undefined {
  let baseline: Baseline;
  try {
    baseline = parseBaseline(readOrdinaryText(path));
  } catch (error) {
    complain(`${path}: the baseline cannot be read, so all findings are shown: ${systemReason(error)}`);
    return undefined;
  }
  const nameOf = baselineNames(dirname(path));
  return {
    path,
    part(uri, diagnostics) {
      const name = nameOf(uri);
      const known = baseline.findings[name];
      if (!known) return { fresh: diagnostics, baselined: [] };
      return applyBaseline({ version: 1, findings: { [name]: known } }, diagnostics, () => name);
    },
    gone(found, analyzed) {
      const names = new Set(analyzed.map(nameOf));
      return applyBaseline(baseline, found, nameOf, (name) => names.has(name)).gone;
    },
  };
}
