import type { Analyzer } from '../../server/src/analyzer';
import { wasmMemorySize } from '../syntax/wasm-memory';
import { readCorpus, type Sample } from './corpus';
import { minimize } from './minimize';
import { mutated } from './mutate';
import { type Probe, probe } from './probe';
import { createRandom } from './random';

export interface FuzzOptions {
  readonly inputs: number;
  readonly seed: number;
  /** The first input; default 0. */
  readonly from?: number;
  /** UTF-16 units above which an input is cut; default none. */
  readonly maxLength?: number;
  /** Inputs that are read together, as the files of one project; default 1. */
  readonly together?: number;
  /** Every how many projects all fixes are applied too; default 1. Each fix is planned for every input. */
  readonly fixAllEvery?: number;
  /** Asked after every project. */
  liveTrees(): number;
  /** Told the number of the first input of every project before the engine sees it. */
  readonly before?: (index: number) => void;
  /** Milliseconds of processor time that one project may take. */
  readonly limit: number;
}

export interface FuzzResult {
  readonly inputs: number;
  readonly parsed: number;
  readonly findings: number;
  readonly fixes: number;
  /** Bytes of all grammars' memory after the run, and after every round in which the last inputs were read again. */
  readonly memory: readonly number[];
  /** Whether a round came that took no more memory; what is kept for each input takes more in every round. */
  readonly settled: boolean;
  readonly slowest: {
    readonly index: number;
    readonly milliseconds: number;
    readonly how: readonly string[];
    readonly path: string;
  };
  readonly faults: readonly string[];
}

/** How many of the last inputs are read again to see that memory stays. */
const AGAIN = 500;
/** Rounds until memory stays: a parse that its time budget ends goes further on a quiet machine, and may then need more, once. */
const ROUNDS = 5;
/** Faults after which a run ends. */
const ENOUGH = 20;

/** The input with this number; each has a seed of its own, so that one can be made without those before. */
export function inputAt(
  corpus: readonly Sample[],
  seed: number,
  index: number,
  maxLength = Number.POSITIVE_INFINITY,
): ReturnType<typeof mutated> {
  const input = mutated(corpus, createRandom(Math.imul(seed, 0x9e3779b1) + index));
  return { ...input, text: input.text.slice(0, maxLength) };
}

/** Inputs that are read as one project. The first keeps its path; the others get a folder of their own. */
function project(
  corpus: readonly Sample[],
  options: FuzzOptions,
  index: number,
  end: number,
): ReturnType<typeof inputAt>[] {
  const count = Math.min(options.together ?? 1, end - index);
  return Array.from({ length: count }, (_, i) => {
    const input = inputAt(corpus, options.seed, index + i, options.maxLength);
    return i === 0 ? input : { ...input, path: `part${i}/${input.path}` };
  });
}

/** Runs the engine over mutated files of the corpus. Never throws because of one: faults come back in words. */
export function fuzz(analyzer: Analyzer, options: FuzzOptions): FuzzResult {
  const corpus = readCorpus();
  const faults: string[] = [];
  const sum = { parsed: 0, findings: 0, fixes: 0 };
  let slowest: FuzzResult['slowest'] = { index: -1, milliseconds: 0, how: [], path: '' };
  const { seed, from = 0, together = 1, fixAllEvery = 1 } = options;
  const end = from + options.inputs;
  let index = from;
  for (let count = 0; index < end && faults.length < ENOUGH; index += together, count++) {
    const inputs = project(corpus, options, index, end);
    options.before?.(index);
    const before = process.cpuUsage();
    const result = probe(analyzer, inputs, { fixAll: count % fixAllEvery === 0 });
    const milliseconds = process.cpuUsage(before).user / 1000;
    if (milliseconds > slowest.milliseconds) {
      const [how, path] = [inputs.flatMap((input) => input.how), inputs.map((input) => input.path).join(' ')];
      slowest = { index, milliseconds, how, path };
    }
    sum.parsed += result.parsed;
    sum.findings += result.findings;
    sum.fixes += result.fixes;
    if (result.fault) faults.push(...describe(analyzer, seed, index, inputs, result));
    else if (options.liveTrees() !== 0) faults.push(`${place(seed, index, inputs)} keeps a tree of its grammar`);
    else if (milliseconds > options.limit)
      faults.push(`${place(seed, index, inputs)} took ${Math.round(milliseconds)} ms`);
  }
  const last = Math.min(index, end);
  const memory = [wasmMemorySize()];
  let settled = false;
  while (!settled && memory.length <= ROUNDS) {
    for (let again = Math.max(from, last - AGAIN); again < last; again += together)
      probe(analyzer, project(corpus, options, again, last), { fixAll: false });
    settled = wasmMemorySize() === memory.at(-1);
    memory.push(wasmMemorySize());
  }
  return { inputs: last - from, ...sum, memory, settled, slowest, faults };
}

function place(seed: number, index: number, inputs: readonly ReturnType<typeof mutated>[]): string {
  const names = inputs.map(({ path, how }) => `${path}: ${how.join(', ')}`).join('; ');
  return inputs.length === 1
    ? `Seed ${seed}, input ${index} (${names})`
    : `Seed ${seed}, the project of inputs ${index} to ${index + inputs.length - 1} (${names})`;
}

/** A fault with the smallest text that shows it; with the whole project when no file of it does so alone. */
function describe(
  analyzer: Analyzer,
  seed: number,
  index: number,
  inputs: readonly ReturnType<typeof mutated>[],
  { fault }: Probe,
): string[] {
  const kindOf = (other: Probe) => other.fault?.split('\n')[0];
  const alone = inputs.flatMap((input, i) => {
    const found = probe(analyzer, [input]);
    if (!found.fault) return [];
    const smallest = minimize(input.text, (text) => kindOf(probe(analyzer, [{ ...input, text }])) === kindOf(found));
    const text = JSON.stringify(smallest.slice(0, 4000));
    return [`${place(seed, index + i, [input])}: ${found.fault}\nSmallest text: ${text}`];
  });
  return alone.length > 0 ? alone : [`${place(seed, index, inputs)}: ${fault}`];
}
