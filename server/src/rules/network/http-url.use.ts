import { addressName, isShownToPeople } from '../../models/plain-addresses';
import {
  type AddressCall,
  addressMakers,
  linkCalls,
  requestAnnotations,
  requestCalls,
} from '../../models/request-calls';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, FunctionNode, SyntaxNode, VariableNode } from '../../syntax/nodes';

/** What becomes of an address in code. */
export type Use =
  /** An API requests it. */
  | { readonly kind: 'request'; readonly call?: CallNode }
  /** The name it is kept under says that something requests it. */
  | { readonly kind: 'named' }
  /** People open it in a browser. */
  | { readonly kind: 'link' }
  /** Compared, shown as text, or unknown. */
  | { readonly kind: 'none' };

const none: Use = { kind: 'none' };
const request: Use = { kind: 'request' };

/** A callee's own name, whatever the file calls it. */
const originalName = (ctx: RuleContext, name: string): string =>
  /(?<![\w$])[\w$]+$/.exec(ctx.semantics.qualifiedName(name) ?? name)?.[0] ?? name;

const textOf = (ctx: RuleContext, node: SyntaxNode): string =>
  ctx.file.text.slice(node.range.start, Math.min(node.range.end, node.range.start + 300));

const byName = (name: string): Use => {
  const meaning = addressName(name);
  return meaning === 'endpoint' ? { kind: 'named' } : meaning === 'link' ? { kind: 'link' } : none;
};

function isOneOf(ctx: RuleContext, call: CallNode, rows: readonly AddressCall[]): boolean {
  const language = ctx.file.treeLanguage;
  const name = originalName(ctx, call.name.replace(/:.*/s, ''));
  const receiver = call.receiver ? textOf(ctx, call.receiver) : '';
  return rows.some(
    (row) =>
      row.languages.some((known) => known === language) &&
      row.names.includes(name) &&
      (!row.receiver || (call.receiver !== undefined && row.receiver.test(receiver))),
  );
}

/** Follows a text up to where it is used: through address objects, lists, branches and variables. */
export function useOf(ctx: RuleContext, text: SyntaxNode, depth = 0): Use {
  const use = placeOf(ctx, text, depth);
  const owner = use.kind === 'named' ? ctx.semantics.enclosingClass(text) : undefined;
  return owner && isShownToPeople(owner.name) && !/Activity|Fragment|Controller|Service|Client/.test(owner.name)
    ? { kind: 'link' }
    : use;
}

function placeOf(ctx: RuleContext, text: SyntaxNode, depth: number): Use {
  let node = text;
  let isUrlObject = false;
  for (let parent = node.parent; parent; node = parent, parent = node.parent) {
    switch (parent.kind) {
      case 'wrapper':
      case 'collection':
        continue;
      case 'template':
        if (parent.parts[0] !== node) return none;
        continue;
      case 'binary':
        if (/^(\|\||\?\?|\?:)$/.test(parent.operator) || (parent.operator === '+' && parent.left === node)) continue;
        return none;
      case 'conditional':
        if (parent.condition === node) return none;
        continue;
      case 'native':
        if (/when|switch|elvis|^if_|interpolat/i.test(parent.nativeKind)) continue;
        // The expression of a JSX attribute.
        if (parent.nativeKind === 'JsxExpression') continue;
        return isUrlObject ? request : none;
      case 'call': {
        const use = usedBy(ctx, parent, node);
        if (use) return use;
        const android = ctx.file.treeLanguage === 'kotlin' || ctx.file.treeLanguage === 'java';
        if (android && originalName(ctx, parent.name) === 'URL') isUrlObject = true;
        continue;
      }
      case 'member':
        if (/^(url|absoluteURL|absoluteString|href)$/i.test(parent.name)) continue;
        return none;
      case 'annotation':
        return requestAnnotations.has(parent.name) ? request : none;
      case 'variable':
        return ofVariable(ctx, parent, depth);
      case 'parameter':
        return byName(parent.name);
      case 'assignment': {
        const { target } = parent;
        if (parent.value !== node) return none;
        if (target.kind === 'index' && target.index.kind === 'string') return byName(target.index.value);
        if (target.kind !== 'name' && target.kind !== 'member') return none;
        return /^(href|location)$/.test(target.name) ? { kind: 'link' } : byName(target.name);
      }
      case 'pair':
        if (parent.value !== node || parent.name === undefined) return none;
        return byName(parent.name);
      case 'return':
        return ofFunction(enclosingFunction(parent));
      case 'function':
        if (parent.body !== node) return none;
        if (parent.form !== 'lambda') return ofFunction(parent);
        if (parent.parent?.kind === 'call' && parent.parent.name === 'lazy') continue;
        return none;
      default:
        return isUrlObject ? request : none;
    }
  }
  return none;
}

