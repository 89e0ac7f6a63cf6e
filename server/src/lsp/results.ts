import type { Diagnostic } from '../core/diagnostic';
import { canonicalUri } from './texts';

/** What was found in a file: to be shown, accepted in the source with a reason, and known from a baseline. */
export interface Found {
  readonly diagnostics: readonly Diagnostic[];
  readonly suppressed: readonly (Diagnostic & { readonly reason: string })[];
  readonly baselined: readonly Diagnostic[];
}

export const nothingFound: Found = { diagnostics: [], suppressed: [], baselined: [] };

/** Findings by file, in three layers: of the open text, of the last workspace scan, and of rules over the whole project. */
export interface Results {
  /** Findings of an open document and the version they belong to. */
  setOpen(uri: string, version: number, found: Found): void;
  dropOpen(uri: string): void;
  /** Findings of a file on disk, from a scan. Kept until the next scan of its folder or a change of the file. */
  setScanned(uri: string, found: Found): void;
  hasScanned(uri: string): boolean;
  /** Files of a folder that a scan has reported on. */
  scanned(folder: string): readonly string[];
  /** Forgets what a scan found in a file, for example when it is gone. */
  dropScannedFile(uri: string): void;
  /** Canonical URIs of all files that something is known of. */
  files(): readonly string[];
  /** Replaces all findings of project rules of a folder; returns the files whose findings changed. */
  setProject(folder: string, byFile: ReadonlyMap<string, Found>): ReadonlySet<string>;
  hasProjectFindings(uri: string): boolean;
  /** What rules over the project found in a file. */
  ofProject(uri: string): Found;
  /** Forgets what scans of a folder found; returns the files. */
  dropScanned(folder: string): ReadonlySet<string>;
  /** Forgets all that is known of a folder; returns the files that had findings. */
  dropFolder(folder: string): ReadonlySet<string>;
  /** Findings of a file as the editor should show them, by position: the open text wins over the scan. */
  of(uri: string): readonly Diagnostic[];
  /** The same with what is not shown. */
  all(uri: string): Found;
  versionOf(uri: string): number | undefined;
}

export function createResults(): Results {
  const open = new Map<string, { version: number; found: Found }>();
  const scanned = new Map<string, Found>();
  const project = new Map<string, Map<string, Found>>();

  const ofProject = (uri: string): Found => {
    for (const byFile of project.values()) {
      const found = byFile.get(uri);
      if (found) return found;
    }
    return nothingFound;
  };
  const within = (folder: string, uri: string): boolean => uri.startsWith(`${folder}/`);
  const dropScanned = (folder: string): ReadonlySet<string> => {
    const dropped = new Set([...scanned.keys()].filter((uri) => within(folder, uri)));
    for (const uri of dropped) scanned.delete(uri);
    return dropped;
  };
  const all = (uri: string): Found => {
    const file = canonicalUri(uri);
    const own = open.get(file)?.found ?? scanned.get(file) ?? nothingFound;
    const more = ofProject(file);
    // A scan reports project rules together with the others, so the same finding may come twice.
    return {
      diagnostics: distinct([...own.diagnostics, ...more.diagnostics]),
      suppressed: distinct([...own.suppressed, ...more.suppressed]),
      baselined: distinct([...own.baselined, ...more.baselined]),
    };
  };

  return {
    setOpen: (uri, version, found) => void open.set(canonicalUri(uri), { version, found }),
    dropOpen: (uri) => void open.delete(canonicalUri(uri)),
    setScanned: (uri, found) => void scanned.set(canonicalUri(uri), found),
    hasScanned: (uri) => scanned.has(canonicalUri(uri)),
    scanned: (folder) => [...scanned.keys()].filter((uri) => within(folder, uri)),
    dropScannedFile: (uri) => void scanned.delete(canonicalUri(uri)),
    files: () => [
      ...new Set([...open.keys(), ...scanned.keys(), ...[...project.values()].flatMap((each) => [...each.keys()])]),
    ],
    setProject: (folder, byFile) => {
      const before = project.get(folder) ?? new Map<string, Found>();
      const now = new Map(
        [...byFile].filter(([, found]) => Object.values(found).some((list: readonly Diagnostic[]) => list.length > 0)),
      );
      project.set(folder, now);
      const changed = new Set<string>();
      for (const uri of new Set([...before.keys(), ...now.keys()])) {
        if (key(before.get(uri)) !== key(now.get(uri))) changed.add(uri);
      }
      return changed;
    },
    ofProject: (uri) => ofProject(canonicalUri(uri)),
    hasProjectFindings: (uri) => ofProject(canonicalUri(uri)) !== nothingFound,
    dropScanned,
    dropFolder: (folder) => {
      const dropped = new Set([...dropScanned(folder), ...(project.get(folder)?.keys() ?? [])]);
      project.delete(folder);
      return dropped;
    },
    of: (uri) => all(uri).diagnostics,
    all,
    versionOf: (uri) => open.get(canonicalUri(uri))?.version,
  };
}

/** Each finding once, by position. */
function distinct<D extends Diagnostic>(diagnostics: readonly D[]): readonly D[] {
  return [...new Map(diagnostics.map((each) => [identity(each), each])).values()].sort(
    (a, b) => a.range.start - b.range.start || a.range.end - b.range.end || a.ruleId.localeCompare(b.ruleId),
  );
}

function identity(each: Diagnostic): string {
  return `${each.ruleId} ${each.messageId} ${each.range.start}-${each.range.end} ${each.message}`;
}

function key(found: Found | undefined): string {
  return (found?.diagnostics ?? []).map((each) => `${identity(each)} ${each.severity}`).join('|');
}
