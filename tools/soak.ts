/**
 * `npm run soak -- --edits 10000 --seed 1 [FOLDER…]`: random editing through the built server, held against fresh scans; see
 * `test/soak`. Prints figures and the first difference with its seed; ends with 1 when there is one, or when memory grew by
 * more than a twentieth.
 */
import { parseArgs } from 'node:util';
import { createAnalyzer } from '../server/src/analyzer';
import { ensureBuilt } from '../test/harness/build';
import { loadGrammar } from '../test/harness/grammars';
import { growth, megabytes, soak } from '../test/soak/soak';

const MAX_GROWTH = 0.05;

async function main(): Promise<void> {
  const number = { type: 'string' } as const;
  const { values, positionals } = parseArgs({
    options: { edits: number, seed: number, patience: number },
    allowPositionals: true,
  });
  await ensureBuilt();
  const started = performance.now();
  const result = await soak(await createAnalyzer(loadGrammar), {
    edits: Number(values.edits ?? 10_000),
    seed: Number(values.seed ?? 1),
    folders: positionals,
    patience: values.patience === undefined ? undefined : 1000 * Number(values.patience),
    log: (line) => console.log(line),
  });
  const { edits, batches, findings, events, faults, memory } = result;
  for (const fault of faults) console.log(`\n${fault}`);
  const grown = growth(memory, result.warmUp);
  const last = memory.at(-1);
  console.log(
    `seed ${values.seed ?? 1}: ${edits} edits in ${batches} batches, ${findings} findings compared, ${faults.length} differences, ` +
      `${Math.round((performance.now() - started) / 1000)} s`,
  );
  console.log(
    Object.entries(events)
      .map(([name, count]) => `${name} ${count}`)
      .join(', '),
  );
  if (last)
    console.log(
      `server at rest: heap ${megabytes(last.heapUsed)} MB, outside of it ${megabytes(last.external)} MB, process ${megabytes(last.rss)} MB; ` +
        `${(100 * grown).toFixed(1)} % more than when all kinds of files had been read once`,
    );
  if (faults.length > 0 || grown > MAX_GROWTH) process.exitCode = 1;
}

void main();
