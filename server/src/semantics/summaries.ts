import type { ApiModel, SanitizerKind, SinkKind, SourceKind } from '../models/api-model';
import type { FunctionNode, SyntaxNode } from '../syntax/nodes';
import type { ParsedFile } from '../syntax/parsed-file';
import { nodesOfKind, unwrap } from '../syntax/walk';
import type { FileSemantics } from './file-semantics';
import type { Classify } from './flow/flow-path';
import { sinksOf, sinkWords } from './flow/sinks';
import { createTracer } from './flow/tracer';
import { nestedName } from './imports';
import { plainHosts } from './plain-hosts';
import type { ConstantValue, FunctionSummary, SymbolSummary } from './semantics';

const allSources: ReadonlySet<SourceKind> = new Set([
  'credential',
  'password',
  'personal-data',
  'otp',
  'financial',
  'health',
  'location-data',
  'session-flag',
  'device-identifier',
]);
const allSanitizers: ReadonlySet<SanitizerKind> = new Set(['encryption', 'hash', 'redaction', 'metadata']);
const nothing: Classify = () => undefined;

type Sinks = FunctionSummary['sinks'][number];

/**
 * What a file offers to the others of its project: constants, classes, and what its functions do with their parameters.
 * Plain data.
 */
export function summarizeSymbols(
  file: ParsedFile,
  semantics: FileSemantics,
  models: readonly ApiModel[],
  classify: Classify,
): SymbolSummary {
  const root = file.tree?.root;
  if (!root) return { constants: [], functions: [], classes: [] };
  const sinks = sinksByFunction(semantics, models);
  const functions: FunctionSummary[] = [];
  const parameters = createTracer(semantics, models, nothing, {
    sources: allSources,
    sanitizers: allSanitizers,
    parameters: true,
  });
  const sources = createTracer(semantics, models, classify, { sources: allSources, sanitizers: allSanitizers });
  for (const fn of nodesOfKind(root, 'function')) {
    const name = offeredName(fn);
    if (!name || !fn.body) continue;
    const returned = parameters.traceReturns(fn);
    const origin = sources.traceReturns(fn).origin;
    const returnsParams = returned.params
      .map(({ param }) => fn.params.indexOf(param))
      .filter((index, position, all) => index >= 0 && all.indexOf(index) === position);
    const own = sinks.get(fn) ?? [];
    const treated = returned.verdict === 'clean' ? returned.sanitized.filter((kind) => kind !== 'metadata') : [];
    // A function with a body that keeps its parameters to itself is worth knowing too: it makes the name not unique.
    functions.push({
      name,
      language: semantics.language,
      owner: fn.receiverType?.name ?? (ownerOf(semantics, fn) || undefined),
      packageName: root.packageName,
      params: fn.params.map(({ name: param, label }) => ({ name: param, label })),
      sinks: own,
      returnsParams,
      returnsSources: origin ? [{ kind: origin.kind, name: origin.name, steps: origin.steps }] : [],
      returnsSanitised: treated,
    });
  }
  const hosts = plainHosts(root);
  return {
    constants: constantsOf(root, semantics),
    functions,
    classes: classesOf(root, semantics),
    ...(hosts.length > 0 ? { plainHosts: hosts } : {}),
  };
}

/** Parameters that reach sinks, over all functions between them within the file. */
function sinksByFunction(semantics: FileSemantics, models: readonly ApiModel[]): Map<FunctionNode, Sinks[]> {
  const result = new Map<FunctionNode, Sinks[]>();
  const sites = sinksOf(semantics, models, undefined);
  if (!sites.length) return result;
  const tracer = createTracer(semantics, models, nothing, {
    sources: new Set(),
    sanitizers: allSanitizers,
    parameters: true,
  });
  for (const site of sites) {
    // Callers would be blamed for what no release does.
    if (semantics.isDebugOnly(site.node)) continue;
    const key = site.key && semantics.declarationOf(unwrap(site.key));
    const folded = site.key ? semantics.constantValue(site.key) : site.keyName;
    for (const value of site.values) {
      for (const { param, steps } of tracer.trace(value).params) {
        const fn = param.parent?.kind === 'function' ? param.parent : undefined;
        const index = fn?.params.indexOf(param) ?? -1;
        if (!fn || index < 0 || !offeredName(fn)) continue;
        const keyParam = key?.kind === 'parameter' ? fn.params.indexOf(key) : -1;
        const list = result.get(fn) ?? [];
        if (
          list.some((entry) => entry.param === index && entry.kind === site.model.kind && entry.api === site.model.api)
        )
          continue;
        list.push({
          param: index,
          kind: site.model.kind,
          api: site.model.api,
          ...(keyParam >= 0 ? { keyParam } : {}),
          ...(typeof folded === 'string' ? { keyValue: folded } : {}),
          steps: [
            ...steps,
            {
              uri: semantics.file.uri,
              range: site.node.range,
              message: sinkWords[site.model.kind as SinkKind] ?? 'ends here',
            },
          ],
        });
        result.set(fn, list);
      }
    }
  }
  return result;
}

