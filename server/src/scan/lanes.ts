import type { ScanTask, TaskResult } from './tasks';

/** A task, and the lane that has its files at hand. */
export interface PlacedTask {
  readonly task: ScanTask;
  readonly lane?: number;
}

export interface PlacedResult extends TaskResult {
  readonly task: ScanTask;
  /** The lane that did it. */
  readonly lane: number;
}

/**
 * Does all tasks, in every lane one after another: first those that were placed in it, then those of no lane, then what is left in
 * the others. Stops taking new ones when `signal` is aborted, and resolves with what was done.
 */
export async function runInLanes(
  tasks: readonly PlacedTask[],
  lanes: readonly number[],
  signal: AbortSignal,
  run: (task: ScanTask, lane: number) => Promise<TaskResult>,
): Promise<readonly PlacedResult[]> {
  const results: PlacedResult[] = [];
  const queues = new Map<number | undefined, ScanTask[]>();
  for (const lane of [undefined, ...lanes]) queues.set(lane, []);
  for (const { task, lane } of tasks) (queues.get(lane) ?? queues.get(undefined))?.push(task);
  const next = (lane: number): ScanTask | undefined => {
    const own = queues.get(lane)?.shift() ?? queues.get(undefined)?.shift();
    if (own) return own;
    // From the end, which the lane it belongs to would come to last.
    return [...queues.values()].reduce((longest, queue) => (queue.length > longest.length ? queue : longest)).pop();
  };
  const work = async (lane: number) => {
    for (let task = next(lane); task && !signal.aborted; task = next(lane)) {
      results.push({ ...(await run(task, lane)), task, lane });
    }
  };
  await Promise.all(lanes.slice(0, Math.max(1, tasks.length)).map(work));
  return results;
}
