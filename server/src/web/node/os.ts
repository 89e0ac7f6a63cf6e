/** Stands in for `node:os` in the worker's bundle. */

/** Scans run on the worker's own thread, one file after the other. */
export function availableParallelism(): number {
  return 1;
}
