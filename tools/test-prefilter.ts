/**
 * `npm run test:prefilter [-- DIR…]`: scans the corpus (or these folders) with and without the trigger words that spare the parse
 * of most files, and fails when one finding differs. Too long for every run of the tests.
 */
import { existsSync } from 'node:fs';
import { createAnalyzer } from '../server/src/analyzer';
import { grammarsBeside } from '../server/src/scan/grammar-files';
import { scanWorkspace } from '../server/src/scan/scan';
import { fetchCorpus } from './corpus';
import { at } from './generate/paths';

async function findings(folder: string, prefilter: boolean) {
  const result = await scanWorkspace({
    roots: [{ folder, options: { prefilter } }],
    workerFile: at('dist', 'worker.js'),
    createAnalyzer: () => createAnalyzer(grammarsBeside(at('dist'))),
  });
  const lines = result.files.flatMap(({ diagnostics, suppressed }) =>
    [...diagnostics, ...suppressed].map((each) => JSON.stringify(each)),
  );
  const parsed = result.files.filter((file) => file.parsed).length;
  return { lines: new Set(lines), files: result.files.length, parsed };
}

async function main(): Promise<void> {
  if (!existsSync(at('dist', 'worker.js'))) throw new Error('Run `npm run build` first.');
  const named = process.argv.slice(2);
  const folders = named.length > 0 ? named : (await fetchCorpus()).map((folder) => folder.path);
  const sum = { files: 0, parsed: 0, findings: 0, different: 0 };
  for (const folder of folders) {
    const filtered = await findings(folder, true);
    const all = await findings(folder, false);
    const different = [
      ...[...all.lines].filter((line) => !filtered.lines.has(line)).map((line) => `missed: ${line}`),
      ...[...filtered.lines].filter((line) => !all.lines.has(line)).map((line) => `only with the prefilter: ${line}`),
    ];
    for (const line of different) console.log(`${folder}\n  ${line.slice(0, 400)}`);
    sum.files += filtered.files;
    sum.parsed += filtered.parsed;
    sum.findings += all.lines.size;
    sum.different += different.length;
  }
  console.log(
    `${sum.files} files, ${sum.parsed} of them parsed with the prefilter; ${sum.findings} findings; ${sum.different} differ`,
  );
  if (sum.different > 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
