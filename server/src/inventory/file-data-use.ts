import type { FileContext } from '../engine/context';
import type { Finding } from '../engine/diagnostics';
import type { ProbedFlow } from './flow-probe';
import type { DataDestination, FileDataUse } from './inventory';
import { readingWords } from './reading-words';

/** Places of one API that are listed for a file; more say nothing new. */
const PLACES_PER_WORD = 3;

/** What a parsed file reads, and where the solver saw it go. Words in comments and test code do not count. */
export function fileDataUse(shared: FileContext, findings: readonly Finding[]): FileDataUse {
  const { file } = shared;
  return {
    uri: file.uri,
    read: shared.isTest ? [] : readPlaces(shared),
    goesTo: findings.map(({ source }) => destination(file.uri, source.match.state as ProbedFlow)),
  };
}

function destination(uri: string, { type, path }: ProbedFlow): FileDataUse['goesTo'][number] {
  const { sink, source, steps } = path;
  return {
    type,
    kind: sink.model.kind as DataDestination['kind'],
    name: sink.model.label,
    value: source.name,
    uri,
    range: { start: sink.value.range.start, end: sink.value.range.end },
    steps: steps.map(({ uri: at, range, message }) => ({
      uri: at,
      range: { start: range.start, end: range.end },
      message,
    })),
  };
}

function readPlaces({ file }: FileContext): FileDataUse['read'] {
  const comments = file.tree?.comments ?? [];
  const inComment = (at: number): boolean => comments.some(({ range }) => range.start <= at && at < range.end);
  const seen = new Map<string, number>();
  const places: FileDataUse['read'][number][] = [];
  for (const found of file.text.matchAll(/[A-Za-z_$][\w$]*/g)) {
    const types = readingWords.get(found[0]);
    if (!types || inComment(found.index) || isImported(file.text, found.index)) continue;
    const times = seen.get(found[0]) ?? 0;
    seen.set(found[0], times + 1);
    if (times >= PLACES_PER_WORD) continue;
    const range = { start: found.index, end: found.index + found[0].length };
    for (const type of types) places.push({ type, name: found[0], uri: file.uri, range });
  }
  return places;
}

/** An import alone reads nothing. */
function isImported(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, at);
  return /^\s*(?:import|from|export|#import|#include|@import|package)\b/.test(line);
}
