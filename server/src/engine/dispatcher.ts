import type { AnalysisNotice } from '../core/diagnostic';
import type { AnyRule, FlowPath, Match, Query, RuleContext } from '../rule-kit/rule';
import type { Resolution } from '../semantics/semantics';
import type { DocumentNode } from '../syntax/document';
import { descendants } from '../syntax/document';
import type { SyntaxNode } from '../syntax/nodes';
import type { ParsedFile } from '../syntax/parsed-file';
import { allNodes, nodesOfKind } from '../syntax/walk';
import { contextFor, type FileContext } from './context';
import { type EnabledRule, type FileFacts, queryApplies } from './rule-selection';
import { type TimingTable, timed } from './timing';
import { triggerNames } from './trigger-names';

type NodeQuery = Exclude<Query, { on: 'entry' | 'text' | 'flow' | 'project' }>;
type FlowQuery = Extract<Query, { on: 'flow' }>;

/** A match with the rule that made it; `resolution` says how surely a data-flow sink was recognised. */
export interface RuleMatch {
  readonly enabled: EnabledRule;
  readonly match: Match;
  readonly resolution?: Resolution;
}

interface Listener<Q> {
  readonly enabled: EnabledRule;
  readonly query: Q;
}

/** Which queries to ask at which node, by kind and name; made once per set of rules and kind of file. */
export interface DispatchTable {
  readonly rules: readonly EnabledRule[];
  /** By kind of node, then by name. */
  readonly nodes: ReadonlyMap<string, ReadonlyMap<string, readonly Listener<NodeQuery>[]>>;
  readonly entries: ReadonlyMap<string, readonly Listener<Extract<Query, { on: 'entry' }>>[]>;
  readonly texts: readonly Listener<Extract<Query, { on: 'text' }>>[];
  readonly flows: readonly Listener<FlowQuery>[];
}

export function createDispatchTable(rules: readonly EnabledRule[], file: FileFacts): DispatchTable {
  const nodes = new Map<string, Map<string, Listener<NodeQuery>[]>>();
  const entries = new Map<string, Listener<Extract<Query, { on: 'entry' }>>[]>();
  const texts: Listener<Extract<Query, { on: 'text' }>>[] = [];
  const flows: Listener<FlowQuery>[] = [];
  for (const enabled of rules) {
    for (const query of enabled.rule.queries as readonly Query[]) {
      if (!queryApplies(query, file)) continue;
      if (query.on === 'entry') for (const name of new Set(query.names)) push(entries, name, { enabled, query });
      else if (query.on === 'text') texts.push({ enabled, query });
      else if (query.on === 'flow') flows.push({ enabled, query });
      else if (query.on !== 'project') {
        const names = query.on === 'string' || query.names.includes('*') ? ['*'] : new Set(query.names);
        const byName = nodes.get(query.on) ?? new Map<string, Listener<NodeQuery>[]>();
        nodes.set(query.on, byName);
        for (const name of names) push(byName, name, { enabled, query });
      }
    }
  }
  return { rules, nodes, entries, texts, flows };
}

export interface DispatchOptions {
  /** Data flows for one query; asked once per query. */
  findFlows(query: FlowQuery): Iterable<FlowPath>;
  readonly timing?: TimingTable;
  readonly isCancelled?: () => boolean;
}

/**
 * Asks every listening query in one walk over the file's trees. A query that throws is left out for the rest of the file and
 * named in a notice once per rule; the others go on.
 */
