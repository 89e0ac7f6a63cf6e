import type { FileAnalysis } from '../analyzer';
import type { FactsUsed } from '../project/facts-used';
import type { FileStamp } from '../project/file-stamp';
import type { FileSummary } from '../project/file-summary';
import type { CacheFolder } from './cache-folder';
import { type PackedSummaries, withoutText } from './packed-summaries';
import type { PlainOptions } from './tasks';

/** What is kept of one file between scans. */
export interface StoredFile {
  /** Digest of the text it was made from; empty for a file that could not be read. */
  readonly hash: string;
  /** A file that still has it need not be read to know that its text is the same. */
  readonly stamp?: FileStamp;
  readonly analysis?: FileAnalysis;
  /** What the analysis asked of the project; absent when the file was not analysed. */
  readonly used?: FactsUsed;
}

/** What is kept of one project, scanned with one set of options. */
export interface StoredProject {
  readonly files: ReadonlyMap<string, StoredFile>;
  /** Of those files that have one. */
  readonly summaries: PackedSummaries;
  readonly complete: boolean;
  readonly hasOpaqueBinaries: boolean;
  /** Results of the rules over the project and what they asked of it. */
  readonly project: readonly FileAnalysis[];
  readonly used: FactsUsed;
  /** The day it was made on, for suppressions that end. */
  readonly today?: string;
}

/** Results of earlier scans of one project; undefined when there are none for these options. */
export function readStored(cache: CacheFolder, root: string, options: PlainOptions): StoredProject | undefined {
  const value = cache.read(nameOf(root, options)) as StoredProject | undefined;
  if (!(value?.files instanceof Map && value.summaries instanceof Uint8Array)) return undefined;
  return value.today === options.today ? value : withoutDated(value);
}

/** What still holds on another day: results in which no suppression has a last day. */
function withoutDated(stored: StoredProject): StoredProject | undefined {
  if (stored.project.some(({ dated }) => dated)) return undefined;
  const files = [...stored.files].map(([uri, file]): [string, StoredFile] =>
    file.analysis?.dated ? [uri, { hash: file.hash, stamp: file.stamp }] : [uri, file],
  );
  return { ...stored, files: new Map(files) };
}

export function writeStored(cache: CacheFolder, root: string, options: PlainOptions, project: StoredProject): void {
  cache.write(nameOf(root, options), { ...project, today: options.today });
}

/** Summaries of a folder's files by URI, without options: what a server needs before anything is analysed. */
export type StoredSummaries = ReadonlyMap<string, StoredSummary>;

export interface StoredSummary {
  /** Digest of the text it was made from. */
  readonly hash: string;
  readonly stamp?: FileStamp;
  /** Without the text of structured files, which is read again. */
  readonly summary?: FileSummary;
}

/** So many files that had to be read, and need not be the next time, are worth writing everything again. */
export const RESTAMPED = 32;

export function readSummaries(cache: CacheFolder, folder: string): StoredSummaries | undefined {
  const value = cache.read(JSON.stringify(['summaries', folder]));
  return value instanceof Map ? value : undefined;
}

export function writeSummaries(cache: CacheFolder, folder: string, summaries: StoredSummaries): void {
  const files = new Map(
    [...summaries].map(([uri, { hash, stamp, summary }]) => [
      uri,
      { hash, stamp, summary: summary && withoutText(summary) },
    ]),
  );
  cache.write(JSON.stringify(['summaries', folder]), files);
}

/** The day is no part of the name, unless the project file accepts findings up to a day: a new one would forget everything. */
function nameOf(root: string, { today, ...options }: PlainOptions): string {
  const ends = options.suppressions?.some(({ until }) => until !== undefined);
  return JSON.stringify(['scan', root, options, ends ? today : undefined]);
}