/** What a call does with an address; undefined when its result is the address once more. */
function usedBy(ctx: RuleContext, call: CallNode, node: SyntaxNode): Use | undefined {
  if (isOneOf(ctx, call, linkCalls) && !isOneOf(ctx, call, requestCalls)) return { kind: 'link' };
  if (isOneOf(ctx, call, requestCalls)) return { kind: 'request', call };
  if (addressMakers.has(call.name) || addressMakers.has(originalName(ctx, call.name))) return undefined;
  if (call.receiver === node) return none;
  const argument = call.args.find(({ value }) => value === node);
  if (!argument) return none;
  if (argument.label) {
    if (call.form === 'jsx' && /^(href|to)$/.test(argument.label)) return { kind: 'link' };
    const use = byName(argument.label);
    if (use.kind !== 'none') return use;
  }
  return byName(parameterName(ctx, call, call.args.indexOf(argument)) ?? '');
}

/** The name a function, constructor or enum of this file gives to an argument. */
function parameterName(ctx: RuleContext, call: CallNode, index: number): string | undefined {
  const declared = ctx.semantics.declarationOf(call);
  const type =
    call.parent?.kind === 'variable' && /enum/.test(call.parent.nativeKind)
      ? ctx.semantics.enclosingClass(call)
      : undefined;
  const owner = type ?? (declared?.kind === 'class' ? declared : undefined);
  const maker = owner?.children.find(
    (child): child is FunctionNode => child.kind === 'function' && child.form === 'constructor',
  );
  const fn = maker ?? (declared?.kind === 'function' ? declared : undefined);
  return fn?.params[index]?.name;
}

function enclosingFunction(node: SyntaxNode): FunctionNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (current.kind === 'function') return current;
  }
  return undefined;
}

const ofFunction = (fn: FunctionNode | undefined): Use =>
  fn && fn.form !== 'lambda' ? byName(fn.name.replace(/^get(?=[A-Z])|:.*/gs, '')) : none;

const checks =
  /^(startsWith|hasPrefix|endsWith|hasSuffix|contains|includes|indexOf|equals|isEqualToString:|replace|replaceAll|replacingOccurrences|matches|test|removePrefix|split)$/;

/** A variable is what its uses in the file are; where these say nothing, what its name says. */
function ofVariable(ctx: RuleContext, variable: VariableNode, depth: number): Use {
  const named = byName(variable.name);
  if (depth >= 2) return named;
  const references = ctx.semantics.referencesTo(variable);
  const uses = references.map((reference) => useOf(ctx, reference, depth + 1));
  const requested = uses.find(({ kind }) => kind === 'request');
  if (requested) return requested;
  if (uses.length > 0 && uses.every(({ kind }) => kind === 'link')) return { kind: 'link' };
  const onlyChecked = references.every(({ parent }) => {
    if (parent?.kind === 'binary') return /^[!=]==?$/.test(parent.operator);
    return parent?.kind === 'call' && checks.test(parent.name);
  });
  return references.length > 0 && onlyChecked ? none : named;
}
