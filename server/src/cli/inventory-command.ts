import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Inventory } from '../inventory/inventory';
import { writeAtomically } from '../project/atomic-write';
import { readSource, systemReason } from '../project/read-source';
import type { ProjectFacts } from '../rule-kit/rule';
import { inventoryOf } from '../scan/inventory-scan';
import { type ScanResult, scanWorkspace } from '../scan/scan';
import { factsForScan, type ProjectData } from '../scan/tasks';
import { EXIT, UsageError } from './exit-codes';
import { startProgress } from './progress';
import { readConfigs } from './scan-config';
import { requestedRoots } from './scan-roots';
import type { Surroundings } from './surroundings';

export const INVENTORY_FORMATS = ['text', 'json', 'play', 'apple'] as const;

export interface InventoryArguments {
  readonly paths: readonly string[];
  readonly format: (typeof INVENTORY_FORMATS)[number];
  readonly output?: string;
  readonly config?: string;
  readonly quiet?: boolean;
}

/** Says which personal data the projects collect and where it goes. Throws a `UsageError` before anything is read. */
export async function inventoryCommand(args: InventoryArguments, io: Surroundings): Promise<number> {
  const requested = requestedRoots(args.paths, io.cwd);
  const shown = (file: string) => path.relative(io.cwd, file).split(path.sep).join('/') || '.';
  for (const { uri, message } of requested.notices) io.err(`holdfast: ${shown(fileURLToPath(uri))}: ${message}\n`);
  if (requested.found === 0) return EXIT.usage;
  const configs = readConfigs(
    requested.roots.map(({ folder }) => folder),
    args,
    await io.loadRules(),
    io.cwd,
    shown,
  );
  const progress = await startProgress(io, args.quiet ?? false);
  const scan = await scanWorkspace({
    // The facts of the projects are what is wanted; no rule has to run for them.
    roots: requested.roots.map((root) => {
      const config = configs.get(root.folder);
      return { ...root, options: { only: [] }, exclude: config?.exclude, excludeBase: config?.excludeBase };
    }),
    signal: io.signal,
    workerFile: io.workerFile,
    createAnalyzer: io.createAnalyzer,
    onProgress: (done, total) => progress.update(done, total),
  }).finally(() => progress.stop());
  if (scan.cancelled) return EXIT.interrupted;
  const inventories = await inventoriesOf(scan, io);
  const read = (uri: string) => {
    const source = readSource(uri);
    return 'text' in source ? source.text : undefined;
  };
  const text = await render(args.format, inventories, read, (uri) => shown(fileURLToPath(uri)));
  if (args.output === undefined) io.out(text);
  else {
    try {
      writeAtomically(path.resolve(io.cwd, args.output), text);
    } catch (error) {
      throw new UsageError(`holdfast: ${args.output}: cannot be written: ${systemReason(error)}`);
    }
  }
  return EXIT.clean;
}

/** The inventories of the projects of a finished scan, made on this thread. */
export async function inventoriesOf(
  scan: ScanResult,
  io: Pick<Surroundings, 'createAnalyzer' | 'signal'>,
): Promise<readonly Inventory[]> {
  const analyzer = await io.createAnalyzer();
  const facts = new Map<ProjectData, ProjectFacts>();
  const factsOf = (uri: string): ProjectFacts | undefined => {
    const project = scan.projectOf(uri);
    if (!project) return undefined;
    const known = facts.get(project) ?? factsForScan(analyzer, project);
    facts.set(project, known);
    return known;
  };
  return inventoryOf({ analyzer, files: scan.analyzed, factsOf, signal: io.signal });
}

async function render(
  format: InventoryArguments['format'],
  inventories: readonly Inventory[],
  read: (uri: string) => string | undefined,
  pathOf: (uri: string) => string,
): Promise<string> {
  switch (format) {
    case 'json':
      return `${JSON.stringify(inventories, undefined, 2)}\n`;
    case 'text':
      return (await import('../report/inventory/inventory-text')).inventoryText(inventories, { read, pathOf });
    case 'play':
      return (await import('../report/inventory/disclosure-drafts')).playDraft(inventories);
    case 'apple':
      return (await import('../report/inventory/disclosure-drafts')).appleDraft(inventories);
  }
}
