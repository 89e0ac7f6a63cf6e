import assert from 'node:assert/strict';
import { type PlacedTask, runInLanes } from '../../server/src/scan/lanes';
import type { TaskResult } from '../../server/src/scan/tasks';

const nothing: TaskResult = { summaries: [], analyses: [], traces: [], notices: [], timing: new Map() };
const placed = (name: string, lane?: number): PlacedTask => ({
  task: { kind: 'summarize', files: [], root: name, options: {} },
  lane,
});

/** What each lane did, in order; a lane that is slow takes as many turns for a task. */
async function run(tasks: readonly PlacedTask[], slow: Readonly<Record<number, number>> = {}): Promise<string[][]> {
  const done: string[][] = [[], []];
  const results = await runInLanes(tasks, [0, 1], new AbortController().signal, async (task, lane) => {
    if (task.kind === 'summarize') done[lane]?.push(task.root);
    for (let turn = 0; turn < (slow[lane] ?? 1); turn++) await Promise.resolve();
    return nothing;
  });
  assert.equal(results.length, tasks.length);
  return done;
}

describe('lanes', () => {
  it('do what was placed in them first, in order', async () => {
    const tasks = [placed('a', 1), placed('b', 0), placed('c', 1), placed('d', 0)];
    assert.deepEqual(await run(tasks), [
      ['b', 'd'],
      ['a', 'c'],
    ]);
  });

  it('share what is in no lane', async () => {
    const [first = [], second = []] = await run(['a', 'b', 'c', 'd'].map((name) => placed(name)));
    assert.deepEqual([...first, ...second].sort(), ['a', 'b', 'c', 'd']);
    assert.ok(first.length > 0 && second.length > 0);
  });

  it('take the last of another when they have nothing left', async () => {
    const tasks = ['a', 'b', 'c', 'd'].map((name) => placed(name, 0));
    const [first = [], second = []] = await run(tasks, { 0: 20 });
    assert.equal(first[0], 'a');
    assert.equal(second[0], 'd');
  });

  it('take no task after the end was asked for', async () => {
    const stop = new AbortController();
    const results = await runInLanes([placed('a'), placed('b')], [0], stop.signal, async () => {
      stop.abort();
      return nothing;
    });
    assert.deepEqual(
      results.map(({ task, lane }) => [task.kind === 'summarize' && task.root, lane]),
      [['a', 0]],
    );
  });
});
