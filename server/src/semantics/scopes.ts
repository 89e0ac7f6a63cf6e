import type { ClassNode, FunctionNode, NameNode, SyntaxNode } from '../syntax/nodes';
import { allNodes, enclosing } from '../syntax/walk';
import type { Declaration } from './semantics';

/** Which declaration of the file a name stands for. */
export interface Scopes {
  declarationOf(node: SyntaxNode): Declaration | undefined;
  referencesTo(declaration: Declaration): readonly SyntaxNode[];
  /** The declaration that a name would have at a place. */
  lookup(name: string, at: SyntaxNode): Declaration | undefined;
  /** Members a class declares in this file, extensions of the same name included. */
  member(owner: ClassNode, name: string): Declaration | undefined;
  classNamed(name: string): ClassNode | undefined;
  /** Whether anything in the file has this name. Most calls and members are of other files, which spares looking for them. */
  declares(name: string): boolean;
}

/** Kotlin's `it` and Swift's `$0` stand for the parameter a lambda does not name. */
export const implicitParameters: ReadonlySet<string> = new Set(['it', '$0']);

/** Kinds of nodes that a name can be declared in; see `parentScope`. */
const declaring: ReadonlySet<SyntaxNode['kind']> = new Set(['block', 'function', 'class', 'file', 'native']);

/** Collects the declarations of a file in one walk; references are found on first use. */
export function buildScopes(root: SyntaxNode): Scopes {
  const tables = new Map<SyntaxNode, Map<string, Declaration[]>>();
  const declared = new Set<string>();
  const classes = new Map<string, ClassNode[]>();
  const companions = new Map<ClassNode, readonly ClassNode[]>();
  const declare = (scope: SyntaxNode, name: string, declaration: Declaration) => {
    declared.add(name);
    let table = tables.get(scope);
    if (!table) {
      table = new Map();
      tables.set(scope, table);
    }
    const list = table.get(name);
    if (list) list.push(declaration);
    else table.set(name, [declaration]);
  };

  for (const node of allNodes(root)) {
    if (node.kind === 'parameter') {
      declare(parentScope(node) ?? root, node.name, node);
      // Parameters of a Kotlin primary constructor are visible in the whole class body.
      const primary = node.parent?.kind === 'function' && node.parent.form === 'constructor' && !node.parent.body;
      const owner = primary ? classOf(node) : undefined;
      if (owner) declare(owner, node.name, node);
    } else if (node.kind === 'variable') {
      const owner = node.scope === 'member' ? classOf(node) : undefined;
      declare(owner ?? (node.scope === 'top-level' ? root : (parentScope(node) ?? root)), node.name, node);
    } else if (node.kind === 'function' && node.name) {
      declare(parentScope(node) ?? root, node.name, node);
    } else if (node.kind === 'class' && node.name) {
      if (node.form !== 'extension') declare(parentScope(node) ?? root, node.name, node);
      const list = classes.get(node.name);
      if (list) list.push(node);
      else classes.set(node.name, [node]);
    }
    if (node.kind === 'class' && node.form === 'companion') {
      const outer = enclosing(node, 'class');
      if (outer) companions.set(outer, [...(companions.get(outer) ?? []), node]);
    }
  }

  /** Remembered per class, because every unresolved name asks each class around it. */
  const members = new Map<ClassNode, Map<string, Declaration | undefined>>();

  function member(owner: ClassNode, name: string): Declaration | undefined {
    if (!declared.has(name)) return undefined;
    let known = members.get(owner);
    if (!known) {
      known = new Map();
      members.set(owner, known);
    }
    if (known.has(name)) return known.get(name);
    // Set first, so that classes that extend each other end the search.
    known.set(name, undefined);
    const found = findMember(owner, name);
    known.set(name, found);
    return found;
  }

  function findMember(owner: ClassNode, name: string): Declaration | undefined {
    for (const part of new Set([owner, ...(owner.name ? (classes.get(owner.name) ?? []) : [])])) {
      const found = tables.get(part)?.get(name)?.find(isMember);
      if (found) return found;
      for (const companion of companions.get(part) ?? []) {
        const shared = tables.get(companion)?.get(name)?.[0];
        if (shared) return shared;
      }
    }
    for (const supertype of owner.supertypes) {
      const base = classes.get(supertype.name)?.[0];
      const found = base && base !== owner ? member(base, name) : undefined;
      if (found) return found;
    }
    return undefined;
  }

  function lookup(name: string, at: SyntaxNode): Declaration | undefined {
    if (!declared.has(name) && !implicitParameters.has(name)) return undefined;
    for (let scope: SyntaxNode | undefined = at; scope; scope = scope.parent) {
      const found = declaring.has(scope.kind) ? visible(tables.get(scope)?.get(name), at) : undefined;
      if (found) return found;
      if (scope.kind === 'class') {
        const inherited = member(scope, name);
        if (inherited) return inherited;
      }
      const lambda = scope.kind === 'function' && scope.form === 'lambda' ? scope : undefined;
      if (lambda && implicitParameters.has(name) && lambda.params.length === 0) return lambda;
    }
    return undefined;
  }

  const remembered = new Map<SyntaxNode, { declaration: Declaration | undefined }>();
  function declarationOf(node: SyntaxNode): Declaration | undefined {
    let entry = remembered.get(node);
    if (!entry) {
      entry = { declaration: resolve(node) };
      remembered.set(node, entry);
    }
    return entry.declaration;
  }

  function resolve(node: SyntaxNode): Declaration | undefined {
    switch (node.kind) {
      case 'variable':
      case 'parameter':
      case 'function':
      case 'class':
        return node;
      case 'name':
        return node.name === 'this' || node.name === 'super' ? thisClass(node) : lookup(node.name, node);
      case 'member':
      case 'call':
        return resolveMember(node.receiver, node.name, node);
      default:
        return undefined;
    }
  }

  function resolveMember(receiver: SyntaxNode | undefined, name: string, node: SyntaxNode): Declaration | undefined {
    if (!receiver) {
      const found = lookup(name, node);
      // A message or call never means a variable of the same name, except one that holds a function.
      return found;
    }
    if (!declared.has(name)) return undefined;
    if (receiver.kind === 'name' && (receiver.name === 'this' || receiver.name === 'super')) {
      const owner = thisClass(receiver);
      return owner && member(owner, name);
    }
    const path = dotted(receiver);
    if (!path) return undefined;
    const [first = '', ...rest] = path;
    let owner = lookup(first, node);
    for (const part of rest) owner = owner?.kind === 'class' ? member(owner, part) : undefined;
    return owner?.kind === 'class' ? member(owner, name) : undefined;
  }

  let references: Map<Declaration, SyntaxNode[]> | undefined;
  function referencesTo(declaration: Declaration): readonly SyntaxNode[] {
    if (!references) {
      references = new Map();
      for (const node of allNodes(root)) {
        if (node.kind !== 'name' && node.kind !== 'member' && node.kind !== 'call') continue;
        const found = declarationOf(node);
        if (!found) continue;
        const list = references.get(found);
        if (list) list.push(node);
        else references.set(found, [node]);
      }
    }
    return references.get(declaration) ?? [];
  }

  return {
    declarationOf,
    referencesTo,
    lookup,
    member,
    classNamed: (name) => classes.get(name)?.[0],
    declares: (name) => declared.has(name),
  };
}

