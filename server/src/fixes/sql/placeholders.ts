import type { Edit } from '../../core/edit';
import type { CodeLanguage } from '../../core/language';
import type { SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';

/** A value that stands in SQL text, and the text around it that goes with it. */
interface Slot {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** The value as an argument. */
  readonly argument: string;
}

/** What the rewriting needs to know about a file. */
export interface SqlText {
  readonly text: string;
  readonly language: CodeLanguage;
  /** Whether a value is one that has to leave the text. */
  readonly isValue: (node: SyntaxNode) => boolean;
  /** `:name` stands for a parameter named for its value; its arguments are the entries of an object. */
  readonly placeholder: '?' | '%@' | ':name';
}

const delimiter = (text: string, node: SyntaxNode): string =>
  /^@?("""|'''|"|'|`)/.exec(text.slice(node.range.start, node.range.start + 4))?.[1] ?? '';

/** `'%` in front of a value and `%'` behind it belong to the value. */
const opening = /'(%?)$/;
const closing = /^(%?)'/;

/**
 * Takes values out of a template or a concatenation and leaves placeholders. Quotes around a value go with it, per cent signs move to
 * the argument. Undefined when a value stands among other text in quotes, where no placeholder is read.
 */
export function placeholderEdits(
  sql: SqlText,
  expression: SyntaxNode,
): { readonly edits: readonly Edit[]; readonly args: readonly string[] } | undefined {
  const node = unwrap(expression);
  const slots = node.kind === 'template' ? templateSlots(sql, node) : concatenationSlots(sql, node);
  if (!slots || slots.length === 0) return undefined;
  // One parameter cannot hold two values.
  const args = sql.placeholder === ':name' ? [...new Set(slots.map(({ argument }) => argument))] : undefined;
  if (args && new Set(args.map((entry) => entry.split(':')[0])).size < args.length) return undefined;
  const edits = slots.map(
    (slot): Edit => ({
      edit: 'replace',
      range: { start: slot.start, end: slot.end },
      expect: sql.text.slice(slot.start, slot.end),
      text: slot.text,
    }),
  );
  return { edits, args: args ?? slots.map(({ argument }) => argument) };
}

function templateSlots(sql: SqlText, node: Extract<SyntaxNode, { kind: 'template' }>): Slot[] | undefined {
  const length = delimiter(sql.text, node).length;
  const end = node.range.end - length;
  const slots: Slot[] = [];
  for (let i = 0; i < node.parts.length; i++) {
    const part = node.parts[i] as SyntaxNode;
    if (part.kind === 'string' || !sql.isValue(part)) continue;
    const before = node.parts[i - 1];
    const after = node.parts[i + 1];
    if (before?.kind !== 'string' || (after && after.kind !== 'string')) return undefined;
    const hole = sql.text.slice(before.range.end, after?.range.start ?? end);
    if (!/^(\$|\\\()/.test(hole)) return undefined;
    const slot = slotBetween(
      sql,
      part,
      { text: sql.text.slice(before.range.start, before.range.end), end: before.range.end },
      { text: after ? sql.text.slice(after.range.start, after.range.end) : '', start: after?.range.start ?? end },
    );
    if (!slot) return undefined;
    slots.push(slot);
  }
  return slots;
}

/** The operands of `a + b + c`. */
function operands(expression: SyntaxNode): readonly SyntaxNode[] {
  const node = unwrap(expression);
  return node.kind === 'binary' && node.operator === '+' ? [...operands(node.left), ...operands(node.right)] : [node];
}

function concatenationSlots(sql: SqlText, node: SyntaxNode): Slot[] | undefined {
  const parts = operands(node);
  if (parts.length < 2) return undefined;
  const slots: Slot[] = [];
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i] as SyntaxNode;
    if (part.kind === 'string' || !sql.isValue(part)) continue;
    const before = parts[i - 1];
    const after = parts[i + 1];
    if (before?.kind !== 'string' || (after && after.kind !== 'string')) return undefined;
    const left = {
      text: sql.text.slice(before.contentRange.start, before.contentRange.end),
      end: before.contentRange.end,
    };
    const quote = sql.text.slice(before.contentRange.end, before.range.end);
    if (!after) {
      const slot = slotBetween(sql, part, left, { text: '', start: part.range.end });
      if (!slot) return undefined;
      slots.push({ ...slot, text: slot.text + quote });
      continue;
    }
    const right = {
      text: sql.text.slice(after.contentRange.start, after.contentRange.end),
      start: after.contentRange.start,
    };
    const slot = slotBetween(sql, part, left, right);
    if (!slot) return undefined;
    slots.push(slot);
  }
  return slots;
}

function slotBetween(
  sql: SqlText,
  value: SyntaxNode,
  left: { readonly text: string; readonly end: number },
  right: { readonly text: string; readonly start: number },
): Slot | undefined {
  const open = opening.exec(left.text);
  const close = closing.exec(right.text);
  const source = sql.text.slice(value.range.start, value.range.end);
  const key = sql.placeholder === ':name' ? /^(?:[\w$]+\??\.)*([A-Za-z_]\w*)$/.exec(source)?.[1] : undefined;
  // The text may have a parameter of this name already.
  if (sql.placeholder === ':name' && (!key || new RegExp(`:(\\.\\.\\.)?${key}\\b`).test(sql.text))) return undefined;
  const text = key ? `:${key}` : sql.placeholder;
  const entry = (argument: string) => (key && key !== argument ? `${key}: ${argument}` : argument);
  if (open && close) {
    return {
      start: left.end - open[0].length,
      end: right.start + close[0].length,
      text,
      argument: entry(surrounded(sql.language, open[1] ?? '', source, close[1] ?? '')),
    };
  }
  // A quote that is open here would make the placeholder plain text.
  if (open || close || /%$/.test(left.text) || /^%/.test(right.text)) return undefined;
  return { start: left.end, end: right.start, text, argument: entry(source) };
}

function surrounded(language: CodeLanguage, before: string, value: string, after: string): string {
  if (!before && !after) return value;
  switch (language) {
    case 'kotlin':
      return `"${before}\${${value}}${after}"`;
    case 'swift':
      return `"${before}\\(${value})${after}"`;
    case 'dart':
      return `'${before}\${${value}}${after}'`;
    case 'java':
      return `${before ? `"${before}" + ` : ''}${value}${after ? ` + "${after}"` : ''}`;
    case 'objective-c':
      return `[NSString stringWithFormat:@"${before && '%%'}%@${after && '%%'}", ${value}]`;
    default:
      return `\`${before}\${${value}}${after}\``;
  }
}
