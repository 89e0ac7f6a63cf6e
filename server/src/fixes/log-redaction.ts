import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { walk } from '../syntax/walk';

const redacted = '<redacted>';

/**
 * Takes a value out of a log statement: out of its string, as an argument of its own, or together with the statement when
 * nothing worth logging is left. Undefined when the value's evaluation may do more than read.
 */
export function withoutLoggedValue(ctx: RuleContext, call: CallNode, value: SyntaxNode): readonly Edit[] | undefined {
  let node = value;
  for (let parent = node.parent; parent; parent = node.parent) {
    if (parent.kind === 'template') return readsOnly(node) ? [interpolation(ctx, node)] : undefined;
    if (parent.kind === 'binary' && parent.operator === '+') {
      return readsOnly(node) ? [operand(ctx, parent, node)] : undefined;
    }
    if (parent === call)
      return readsOnly(node) ? (numberFormat(ctx, call, node) ?? [argument(ctx, call, node)]) : undefined;
    if (parent.kind === 'function' || parent.kind === 'block') return undefined;
    node = parent;
  }
  return undefined;
}

/** Names of calls that compute a value and change nothing. */
const reading =
  /^(get|to|as|is|has|read|fetch|load|find|peek|format|string|text|value|json|encode|decode|stringify|trim|orEmpty|lower|upper|substring|join|describ|content|data|String|JSON|NSString|Optional|Data|hash|map|copy)/;

function readsOnly(node: SyntaxNode): boolean {
  let reads = true;
  walk(node, (inner) => {
    if (inner.kind === 'assignment' || (inner.kind === 'call' && inner.name !== '' && !reading.test(inner.name)))
      reads = false;
    if (inner.kind === 'unary' && /\+\+|--/.test(inner.operator)) reads = false;
    if (inner.kind === 'wrapper' && inner.form === 'await') reads = false;
    return undefined;
  });
  return reads;
}

function replace(ctx: RuleContext, start: number, end: number, text: string): Edit {
  return { edit: 'replace', range: { start, end }, expect: ctx.file.text.slice(start, end), text };
}

/** The whole interpolation with its delimiters: `$x`, `${x}`, `\(x)`. */
function interpolation(ctx: RuleContext, part: SyntaxNode): Edit {
  const { text } = ctx.file;
  let { start, end } = part.range;
  if (part.nativeKind !== 'interpolated_expression') {
    const open = /(\$\{|\\#*\(|\$)\s*$/.exec(text.slice(Math.max(0, start - 12), start));
    const close = open?.[1] === '$' ? undefined : /^\s*[})]/.exec(text.slice(end, end + 12));
    start -= open?.[0].length ?? 0;
    end += close?.[0].length ?? 0;
  }
  return replace(ctx, start, end, redacted);
}

function literal(ctx: RuleContext): string {
  switch (ctx.file.treeLanguage) {
    case 'dart':
    case 'typescript':
    case 'javascript':
      return `'${redacted}'`;
    case 'objective-c':
      return `@"${redacted}"`;
    default:
      return `"${redacted}"`;
  }
}

/** `"token: " + token` becomes `"token: <redacted>"`; without a literal beside it the operand becomes one. */
function operand(ctx: RuleContext, binary: Extract<SyntaxNode, { kind: 'binary' }>, node: SyntaxNode): Edit {
  const { text } = ctx.file;
  const before = node === binary.right ? (binary.left.kind === 'binary' ? binary.left.right : binary.left) : undefined;
  if (before?.kind === 'string') {
    const quote = text.slice(before.contentRange.end, before.range.end);
    return replace(ctx, before.contentRange.end, node.range.end, redacted + quote);
  }
  if (node === binary.left && binary.right.kind === 'string') {
    const quote = text.slice(binary.right.range.start, binary.right.contentRange.start);
    return replace(ctx, node.range.start, binary.right.contentRange.start, quote + redacted);
  }
  return replace(ctx, node.range.start, node.range.end, literal(ctx));
}

/** What a format asks for at each place: `%@`, `%{public}@`, `%5.2f`. */
const places = /%(?:\{[^}]{0,40}\})?(?:\d{1,2}\$)?[-+ #0,(]{0,4}\d{0,3}(?:\.\d{1,3})?(?:l{1,2}|h{1,2}|z|q)?[a-zA-Z@]/g;

/** A value for a number's place in a format: text does not fit there, so the place goes too. */
function numberFormat(ctx: RuleContext, call: CallNode, node: SyntaxNode): readonly Edit[] | undefined {
  const index = call.args.findIndex((arg) => arg.value === node);
  const at = call.args.findIndex(({ value }) => value.kind === 'string' && value.value.includes('%'));
  const format = call.args[at];
  const own = call.args[index];
  const previous = call.args[index - 1];
  if (!format || !own || !previous || index <= at) return undefined;
  const written = ctx.file.text.slice(format.range.start, format.range.end).replace(/%%/g, '  ');
  const place = [...written.matchAll(places)][index - at - 1];
  if (!place || /[s@]$/.test(place[0]) || place[0].includes('$')) return undefined;
  const start = format.range.start + place.index;
  return [replace(ctx, start, start + place[0].length, redacted), replace(ctx, previous.range.end, own.range.end, '')];
}

/** Functions that print any number of arguments one after the other. */
const listing = /^(print|debugPrint|log|info|warn|error|debug|trace)$/;

function argument(ctx: RuleContext, call: CallNode, node: SyntaxNode): Edit {
  const index = call.args.findIndex((arg) => arg.value === node);
  const own = call.args[index];
  const others = call.args.filter((arg) => arg !== own);
  const message = others.find(
    ({ value }) => value.kind === 'template' || (value.kind === 'string' && isMessage(value.value)),
  );
  const filled =
    message && /%[\d$]*[@sdif{]|%\{|\{\}/.test(ctx.file.text.slice(message.range.start, message.range.end));
  const language = ctx.file.treeLanguage;
  const lists = language === 'typescript' || language === 'javascript' || language === 'swift';
  if (lists && listing.test(call.name) && !filled && own && !own.label && others.some(isText)) {
    const previous = call.args[index - 1];
    const next = call.args[index + 1];
    if (previous) return replace(ctx, previous.range.end, own.range.end, '');
    if (next) return replace(ctx, own.range.start, next.range.start, '');
  }
  const statement = message || !others.every(({ value }) => readsOnly(value)) ? undefined : statementOf(call);
  return statement
    ? { edit: 'remove', range: { start: statement.range.start, end: statementEnd(ctx, statement) } }
    : replace(ctx, node.range.start, node.range.end, literal(ctx));
}

const isText = ({ value }: { readonly value: SyntaxNode }): boolean =>
  value.kind === 'string' || value.kind === 'template';

/** A tag is one word. */
const isMessage = (text: string): boolean => /[\s%{:]/.test(text);

/** The call's statement, when its block goes on without it and no lambda gives back what it returns. */
function statementOf(call: CallNode): SyntaxNode | undefined {
  const { parent } = call;
  if (parent?.kind === 'native' && parent.nativeKind === 'ExpressionStatement') {
    return parent.parent?.kind === 'block' ? parent : undefined;
  }
  if (parent?.kind !== 'block') return undefined;
  const owner = parent.parent;
  const isResult = parent.children.at(-1) === call && (owner?.kind !== 'function' || owner.form === 'lambda');
  return isResult ? undefined : call;
}

function statementEnd(ctx: RuleContext, { range }: SyntaxNode): number {
  return ctx.file.text[range.end] === ';' ? range.end + 1 : range.end;
}