/** The name other files call a function by; lambdas have one when a top-level or member variable holds them. */
function offeredName(fn: FunctionNode): string | undefined {
  if (fn.modifiers.includes('private') || fn.form === 'getter' || fn.form === 'setter') return undefined;
  if (fn.form === 'lambda') {
    const holder = fn.parent;
    return holder?.kind === 'variable' && holder.initializer === fn && holder.scope !== 'local'
      ? holder.name
      : undefined;
  }
  for (let outer = fn.parent; outer; outer = outer.parent) if (outer.kind === 'function') return undefined;
  return fn.name || undefined;
}

function ownerOf(semantics: FileSemantics, fn: SyntaxNode): string {
  let owner = semantics.enclosingClass(fn);
  while (owner && (owner.form === 'companion' || owner.form === 'anonymous')) owner = semantics.enclosingClass(owner);
  return owner?.name ?? '';
}

function constantsOf(root: SyntaxNode, semantics: FileSemantics): SymbolSummary['constants'] {
  const constants: { name: string; qualifiedName: string; value: ConstantValue }[] = [];
  const packageName = root.kind === 'file' ? root.packageName : '';
  for (const variable of nodesOfKind(root, 'variable')) {
    if (variable.scope === 'local' || variable.modifiers.includes('private')) continue;
    const whole = variable.initializer && variable.constant ? unwrap(variable.initializer) : undefined;
    if (whole?.kind === 'collection' && whole.form === 'map') {
      for (const pair of whole.elements.slice(0, 200)) {
        const entry = pair.kind === 'pair' && pair.name ? semantics.constantValue(pair.value) : undefined;
        if (entry === undefined || pair.kind !== 'pair' || !pair.name) continue;
        const path = [...ownersOf(variable), variable.name, pair.name];
        constants.push({ name: pair.name, qualifiedName: path.join('.'), value: entry });
      }
      continue;
    }
    const value = semantics.constantValue(variable);
    if (value === undefined || (typeof value === 'string' && value.length > 500)) continue;
    const path = [packageName, ...ownersOf(variable), variable.name].filter((part) => part);
    constants.push({ name: variable.name, qualifiedName: path.join('.'), value });
  }
  return constants;
}

/** Names of the classes around a member, outermost first. */
function ownersOf(node: SyntaxNode): string[] {
  const owners: string[] = [];
  for (let current = node.parent; current; current = current.parent) {
    if (current.kind === 'class' && current.name && current.form !== 'companion') owners.unshift(current.name);
  }
  return owners;
}

function classesOf(root: SyntaxNode, semantics: FileSemantics): SymbolSummary['classes'] {
  const classes: SymbolSummary['classes'][number][] = [];
  const packageName = root.kind === 'file' ? root.packageName : '';
  for (const node of nodesOfKind(root, 'class')) {
    if (!node.name || node.form === 'extension' || node.form === 'companion') continue;
    const fields: { name: string; type: string }[] = [];
    for (const variable of nodesOfKind(node, 'variable')) {
      if (variable.scope !== 'member' || semantics.enclosingClass(variable) !== node) continue;
      const type = semantics.typeOf(variable);
      if (type) fields.push({ name: variable.name, type: type.qualifiedName ?? type.name });
    }
    classes.push({
      name: node.name,
      qualifiedName: [packageName, nestedName(node)].filter((part) => part).join('.'),
      supertypes: node.supertypes.map((type) => semantics.qualifiedName(type.name) ?? type.name),
      fields,
    });
  }
  return classes;
}
