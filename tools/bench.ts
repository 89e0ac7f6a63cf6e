/**
 * `npm run bench`: how fast the product is, with ratios to what the machine could do at best, so that its speed cancels out.
 * `-- --json` prints figures for programs, `-- --corpus DIR…` takes other folders than the pinned packages from npm, `-- --only
 * scan|editor|keystroke|package` one part (`keystroke` is within `editor`). Builds nothing: run `npm run build` first. Prints and decides nothing.
 */
import { rmSync, statSync } from 'node:fs';
import { measureActivation } from './bench/activation';
import { measureKeystrokes, measureStartAndFix } from './bench/editor';
import { mirrorFolders } from './bench/mirror';
import { measurePeers, measureScans } from './bench/scans';
import { fetchCorpus } from './corpus';
import { packageStaged, stageExtension } from './vscode/stage-extension';

const words = process.argv.slice(2);
const asJson = words.includes('--json');
const after = (name: string): string[] => {
  const from = words.indexOf(name);
  if (from < 0) return [];
  const rest = words.slice(from + 1);
  const end = rest.findIndex((word) => word.startsWith('--'));
  return end < 0 ? rest : rest.slice(0, end);
};
const only = after('--only');
const wants = (part: string): boolean => only.length === 0 || only.includes(part);

const show = (title: string, rows: readonly object[]): void => {
  if (asJson) return;
  console.log(`\n${title}`);
  console.table(
    rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rounded(value)]))),
  );
};

function rounded(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(3)) : value;
}

async function scans() {
  const chosen = after('--corpus');
  const folders = chosen.length > 0 ? chosen : (await fetchCorpus()).map((folder) => folder.path);
  const mirror = await mirrorFolders(folders);
  try {
    const figures = await measureScans(mirror);
    const peers = await measurePeers(mirror.folder);
    const size = `${figures.files} files, ${figures.megabytes.toFixed(1)} MB`;
    show(`Scans of ${size}; ratio = times the floor, in wall and in processor time`, figures.rows);
    show('Other scanners, seconds', [peers]);
    return { ...figures, peers };
  } finally {
    mirror.remove();
  }
}

async function keystroke() {
  const keystrokes = (await measureKeystrokes(40)).map((row) => ({ ...row, ratio: row.p95 / row.parse }));
  show('From a keystroke to its diagnostics, ms; ratio = p95 to one full parse', keystrokes);
  return keystrokes;
}

async function editor() {
  const keystrokes = await keystroke();
  const { start, fixP50, fixP95 } = await measureStartAndFix(3);
  const activation = measureActivation(5);
  show('Start to first diagnostics, code action to edit, and activation (processor time), ms', [
    { start, fixP50, fixP95, activation },
  ]);
  return { keystrokes, start, fixP50, fixP95, activation };
}

function packaged() {
  const vsix = packageStaged(stageExtension());
  const megabytes = statSync(vsix).size / 1e6;
  rmSync(vsix);
  show('Package', [{ 'VSIX, MB': megabytes }]);
  return { vsixMegabytes: megabytes };
}

async function main(): Promise<void> {
  const figures = {
    ...(wants('scan') ? { scan: await scans() } : {}),
    ...(wants('editor') ? { editor: await editor() } : {}),
    ...(only.includes('keystroke') && !only.includes('editor') ? { keystrokes: await keystroke() } : {}),
    ...(wants('package') ? { package: packaged() } : {}),
  };
  if (asJson) console.log(JSON.stringify(figures, undefined, 2));
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
