import { deserialize, serialize } from 'node:v8';
import type { FileSummary } from '../project/file-summary';
import { informsProject } from '../syntax/file-kind';

/**
 * Summaries of a project's files in the bytes that are also kept between scans: a third of what the objects take, outside of the heap, and
 * made objects again only when somebody asks. The texts of structured files are not in them.
 */
export type PackedSummaries = Uint8Array;

export function packSummaries(summaries: Iterable<FileSummary>): PackedSummaries {
  return serialize(Array.from(summaries, withoutText));
}

/** The summaries by URI; structured files have no text. */
export function unpackSummaries(packed: PackedSummaries): Map<string, FileSummary> {
  const summaries = deserialize(packed) as FileSummary[];
  return new Map(summaries.map((summary) => [summary.uri, summary]));
}

export function withoutText(summary: FileSummary): FileSummary {
  if (summary.text === undefined) return summary;
  const { text: _text, ...kept } = summary;
  return kept;
}

/** A summary as it was before it was packed. `textOf` is asked for structured files only. */
export function withText(summary: FileSummary, textOf: (uri: string) => string | undefined): FileSummary {
  return informsProject(summary.role) ? { ...summary, text: textOf(summary.uri) } : summary;
}