/** The names of `a.b.c` from left to right; undefined when a part is not a plain name. */
export function dotted(node: SyntaxNode): string[] | undefined {
  if (node.kind === 'name') return [node.name];
  if (node.kind === 'wrapper') return dotted(node.operand);
  if (node.kind !== 'member' || !node.receiver || node.reference) return undefined;
  const left = dotted(node.receiver);
  if (left) left.push(node.name);
  return left;
}

/** The class that `this` means at a place. */
export function thisClass(node: SyntaxNode): ClassNode | undefined {
  return classOf(node);
}

function classOf(node: SyntaxNode): ClassNode | undefined {
  for (let current = node.parent; current; current = current.parent) if (current.kind === 'class') return current;
  return undefined;
}

function parentScope(node: SyntaxNode): SyntaxNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (
      current.kind === 'block' ||
      current.kind === 'function' ||
      current.kind === 'class' ||
      current.kind === 'file'
    ) {
      // The braces of a class body are no scope of their own.
      if (current.kind === 'block' && current.parent?.kind === 'class') continue;
      return current;
    }
    // Loops, `catch` and the like bind names for their own body only.
    if (
      current.kind === 'native' &&
      node.kind === 'variable' &&
      current.nativeKind !== 'catch_formal_parameter' &&
      /for|catch|while|switch|case/.test(current.nativeKind)
    ) {
      return current;
    }
  }
  return undefined;
}

function isMember(declaration: Declaration): boolean {
  return declaration.kind !== 'parameter';
}

/** Of several declarations of one name in a scope, the last one written before the use; functions and members are visible anywhere. */
function visible(candidates: readonly Declaration[] | undefined, at: SyntaxNode): Declaration | undefined {
  if (!candidates) return undefined;
  for (let i = candidates.length - 1; i >= 0; i--) {
    const candidate = candidates[i] as Declaration;
    if (candidate.kind !== 'variable' || candidate.scope !== 'local') continue;
    const inside = candidate.range.start <= at.range.start && at.range.end <= candidate.range.end;
    if (candidate.range.start <= at.range.start && !(inside && isInInitializer(candidate, at))) return candidate;
  }
  const lasting = candidates.filter((candidate) => candidate.kind !== 'variable' || candidate.scope !== 'local');
  return lasting.find((candidate) => candidate.kind !== 'parameter') ?? lasting[0];
}

/** `val token = token.trim()` reads the outer `token`; a closure in an initialiser may well mean the variable itself. */
function isInInitializer(variable: Declaration, at: SyntaxNode): boolean {
  for (let current: SyntaxNode | undefined = at; current && current !== variable; current = current.parent) {
    if (current.kind === 'function') return false;
  }
  return true;
}

/** The function whose parameter an implicit name (`it`) is, when the name is one. */
export function implicitLambda(node: NameNode, scopes: Scopes): FunctionNode | undefined {
  if (!implicitParameters.has(node.name)) return undefined;
  const found = scopes.declarationOf(node);
  return found?.kind === 'function' ? found : undefined;
}
