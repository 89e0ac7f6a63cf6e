import { argumentConversions, mutators, readingVerbs, receiverConversions } from '../../models/propagators';
import type { CallNode, FunctionNode, ParameterNode, SyntaxNode, VariableNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { callOfLambda, lastExpression } from '../lambda-receivers';
import type { Semantics } from '../semantics';
import { argumentFor } from './arguments';
import { lastIdentifier } from './name-sources';

/** A place that a value arrives at. */
export interface Destination {
  /**
   * `name`: a variable, field or parameter that takes it; `key`: a slot of a map or object; `returned`: a function that gives
   * it back; `argument`: a call that takes it, with `call` and `index`; `compared`: the other side of an equality.
   */
  readonly kind: 'name' | 'key' | 'returned' | 'argument' | 'compared';
  /** What the place is called; of a function without its leading verb (`generateToken` gives `token`). */
  readonly name: string;
  readonly node: SyntaxNode;
  readonly call?: CallNode;
  readonly index?: number;
}

const maxVisits = 300;
/** Through how many variables, parameters and returns a value is followed. */
const maxHops = 4;

/** Members that tell something about a value and do not carry it. */
const metadata =
  /^(length|size|count|isEmpty|isNotEmpty|isBlank|indices|hashCode|contains|startsWith|endsWith|indexOf|lastIndex|compareTo|includes|every|some|hasPrefix|hasSuffix|lastIndexOf)$/;
const comparing = /^(equals|contentEquals|isEqual|isEqualToString:|isEqualToData:|localeCompare|compare:)$/;
/** Functions without a row that give back their argument in another form. */
const converting =
  /hex|base64|encode|string|bytes|format|floor|round|trunc|ceil|abs|number|parse|int$|char|pad|convert|min|max|join|data/i;
/** Verbs of functions that take a value in, and of setters. */
const givingVerbs =
  /^_?(set|with|save|store|put|send|create|make|build|use|init|update|write|generate|gen|new|random|next|compute|calc|calculate|make)(?=[A-Z_])/;

/**
 * Where the value of an expression goes within its file: forward through conversions, templates, collections, variables,
 * arguments of the file's own functions and returns. The counterpart of the backward solver, for values whose danger lies in
 * their use. Bounded; never throws.
 */
export function destinationsOf(semantics: Semantics, value: SyntaxNode): readonly Destination[] {
  return follow(semantics, (climb) => climb(value));
}

/** The same for what a call writes into one of its arguments: `nextBytes(iv)`, `CC_MD5(data, length, &digest)`. */
export function destinationsOfFilled(semantics: Semantics, argument: SyntaxNode): readonly Destination[] {
  return follow(semantics, (climb, fill) => {
    let node = unwrap(argument);
    while (node.kind === 'unary' || (node.kind === 'member' && /^(mutableBytes|baseAddress|bytes)$/.test(node.name))) {
      const inner: SyntaxNode | undefined = node.kind === 'unary' ? node.operand : node.receiver;
      if (!inner) return;
      node = unwrap(inner);
    }
    // `ByteArray(16).also { random.nextBytes(it) }`
    const declaration = semantics.declarationOf(node);
    const call =
      declaration?.kind === 'function' && declaration.form === 'lambda' ? callOfLambda(declaration) : undefined;
    if (call) climb(call);
    else fill(node);
  });
}

function follow(
  semantics: Semantics,
  begin: (climb: (node: SyntaxNode) => void, fill: (node: SyntaxNode) => void) => void,
): readonly Destination[] {
  const found: Destination[] = [];
  const seen = new Set<SyntaxNode>();
  let visits = 0;
  begin(
    (node) => climb(node, 0),
    (node) => assigned(node, 0),
  );
  return found;

  function add(kind: Destination['kind'], name: string | undefined, node: SyntaxNode, more: Partial<Destination> = {}) {
    if (name) found.push({ kind, name, node, ...more });
  }

  function climb(start: SyntaxNode, hops: number): void {
    let node = start;
    while (node.parent && !seen.has(node) && ++visits < maxVisits) {
      seen.add(node);
      const next = step(node, node.parent, hops);
      if (!next) return;
      node = next;
    }
  }

  /** The expression that carries the value of `node` on, or undefined where its way ends. */
  function step(node: SyntaxNode, parent: SyntaxNode, hops: number): SyntaxNode | undefined {
    switch (parent.kind) {
      case 'wrapper':
      case 'template':
      case 'collection':
      case 'unary':
        return parent;
      case 'binary':
        if (!/^(===?|!==?)$/.test(parent.operator))
          return /^(<|>|<=|>=|&&|in|is|!in)$/.test(parent.operator) ? undefined : parent;
        add('compared', lastIdentifier(unwrap(parent.left === node ? parent.right : parent.left)), parent);
        return undefined;
      case 'conditional':
        return parent.condition === node ? undefined : parent;
      case 'pair':
        if (parent.value !== node) return undefined;
        add('key', parent.name, parent);
        return parent;
      case 'index':
        return parent;
      case 'member':
        return metadata.test(parent.name) ? undefined : parent;
      case 'call':
        return parent.receiver === node ? fromReceiver(parent, hops) : fromArgument(node, parent, hops);
      case 'variable':
        if (parent.initializer === node) arrive(parent, parent, hops);
        return undefined;
      case 'assignment':
        if (parent.value === node) assigned(parent.target, hops);
        return undefined;
      case 'return':
        returned(enclosingFunction(parent), hops);
        return undefined;
      case 'function':
        if (parent.body === node) returned(parent, hops);
        return undefined;
      case 'block':
        return fromBlock(node, parent, hops);
      case 'native':
        return /for|while|loop|statement|body$|do_/i.test(parent.nativeKind) ? fromBlock(node, parent, hops) : parent;
      default:
        return undefined;
    }
  }

  function fromReceiver(call: CallNode, hops: number): SyntaxNode | undefined {
    if (metadata.test(call.name)) return undefined;
    if (comparing.test(call.name)) {
      add('compared', call.args[0] && lastIdentifier(unwrap(call.args[0].value)), call);
      return undefined;
    }
    // Whoever `also`s or `let`s a value sees it under another name.
    const lambda = call.args.map(({ value: arg }) => unwrap(arg)).find((arg) => arg.kind === 'function');
    if (lambda?.kind === 'function' && /^(let|also|then|map|run|apply)$/.test(call.name)) {
      const param = lambda.params[0];
      if (hops < maxHops) for (const use of semantics.referencesTo(param ?? lambda)) climb(use, hops + 1);
    }
    return mutators.has(call.name) && !receiverConversions.has(call.name) ? undefined : call;
  }

  function fromArgument(node: SyntaxNode, call: CallNode, hops: number): SyntaxNode | undefined {
    const index = call.args.findIndex((arg) => arg.value === node);
    const label = call.args[index]?.label;
    if (comparing.test(call.name)) {
      const other = call.receiver ?? call.args.find((arg) => arg.value !== node)?.value;
      add('compared', other && lastIdentifier(unwrap(other)), call);
      return undefined;
    }
    const declaration = semantics.declarationOf(call);
    const fn = declaration?.kind === 'function' ? declaration : undefined;
    const param = fn?.params.find((entry) => argumentFor(call, fn, entry) === node);
    add(
      'argument',
      label && !/^(_|with|from|using|for|in|to|of|value|data)$/.test(label) ? label : nounOf(call.name),
      node,
      {
        call,
        index,
      },
    );
    if (fn && param) {
      if (hops < maxHops) arrive(param, param, hops + 1);
      return undefined;
    }
    if (call.receiver && mutators.has(call.name)) {
      const key =
        call.args.length > 1 && index > 0 ? call.args[0] && semantics.constantValue(call.args[0].value) : undefined;
      if (typeof key === 'string') add('key', key, call);
      assigned(call.receiver, hops);
      return call;
    }
    if (unwrap(node).kind === 'function') return call;
    const name = call.name.replace(/:.*/s, '');
    return argumentConversions.has(name) ||
      argumentConversions.has(call.name) ||
      converting.test(name) ||
      /^[A-Z]/.test(name)
      ? call
      : undefined;
  }

  /** The last expression of a lambda is what it gives back; any other place in a block ends the way. */
  function fromBlock(node: SyntaxNode, block: SyntaxNode, hops: number): SyntaxNode | undefined {
    const holder = block.kind === 'block' ? block.parent : undefined;
    if (holder?.kind === 'function' && holder.form === 'lambda' && lastExpression(block) === node)
      returned(holder, hops);
    else if (holder?.kind === 'function' && block.children.length === 1 && node.kind !== 'assignment')
      returned(holder, hops);
    else if (block.kind === 'native' && /expression_statement|statements/.test(block.nativeKind)) return block;
    return undefined;
  }

  function assigned(target: SyntaxNode, hops: number): void {
    let node = unwrap(target);
    if (node.kind === 'index') {
      const key = semantics.constantValue(node.index);
      if (typeof key === 'string') add('key', key, node);
      node = unwrap(node.receiver);
    }
    if (node.kind !== 'name' && node.kind !== 'member') return;
    const declaration = semantics.declarationOf(node);
    if (declaration?.kind === 'variable' || declaration?.kind === 'parameter') arrive(declaration, node, hops);
    else add('name', node.name, node);
  }

  function arrive(declaration: VariableNode | ParameterNode, at: SyntaxNode, hops: number): void {
    if (seen.has(declaration)) return;
    seen.add(declaration);
    add('name', declaration.name, at);
    if (hops >= maxHops) return;
    for (const use of semantics.referencesTo(declaration)) {
      const isTarget = use.parent?.kind === 'assignment' && use.parent.target === use;
      if (!isTarget) climb(use, hops + 1);
    }
  }

  function returned(fn: FunctionNode | undefined, hops: number): void {
    if (!fn || seen.has(fn)) return;
    seen.add(fn);
    if (fn.form === 'lambda') {
      const call = callOfLambda(fn);
      if (call) climb(call, hops);
      const holder = fn.parent?.kind === 'variable' ? fn.parent : undefined;
      if (!holder) return;
      add('returned', nounOf(holder.name), fn);
      if (hops < maxHops) for (const use of semantics.referencesTo(holder)) climb(use, hops + 1);
      return;
    }
    add('returned', nounOf(fn.name), fn);
    if (hops >= maxHops) return;
    for (const use of semantics.referencesTo(fn)) if (use.kind === 'call') climb(use, hops + 1);
  }
}

function enclosingFunction(node: SyntaxNode): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (current.kind === 'function') return current;
  return undefined;
}

/** `generateToken` gives `token`, `setPassword:` gives `password`, `getID` gives `id`. */
function nounOf(name: string): string {
  const first = name.replace(/:.*/s, '');
  const verb = givingVerbs.exec(first) ?? readingVerbs.exec(first);
  const noun = verb ? first.slice(verb[0].length).replace(/^_/, '') : first;
  return noun.replace(/^[A-Z](?:[A-Z]*(?![a-z]))?/, (start) => start.toLowerCase());
}
