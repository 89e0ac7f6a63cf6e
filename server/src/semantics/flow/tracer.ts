import { type Wording, worded } from '../../core/wording';
import type { ApiModel, SanitizerKind, SourceKind } from '../../models/api-model';
import { transparentMembers } from '../../models/propagators';
import type {
  CallNode,
  FunctionNode,
  MemberNode,
  NameNode,
  ParameterNode,
  SyntaxNode,
  VariableNode,
} from '../../syntax/nodes';
import type { FileSemantics } from '../file-semantics';
import { callOfLambda, lambdaModels, lastExpression, returnValues } from '../lambda-receivers';
import type { FlowStep } from '../semantics';
import { argumentFor } from './arguments';
import { callSites, targetOf } from './call-targets';
import { type Definition, definitionsOf, reachingDefinitions } from './definitions';
import type { Classify, NameContext } from './flow-path';
import { matchingModels } from './model-index';
import { createNameSources, lastIdentifier, treatmentOf } from './name-sources';
import { clean, combine, constant, type Outcome, sanitizedBy, sourceAt, unknown, withStep } from './outcome';
import { traceCall } from './trace-call';

/** The call a function body is looked at for; parameters then mean that call's arguments. */
export interface Frame {
  readonly fn: FunctionNode;
  readonly call: CallNode;
  readonly outer: Frame | undefined;
  readonly depth: number;
}

export interface TraceOptions {
  readonly sources: ReadonlySet<SourceKind>;
  readonly sanitizers: ReadonlySet<SanitizerKind>;
  /** Record the parameters a value comes from, for summaries. */
  readonly parameters?: boolean;
}

/** What the parts of the solver share. */
export interface Tracing {
  readonly semantics: FileSemantics;
  readonly models: readonly ApiModel[];
  readonly options: TraceOptions;
  readonly names: ReturnType<typeof createNameSources>;
  trace(node: SyntaxNode, frame: Frame | undefined): Outcome;
  traceReturns(fn: FunctionNode, frame: Frame | undefined): Outcome;
  step(node: SyntaxNode, template: string, data?: Wording['data']): FlowStep;
  sourceOf(node: SyntaxNode, identifier: string, context: NameContext): Outcome | undefined;
}

const maxDepth = 60;
const maxVisits = 4000;
const maxFrames = 6;
const maxCallSites = 12;

