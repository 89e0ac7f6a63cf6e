import path from 'node:path';

/** Root of the repository. */
export const root = path.join(__dirname, '..', '..');

/** An absolute path below the root. */
export function at(...parts: readonly string[]): string {
  return path.join(root, ...parts);
}
