import type { Edit } from '../core/edit';
import type { TextRange } from '../core/location';
import type { RuleContext } from '../rule-kit/rule';

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
