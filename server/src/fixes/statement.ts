import type { Edit } from '../core/edit';
import type { TextRange } from '../core/location';
import type { SyntaxNode } from '../syntax/nodes';

const transparent = /^(ExpressionStatement|expression_statement|statement|ParenthesizedExpression)$/;

/**
 * The statement that consists of an expression alone, with its semicolon, when it stands in a block with others around it or
 * not; undefined when the expression's value is used or the statement is the only body of an `if` without braces.
 */
export function statementRange(node: SyntaxNode, text: string): TextRange | undefined {
  let current = node;
  for (let parent = current.parent; parent; parent = current.parent) {
    const carrier =
      (parent.kind === 'wrapper' && /^(await|try|paren|non-null)$/.test(parent.form)) ||
      (parent.kind === 'native' && transparent.test(parent.nativeKind));
    if (!carrier) break;
    current = parent;
  }
  if (current.parent?.kind !== 'block') return undefined;
  const { start } = current.range;
  const rest = /^[ \t]*;/.exec(text.slice(current.range.end, current.range.end + 40));
  return { start, end: current.range.end + (rest?.[0].length ?? 0) };
}

/**
 * Takes a call out of the code: the link of a chain (`a.edit().putX(…).apply()` keeps the rest), or the statement it is.
 * A chain that ends in `apply()` or `commit()` is one with the call. Undefined when neither can be done.
 */
export function removeCallEdits(call: SyntaxNode, text: string): readonly Edit[] | undefined {
  if (call.kind === 'call' && call.form !== 'message' && call.receiver) {
    const { receiver } = call;
    const chained = call.parent?.kind === 'call' && call.parent.receiver === call;
    if (chained) {
      const others = receiver.kind === 'call' && /^(put|remove|clear)/.test(receiver.name);
      const finished = /^(apply|commit)$/.test(call.parent.name);
      const whole = !others && finished ? statementRange(call.parent, text) : undefined;
      if (whole) return [{ edit: 'remove', range: whole }];
      if (receiver.kind !== 'call') return undefined;
      const range = { start: receiver.range.end, end: call.range.end };
      return [{ edit: 'replace', range, expect: text.slice(range.start, range.end), text: '' }];
    }
  }
  const range = statementRange(call, text);
  return range && [{ edit: 'remove', range }];
}
