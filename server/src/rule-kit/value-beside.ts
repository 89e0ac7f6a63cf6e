import type { SyntaxNode } from '../syntax/nodes';

/** The value that stands beside the name of a header or parameter: pair, argument, index assignment, Kotlin `to`. */
export function valueBeside(name: SyntaxNode): SyntaxNode | undefined {
  const { parent } = name;
  if (parent?.kind === 'pair' && parent.key === name) return parent.value;
  if (parent?.kind === 'index') {
    const assignment = parent.parent;
    return assignment?.kind === 'assignment' && assignment.target === parent ? assignment.value : undefined;
  }
  if (parent?.kind !== 'call') return undefined;
  if (parent.receiver === name) return parent.name === 'to' ? parent.args[0]?.value : undefined;
  const at = parent.args.findIndex(({ value }) => value === name);
  return parent.args[at + 1]?.value ?? parent.args[at - 1]?.value;
}
