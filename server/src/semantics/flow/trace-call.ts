import type { SanitizerKind, SourceKind } from '../../models/api-model';
import { argumentConversions, keyedReads, receiverConversions } from '../../models/propagators';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { lambdaOf, returnValues, scopeResult } from '../lambda-receivers';
import { argumentAt, valuesAt } from './arguments';
import { summariesOf } from './call-targets';
import { matchingModels } from './model-index';
import { lastIdentifier, sanitizerNamed } from './name-sources';
import { clean, combine, type Outcome, sanitizedBy, sourceAt, unknown, withStep } from './outcome';
import { enter, type Frame, type Tracing } from './tracer';

/** What a call gives back: by rows, by its body in this file, by the summary of another file, by habit of its name. */
export function traceCall(tracing: Tracing, call: CallNode, frame: Frame | undefined): Outcome {
  const { semantics, models, options, names } = tracing;
  for (const { model } of matchingModels(semantics, models, 'sanitizer', call)) {
    if (options.sanitizers.has(model.kind as SanitizerKind)) return sanitizedBy(model.kind as SanitizerKind);
  }
  if (call.name === 'to' && call.receiver && call.args.length === 1) return infixPair(tracing, call, frame);
  const treatment = sanitizerNamed(baseName(call));
  if (treatment && options.sanitizers.has(treatment)) return sanitizedBy(treatment);
  for (const { model } of matchingModels(semantics, models, 'source', call)) {
    const kind = model.kind as SourceKind;
    if (model.at !== 'return' || !options.sources.has(kind)) continue;
    return sourceAt({
      node: call,
      kind,
      name: model.label,
      steps: [tracing.step(call, '{what} is read here', { what: model.label })],
    });
  }
  for (const { model } of matchingModels(semantics, models, 'propagator', call)) {
    const values = valuesAt(call, model.at);
    if (values.length) return combine(values.map((value) => tracing.trace(value, frame)));
  }
  const inner = enter(semantics, call, frame);
  if (inner) {
    const result = withStep(
      tracing.traceReturns(inner.fn, inner),
      tracing.step(call, 'returned from `{name}()`', { name: baseName(call) }),
    );
    return result.verdict === 'unknown' ? (byName(call) ?? result) : result;
  }
  const summarized = fromSummaries(tracing, call, frame);
  if (summarized) return summarized.verdict === 'unknown' ? (byName(call) ?? summarized) : summarized;
  return (
    scoped(tracing, call, frame) ?? keyed(tracing, call) ?? byName(call) ?? converted(tracing, call, frame) ?? unknown
  );

  function byName(target: CallNode): Outcome | undefined {
    const found = names.namedCall(target);
    if (!found) return undefined;
    const step = tracing.step(target, '`{call}()` gives `{name}`', { call: baseName(target), name: found.name });
    return sourceAt({ node: target, kind: found.kind, name: found.name, steps: [step] });
  }
}

/** Kotlin's `"token" to value`: the value, or what its key says about it. */
function infixPair(tracing: Tracing, call: CallNode, frame: Frame | undefined): Outcome {
  const value = call.args[0]?.value as SyntaxNode;
  const result = tracing.trace(value, frame);
  const key = call.receiver && tracing.semantics.constantValue(call.receiver);
  if (result.verdict !== 'unknown' || typeof key !== 'string') return result;
  return tracing.sourceOf(value, key, 'key') ?? result;
}

/** `x.let { … }` is what its lambda gives, `x.apply { … }` is `x`. */
function scoped(tracing: Tracing, call: CallNode, frame: Frame | undefined): Outcome | undefined {
  const gives = scopeResult(call, tracing.semantics.language);
  const lambda = gives && lambdaOf(call);
  if (!lambda) return undefined;
  if (gives === 'lambda') {
    const values = returnValues(lambda);
    return values.length ? combine(values.map((value) => tracing.trace(value, frame))) : clean;
  }
  const receiver = call.receiver ? tracing.trace(call.receiver, frame) : unknown;
  const filled = call.name === 'apply' || call.name === 'also' ? insertions(tracing, lambda, frame) : [];
  return combine([receiver, ...filled]);
}

/** What `apply { put("token", token) }` puts into its receiver. */
function insertions(tracing: Tracing, lambda: SyntaxNode, frame: Frame | undefined): Outcome[] {
  const outcomes: Outcome[] = [];
  const stack: SyntaxNode[] = [...lambda.children];
  for (let node = stack.pop(), count = 0; node && count < 200; node = stack.pop(), count++) {
    if (node.kind === 'call' && !node.receiver && /^(put|add|append|set)/.test(node.name)) {
      const value = node.args.at(-1)?.value;
      if (value) outcomes.push(tracing.trace(value, frame));
    } else if (node.kind === 'assignment' && node.target.kind !== 'member')
      outcomes.push(tracing.trace(node.value, frame));
    else stack.push(...node.children);
  }
  return outcomes;
}

