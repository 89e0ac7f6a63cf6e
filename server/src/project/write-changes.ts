import { realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileChanges, TextEdit } from '../core/edit';
import { writeAtomically } from './atomic-write';
import { readSource } from './read-source';
import { encodeText } from './text-encoding';

/**
 * Writes all files of one set of changes and returns their URIs. Everything is computed before the first file is touched. Throws
 * when a file can no longer be read or written, or when its real place is in none of the folders `within`: a link in a checkout must
 * not lead a fix out of it.
 */
export function writeChanges(changes: FileChanges, within: readonly string[]): string[] {
  const contents: { uri: string; bytes: Uint8Array }[] = [];
  const folders = within.map((folder) => realpathSync(folder));
  for (const uri of [...changes.edits.keys(), ...changes.created.keys()]) {
    const place = realPlace(fileURLToPath(uri));
    if (!folders.some((folder) => place.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep)))
      throw new Error(`the fix would change ${place}, which lies outside of ${folders.join(', ')}`);
  }
  for (const [uri, edits] of changes.edits) {
    if (edits.length === 0) continue;
    const read = readSource(uri);
    if (!('text' in read)) throw new Error(`${uri} can no longer be read`);
    contents.push({ uri, bytes: encodeText(applyEdits(read.text, edits), read.encoding) });
  }
  for (const [uri, text] of changes.created) {
    if (statSync(fileURLToPath(uri), { throwIfNoEntry: false })) continue;
    contents.push({ uri, bytes: encodeText(text, 'utf-8') });
  }
  for (const { uri, bytes } of contents) writeAtomically(fileURLToPath(uri), bytes);
  return contents.map(({ uri }) => uri);
}

/** Where a file is or would be, links followed as far as they exist. */
function realPlace(target: string): string {
  if (statSync(target, { throwIfNoEntry: false })) return realpathSync(target);
  const folder = path.dirname(target);
  return folder === target ? target : path.join(realPlace(folder), path.basename(target));
}

/** The text after edits that do not overlap; new lines end as the text's lines do. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const crlf = /\r\n/.test(text) && !/(?<!\r)\n/.test(text);
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start || a.range.end - b.range.end);
  let result = '';
  let done = 0;
  for (const { range, newText } of sorted) {
    if (range.start < done) throw new Error('the edits of a fix overlap');
    result += text.slice(done, range.start) + (crlf ? newText.replace(/(?<!\r)\n/g, '\r\n') : newText);
    done = range.end;
  }
  return result + text.slice(done);
}
