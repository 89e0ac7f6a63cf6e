import type { Diagnostic } from '../core/diagnostic';
import { canonicalUri } from './texts';

/** Findings by file, in three layers: of the open text, of the last workspace scan, and of rules over the whole project. */
export interface Results {
  /** Findings of an open document and the version they belong to. */
  setOpen(uri: string, version: number, diagnostics: readonly Diagnostic[]): void;
  dropOpen(uri: string): void;
  /** Findings of a file on disk, from a scan. Kept until the next scan of its folder or a change of the file. */
  setScanned(uri: string, diagnostics: readonly Diagnostic[]): void;
  hasScanned(uri: string): boolean;
  /** Replaces all findings of project rules of a folder; returns the files whose findings changed. */
  setProject(folder: string, byFile: ReadonlyMap<string, readonly Diagnostic[]>): ReadonlySet<string>;
  hasProjectFindings(uri: string): boolean;
  /** Forgets what scans of a folder found; returns the files. */
  dropScanned(folder: string): ReadonlySet<string>;
  /** Forgets all that is known of a folder; returns the files that had findings. */
  dropFolder(folder: string): ReadonlySet<string>;
  /** Findings of a file as the editor should show them, by position: the open text wins over the scan. */
  of(uri: string): readonly Diagnostic[];
  versionOf(uri: string): number | undefined;
}

export function createResults(): Results {
  const open = new Map<string, { version: number; diagnostics: readonly Diagnostic[] }>();
  const scanned = new Map<string, readonly Diagnostic[]>();
  const project = new Map<string, Map<string, readonly Diagnostic[]>>();

  const projectDiagnostics = (uri: string): readonly Diagnostic[] => {
    for (const byFile of project.values()) {
      const found = byFile.get(uri);
      if (found) return found;
    }
    return [];
  };
  const within = (folder: string, uri: string): boolean => uri.startsWith(`${folder}/`);
  const dropScanned = (folder: string): ReadonlySet<string> => {
    const dropped = new Set([...scanned.keys()].filter((uri) => within(folder, uri)));
    for (const uri of dropped) scanned.delete(uri);
    return dropped;
  };

  return {
    setOpen: (uri, version, diagnostics) => void open.set(canonicalUri(uri), { version, diagnostics }),
    dropOpen: (uri) => void open.delete(canonicalUri(uri)),
    setScanned: (uri, diagnostics) => void scanned.set(canonicalUri(uri), diagnostics),
    hasScanned: (uri) => scanned.has(canonicalUri(uri)),
    setProject: (folder, byFile) => {
      const before = project.get(folder) ?? new Map<string, readonly Diagnostic[]>();
      const now = new Map([...byFile].filter(([, diagnostics]) => diagnostics.length > 0));
      project.set(folder, now);
      const changed = new Set<string>();
      for (const uri of new Set([...before.keys(), ...now.keys()])) {
        if (key(before.get(uri)) !== key(now.get(uri))) changed.add(uri);
      }
      return changed;
    },
    hasProjectFindings: (uri) => projectDiagnostics(canonicalUri(uri)).length > 0,
    dropScanned,
    dropFolder: (folder) => {
      const dropped = new Set([...dropScanned(folder), ...(project.get(folder)?.keys() ?? [])]);
      project.delete(folder);
      return dropped;
    },
    of: (uri) => {
      const file = canonicalUri(uri);
      const own = open.get(file)?.diagnostics ?? scanned.get(file) ?? [];
      // A scan reports project rules together with the others, so the same finding may come twice.
      const distinct = new Map([...own, ...projectDiagnostics(file)].map((each) => [identity(each), each]));
      return [...distinct.values()].sort(
        (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || a.ruleId.localeCompare(b.ruleId),
      );
    },
    versionOf: (uri) => open.get(canonicalUri(uri))?.version,
  };
}

function identity(each: Diagnostic): string {
  return `${each.ruleId} ${each.messageId} ${each.range.start}-${each.range.end} ${each.message}`;
}

function key(diagnostics: readonly Diagnostic[] | undefined): string {
  return (diagnostics ?? []).map(identity).join('|');
}
