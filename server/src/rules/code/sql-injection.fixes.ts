import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { placeholderEdits } from '../../fixes/sql/placeholders';
import { logSinks } from '../../models/log-sinks';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, unwrap } from '../../syntax/walk';
import type { Message, State } from './sql-injection';
import { isHarmless, piecesOf, valuesOf } from './sql-injection.text';

/** A log may show the text, and better without the values. */
function isLogged(ctx: RuleContext, use: SyntaxNode): boolean {
  const call = enclosing(use, 'call');
  return call !== undefined && logSinks.some((row) => ctx.semantics.matchesModel(call, row) !== undefined);
}

/** Where the text is put together: at the call, or in a local variable that nothing else uses but logs. */
function madeAt(ctx: RuleContext, text: SyntaxNode): SyntaxNode {
  const declaration = ctx.semantics.declarationOf(unwrap(text));
  if (declaration?.kind !== 'variable' || declaration.scope !== 'local' || !declaration.initializer) return text;
  const uses = ctx.semantics
    .referencesTo(declaration)
    .filter((use) => use.range.start !== declaration.nameRange.start && !isLogged(ctx, use));
  const same = ctx.semantics.enclosingFunction(declaration) === ctx.semantics.enclosingFunction(text);
  return same && uses.length === 1 ? declaration.initializer : text;
}

/** The values leave the text; undefined when it is put together in several places, or holds names of tables. */
function bindEdits(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { call, row, text } = match.state as State;
  const language = ctx.file.treeLanguage;
  if (!language || row.binds === 'none') return undefined;
  const isValue = (node: SyntaxNode) => ctx.semantics.constantValue(node) === undefined && !isHarmless(ctx, node);
  const made = madeAt(ctx, text);
  const values = valuesOf(ctx, piecesOf(ctx, text));
  // The name of a table or column cannot be a parameter, and a part may be put together elsewhere.
  const unfit = values.some(
    ({ node, isName }) =>
      (isName && row.placeholder !== '%@') || node.range.start < made.range.start || node.range.end > made.range.end,
  );
  if (unfit) return undefined;
  const placeholder = row.placeholder;
  const found = placeholderEdits({ text: ctx.file.text, language, isValue, placeholder }, made);
  const added = found && argumentEdits(ctx, call, text, row, found.args);
  return found && added && [...found.edits, ...added];
}

/** Hands the values over: in place of an empty list, or behind the text where nothing follows. */
function argumentEdits(
  ctx: RuleContext,
  call: CallNode,
  text: SyntaxNode,
  { binds, placeholder }: State['row'],
  values: readonly string[],
): readonly Edit[] | undefined {
  const at = call.args.findIndex(({ value }) => value === text);
  const label = binds.startsWith('label:') ? binds.slice('label:'.length) : undefined;
  const given = label ? call.args.find((arg) => arg.label === label) : call.args[at + 1];
  const list = listOf(ctx, call, label, values, placeholder === ':name');
  const end = call.args[at]?.range.end ?? text.range.end;
  const insert = (written: string): readonly Edit[] => [
    { edit: 'replace', range: { start: end, end }, expect: '', text: written },
  ];
  if (binds === 'more') return given ? undefined : insert(`, ${values.join(', ')}`);
  if (given) {
    const value = unwrap(given.value);
    const empty = value.kind === 'null' || (value.kind === 'collection' && value.elements.length === 0);
    if (!empty || given.trailing) return undefined;
    const { range } = given.value;
    return [{ edit: 'replace', range, expect: ctx.file.text.slice(range.start, range.end), text: list }];
  }
  return call.args.length > at + 1 ? undefined : insert(label ? `, ${label}: ${list}` : `, ${list}`);
}

function listOf(
  ctx: RuleContext,
  call: CallNode,
  label: string | undefined,
  values: readonly string[],
  named: boolean,
): string {
  const anything = /^(execSQL|SimpleSQLiteQuery)$/.test(call.name);
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
      // Selection arguments are strings; bind arguments may be anything.
      return anything
        ? `arrayOf<Any?>(${values.join(', ')})`
        : `arrayOf(${values.map((value) => (value.startsWith('"') ? value : `${value}.toString()`)).join(', ')})`;
    case 'java':
      return anything
        ? `new Object[] {${values.join(', ')}}`
        : `new String[] {${values.map((value) => (value.includes('"') ? value : `String.valueOf(${value})`)).join(', ')}}`;
    case 'dart':
      return label === 'variables'
        ? `[${values.map((value) => `Variable(${value})`).join(', ')}]`
        : `[${values.join(', ')}]`;
    default:
      return named ? `{ ${values.join(', ')} }` : `[${values.join(', ')}]`;
  }
}

/** `[NSString stringWithFormat:@"… '%@'", x]` as the whole text: the format stays, its values follow. */
function formatEdits(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { call, row, text } = match.state as State;
  const made = unwrap(text);
  if (ctx.file.treeLanguage !== 'objective-c' || row.binds !== 'more' || call.args.length !== 1) return undefined;
  if (made.kind !== 'call' || made.name !== 'stringWithFormat:') return undefined;
  const [format, ...values] = made.args.map(({ value }) => ctx.file.text.slice(value.range.start, value.range.end));
  if (!format || !/^@"[^"\\]*"$/.test(format) || (format.match(/%/g)?.length ?? 0) !== values.length) return undefined;
  const written = format.replace(/'%@'|%@/g, row.placeholder);
  if (written.includes("'") || (row.placeholder === '?' && written.includes('%'))) return undefined;
  const expect = ctx.file.text.slice(text.range.start, text.range.end);
  return [{ edit: 'replace', range: text.range, expect, text: [written, ...values].join(', ') }];
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Write placeholders and pass the values as arguments',
    applicability: 'suggestion',
    for: ['sql', 'predicate'],
    languages: codeLanguages,
    edits: (ctx, match) => formatEdits(ctx, match) ?? bindEdits(ctx, match),
  },
];
