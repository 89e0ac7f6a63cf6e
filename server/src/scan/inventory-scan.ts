import type { Analyzer, FileAnalysis } from '../analyzer';
import type { FileDataUse, Inventory } from '../inventory/inventory';
import { projectInventory } from '../inventory/project-inventory';
import { readSource } from '../project/read-source';
import type { ProjectFacts } from '../rule-kit/rule';

export interface InventoryRequest {
  readonly analyzer: Pick<Analyzer, 'dataUse'>;
  /** Files to look at and the facts of the project each belongs to; files of no project are left out. */
  readonly files: readonly FileAnalysis['uri'][];
  readonly factsOf: (uri: string) => ProjectFacts | undefined;
  /** Texts of open documents; undefined reads the disk. */
  readonly textOf?: (uri: string) => string | undefined;
  readonly signal?: AbortSignal;
}

/** Files looked at before other work gets a turn. */
const TURN = 20;

/**
 * What the projects of these files do with personal data: one inventory a project, by URI. Unreadable files are left out, as the
 * scan has named them. Stops early, with what it has, when aborted.
 */
export async function inventoryOf(request: InventoryRequest): Promise<readonly Inventory[]> {
  const uses = new Map<string, { readonly facts: ProjectFacts; readonly list: FileDataUse[] }>();
  for (const [i, uri] of request.files.entries()) {
    if (request.signal?.aborted) break;
    if (i % TURN === TURN - 1) await new Promise(setImmediate);
    const facts = request.factsOf(uri);
    if (!facts) continue;
    const project = uses.get(facts.root) ?? { facts, list: [] };
    uses.set(facts.root, project);
    const text = request.textOf?.(uri) ?? diskText(uri);
    const use = text === undefined ? undefined : request.analyzer.dataUse({ uri, text }, facts);
    if (use) project.list.push(use);
  }
  return [...uses.values()]
    .map(({ facts, list }) => projectInventory(facts, list))
    .filter(({ entries }) => entries.length > 0)
    .sort((a, b) => (a.root < b.root ? -1 : 1));
}

function diskText(uri: string): string | undefined {
  const read = readSource(uri);
  return 'text' in read ? read.text : undefined;
}
