import { type Wording, worded } from '../../core/wording';
import type { ApiModel, SinkKind, SourceKind } from '../../models/api-model';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import type { ParsedFile } from '../../syntax/parsed-file';
import { unwrap } from '../../syntax/walk';
import type { FileSemantics } from '../file-semantics';
import type { FlowStep } from '../semantics';
import { argumentAt, argumentFor } from './arguments';
import { callSites, callsThatMayLeadToSinks, summariesOf } from './call-targets';
import type { Classify, FlowPath, FlowQuery } from './flow-path';
import { createNameSources, lastIdentifier } from './name-sources';
import type { Outcome } from './outcome';
import { type SinkSite, sinksOf, sinkWords } from './sinks';
import { createTracer } from './tracer';

/**
 * Paths from sources to sinks, one for each value at a sink (the first that is found). Backward from every sink of the
 * asked kinds, within the file and through the summaries of other files that `semantics` knows. Never throws; bounded in
 * depth and number of visited expressions.
 */
export function* findFlows(
  file: ParsedFile,
  semantics: FileSemantics,
  models: readonly ApiModel[],
  query: FlowQuery,
  classify: Classify,
): Iterable<FlowPath> {
  if (!file.tree) return;
  const sources: ReadonlySet<SourceKind> = new Set(query.sources);
  const tracer = createTracer(semantics, models, classify, { sources, sanitizers: new Set(query.sanitizers) });
  const names = createNameSources(semantics, classify, sources);
  const step = (node: SyntaxNode, template: string, data?: Wording['data']): FlowStep => ({
    uri: file.uri,
    range: node.range,
    ...worded(template, data),
  });

  for (const site of sinksOf(semantics, models, query.sinks)) {
    const last = (): FlowStep => step(site.node, sinkWords[site.model.kind as SinkKind] ?? 'ends here');
    for (const value of site.values) {
      const outcome = tracer.trace(value);
      const keyValue = site.key ? semantics.constantValue(site.key) : site.keyName;
      const sink = {
        call: site.node,
        value,
        key: site.key,
        keyValue: typeof keyValue === 'string' ? keyValue : undefined,
        model: site.model,
        resolution: site.resolution,
      };
      if (outcome.origin) {
        const { node, kind, name, steps } = outcome.origin;
        yield { source: { node, kind, name }, sink, steps: [...steps, last()] };
      } else if (query.keyIsSource && mayHoldSecret(outcome, value)) {
        const named = namedKey(site);
        if (!named) continue;
        const { node, source } = named;
        yield {
          source: { node, ...source },
          sink,
          steps: [step(node, 'the key names `{name}`', { name: source.name }), last()],
        };
      }
    }
  }
  yield* throughSummaries();

  /** Calls of functions in other files that hand an argument to a sink. */
  function* throughSummaries(): Iterable<FlowPath> {
    for (const call of callsThatMayLeadToSinks(semantics)) {
      for (const summary of summariesOf(semantics, call)) {
        const seen = new Set<number>();
        for (const entry of summary.sinks) {
          const kind = entry.kind as SinkKind;
          if (!query.sinks.includes(kind) || seen.has(entry.param)) continue;
          if (reportsItself(summary.params[entry.param]?.name, entry.keyValue)) continue;
          const value = argumentAt(call, entry.param, summary.params);
          const model =
            value && models.find((row) => row.role === 'sink' && row.api === entry.api && row.kind === kind);
          if (!value || !model) continue;
          const outcome = tracer.trace(value);
          const key = entry.keyParam === undefined ? undefined : argumentAt(call, entry.keyParam, summary.params);
          const folded = key ? semantics.constantValue(key) : entry.keyValue;
          const keyValue = typeof folded === 'string' ? folded : undefined;
          const sink = { call, value, key, keyValue, model, resolution: 'inferred' as const };
          const passed = step(value, 'passed to `{name}()`', { name: shortName(call) });
          if (outcome.origin) {
            seen.add(entry.param);
            const { node, name, steps } = outcome.origin;
            yield {
              source: { node, kind: outcome.origin.kind, name },
              sink,
              steps: [...steps, passed, ...entry.steps],
            };
          } else if (query.keyIsSource && key && mayHoldSecret(outcome, value)) {
            const source = keySource(key, keyValue);
            if (!source) continue;
            seen.add(entry.param);
            const first = step(key, 'the key names `{name}`', { name: source.name });
            yield { source: { node: key, ...source }, sink, steps: [first, passed, ...entry.steps] };
          }
        }
      }
    }
  }

  /** A function whose parameter or slot is named for the secret has the finding in its own file; one is enough. */
  function reportsItself(parameter: string | undefined, keyValue: string | undefined): boolean {
    if (parameter !== undefined && names.named(parameter, 'name')) return true;
    return query.keyIsSource === true && typeof keyValue === 'string' && names.named(keyValue, 'key') !== undefined;
  }

  /** A value that is not known to be harmless; empty strings, flags, numbers and sanitised values are. */
  function mayHoldSecret(outcome: Outcome, value: SyntaxNode): boolean {
    if (outcome.verdict === 'clean') return false;
    const type = semantics.typeOf(value)?.name ?? '';
    return !/^(Boolean|Bool|BOOL|bool|boolean|Int|Integer|Long|int|long|Number|Double|Float|NSInteger)$/.test(type);
  }

  function keySource(key: SyntaxNode, value: string | undefined) {
    if (value !== undefined) return names.named(value, 'key');
    const identifier = lastIdentifier(key);
    if (identifier === undefined) return undefined;
    // `TOKEN_KEY` and `kTokenKey` are named for the slot.
    return names.named(identifier, 'key') ?? names.named(identifier.replace(/_?(key|pref)$/i, ''), 'key');
  }

  /** What the slot's name says: its constant, the constant's own name, or the argument of the wrapper's callers. */
  function namedKey(site: SinkSite) {
    const { key, keyName } = site;
    if (keyName !== undefined) {
      const source = names.named(keyName, 'key');
      return source && { node: site.node, source };
    }
    if (!key) return undefined;
    const constant = semantics.constantValue(key);
    const source = keySource(key, typeof constant === 'string' ? constant : undefined);
    if (source) return { node: key, source };
    const param = semantics.declarationOf(unwrap(key));
    const fn = param?.kind === 'parameter' && param.parent?.kind === 'function' ? param.parent : undefined;
    if (!fn || param?.kind !== 'parameter') return undefined;
    for (const call of callSites(semantics, fn)) {
      const argument = argumentFor(call, fn, param);
      const folded = argument && semantics.constantValue(argument);
      const found = argument && keySource(argument, typeof folded === 'string' ? folded : undefined);
      if (argument && found) return { node: argument, source: found };
    }
    return undefined;
  }
}

function shortName(call: CallNode): string {
  return call.name.includes(':') ? call.name : call.name.slice(call.name.lastIndexOf('.') + 1);
}
