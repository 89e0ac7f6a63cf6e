/** An id that owns nothing; permissions mean nothing to the superuser, whom containers often run as. */
const NOBODY = 65534;

/** Runs work that must meet with file permissions. Only synchronous file access within `work` is affected. */
export async function unprivileged<T>(work: () => T | Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(NOBODY);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}