export function dispatch(
  table: DispatchTable,
  shared: FileContext,
  options: DispatchOptions,
): { readonly matches: readonly RuleMatch[]; readonly notices: readonly AnalysisNotice[] } {
  const { file } = shared;
  const matches: RuleMatch[] = [];
  const notices: AnalysisNotice[] = [];
  const failed = new Set<AnyRule>();
  const contexts = new Map<EnabledRule, RuleContext>();

  const ask: Ask = (enabled, run) => {
    if (failed.has(enabled.rule)) return;
    let ctx = contexts.get(enabled);
    if (!ctx) {
      ctx = contextFor(shared, enabled);
      contexts.set(enabled, ctx);
    }
    const context = ctx;
    try {
      timed(options.timing, enabled.rule.id, () => {
        run(context, (match, resolution) => matches.push({ enabled, match, resolution }));
      });
    } catch (error) {
      failed.add(enabled.rule);
      notices.push(ruleFailure(file.uri, enabled.rule.id, error));
    }
  };

  for (const { enabled, query } of table.texts) ask(enabled, (ctx, add) => addAll(query.check(ctx), add));
  if (file.document && table.entries.size > 0) {
    for (const node of descendants(file.document.root)) {
      for (const listener of entryListeners(table, node)) {
        if (!listener.query.roles.includes(file.role)) continue;
        ask(listener.enabled, (ctx, add) => addAll(listener.query.check(ctx, node), add));
      }
    }
  }
  if (file.tree && !options.isCancelled?.()) walkTree(file, table, ask, options.isCancelled);
  if (file.tree) {
    for (const { enabled, query } of table.flows) {
      if (options.isCancelled?.()) break;
      ask(enabled, (ctx, add) => {
        for (const path of options.findFlows(query)) {
          for (const match of query.check(ctx, path)) add({ flow: path.steps, ...match }, path.sink.resolution);
        }
      });
    }
  }
  return { matches, notices };
}

type Add = (match: Match, resolution?: Resolution) => void;
type Ask = (enabled: EnabledRule, run: (ctx: RuleContext, add: Add) => void) => void;

function addAll(matches: Iterable<Match>, add: Add): void {
  for (const match of matches) add(match);
}

/** Nodes between two looks at the cancellation. */
const BATCH = 512;

function walkTree(file: ParsedFile, table: DispatchTable, ask: Ask, isCancelled: (() => boolean) | undefined): void {
  if (!file.tree || table.nodes.size === 0) return;
  const originals = importedNames(file);
  let visited = 0;
  for (const node of allNodes(file.tree.root)) {
    if (++visited % BATCH === 0 && isCancelled?.()) return;
    for (const { enabled, query } of nodeListeners(table, node, originals)) {
      // The table files a query under its own node kind, which TypeScript cannot see.
      const check = query.check as (ctx: RuleContext, node: SyntaxNode) => Iterable<Match>;
      ask(enabled, (ctx, add) => addAll(check.call(query, ctx, node), add));
    }
  }
}

const none: readonly never[] = [];

/** What a file calls by another name: local alias to imported name (`import { setItem as put }`). */
function importedNames(file: ParsedFile): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const node of file.tree ? nodesOfKind(file.tree.root, 'import') : []) {
    for (const { imported, local } of node.names)
      if (imported !== local && imported !== 'default') names.set(local, imported);
  }
  return names;
}

function nodeListeners(
  table: DispatchTable,
  node: SyntaxNode,
  originals: ReadonlyMap<string, string>,
): readonly Listener<NodeQuery>[] {
  const byName = table.nodes.get(node.kind === 'member' ? 'name' : node.kind);
  if (!byName) return none;
  const any = byName.get('*') ?? none;
  if (node.kind === 'string') return any;
  let found: Listener<NodeQuery>[] | undefined;
  const add = (listeners: readonly Listener<NodeQuery>[] | undefined): void => {
    for (const entry of listeners ?? none) {
      found ??= [...any];
      if (!found.includes(entry)) found.push(entry);
    }
  };
  for (const written of triggerNames(node)) {
    add(byName.get(written));
    const original = originals.get(written);
    if (original !== undefined) add(byName.get(original));
  }
  return found ?? any;
}

function* entryListeners(table: DispatchTable, node: DocumentNode) {
  yield* table.entries.get(node.name) ?? none;
  if (node.name !== '*') yield* table.entries.get('*') ?? none;
}

function push<T>(map: Map<string, T[]>, name: string, value: T): void {
  const list = map.get(name);
  if (list) list.push(value);
  else map.set(name, [value]);
}

/** What the user is told when a rule breaks; the first line of the error is enough to find the place. */
export function ruleFailure(uri: string, ruleId: string, error: unknown): AnalysisNotice {
  const reason = error instanceof Error ? error.message : String(error);
  return { uri, kind: 'failed', ruleId, message: `Rule ${ruleId} failed: ${reason.split('\n')[0]}` };
}
