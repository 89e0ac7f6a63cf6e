import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Values that outlive the process, by name. A cache: everything in it can be lost at any time. */
export interface CacheFolder {
  /** The value written last, by this or another process; undefined when there is none, or it is damaged. */
  read(name: string): unknown;
  /** Keeps plain data. A value that cannot be written, for example on a full disk, is not kept. */
  write(name: string, value: unknown): void;
}

/** All files together; what was used longest ago goes first. */
const MAX_BYTES = 256 * 1024 * 1024;
const DIGEST_BYTES = 20;
/** A file that is being written is younger than this. */
const ABANDONED_MILLISECONDS = 3_600_000;

/**
 * A folder of values for one build of the engine (see `engineId`); other builds find nothing of it. Any number of processes may
 * use it at once: files are written beside their place and renamed, so a reader sees the old or the new one.
 */
export function openCacheFolder(folder: string, engine: string, maxBytes = MAX_BYTES): CacheFolder {
  const fileOf = (name: string): string => {
    const key = createHash('sha256')
      .update(JSON.stringify([engine, process.versions.v8, name]))
      .digest('hex');
    return path.join(folder, `${key.slice(0, 40)}.cache`);
  };
  return {
    read(name) {
      const file = fileOf(name);
      try {
        const bytes = readFileSync(file);
        const content = bytes.subarray(DIGEST_BYTES);
        if (!digest(content).equals(bytes.subarray(0, DIGEST_BYTES))) throw new Error('damaged');
        const now = new Date();
        utimesSync(file, now, now);
        return deserialize(content);
      } catch {
        return undefined;
      }
    },
    write(name, value) {
      const file = fileOf(name);
      const temporary = `${file}.${randomBytes(6).toString('hex')}.tmp`;
      try {
        const content = serialize(value);
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        writeFileSync(temporary, Buffer.concat([digest(content), content]), { flag: 'wx', mode: 0o600 });
        renameSync(temporary, file);
        prune(folder, maxBytes);
      } catch {
        remove(temporary);
      }
    },
  };
}

function remove(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // What cannot be removed was never there, or goes with a later look at the folder.
  }
}

function digest(content: Uint8Array): Buffer {
  return createHash('sha1').update(content).digest();
}

/** Removes what was used longest ago until the rest fits, and what a killed process left half written. */
function prune(folder: string, maxBytes: number): void {
  const files = readdirSync(folder)
    .filter((name) => /\.(?:cache|tmp)$/.test(name))
    .flatMap((name) => {
      const file = path.join(folder, name);
      const stats = statSync(file, { throwIfNoEntry: false });
      return stats ? [{ file, size: stats.size, used: stats.mtimeMs }] : [];
    })
    .sort((a, b) => b.used - a.used);
  let total = 0;
  for (const { file, size, used } of files) {
    total += size;
    const abandoned = file.endsWith('.tmp') && Date.now() - used > ABANDONED_MILLISECONDS;
    if (total > maxBytes || abandoned) remove(file);
  }
}

/** Names the build in `folder`: rules, models, tool and grammars. Undefined for one that is not built, which keeps nothing. */
export function engineId(folder: string): string | undefined {
  try {
    return readFileSync(path.join(folder, 'engine-id'), 'utf8').trim() || undefined;
  } catch {
    return undefined;
  }
}

/** The user's folder for caches, as each system has it. */
export function userCacheFolder(
  env: Readonly<Record<string, string | undefined>>,
  platform: NodeJS.Platform = process.platform,
): string {
  const home = homedir();
  if (platform === 'win32')
    return path.join(env.LOCALAPPDATA || path.join(home, 'AppData', 'Local'), 'holdfast', 'Cache');
  if (platform === 'darwin' && !env.XDG_CACHE_HOME) return path.join(home, 'Library', 'Caches', 'holdfast');
  const xdg = env.XDG_CACHE_HOME;
  return path.join(xdg && path.isAbsolute(xdg) ? xdg : path.join(home, '.cache'), 'holdfast');
}
