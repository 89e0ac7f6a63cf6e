import type { Edit } from '../core/edit';
import type { TextRange } from '../core/location';
import type { RuleContext } from '../rule-kit/rule';
import { nodesOfKind } from '../syntax/walk';

/** What stands in the file at a node's place. */
export const textOf = (ctx: RuleContext, node: { readonly range: TextRange }): string =>
  ctx.file.text.slice(node.range.start, node.range.end);

/** A replacement that is guarded by the text that stands there now. */
export const replace = (ctx: RuleContext, range: TextRange, text: string): Edit => ({
  edit: 'replace',
  range,
  expect: ctx.file.text.slice(range.start, range.end),
  text,
});

/** New text at an offset. */
export const insert = (at: number, text: string): Edit => ({
  edit: 'replace',
  range: { start: at, end: at },
  expect: '',
  text,
});

/** New text at the end of the file, behind an empty line. */
export const append = (ctx: RuleContext, text: string): Edit =>
  insert(ctx.file.text.length, `${ctx.file.text.endsWith('\n') ? '\n' : '\n\n'}${text}`);

/** The start of the line behind the last import; of a file without imports its start. */
export function behindImports({ file }: RuleContext): number {
  let end = 0;
  for (const node of file.tree ? nodesOfKind(file.tree.root, 'import') : []) end = Math.max(end, node.range.end);
  if (end === 0 || file.text[end - 1] === '\n') return end;
  const line = file.text.indexOf('\n', end);
  return line === -1 ? file.text.length : line + 1;
}
