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
  /** Asked after every input. */
  liveTrees(): number;
  /** Told about every input before the engine sees it. */
  readonly before?: (index: number, sample: Sample) => void;
  /** Milliseconds of processor time that one input may take. */
  readonly limit: number;
}

export interface FuzzResult {
  readonly inputs: number;
  readonly parsed: number;
  readonly findings: number;
  readonly fixes: number;
  /** Bytes of all grammars' memory after the run, and after the last inputs were read again. */
  readonly memory: { readonly after: number; readonly again: number };
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

/** Runs the engine over mutated files of the corpus. Never throws because of one: faults come back in words. */
export function fuzz(analyzer: Analyzer, options: FuzzOptions): FuzzResult {
  const corpus = readCorpus();
  const faults: string[] = [];
  const sum = { parsed: 0, findings: 0, fixes: 0 };
  let slowest: FuzzResult['slowest'] = { index: -1, milliseconds: 0, how: [], path: '' };
  const from = options.from ?? 0;
  let index = from;
  for (; index < from + options.inputs && faults.length < ENOUGH; index++) {
    const input = inputAt(corpus, options.seed, index, options.maxLength);
    options.before?.(index, input);
    const before = process.cpuUsage();
    const result = probe(analyzer, input);
    const { user } = process.cpuUsage(before);
    const milliseconds = user / 1000;
    if (milliseconds > slowest.milliseconds) slowest = { index, milliseconds, how: input.how, path: input.path };
    sum.parsed += Number(result.parsed);
    sum.findings += result.findings;
    sum.fixes += result.fixes;
    if (result.fault) faults.push(describe(analyzer, options.seed, index, input, result));
    else if (options.liveTrees() !== 0) faults.push(`${place(options.seed, index, input)} keeps a tree of its grammar`);
    else if (milliseconds > options.limit)
      faults.push(`${place(options.seed, index, input)} took ${Math.round(milliseconds)} ms`);
  }
  const after = wasmMemorySize();
  for (let again = Math.max(from, index - AGAIN); again < index; again++)
    probe(analyzer, inputAt(corpus, options.seed, again, options.maxLength));
  return { inputs: index - from, ...sum, memory: { after, again: wasmMemorySize() }, slowest, faults };
}

function place(seed: number, index: number, { path, how }: ReturnType<typeof mutated>): string {
  return `Seed ${seed}, input ${index} (${path}: ${how.join(', ')})`;
}

function describe(
  analyzer: Analyzer,
  seed: number,
  index: number,
  input: ReturnType<typeof mutated>,
  { fault }: Probe,
): string {
  const [kind] = (fault ?? '').split('\n');
  const smallest = minimize(input.text, (text) => probe(analyzer, { ...input, text }).fault?.split('\n')[0] === kind);
  return `${place(seed, index, input)}: ${fault}\nSmallest text: ${JSON.stringify(smallest.slice(0, 4000))}`;
}
