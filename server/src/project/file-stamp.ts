import { type Stats, statSync } from 'node:fs';
import { toPath } from './file-uri';

/** Size, times of the last change of content and of anything, and number of a file on its disk: what Git's index knows files by. */
export type FileStamp = readonly [size: number, modified: number, changed: number, number: number];

/** Milliseconds. No clock of a disk is coarser than two seconds. */
const SETTLED = 3000;

/**
 * The stamp of a file that is about to be read, if every later change of the file will give it another one. It would not for a change
 * within the same tick of the disk's clock, so a file that has just been changed has none; nor has one whose clock counts
 * whole seconds or tells no time of change, as on file systems that are set up for another time zone or another machine's clock.
 */
export function stampOf({ size, mtimeMs, ctimeMs, ino }: Stats, now = Date.now()): FileStamp | undefined {
  const isSettled = Math.max(mtimeMs, ctimeMs) < now - SETTLED;
  return isSettled && ctimeMs % 1000 !== 0 ? [size, mtimeMs, ctimeMs, ino] : undefined;
}

/** Whether a file is the one that had this stamp, unchanged. Its content alone may be older than that: copies and restored files differ. */
export function hasStamp(uri: string, stamp: FileStamp): boolean {
  try {
    const { size, mtimeMs, ctimeMs, ino } = statSync(toPath(uri));
    return size === stamp[0] && mtimeMs === stamp[1] && ctimeMs === stamp[2] && ino === stamp[3];
  } catch {
    return false;
  }
}
