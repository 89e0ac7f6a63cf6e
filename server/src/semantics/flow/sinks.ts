import type { ApiModel, SinkKind } from '../../models/api-model';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { allNodes, unwrap } from '../../syntax/walk';
import type { FileSemantics } from '../file-semantics';
import type { Resolution } from '../semantics';
import { valuesAt } from './arguments';
import { modelsByMember } from './model-index';

/** What happens to a value at a sink, for the last step of a flow. */
export const sinkWords: Readonly<Record<SinkKind, string>> = {
  'plaintext-storage': 'stored here',
  'secure-storage': 'stored here',
  log: 'logged here',
  clipboard: 'copied here',
  analytics: 'sent to analytics here',
  network: 'sent here',
  'weak-digest': 'hashed here',
  'fast-digest': 'hashed here',
  'crypto-input': 'used here',
};

/** A place where a value leaves the program's hands, by a row. */
export interface SinkSite {
  readonly node: SyntaxNode;
  readonly values: readonly SyntaxNode[];
  readonly key?: SyntaxNode;
  /** The slot's name when it is no expression of its own (`localStorage.token = x`). */
  readonly keyName?: string;
  readonly model: ApiModel;
  readonly resolution: Resolution;
}

const found = new WeakMap<FileSemantics, { models: readonly ApiModel[]; sites: readonly SinkSite[] }>();

/** All sinks of a file, in source order; for one place the surest row of each kind. */
export function sinksOf(
  semantics: FileSemantics,
  models: readonly ApiModel[],
  kinds: readonly (SinkKind | string)[] | undefined,
): readonly SinkSite[] {
  let known = found.get(semantics);
  if (known?.models !== models) {
    known = { models, sites: collect(semantics, models) };
    found.set(semantics, known);
  }
  return kinds ? known.sites.filter((site) => kinds.includes(site.model.kind)) : known.sites;
}

function collect(semantics: FileSemantics, models: readonly ApiModel[]): SinkSite[] {
  const rows = modelsByMember(models, 'sink', semantics.language);
  const root = semantics.file.tree?.root;
  if (!rows.size || !root) return [];
  const sites: SinkSite[] = [];
  for (const node of allNodes(root)) {
    let candidates: SinkSite[] = [];
    if (node.kind === 'call') {
      candidates = matches(semantics, node, rowsFor(semantics, node, rows), (model) => {
        const key = model.key && valuesAt(node, model.key)[0];
        return { values: valuesAt(node, model.at), key };
      });
    } else if (node.kind === 'assignment') candidates = assignmentSinks(semantics, node, rows);
    else if (node.kind === 'variable' && node.annotations.length) {
      for (const annotation of node.annotations) {
        candidates.push(
          ...matches(
            semantics,
            annotation,
            rows.get('@'),
            () => ({ values: [node], key: annotation.args[0]?.value }),
            node,
          ),
        );
      }
    }
    if (candidates.length > 0) sites.push(...surest(candidates));
  }
  return sites;
}

/** By the called name, and by the name it has in its module (`import { set as put }`, default exports). */
function rowsFor(
  semantics: FileSemantics,
  call: CallNode,
  rows: ReadonlyMap<string, readonly ApiModel[]>,
): readonly ApiModel[] {
  const last = call.name.slice(call.name.lastIndexOf('.') + 1);
  const own = rows.get(last) ?? [];
  const imported = call.receiver ? undefined : semantics.imports.binding(call.name)?.imported;
  return imported === undefined || imported === last ? own : [...own, ...(rows.get(imported) ?? [])];
}

function assignmentSinks(
  semantics: FileSemantics,
  node: Extract<SyntaxNode, { kind: 'assignment' }>,
  rows: ReadonlyMap<string, readonly ApiModel[]>,
): SinkSite[] {
  const target = unwrap(node.target);
  if (target.kind === 'index') {
    return matches(semantics, node, rows.get('[]'), () => ({ values: [node.value], key: target.index }));
  }
  if (target.kind !== 'member' && target.kind !== 'name') return [];
  const setters = matches(semantics, node, rows.get(target.name), () => ({ values: [node.value] }));
  if (setters.length || target.kind === 'name') return setters;
  const ofAny = [...(rows.get('[]') ?? []), ...(rows.get('*') ?? [])];
  return matches(semantics, node, ofAny, () => ({ values: [node.value], keyName: target.name }));
}

function matches(
  semantics: FileSemantics,
  node: SyntaxNode,
  rows: readonly ApiModel[] | undefined,
  parts: (model: ApiModel) => { values: readonly SyntaxNode[]; key?: SyntaxNode; keyName?: string },
  site: SyntaxNode = node,
): SinkSite[] {
  const result: SinkSite[] = [];
  for (const model of rows ?? []) {
    const resolution = semantics.matchesModel(node, model);
    if (!resolution) continue;
    const { values, key, keyName } = parts(model);
    if (values.length) result.push({ node: site, values, key, keyName, model, resolution });
  }
  return result;
}

/** Rows of one kind that match the same place by different owners say the same thing; rows for other arguments do not. */
function surest(sites: readonly SinkSite[]): readonly SinkSite[] {
  if (sites.length < 2) return sites;
  const order: readonly Resolution[] = ['exact', 'inferred', 'name-only'];
  const best = new Map<string, SinkSite>();
  for (const site of sites) {
    const key = `${site.model.kind}|${site.model.at}`;
    const other = best.get(key);
    if (!other || order.indexOf(site.resolution) < order.indexOf(other.resolution)) best.set(key, site);
  }
  return [...best.values()];
}
