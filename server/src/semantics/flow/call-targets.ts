import type { CodeLanguage } from '../../core/language';
import type { CallNode, ClassNode, FunctionNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import type { FileSemantics } from '../file-semantics';
import type { FunctionSummary } from '../semantics';
import { argumentsFit } from './arguments';

/** By semantics too: the same tree is looked at without and with what is known of other files. */
const targets = new WeakMap<FileSemantics, Map<CallNode, FunctionNode | undefined>>();

/** The function of this file that a call runs: by name and scope, or through the type of its receiver. */
export function targetOf(semantics: FileSemantics, call: CallNode): FunctionNode | undefined {
  let known = targets.get(semantics);
  if (!known) {
    known = new Map();
    targets.set(semantics, known);
  }
  if (!known.has(call)) known.set(call, resolve(semantics, call));
  return known.get(call);
}

function resolve(semantics: FileSemantics, call: CallNode): FunctionNode | undefined {
  const declaration = semantics.declarationOf(call) ?? viaReceiver(semantics, call);
  if (declaration?.kind === 'class') return constructorFor(declaration, call);
  if (declaration?.kind === 'variable') {
    // `const save = async (token) => { … }`
    const value = declaration.initializer;
    return value?.kind === 'function' ? value : undefined;
  }
  if (declaration?.kind !== 'function' || declaration.form === 'lambda') return undefined;
  if (argumentsFit(call, declaration.params)) return declaration;
  const overloads = declaration.parent?.children ?? [];
  for (const other of overloads) {
    if (other.kind === 'function' && other.name === declaration.name && argumentsFit(call, other.params)) return other;
  }
  return declaration;
}

function viaReceiver(semantics: FileSemantics, call: CallNode) {
  if (!call.receiver || !semantics.scopes.declares(call.name)) return undefined;
  const type = semantics.typeOf(call.receiver) ?? semantics.staticType(call.receiver);
  const owner = type && semantics.scopes.classNamed(type.name.slice(type.name.lastIndexOf('.') + 1));
  return owner && semantics.scopes.member(owner, call.name);
}

function constructorFor(owner: ClassNode, call: CallNode): FunctionNode | undefined {
  const stack = [...owner.children];
  let first: FunctionNode | undefined;
  for (let node = stack.shift(); node; node = stack.shift()) {
    if (node.kind === 'function' && node.form === 'constructor') {
      first ??= node;
      if (argumentsFit(call, node.params)) return node;
    } else if (node.kind === 'block' || node.kind === 'native') stack.push(...node.children);
  }
  return first;
}

/** The calls of a function in its file. */
export function callSites(semantics: FileSemantics, fn: FunctionNode): readonly CallNode[] {
  let name = fn.name;
  if (fn.form === 'lambda') {
    const holder = fn.parent;
    if (holder?.kind !== 'variable' || holder.initializer !== fn) return [];
    name = holder.name;
  } else if (fn.form === 'constructor') name = semantics.enclosingClass(fn)?.name ?? name;
  return semantics.fileScopeCalls(name).filter((call) => targetOf(semantics, call) === fn);
}

const callable: readonly (readonly CodeLanguage[])[] = [
  ['kotlin', 'java'],
  ['swift', 'objective-c'],
  ['typescript', 'javascript'],
];

/** Whether code of one language can call a function of another without a bridge in between. */
const canCall = (from: CodeLanguage, to: CodeLanguage | undefined): boolean =>
  to === undefined || to === from || callable.some((family) => family.includes(from) && family.includes(to));

const isScript = (semantics: FileSemantics): boolean =>
  semantics.language === 'typescript' || semantics.language === 'javascript';

/** The name of a called function in its own file; scripts may import it under another. */
function originalName(semantics: FileSemantics, call: CallNode): string {
  const binding = call.receiver || !isScript(semantics) ? undefined : semantics.imports.binding(call.name);
  return binding && binding.imported !== 'default' ? binding.imported : call.name;
}

const leading = new WeakMap<FileSemantics, readonly CallNode[]>();

/** The calls of a file for which some function of that name in other files hands a parameter to a sink. */
export function callsThatMayLeadToSinks(semantics: FileSemantics): readonly CallNode[] {
  let calls = leading.get(semantics);
  if (!calls) {
    const root = semantics.file.tree?.root;
    const { sinkFunctions } = semantics.symbols;
    const all = root ? nodesOfKind(root, 'call') : [];
    calls = sinkFunctions ? all.filter((call) => sinkFunctions.has(originalName(semantics, call))) : all;
    leading.set(semantics, calls);
  }
  return calls;
}

/** The functions of other files that a call may run, as far as owner, labels and number of arguments tell. */
export function summariesOf(semantics: FileSemantics, call: CallNode): readonly FunctionSummary[] {
  const script = isScript(semantics);
  const binding = call.receiver ? undefined : semantics.imports.binding(call.name);
  const name = originalName(semantics, call);
  const candidates = semantics.symbols.functions(name).filter(({ language }) => canCall(semantics.language, language));
  if (!candidates.length || targetOf(semantics, call)) return [];
  if (script && binding && !/^[./@~]/.test(binding.module)) return [];
  const fitting = candidates.filter((candidate) => argumentsFit(call, candidate.params));
  if (!call.receiver) {
    if (semantics.declarationOf(call)) return [];
    const owners = semantics.implicitReceivers(call);
    return fitting.filter(
      ({ owner }) => owner === undefined || owners.some((type) => type.name === owner || semantics.isType(type, owner)),
    );
  }
  const type = semantics.typeOf(call.receiver) ?? semantics.staticType(call.receiver);
  if (!type || (script && type.qualifiedName?.endsWith('#*'))) return candidates.length === 1 ? fitting : [];
  const simple = type.name.slice(type.name.lastIndexOf('.') + 1);
  const imported = script ? type.qualifiedName?.slice(type.qualifiedName.lastIndexOf('#') + 1) : undefined;
  const known = fitting.filter(({ owner }) => owner === simple || owner === imported);
  if (known.length || !(script && imported)) return known;
  // `import api from './api'`: an object literal or a default export whose functions have no owner name.
  return imported === 'default' && candidates.length === 1 ? fitting : [];
}
