import assert from 'node:assert/strict';
import path from 'node:path';
import { createWorkerRunner } from '../../server/src/scan/worker-runner';
import { temporaryFolder } from '../harness/temporary-folder';

/** A worker that answers with the names of its files, and behaves badly for some. */
const WORKER = `module.exports = async (task) => {
  const result = { summaries: [], analyses: [], notices: [], timing: new Map() };
  for (const { uri } of task.files) {
    if (uri.endsWith('hang.kt')) for (;;);
    if (uri.endsWith('crash.kt')) {
      setImmediate(() => { throw new Error('worker died'); });
      await new Promise(() => {});
    }
    if (uri.endsWith('exit.kt')) process.exit(3);
    result.notices.push({ uri, kind: 'reduced', message: 'done' });
  }
  return result;
};
`;

/** Long enough for a thread to start on a busy machine; only a file that never ends waits for it. */
const FILE_MILLISECONDS = 5000;

async function run(names: readonly string[], signal = new AbortController().signal): Promise<string[]> {
  const file = temporaryFolder({ 'worker.js': WORKER }).at('worker.js');
  const runner = await createWorkerRunner({
    file,
    signal,
    limits: { fileMilliseconds: FILE_MILLISECONDS },
  });
  try {
    const result = await runner.run({
      kind: 'summarize',
      root: 'file:///',
      options: {},
      files: names.map((name) => ({ uri: `file:///${name}` })),
    });
    return result.notices.map(({ uri, message }) => `${path.posix.basename(uri)}: ${message}`);
  } finally {
    await runner.close();
  }
}

describe('worker threads', () => {
  it('name the file that crashes them; the others are done', async () => {
    assert.deepEqual(await run(['a.kt', 'crash.kt', 'b.kt']), [
      'a.kt: done',
      'crash.kt: the analysis crashed: worker died',
      'b.kt: done',
    ]);
  });

  it('name the file that never ends, and are replaced', async () => {
    assert.deepEqual(await run(['hang.kt', 'a.kt']), [
      'hang.kt: took longer than 5 s to analyse and was given up',
      'a.kt: done',
    ]);
  });

  it('survive a file that ends the thread', async () => {
    const notices = await run(['exit.kt', 'a.kt']);
    assert.deepEqual(
      notices.map((notice) => notice.split(':')[0]),
      ['exit.kt', 'a.kt'],
    );
    assert.equal(notices[1], 'a.kt: done');
  });

  it('end at once when aborted, even in the middle of a file', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 100);
    assert.deepEqual(await run(['hang.kt', 'a.kt'], abort.signal), []);
  });
});
