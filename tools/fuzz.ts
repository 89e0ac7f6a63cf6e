/**
 * `npm run fuzz -- --inputs 30000 --seed 7`: mutated fixtures and examples through the whole engine with all rules. `--from`
 * starts at a later input, to see one again. `--jobs N` shares the inputs out among threads, `--small` takes them as the tests do:
 * short texts, several in one project, fix-all for some. Prints figures and, for every fault, its seed, number and smallest text;
 * ends with 1 when there are any, and names the input when one does not come back.
 */
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { createAnalyzer } from '../server/src/analyzer';
import { setWasmEffort } from '../server/src/scan/wasm-compiler';
import { countLiveTrees } from '../test/fuzz/probe';
import { type FuzzResult, fuzz } from '../test/fuzz/run';
import { loadGrammar } from '../test/harness/grammars';
import { watchWasmMemory } from '../test/syntax/wasm-memory';

interface Share {
  readonly inputs: number;
  readonly seed: number;
  readonly from: number;
  readonly small: boolean;
  /** One number that both threads see: the input at hand. */
  readonly progress: SharedArrayBuffer;
}

/** Processor time for one project, in milliseconds; a parse alone may take one second, and fix-all makes several. */
const LIMIT = 20_000;
/** Seconds without a new input after which one does not come back. */
const PATIENCE = 300;

/** What keeps an input to some milliseconds, so that many fit into the tests: fixtures are short, and most is reading. */
const SMALL = { maxLength: 1500, together: 8, fixAllEvery: 8 } as const;

async function work({ inputs, seed, from, small, progress }: Share): Promise<void> {
  watchWasmMemory();
  const liveTrees = countLiveTrees();
  const analyzer = await createAnalyzer(loadGrammar);
  const present = new Int32Array(progress);
  const before = (index: number) => {
    present[0] = index;
  };
  const limits = small ? SMALL : {};
  parentPort?.postMessage(fuzz(analyzer, { inputs, seed, from, liveTrees, limit: LIMIT, before, ...limits }));
}

/** The result of a share; undefined when its thread broke down, which has been said then. */
function inThread(share: Share): Promise<FuzzResult | undefined> {
  // A thread starts without what reads TypeScript in this one.
  const script = `require('tsx/cjs'); require(${JSON.stringify(__filename)});`;
  const worker = new Worker(script, { workerData: share, eval: true });
  const present = new Int32Array(share.progress);
  let [seen, since] = [-1, 0];
  const watch = setInterval(() => {
    const now = present[0] as number;
    since = now === seen ? since + 1 : 0;
    seen = now;
    if (since < PATIENCE) return;
    console.log(`Seed ${share.seed}, input ${now} does not come back; see it with --from ${now} --inputs 1.`);
    process.exit(1);
  }, 1000);
  return new Promise((resolve) => {
    let result: FuzzResult | undefined;
    worker.on('message', (message: FuzzResult) => {
      result = message;
    });
    worker.on('error', (error) =>
      console.log(`Seed ${share.seed}, input ${present[0]}: ${error.stack ?? error.message}`),
    );
    worker.on('exit', () => {
      clearInterval(watch);
      resolve(result);
    });
  });
}

async function supervise(): Promise<void> {
  const number = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { inputs: number, seed: number, from: number, jobs: number, small: { type: 'boolean' } },
  });
  const inputs = Number(values.inputs ?? 30_000);
  const seed = Number(values.seed ?? 1);
  const first = Number(values.from ?? 0);
  const jobs = Math.min(Number(values.jobs ?? 1), inputs);
  const started = performance.now();
  const startOf = (job: number) => first + Math.floor((inputs * job) / jobs);
  const shares = Array.from({ length: jobs }, (_, job) => ({
    inputs: startOf(job + 1) - startOf(job),
    seed,
    from: startOf(job),
    small: values.small ?? false,
    progress: new SharedArrayBuffer(4),
  }));
  const results = await Promise.all(shares.map(inThread));
  const sum = (count: (result: FuzzResult) => number) =>
    results.reduce((total, result) => total + (result ? count(result) : 0), 0);
  for (const result of results) for (const fault of result?.faults ?? []) console.log(`\n${fault}`);
  console.log(
    `seed ${seed}, from ${first}: ${sum((result) => result.inputs)} inputs, ${sum(({ parsed }) => parsed)} parsed, ` +
      `${sum(({ findings }) => findings)} findings, ${sum(({ fixes }) => fixes)} fixes, ` +
      `${sum(({ faults }) => faults.length)} faults, ${Math.round((performance.now() - started) / 1000)} s`,
  );
  let failed = results.includes(undefined);
  for (const { slowest, memory, settled, faults } of results.flatMap((result) => result ?? [])) {
    const megabytes = memory.map((bytes) => bytes / 1048576).join(', ');
    console.log(
      `slowest from input ${slowest.index}: ${Math.round(slowest.milliseconds)} ms; grammar memory ${megabytes} MB, ` +
        `the last inputs read again and again; it ${settled ? 'stays' : 'grows'}`,
    );
    failed ||= faults.length > 0 || !settled;
  }
  if (failed) process.exitCode = 1;
}

setWasmEffort('light');
if (isMainThread) void supervise();
else void work(workerData as Share);
