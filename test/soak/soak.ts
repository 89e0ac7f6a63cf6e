import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Analyzer } from '../../server/src/analyzer';
import { readCorpus } from '../fuzz/corpus';
import { createRandom, type Random } from '../fuzz/random';
import { startTestServer, type TestServer } from '../harness/language-server';
import { temporaryFolder } from '../harness/temporary-folder';
import { PARSE_BUDGET } from './fresh-scan';
import { Session } from './session';
import { workspaceSources } from './workspaces';

export interface SoakOptions {
  /** Changes of texts to make at least. */
  readonly edits: number;
  readonly seed: number;
  /** Apps on disk whose files are used too. */
  readonly folders?: readonly string[];
  /** Batches of edits between which a folder stays in the workspace. */
  readonly batchesPerRound?: number;
  readonly log?: (line: string) => void;
  /** Milliseconds until what is published must be right. Typing waits for a pause, and the machine may be busy. */
  readonly patience?: number;
}

export interface SoakResult {
  readonly edits: number;
  readonly batches: number;
  /** How often each kind of event took place. */
  readonly events: Readonly<Record<string, number>>;
  /** Findings that were compared, summed over all batches. */
  readonly findings: number;
  readonly faults: readonly string[];
  /** Rounds after which every source of files was used once, so that all grammars and the compiler are there. */
  readonly warmUp: number;
  /** What the server holds with no folder and no document open, after each round, in bytes; empty without signals. */
  readonly memory: readonly MemoryUse[];
}

export interface MemoryUse {
  readonly edits: number;
  readonly heapUsed: number;
  readonly external: number;
  readonly rss: number;
}

const PATIENCE = 120_000;
/** After this long without a difference nothing wrong follows: longer than all pauses of the server together. */
const QUIET = 1500;

/** Edits files through the built server and compares, after every batch, what it publishes with a fresh scan of the same texts. */
export async function soak(analyzer: Analyzer, options: SoakOptions): Promise<SoakResult> {
  const random = createRandom(options.seed);
  const corpus = readCorpus().filter(({ text }) => text.length < 8000);
  const sources = await workspaceSources(options.folders ?? []);
  const report = temporaryFolder().at('memory.json');
  const server = await startTestServer(
    {},
    {
      settings: { parseBudget: PARSE_BUDGET },
      nodeArguments: ['--expose-gc', '-r', path.join(__dirname, 'memory-report.js')],
      environment: { HOLDFAST_MEMORY_REPORT: report },
    },
  );
  const events: Record<string, number> = {};
  const faults: string[] = [];
  const memory: MemoryUse[] = [];
  let [edits, batches, findings] = [0, 0, 0];
  try {
    for (let round = 0; edits < options.edits && faults.length === 0; round++) {
      const workspace = (sources[round % sources.length] as (typeof sources)[number])(random);
      const session = new Session(server, random, corpus, workspace);
      await session.start();
      for (let i = 0; i < (options.batchesPerRound ?? 25) && faults.length === 0; i++) {
        const happened = await batch(session, random);
        for (const name of happened) events[name] = (events[name] ?? 0) + 1;
        batches++;
        const expected = await session.expected(analyzer);
        findings += [...expected.values()].reduce((sum, list) => sum + list.length, 0);
        const wrong = await settled(() => session.difference(expected), options.patience ?? PATIENCE);
        if (wrong)
          faults.push(
            `Seed ${options.seed}, round ${round}, batch ${i} (${happened.join(', ') || 'typing'}): ${wrong}`,
          );
      }
      const expected = await session.expected(analyzer);
      await pause(QUIET);
      const late = faults.length === 0 ? session.difference(expected) : undefined;
      if (late) faults.push(`Seed ${options.seed}, round ${round}, after a while: ${late}`);
      await session.end();
      edits += session.edits;
      for (const uri of [...server.published.keys()]) server.published.delete(uri);
      const use = await memoryOf(server, report);
      if (use) memory.push({ edits, ...use });
      options.log?.(`${edits} edits, ${batches} batches, ${use ? `heap ${megabytes(use.heapUsed)} MB` : ''}`);
    }
  } finally {
    await server.stop();
  }
  return { edits, batches, events, findings, faults, warmUp: sources.length, memory };
}

/** Keystrokes, and now and then something else before or among them. */
async function batch(session: Session, random: Random): Promise<string[]> {
  const names = Object.keys(session.events) as (keyof Session['events'])[];
  const happened: string[] = [];
  for (let i = random.below(3); i > 0; i--) {
    await session.type(random.below(5));
    const name = random.pick(names);
    await session.events[name]();
    happened.push(name);
  }
  await session.type(10 + random.below(20));
  return happened;
}

/** Waits until there is no difference; the last one when it stays. */
async function settled(difference: () => string | undefined, patience: number): Promise<string | undefined> {
  const end = Date.now() + patience;
  let last = difference();
  while (last !== undefined && Date.now() < end) {
    await pause(40);
    last = difference();
  }
  return last;
}

async function memoryOf(server: TestServer, file: string): Promise<Omit<MemoryUse, 'edits'> | undefined> {
  if (process.platform === 'win32') return undefined;
  rmSync(file, { force: true });
  await pause(QUIET);
  process.kill(server.pid, 'SIGUSR2');
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause(50)) {
    if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as MemoryUse;
  }
  return undefined;
}

/** How much more the server holds at the end than after the first rounds, as a share; 0 when it is less or too soon to tell. */
export function growth(memory: readonly MemoryUse[], warmUp: number): number {
  const last = memory.at(-1);
  const warm = memory[warmUp - 1];
  if (!last || !warm) return 0;
  return Math.max(0, (last.heapUsed + last.external) / (warm.heapUsed + warm.external) - 1);
}

export function megabytes(bytes: number): string {
  return (bytes / 1048576).toFixed(1);
}