/** Follows values backward from an expression to what they may come from. One tracer serves one query on one file. */
export function createTracer(
  semantics: FileSemantics,
  models: readonly ApiModel[],
  classify: Classify,
  options: TraceOptions,
): { trace(node: SyntaxNode): Outcome; traceReturns(fn: FunctionNode): Outcome } {
  const uri = semantics.file.uri;
  const names = createNameSources(semantics, classify, options.sources);
  const remembered = new Map<SyntaxNode, Outcome>();
  /** What is being followed, by the call it is followed for. */
  const active = new Map<Frame | undefined, Set<SyntaxNode>>([[undefined, new Set()]]);
  let visits = 0;
  let depth = 0;

  const step: Tracing['step'] = (node, template, data) => ({ uri, range: node.range, ...worded(template, data) });
  const tracing: Tracing = { semantics, models, options, names, trace, traceReturns, step, sourceOf };

  function trace(node: SyntaxNode, frame: Frame | undefined): Outcome {
    const known = frame ? undefined : remembered.get(node);
    if (known) return known;
    if (depth >= maxDepth || ++visits > maxVisits) return unknown;
    let nodes = active.get(frame);
    if (!nodes) {
      nodes = new Set();
      active.set(frame, nodes);
    }
    // A value that is made from itself brings nothing new.
    if (nodes.has(node)) return clean;
    nodes.add(node);
    depth++;
    const result = follow(node, frame);
    depth--;
    nodes.delete(node);
    if (frame && nodes.size === 0) active.delete(frame);
    if (!frame) remembered.set(node, result);
    return result;
  }

  function follow(node: SyntaxNode, frame: Frame | undefined): Outcome {
    switch (node.kind) {
      case 'string':
        return node.value === '' ? clean : constant;
      case 'number':
      case 'boolean':
      case 'null':
        return clean;
      case 'wrapper':
        return trace(node.operand, frame);
      case 'template':
        return combine(node.parts.map((part) => trace(part, frame)));
      case 'binary':
        return followBinary(node, frame);
      case 'unary':
        return node.operator === '!' ? clean : trace(node.operand, frame);
      case 'conditional':
        return combine([node.then, node.otherwise].flatMap((branch) => (branch ? [trace(branch, frame)] : [])));
      case 'block': {
        const last = lastExpression(node);
        return last && last !== node ? trace(last, frame) : unknown;
      }
      case 'assignment':
        return trace(node.value, frame);
      case 'collection':
        return node.elements.length ? combine(node.elements.map((element) => trace(element, frame))) : clean;
      case 'pair':
        return named(trace(node.value, frame), node.value, node.name, 'key');
      case 'name':
        return followName(node, frame);
      case 'member':
        return followMember(node, frame);
      case 'index':
        return followIndex(node, frame);
      case 'call':
        return traceCall(tracing, node, frame);
      case 'function':
        // A lambda stands for what it will give: lazily built log messages, suppliers.
        return node.form === 'lambda' ? combine(returnValues(node).map((value) => trace(value, frame))) : unknown;
      case 'variable':
        return named(followVariable(node, node, frame), node, node.name, 'name');
      case 'return':
        return node.value ? trace(node.value, frame) : clean;
      case 'native':
        return followNative(node, frame);
      default:
        return unknown;
    }
  }

  function followBinary(node: Extract<SyntaxNode, { kind: 'binary' }>, frame: Frame | undefined): Outcome {
    const script = semantics.language === 'typescript' || semantics.language === 'javascript';
    const value = /^(\+|\?:|\?\?|-|\*|\/|to|%)$/.test(node.operator) || (script && /^(\|\||&&)$/.test(node.operator));
    if (!value) return sanitizes('metadata') ? sanitizedBy('metadata') : clean;
    const left = node.operator === '&&' ? clean : trace(node.left, frame);
    if (node.operator === 'to') {
      const key = semantics.constantValue(node.left);
      return named(trace(node.right, frame), node.right, typeof key === 'string' ? key : undefined, 'key');
    }
    return combine([left, trace(node.right, frame)]);
  }

  function followName(node: NameNode, frame: Frame | undefined): Outcome {
    if (node.name === 'this' || node.name === 'super') return unknown;
    const treated = treatmentOf(node.name);
    if (treated && sanitizes(treated)) return sanitizedBy(treated);
    const declaration = semantics.declarationOf(node);
    let result = unknown;
    if (declaration?.kind === 'variable' || declaration?.kind === 'parameter')
      result = followVariable(declaration, node, frame);
    else if (declaration?.kind === 'function' && declaration.form === 'lambda')
      result = lambdaParameter(declaration, frame);
    else if (!declaration && semantics.constantValue(node) !== undefined) result = constant;
    else if (declaration) return unknown;
    return named(result, node, node.name, 'name');
  }

  function followMember(node: MemberNode, frame: Frame | undefined): Outcome {
    if (node.reference) return unknown;
    for (const { model } of matchingModels(semantics, models, 'sanitizer', node)) {
      if (sanitizes(model.kind as SanitizerKind)) return sanitizedBy(model.kind as SanitizerKind);
    }
    for (const { model } of matchingModels(semantics, models, 'source', node)) {
      const kind = model.kind as SourceKind;
      if (options.sources.has(kind)) return fromRow(node, kind, model.label);
    }
    const treated = treatmentOf(node.name);
    if (treated && sanitizes(treated)) return sanitizedBy(treated);
    const declaration = semantics.declarationOf(node);
    if (declaration?.kind === 'variable' || declaration?.kind === 'parameter') {
      return named(followVariable(declaration, node, frame), node, node.name, 'name');
    }
    if (declaration?.kind === 'function' && declaration.form === 'getter') {
      return named(traceReturns(declaration, frame), node, node.name, 'name');
    }
    if (semantics.constantValue(node) !== undefined) return constant;
    // Enum cases and names of types (`Field.PASSWORD`, `.password`) are no values.
    if (!node.receiver || /^[A-Z]/.test(node.name)) return unknown;
    const own = sourceOf(node, node.name, 'name');
    if (own) return own;
    if (!transparentMembers.has(node.name)) return unknown;
    return input(node, node.receiver) ?? trace(node.receiver, frame);
  }

  /** What the user typed: the content of a control that is named for it. */
  function input(node: SyntaxNode, receiver: SyntaxNode): Outcome | undefined {
    const identifier = lastIdentifier(receiver);
    return identifier === undefined ? undefined : sourceOf(node, identifier, 'input');
  }

  function followIndex(node: Extract<SyntaxNode, { kind: 'index' }>, frame: Frame | undefined): Outcome {
    const key = semantics.constantValue(node.index);
    if (typeof key === 'string') return sourceOf(node, key, 'key') ?? unknown;
    const identifier = key === undefined ? lastIdentifier(node.index) : undefined;
    const found = identifier === undefined ? undefined : sourceOf(node, identifier, 'key');
    return found ?? (typeof key === 'number' ? trace(node.receiver, frame) : unknown);
  }

  /** Constructs without a neutral kind (`when`, `switch`, adjacent strings): any value inside may come out. */
  function followNative(node: SyntaxNode, frame: Frame | undefined): Outcome {
    if (node.children.length === 0 || node.children.length > 24) return unknown;
    const outcomes = node.children.map((child) => trace(child, frame));
    const result = combine(outcomes);
    return result.verdict === 'source' || node.children.length === 1 ? result : { ...result, verdict: 'unknown' };
  }

  function followVariable(
    declaration: VariableNode | ParameterNode,
    use: SyntaxNode,
    frame: Frame | undefined,
  ): Outcome {
    const local = declaration.kind === 'parameter' || declaration.scope === 'local';
    const reaching = reachingDefinitions(definitionsOf(semantics, declaration), use, local);
    const outcomes = reaching.definitions.map((definition) => followDefinition(declaration, definition, frame));
    if (declaration.kind === 'parameter') {
      if (!reaching.complete) outcomes.push(followParameter(declaration, frame));
      return combine(outcomes);
    }
    const getter = declaration.children.find((child) => child.kind === 'function' && child.form === 'getter');
    if (getter?.kind === 'function') outcomes.push(traceReturns(getter, frame));
    const property = outcomes.length ? undefined : constructorParameter(declaration);
    if (property) outcomes.push(followParameter(property, undefined));
    if (!outcomes.length) return unknown;
    const result = combine(outcomes);
    // A field that only ever gets an empty default here is filled from elsewhere.
    const open = !local && !declaration.constant && !reaching.complete;
    const onlyDefault = reaching.definitions.every(({ site }) => site === declaration);
    if (open && onlyDefault && result.verdict !== 'source' && !result.sanitized.length)
      return { ...result, verdict: 'unknown' };
    return result;
  }

  /** `class A(val token: String)`, `constructor(private token: string)`: the property is the parameter. */
  function constructorParameter(variable: VariableNode): ParameterNode | undefined {
    const owner = variable.scope === 'member' ? semantics.enclosingClass(variable) : undefined;
    for (const member of owner?.children ?? []) {
      if (member.kind !== 'function' || member.form !== 'constructor') continue;
      // Dart's `this.token` names the field from the parameter list.
      const dart = semantics.language === 'dart';
      const found = member.params.find(
        (param) => param.nameRange.start === variable.nameRange.start || (dart && param.name === variable.name),
      );
      if (found) return found;
    }
    return undefined;
  }

  function followDefinition(
    declaration: VariableNode | ParameterNode,
    definition: Definition,
    frame: Frame | undefined,
  ): Outcome {
    const { value, site, slot } = definition;
    // A name of a destructuring pattern stands for a part of the initialiser.
    if (site === declaration && value.parent !== declaration) return unknown;
    const result = slot === undefined ? trace(value, frame) : named(trace(value, frame), value, slot, 'key');
    const data = { name: declaration.name };
    return withStep(result, step(site, definition.replaces ? 'assigned to `{name}`' : 'added to `{name}`', data));
  }

  function followParameter(param: ParameterNode, frame: Frame | undefined): Outcome {
    const fn = param.parent?.kind === 'function' ? param.parent : undefined;
    if (!fn) return recorded(param, unknown);
    if (frame?.fn === fn) {
      const argument = argumentFor(frame.call, fn, param);
      const value = argument ?? param.defaultValue;
      return value ? passed(trace(value, argument ? frame.outer : undefined), frame.call, value) : unknown;
    }
    if (fn.form === 'lambda') {
      const bound = lambdaParameter(fn, frame, param);
      if (bound.verdict !== 'unknown') return bound;
    }
    const outcomes: Outcome[] = [];
    for (const call of callSites(semantics, fn).slice(0, maxCallSites)) {
      const argument = argumentFor(call, fn, param) ?? param.defaultValue;
      if (argument) outcomes.push(passed(trace(argument, undefined), call, argument));
    }
    return recorded(param, combine(outcomes));
  }

  function recorded(param: ParameterNode, result: Outcome): Outcome {
    if (!options.parameters) return result;
    return { ...result, params: [...result.params, { param, steps: [] }] };
  }

  function passed(result: Outcome, call: CallNode, argument: SyntaxNode): Outcome {
    return withStep(result, step(argument, 'passed to `{name}`', { name: callText(call) }));
  }

  function callText(call: CallNode): string {
    const name = call.name.includes(':') ? call.name : call.name.slice(call.name.lastIndexOf('.') + 1);
    if (call.form === 'message') return name;
    const args = call.args.map((arg) => lastIdentifier(arg.value) ?? '…');
    return `${name}(${args.join(', ')})`;
  }

  /** `it`, or the named parameter of `let`, `also`, `then`, `map`: what the call was made on. */
  function lambdaParameter(lambda: FunctionNode, frame: Frame | undefined, param?: ParameterNode): Outcome {
    const call = callOfLambda(lambda);
    if (!call?.receiver || (param && lambda.params.indexOf(param) > 0)) return unknown;
    for (const row of lambdaModels(call, semantics.language)) {
      if (row.binds !== 'parameter') continue;
      if (/^(receiver|awaited-receiver|element)$/.test(row.to)) return trace(call.receiver, frame);
    }
    return unknown;
  }

  function traceReturns(fn: FunctionNode, frame: Frame | undefined): Outcome {
    if ((frame?.depth ?? 0) > maxFrames) return unknown;
    const values = returnValues(fn);
    return values.length ? combine(values.map((value) => trace(value, frame))) : unknown;
  }

  /** When following a value says nothing, its name may. */
  function named(result: Outcome, node: SyntaxNode, identifier: string | undefined, context: NameContext): Outcome {
    if (result.verdict !== 'unknown' || !identifier) return result;
    const found = sourceOf(node, identifier, context);
    return found ? { ...found, params: result.params } : result;
  }

  function sourceOf(node: SyntaxNode, identifier: string, context: NameContext): Outcome | undefined {
    const type = context === 'input' ? undefined : semantics.typeOf(node);
    const found = names.named(identifier, context, type);
    if (!found) return undefined;
    return sourceAt({
      node,
      kind: found.kind,
      name: found.name,
      steps: [step(node, '`{name}` is read here', { name: found.name })],
    });
  }

  function fromRow(node: SyntaxNode, kind: SourceKind, label: string): Outcome {
    return sourceAt({ node, kind, name: label, steps: [step(node, '{what} is read here', { what: label })] });
  }

  const sanitizes = (kind: SanitizerKind) => options.sanitizers.has(kind);

  return {
    trace(node) {
      visits = 0;
      return trace(node, undefined);
    },
    traceReturns(fn) {
      visits = 0;
      return traceReturns(fn, undefined);
    },
  };
}

/** The frame for looking into a called function of this file. */
export function enter(semantics: FileSemantics, call: CallNode, outer: Frame | undefined): Frame | undefined {
  const fn = targetOf(semantics, call);
  if (!fn?.body || (outer?.depth ?? 0) >= maxFrames) return undefined;
  return { fn, call, outer, depth: (outer?.depth ?? 0) + 1 };
}
