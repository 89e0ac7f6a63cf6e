import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';

/**
 * The code without comments in which a binding of a prompt would be seen. In Kotlin, Java, Swift and Objective-C that is the
 * outermost class around it with its extensions, because callbacks and keys are its members; elsewhere the function around it
 * and the functions of the file that it names, directly or through others.
 */
export function codeOfPrompt(ctx: RuleContext, call: CallNode): string {
  return scopesOf(ctx, call)
    .map((node) => codeText(ctx, node))
    .join('\n');
}

function scopesOf(ctx: RuleContext, call: CallNode): readonly SyntaxNode[] {
  const root = ctx.file.tree?.root;
  if (!root) return [];
  let owner: SyntaxNode | undefined;
  let around: SyntaxNode | undefined;
  for (let node = call.parent; node && node.kind !== 'file'; node = node.parent) {
    if (node.kind === 'class') owner = node;
    if (node.kind === 'function') around = node.parent?.kind === 'variable' ? node.parent : node;
  }
  const members = /^(kotlin|java|swift|objective-c)$/.test(ctx.file.treeLanguage ?? '');
  if (members && owner?.kind === 'class') {
    const { name } = owner;
    return [...nodesOfKind(root, 'class')].filter((node) => node === owner || (name !== '' && node.name === name));
  }
  return reachable(root, nearestFunction(call) ?? around ?? root);
}

/** The innermost function with a name, or kept in a variable; callbacks belong to it. */
function nearestFunction(call: CallNode): SyntaxNode | undefined {
  for (let node = call.parent; node; node = node.parent) {
    if (node.kind !== 'function') continue;
    if (node.name) return node;
    if (node.parent?.kind === 'variable') return node.parent;
  }
  return undefined;
}

/** A function and those of the file whose names occur in it, and so on. */
function reachable(root: SyntaxNode, start: SyntaxNode): readonly SyntaxNode[] {
  const named = new Map<string, SyntaxNode[]>();
  const add = (name: string, node: SyntaxNode) => named.set(name, [...(named.get(name) ?? []), node]);
  for (const fn of nodesOfKind(root, 'function')) if (fn.name) add(fn.name, fn);
  for (const variable of nodesOfKind(root, 'variable')) if (variable.scope !== 'local') add(variable.name, variable);
  const found = new Set<SyntaxNode>([start]);
  for (const node of found) {
    const used = [...nodesOfKind(node, 'call'), ...nodesOfKind(node, 'name')].map(({ name }) => name);
    for (const name of used) for (const next of named.get(name) ?? []) found.add(next);
  }
  return [...found];
}

function codeText(ctx: RuleContext, { range }: SyntaxNode): string {
  let code = '';
  let from = range.start;
  for (const comment of ctx.file.tree?.comments ?? []) {
    if (comment.range.start < from || comment.range.end > range.end) continue;
    code += ctx.file.text.slice(from, comment.range.start);
    from = comment.range.end;
  }
  return code + ctx.file.text.slice(from, range.end);
}
