import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';
import type { SyntaxNode, VariableNode } from '../syntax/nodes';
import { removePartEdits } from './remove-part';

/** Calls and properties that take the value and fall back to the platform's own when they are not used. */
export interface Takers {
  readonly calls: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
}

/**
 * Removes a value with everything that exists for it only: the call or assignment that takes it, or the local variable that
 * holds it with all takers of that variable. Undefined when it is used in any other way.
 */
export function removeValueEdits(ctx: RuleContext, value: SyntaxNode, takers: Takers): readonly Edit[] | undefined {
  let node = value;
  while (node.parent?.kind === 'wrapper') node = node.parent;
  const { parent } = node;
  if (parent?.kind === 'variable') return removeVariableEdits(ctx, parent, takers);
  const taker = takerOf(node, takers);
  return taker && removePartEdits(taker, ctx.file.text);
}

function takerOf(node: SyntaxNode, takers: Takers): SyntaxNode | undefined {
  const { parent } = node;
  if (parent?.kind === 'call') return takers.calls.has(parent.name) && parent.receiver !== node ? parent : undefined;
  if (parent?.kind !== 'assignment' || parent.value !== node) return undefined;
  const { target } = parent;
  return (target.kind === 'member' || target.kind === 'name') && takers.properties.has(target.name)
    ? parent
    : undefined;
}

function removeVariableEdits(ctx: RuleContext, variable: VariableNode, takers: Takers): readonly Edit[] | undefined {
  if (variable.scope !== 'local' || variable.parent?.kind !== 'block') return undefined;
  const { text } = ctx.file;
  const semicolon = /^[ \t]*;/.exec(text.slice(variable.range.end));
  const own: Edit = {
    edit: 'remove',
    range: { start: variable.range.start, end: variable.range.end + (semicolon?.[0].length ?? 0) },
  };
  const edits: Edit[] = [own];
  for (const use of ctx.semantics.referencesTo(variable)) {
    const taker = takerOf(use, takers);
    const gone = taker && removePartEdits(taker, text);
    if (!gone) return undefined;
    edits.push(...gone);
  }
  return edits;
}
