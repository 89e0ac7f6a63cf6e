import { randomBytes } from 'node:crypto';
import { chmodSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file so that it holds the old or the new content at any time: to a file beside it, then renamed. Links are kept
 * and the file's mode too. Throws what the system says; the file is then untouched.
 */
export function writeAtomically(target: string, content: string | Uint8Array): void {
  const known = statSync(target, { throwIfNoEntry: false });
  const real = known ? realpathSync(target) : target;
  mkdirSync(path.dirname(real), { recursive: true });
  const temporary = path.join(path.dirname(real), `.${path.basename(real)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    writeFileSync(temporary, content, { flag: 'wx' });
    if (known) chmodSync(temporary, known.mode);
    renameSync(temporary, real);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