/** `json.getString("access_token")`, `intent.getStringExtra(EXTRA_PASSWORD)`, `form.get('otp')`. */
function keyed(tracing: Tracing, call: CallNode): Outcome | undefined {
  const key = call.args[0]?.value;
  if (!key || !call.receiver || call.args.length > 3 || !keyedReads.test(call.name)) return undefined;
  const value = tracing.semantics.constantValue(key);
  if (typeof value === 'string') return tracing.sourceOf(call, value, 'key');
  const identifier = lastIdentifier(key);
  return identifier && /^[A-Z]|^k[A-Z]/.test(identifier) ? tracing.sourceOf(call, identifier, 'key') : undefined;
}

/** Conversions by habit of name: `toString`, `trim`, `JSONObject(map)`, `String.format("%s", token)`. */
function converted(tracing: Tracing, call: CallNode, frame: Frame | undefined): Outcome | undefined {
  const name = baseName(call);
  const full = call.name;
  const outcomes: Outcome[] = [];
  const converts = receiverConversions.has(name) || receiverConversions.has(full);
  if (call.receiver && converts && !namesType(tracing, call.receiver)) {
    const identifier = lastIdentifier(call.receiver);
    const typed = /^(getText|text|getValue|value|toText)$/.test(name) && identifier !== undefined;
    outcomes.push((typed && tracing.sourceOf(call, identifier, 'input')) || tracing.trace(call.receiver, frame));
  }
  const wrapper = argumentConversions.has(name) || argumentConversions.has(full);
  if (wrapper || name === 'plus' || name === 'concat' || name === 'format' || name === 'appending') {
    for (const arg of call.args) if (arg.value.kind !== 'function') outcomes.push(tracing.trace(arg.value, frame));
  }
  // A chain of builder calls: `StringBuilder().append(a).append(b)`, `JSONObject().put("k", v)`.
  if (call.receiver && /^(put|append|add|set|with)/.test(name) && call.args.length) {
    const value = call.args.at(-1)?.value as SyntaxNode;
    const chained = buildsText(call.receiver);
    if (chained) outcomes.push(tracing.trace(value, frame), tracing.trace(call.receiver, frame));
  }
  return outcomes.length ? combine(outcomes) : undefined;
}

/** Whether an expression is the name of a type and no value. */
function namesType({ semantics }: Tracing, node: SyntaxNode): boolean {
  return semantics.typeOf(node) === undefined && semantics.staticType(node) !== undefined;
}

function buildsText(receiver: SyntaxNode): boolean {
  if (receiver.kind === 'wrapper') return buildsText(receiver.operand);
  if (receiver.kind !== 'call') return false;
  if (/^(StringBuilder|StringBuffer|JSONObject|JSONArray|JsonObject|ContentValues|HashMap|Bundle)$/.test(receiver.name))
    return true;
  return (
    receiver.receiver !== undefined && /^(put|append|add|set|with)/.test(receiver.name) && buildsText(receiver.receiver)
  );
}

/** What the summaries of other files say about a call's result; undefined when no function fits. */
function fromSummaries(tracing: Tracing, call: CallNode, frame: Frame | undefined): Outcome | undefined {
  const outcomes: Outcome[] = [];
  for (const summary of summariesOf(tracing.semantics, call)) {
    const source = summary.returnsSources.find(({ kind }) => tracing.options.sources.has(kind as SourceKind));
    if (source) {
      outcomes.push(
        sourceAt({
          node: call,
          kind: source.kind as SourceKind,
          name: source.name,
          steps: [...source.steps, tracing.step(call, 'returned from `{name}()`', { name: baseName(call) })],
        }),
      );
    }
    const treatment = summary.returnsSanitised.find((kind) => tracing.options.sanitizers.has(kind as SanitizerKind));
    if (treatment && !source) outcomes.push(sanitizedBy(treatment as SanitizerKind));
    for (const index of summary.returnsParams) {
      const argument = argumentAt(call, index, summary.params);
      if (!argument) continue;
      const result = tracing.trace(argument, frame);
      outcomes.push(withStep(result, tracing.step(call, 'returned from `{name}()`', { name: baseName(call) })));
    }
    if (!source && !treatment && !summary.returnsParams.length) outcomes.push(unknown);
  }
  return outcomes.length ? combine(outcomes) : undefined;
}

/** The called name without qualification; of a selector its first part. */
function baseName(call: CallNode): string {
  if (call.name.includes(':')) return call.name.slice(0, call.name.indexOf(':'));
  return call.name.slice(call.name.lastIndexOf('.') + 1);
}
