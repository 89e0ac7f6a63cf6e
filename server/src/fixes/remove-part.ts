import type { Edit } from '../core/edit';
import type { TextRange } from '../core/location';
import type { SyntaxNode } from '../syntax/nodes';
import { statementRange } from './statement';

const replaced = (text: string, range: TextRange): Edit => ({
  edit: 'replace',
  range,
  expect: text.slice(range.start, range.end),
  text: '',
});

/**
 * Takes a part out of the code so that the rest still builds: a statement, a link of a call chain, a section of a cascade, a
 * labelled argument (given by its value) or an entry of an object. Undefined when the part's value is needed where it stands.
 */
export function removePartEdits(node: SyntaxNode, text: string): readonly Edit[] | undefined {
  const { parent } = node;
  if (node.kind === 'assignment' && node.nativeKind === 'cascade_section') return [replaced(text, ahead(node, text))];
  const statement = statementRange(node, text);
  if (statement) return [{ edit: 'remove', range: statement }];
  if (parent?.kind === 'file') return [{ edit: 'remove', range: withSemicolon(node.range, text) }];
  if (parent?.kind === 'native' && parent.nativeKind === 'ExpressionStatement') {
    return [{ edit: 'remove', range: parent.range }];
  }
  if (node.kind === 'pair') return [listEntryEdit(node.range, text)];
  if (parent?.kind === 'call') {
    const argument = parent.args.find(({ value }) => value === node);
    if (argument?.label) return [listEntryEdit(argument.range, text)];
  }
  if (node.kind === 'call' && node.receiver && node.form === 'call' && isChain(node)) {
    return [replaced(text, { start: node.receiver.range.end, end: node.range.end })];
  }
  return undefined;
}

/** What a link of a builder stands in for may take its place: the chain goes on, or began with a call. */
function isChain(node: Extract<SyntaxNode, { kind: 'call' }>): boolean {
  return (node.parent?.kind === 'call' && node.parent.receiver === node) || node.receiver?.kind === 'call';
}

/** A section with the white space in front of it. */
function ahead(node: SyntaxNode, text: string): TextRange {
  const before = text.slice(0, node.range.start);
  return { start: before.trimEnd().length, end: node.range.end };
}

/** Takes an entry of a list out with its comma, and with its lines when nothing else stands on them. */
export function listEntryEdit(range: TextRange, text: string): Edit {
  const after = /^\s*,/.exec(text.slice(range.end));
  const before = /,\s*$/.exec(text.slice(0, range.start));
  if (after) {
    const end = range.end + after[0].length;
    const blank = /^[ \t]*/.exec(text.slice(end))?.[0].length ?? 0;
    const endsLine = /^(\r?\n|$)/.test(text.slice(end + blank));
    const startsLine = /(^|\n)[ \t]*$/.test(text.slice(0, range.start));
    if (endsLine && startsLine) return { edit: 'remove', range: { start: range.start, end } };
    return replaced(text, { start: range.start, end: endsLine ? end : end + blank });
  }
  if (before) return replaced(text, { start: range.start - before[0].length, end: range.end });
  const open = /[({][ \t]*$/.exec(text.slice(0, range.start));
  const close = /^[ \t]*[)}]/.exec(text.slice(range.end));
  if (open && close) {
    return replaced(text, { start: range.start - open[0].length + 1, end: range.end + close[0].length - 1 });
  }
  return { edit: 'remove', range };
}

function withSemicolon(range: TextRange, text: string): TextRange {
  const rest = /^[ \t]*;/.exec(text.slice(range.end, range.end + 40));
  return { start: range.start, end: range.end + (rest?.[0].length ?? 0) };
}
