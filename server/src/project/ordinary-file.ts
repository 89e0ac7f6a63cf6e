import { readFileSync, type Stats, statSync } from 'node:fs';

/**
 * What the system knows of a file or folder. Throws what the system says, and for a pipe, a device or the like behind a link in a
 * checkout: reading one could wait or go on for ever.
 */
export function ordinaryStats(path: string): Stats {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('no ordinary file');
  return stats;
}

/** The text of a file, in UTF-8. Throws as `ordinaryStats` does. */
export function readOrdinaryText(path: string): string {
  ordinaryStats(path);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readFileSync(path));
}
