import { readFileSync } from 'node:fs';
import type { AnalysisNotice } from '../core/diagnostic';
import { worded } from '../core/wording';
import { type FileStamp, stampOf } from './file-stamp';
import { toPath } from './file-uri';
import { ordinaryStats } from './ordinary-file';
import { decodeText, type TextEncoding } from './text-encoding';

/** Larger files are generated or data; reading them would cost more than they can tell. */
export const MAX_FILE_BYTES = 5 * 1024 * 1024;

export interface StoredText {
  readonly text: string;
  readonly encoding: TextEncoding;
  /** Of the file as it was before it was read; absent when the same one could stand for another text. */
  readonly stamp?: FileStamp;
}

/** The text of a file, or why there is none: `notice` is absent when a file is left out silently. */
export type ReadResult = StoredText | { readonly notice?: AnalysisNotice };

/** Reads a file by its URI. Never throws: unreadable, too large and wrongly encoded files come back as a notice. */
export function readSource(uri: string): ReadResult {
  const tooLarge = (size: number): ReadResult => {
    const sizes = { size: (size / 1048576).toFixed(1), limit: String(MAX_FILE_BYTES / 1048576) };
    const text = worded('is {size} MB; files above {limit} MB are not analysed', sizes);
    return { notice: { uri, kind: 'skipped', ...text, byDesign: 'too-large' } };
  };
  let bytes: Uint8Array;
  let stamp: FileStamp | undefined;
  try {
    const path = toPath(uri);
    const stats = ordinaryStats(path);
    if (stats.size > MAX_FILE_BYTES) return tooLarge(stats.size);
    stamp = stampOf(stats);
    bytes = readFileSync(path);
    // It may have grown since.
    if (bytes.length > MAX_FILE_BYTES) return tooLarge(bytes.length);
  } catch (error) {
    return { notice: { uri, kind: 'skipped', ...unreadable(error) } };
  }
  const decoded = decodeText(bytes);
  if ('text' in decoded) return stamp ? { ...decoded, stamp } : decoded;
  // Keys in binary form, and presentations, whose names end like those of keys.
  if (decoded.problem === 'binary' && /\.(pem|p8|key)$/i.test(uri)) return {};
  if (decoded.problem === 'binary' && String.fromCharCode(...bytes.subarray(0, 6)) === 'bplist') return {};
  const { message, wording } = decoded;
  return { notice: { uri, kind: 'skipped', message, wording } };
}

/** Says that something cannot be read, and why. */
export function unreadable(error: unknown): ReturnType<typeof worded> {
  return worded('cannot be read: {reason}', { reason: systemReason(error) });
}

/** What the operating system says, in words: `permission denied`. */
export function systemReason(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  const words: Record<string, string> = {
    EACCES: 'permission denied',
    EPERM: 'operation not permitted',
    ENOENT: 'no such file or folder',
    ENOTDIR: 'not a folder',
    EISDIR: 'is a folder',
    ELOOP: 'too many symbolic links (a cycle)',
    EMFILE: 'too many open files',
    ENAMETOOLONG: 'the name is too long',
  };
  return (code && words[code]) ?? (error instanceof Error ? error.message : String(error));
}
