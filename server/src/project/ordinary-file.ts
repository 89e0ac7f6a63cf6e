import { readFileSync, statSync } from 'node:fs';

/**
 * The bytes of a file. Throws what the system says, and for a pipe, a device or the like behind a link in a checkout: reading one could
 * wait or go on for ever.
 */
export function readOrdinaryFile(path: string): Uint8Array {
  const stats = statSync(path);
  if (!stats.isFile() && !stats.isDirectory()) throw new Error('no ordinary file');
  return readFileSync(path);
}

/** The same as text, in UTF-8. */
export function readOrdinaryText(path: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(readOrdinaryFile(path));
}
