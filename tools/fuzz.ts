/**
 * `npm run fuzz -- --inputs 30000 --seed 7`: mutated fixtures and examples through the whole engine with all rules. `--from`
 * starts at a later input, to see one again. Prints figures and, for every fault, its seed, number and smallest text; ends
 * with 1 when there are any, and names the input when one does not come back.
 */
import { parseArgs } from 'node:util';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { createAnalyzer } from '../server/src/analyzer';
import { setWasmEffort } from '../server/src/scan/wasm-compiler';
import { countLiveTrees } from '../test/fuzz/probe';
import { fuzz } from '../test/fuzz/run';
import { loadGrammar } from '../test/harness/grammars';
import { watchWasmMemory } from '../test/syntax/wasm-memory';

interface Run {
  readonly inputs: number;
  readonly seed: number;
  readonly from: number;
  /** One number that both threads see: the input at hand. */
  readonly progress: SharedArrayBuffer;
}

/** Processor time for one input, in milliseconds; a parse alone may take one second, and fix-all makes several. */
const LIMIT = 20_000;
/** Seconds without a new input after which one does not come back. */
const PATIENCE = 300;

async function work({ inputs, seed, from, progress }: Run): Promise<void> {
  watchWasmMemory();
  const liveTrees = countLiveTrees();
  const analyzer = await createAnalyzer(loadGrammar);
  const present = new Int32Array(progress);
  const started = performance.now();
  const result = fuzz(analyzer, {
    inputs,
    seed,
    from,
    liveTrees,
    limit: LIMIT,
    before: (index) => {
      present[0] = index;
      if (index > from && index % 10_000 === 0) console.log(`${index} inputs`);
    },
  });
  const { faults, memory, slowest } = result;
  for (const fault of faults) console.log(`\n${fault}`);
  console.log(
    `seed ${seed}: ${result.inputs} inputs, ${result.parsed} parsed, ${result.findings} findings, ${result.fixes} fixes, ` +
      `${faults.length} faults, ${Math.round((performance.now() - started) / 1000)} s`,
  );
  console.log(
    `slowest: input ${slowest.index} (${slowest.path}: ${slowest.how.join(', ')}) ${Math.round(slowest.milliseconds)} ms`,
  );
  console.log(
    `grammar memory: ${memory.after / 1048576} MB, ${memory.again / 1048576} MB after reading the last inputs again`,
  );
  if (faults.length > 0 || memory.again > memory.after) process.exitCode = 1;
}

function supervise(): void {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({ options: { inputs: number, seed: number, from: number } });
  const progress = new SharedArrayBuffer(4);
  const run: Run = {
    inputs: Number(values.inputs ?? 30_000),
    seed: Number(values.seed ?? 1),
    from: Number(values.from ?? 0),
    progress,
  };
  // A thread starts without what reads TypeScript in this one.
  const script = `require('tsx/cjs'); require(${JSON.stringify(__filename)});`;
  const worker = new Worker(script, { workerData: run, eval: true });
  const present = new Int32Array(progress);
  let [seen, since] = [-1, 0];
  const watch = setInterval(() => {
    const now = present[0] as number;
    since = now === seen ? since + 1 : 0;
    seen = now;
    if (since < PATIENCE) return;
    console.log(`Seed ${run.seed}, input ${now} does not come back; see it with --from ${now} --inputs 1.`);
    process.exit(1);
  }, 1000);
  worker.on('error', (error) => {
    console.log(`Seed ${run.seed}, input ${present[0]}: ${error.stack ?? error.message}`);
    process.exitCode = 1;
  });
  worker.on('exit', (code) => {
    clearInterval(watch);
    process.exitCode ||= code;
  });
}

setWasmEffort('light');
if (isMainThread) supervise();
else void work(workerData as Run);
