import { mutators } from '../../models/propagators';
import type { CallNode, ParameterNode, SyntaxNode, VariableNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import type { FileSemantics } from '../file-semantics';

/** One way a variable comes by its content. */
export interface Definition {
  readonly value: SyntaxNode;
  /** The statement's expression: the variable, the assignment or the call that adds to it. */
  readonly site: SyntaxNode;
  /** Replaces the whole content; otherwise adds to it. */
  readonly replaces: boolean;
  /** The slot of a map or object that is filled. */
  readonly slot?: string;
}

/** By semantics too: the same tree is looked at without and with what is known of other files. */
const found = new WeakMap<FileSemantics, Map<VariableNode | ParameterNode, readonly Definition[]>>();

/** What is written to a variable, field or parameter anywhere in its file, in source order; its initialiser comes first. */
export function definitionsOf(semantics: FileSemantics, variable: VariableNode | ParameterNode): readonly Definition[] {
  let known = found.get(semantics);
  if (!known) {
    known = new Map();
    found.set(semantics, known);
  }
  let definitions = known.get(variable);
  if (!definitions) {
    definitions = collect(semantics, variable);
    known.set(variable, definitions);
  }
  return definitions;
}

function collect(semantics: FileSemantics, variable: VariableNode | ParameterNode): readonly Definition[] {
  const definitions: Definition[] = [];
  if (variable.kind === 'variable' && variable.initializer) {
    definitions.push({ value: variable.initializer, site: variable, replaces: true });
  }
  for (const use of semantics.referencesTo(variable)) {
    const expression = outermost(use);
    const parent = expression.parent;
    if (!parent) continue;
    if (parent.kind === 'assignment' && parent.target === expression) {
      definitions.push({ value: parent.value, site: parent, replaces: parent.operator === '=' });
    } else if (parent.kind === 'member' && parent.receiver === expression) {
      addSlot(definitions, parent, parent.name);
    } else if (parent.kind === 'index' && parent.receiver === expression) {
      const slot = semantics.constantValue(parent.index);
      addSlot(definitions, parent, typeof slot === 'string' ? slot : undefined);
    } else addMutations(semantics, definitions, expression);
  }
  return definitions.sort((a, b) => a.site.range.start - b.site.range.start);
}

function addSlot(definitions: Definition[], target: SyntaxNode, slot: string | undefined): void {
  const whole = outermost(target);
  const parent = whole.parent;
  if (parent?.kind === 'assignment' && parent.target === whole) {
    definitions.push({ value: parent.value, site: parent, replaces: false, slot });
  }
}

/** `map.put(k, v).put(…)`, also through scope functions (`json.apply { put(…) }` is seen at the call itself). */
function addMutations(semantics: FileSemantics, definitions: Definition[], receiver: SyntaxNode): void {
  let current = receiver;
  for (let hops = 0; hops < 50; hops++) {
    const call: SyntaxNode | undefined = current.parent;
    if (call?.kind !== 'call' || call.receiver !== current || !mutators.has(call.name)) return;
    addArguments(semantics, definitions, call);
    current = outermost(call);
  }
}

function addArguments(semantics: FileSemantics, definitions: Definition[], call: CallNode): void {
  const first = call.args.length > 1 && call.args[0] ? semantics.constantValue(call.args[0].value) : undefined;
  const slot = typeof first === 'string' ? first : undefined;
  call.args.forEach((arg, index) => {
    if (index === 0 && call.args.length > 1 && slot !== undefined) return;
    definitions.push({ value: arg.value, site: call, replaces: false, slot });
  });
}

/** A node together with the parentheses, casts and marks around it. */
function outermost(node: SyntaxNode): SyntaxNode {
  let current = node;
  while (current.parent?.kind === 'wrapper') current = current.parent;
  return current;
}

/**
 * The definitions that may still hold where a variable is read: later ones of the same function without a loop around both
 * do not, and one that always runs on the way to the use hides everything before it.
 */
export function reachingDefinitions(
  definitions: readonly Definition[],
  use: SyntaxNode,
  local: boolean,
): { readonly definitions: readonly Definition[]; readonly complete: boolean } {
  const home = functionOf(use);
  const before: Definition[] = [];
  const elsewhere: Definition[] = [];
  let complete = false;
  for (const definition of definitions) {
    const { site } = definition;
    if (site.range.start <= use.range.start && use.range.end <= site.range.end && unwrap(site) !== use) {
      // The use stands in the definition itself (`x = x + y`): what it reads came before.
      if (site.kind !== 'variable' || local) continue;
    }
    if (functionOf(site) !== home) {
      const outer = site.kind === 'variable' && local && site.range.start < use.range.start;
      if (outer) before.push(definition);
      else elsewhere.push(definition);
      continue;
    }
    if (site.range.start > use.range.start && !commonLoop(site, use)) {
      // A field keeps what a later line of this function leaves in it for the next call.
      if (!local) elsewhere.push(definition);
      continue;
    }
    if (definition.replaces && site.range.start < use.range.start && alwaysRuns(site, use)) {
      before.length = 0;
      elsewhere.length = 0;
      complete = true;
    }
    before.push(definition);
  }
  return { definitions: [...before, ...elsewhere], complete };
}

function functionOf(node: SyntaxNode): SyntaxNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (current.kind === 'function') return current;
  return undefined;
}

const loops = /for|while|do_|repeat/i;
const branches = /for|while|do_|repeat|case|switch|when|try|catch|entry/i;

function commonLoop(a: SyntaxNode, b: SyntaxNode): boolean {
  for (let current = a.parent; current && current.kind !== 'function'; current = current.parent) {
    if (current.kind !== 'native' || !loops.test(current.nativeKind)) continue;
    if (current.range.start <= b.range.start && b.range.end <= current.range.end) return true;
  }
  return false;
}

/** Whether control cannot reach `use` without having passed `site`, by nesting alone. */
function alwaysRuns(site: SyntaxNode, use: SyntaxNode): boolean {
  for (let current = site.parent; current; current = current.parent) {
    const branching =
      current.kind === 'block' ||
      current.kind === 'function' ||
      current.kind === 'conditional' ||
      current.kind === 'file' ||
      current.kind === 'class' ||
      (current.kind === 'native' && branches.test(current.nativeKind));
    if (branching) return current.range.start <= use.range.start && use.range.end <= current.range.end;
  }
  return true;
}
