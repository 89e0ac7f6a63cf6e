import { isCandidate } from '../project/candidates';
import { type FactsUsed, factsHold, withoutSinkFunctions } from '../project/facts-used';
import type { ProjectFacts } from '../rule-kit/rule';
import type { Folder } from './folder';
import { nothingFound } from './results';
import type { ServerContext } from './server-context';
import { canonicalUri } from './texts';

/** Keeps what scans found in files that are not open true while the project changes. */
export interface ScannedFiles {
  /** Takes over what the analysis of a file in a scan asked of its project. */
  scanned(uri: string, used: FactsUsed | undefined): void;
  /** The disk may have another text of the file, or none; true when the next check will look at it. */
  changed(uri: string): boolean;
  /** Findings of a file that is closed now, from its text on disk. */
  analyze(uri: string): void;
  /** Analyses the files of a folder again that changed or whose project answers otherwise now, without keeping others waiting. */
  check(folder: Folder): void;
  /** Makes the next check look at all files of a folder, for example after a change of its options. */
  forget(folder: Folder): void;
  dispose(): void;
}

/** Checking yields to requests after this many milliseconds. */
const SLICE = 15;

export function createScannedFiles(context: ServerContext, publish: (uri: string) => void): ScannedFiles {
  const { texts, folders, results, lastScan } = context;
  /** What the last analysis of a file asked, and the functions that led to a sink when that was last seen to hold. */
  const usedBy = new Map<string, { readonly used: FactsUsed; sinks?: string }>();
  /** The newest check of a folder; an older one ends. */
  const checks = new Map<Folder, object>();

  const analyze = (uri: string): void => {
    const file = canonicalUri(uri);
    const document = texts.document(file);
    const folder = folders.of(file);
    usedBy.delete(file);
    if (document && !folder.isSkipped(file, document.getText())) {
      const recorded = folders.analyzeRecorded(document);
      if (recorded) usedBy.set(file, { used: recorded.used });
      results.setScanned(file, folder.found(file, recorded?.analysis));
    } else results.dropScannedFile(file);
    publish(file);
  };

  const changed = (uri: string): boolean => {
    const file = canonicalUri(uri);
    usedBy.delete(file);
    if (results.hasScanned(file)) return true;
    // A file that came after a scan of its whole folder is as much part of it as the others.
    const folder = folders.of(file);
    if (!lastScan.get()?.folders.includes(folder) || !isCandidate(file) || folder.isSkipped(file, '')) return false;
    results.setScanned(file, nothingFound);
    return true;
  };

  const holds = (folder: Folder, uri: string): boolean => {
    const known = usedBy.get(uri);
    if (!known) return false;
    const facts = folder.facts(uri);
    const sinks = sinksOf(facts);
    // Spares reading every file of a large project after each pause in typing.
    const used = known.sinks === sinks ? withoutSinkFunctions(known.used) : known.used;
    if (!factsHold(facts, used, () => texts.read(uri))) return false;
    known.sinks = sinks;
    return true;
  };

  return {
    scanned(uri, used) {
      if (used) usedBy.set(canonicalUri(uri), { used });
      else usedBy.delete(canonicalUri(uri));
    },
    changed,
    analyze,
    async check(folder) {
      const check = {};
      checks.set(folder, check);
      let sliceStart = performance.now();
      for (const uri of results.scanned(folder.uri)) {
        // An open document has an analysis of its own.
        if (folders.of(uri) === folder && !texts.open(uri) && !holds(folder, uri)) analyze(uri);
        if (performance.now() - sliceStart < SLICE) continue;
        await new Promise((resolve) => setImmediate(resolve));
        if (checks.get(folder) !== check) return;
        sliceStart = performance.now();
      }
      checks.delete(folder);
    },
    forget(folder) {
      for (const uri of results.scanned(folder.uri)) usedBy.delete(uri);
      for (const uri of folder.files()) changed(uri);
    },
    dispose: () => checks.clear(),
  };
}

const sinkNames = new WeakMap<ProjectFacts, string>();

function sinksOf(facts: ProjectFacts): string {
  const known = sinkNames.get(facts);
  if (known !== undefined) return known;
  const names = [...(facts.symbols.sinkFunctions ?? [])].sort().join(' ');
  sinkNames.set(facts, names);
  return names;
}
