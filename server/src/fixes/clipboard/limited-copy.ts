import type { Edit } from '../../core/edit';
import { sensitiveClip } from '../../models/clipboard-sinks';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { statementRange } from '../statement';

/** Expression behind a `ClipData` in Kotlin that marks it as sensitive. */
export const markedKotlin = `.apply { description.extras = PersistableBundle().apply { putBoolean("${sensitiveClip}", true) } }`;

/** Java statements that mark the clip in a variable. */
export const markedJava = (clip: string): readonly string[] => [
  'PersistableBundle sensitive = new PersistableBundle();',
  `sensitive.putBoolean("${sensitiveClip}", true);`,
  `${clip}.getDescription().setExtras(sensitive);`,
];

/** A copy in Swift that stays on the device for a minute; `items` is the array of items. */
export const limitedSwift = (pasteboard: string, items: string): string =>
  `${pasteboard}.setItems(${items}, options: [.localOnly: true, .expirationDate: Date().addingTimeInterval(60)])`;

const limitedObjectiveC = (pasteboard: string, value: string): string =>
  `[${pasteboard} setItems:@[@{@"public.utf8-plain-text": ${value}}] options:@{UIPasteboardOptionLocalOnly: @YES, UIPasteboardOptionExpirationDate: [NSDate dateWithTimeIntervalSinceNow:60]}]`;

/** Marks a clip as sensitive (Android); `setExtras` needs API level 24. */
export function markSensitiveEdits(ctx: RuleContext, site: SyntaxNode): readonly Edit[] | undefined {
  if (site.kind !== 'call' || !/^new(Plain|Html)Text$/.test(site.name) || (ctx.project.minSdk ?? 24) < 24)
    return undefined;
  const bundle: Edit = { edit: 'add-import', import: { module: 'android.os.PersistableBundle' } };
  const { text } = ctx.file;
  const end = { start: site.range.end, end: site.range.end };
  if (ctx.file.treeLanguage === 'kotlin')
    return [{ edit: 'replace', range: end, expect: '', text: markedKotlin }, bundle];
  const variable = site.parent?.kind === 'variable' ? site.parent : undefined;
  const statement = variable ? declarationRange(variable, text) : site.parent && statementRange(site.parent, text);
  const place = statement && lineOf(text, statement.start);
  if (!statement || place === undefined) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  if (variable) {
    const lines = ['', ...markedJava(variable.name)].join(eol + place);
    return [{ edit: 'replace', range: { start: statement.end, end: statement.end }, expect: '', text: lines }, bundle];
  }
  const made = text.slice(site.range.start, site.range.end);
  const lines = [`ClipData clip = ${made};`, ...markedJava('clip'), ''].join(eol + place);
  return [
    { edit: 'replace', range: { start: statement.start, end: statement.start }, expect: '', text: lines },
    { edit: 'replace', range: site.range, expect: made, text: 'clip' },
    bundle,
  ];
}

function declarationRange(variable: SyntaxNode, text: string) {
  const semicolon = /^[ \t]*;?/.exec(text.slice(variable.range.end))?.[0].length ?? 0;
  return { start: variable.range.start, end: variable.range.end + semicolon };
}

/** Indentation of a line that begins at an offset; undefined when something stands in front. */
function lineOf(text: string, offset: number): string | undefined {
  const indent = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return indent.trim() === '' ? indent : undefined;
}

/** Keeps a copy on this device and lets it expire (iOS). */
export function limitCopyEdits(ctx: RuleContext, site: SyntaxNode, value: SyntaxNode): readonly Edit[] | undefined {
  const { text } = ctx.file;
  const source = (node: SyntaxNode) => text.slice(node.range.start, node.range.end);
  const swift = ctx.file.treeLanguage === 'swift';
  const replace = (written: string): Edit => ({
    edit: 'replace',
    range: site.range,
    expect: source(site),
    text: written,
  });
  const target = site.kind === 'assignment' ? unwrap(site.target) : undefined;
  const whole = target?.kind === 'member' && target.name === 'string' ? target.receiver : undefined;
  if (swift) {
    if (site.kind !== 'assignment' || !whole) return undefined;
    const key = 'UTType.utf8PlainText.identifier';
    const items = isSurelyThere(ctx, value)
      ? `[[${key}: ${source(value)}]]`
      : `(${source(value)} as String?).map { [[${key}: $0]] } ?? []`;
    return [
      replace(limitedSwift(source(whole), items)),
      { edit: 'add-import', import: { module: 'UniformTypeIdentifiers' } },
    ];
  }
  const setter = site.kind === 'call' && site.name === 'setString:' ? site.receiver : undefined;
  const pasteboard = whole ?? setter;
  if (!pasteboard) return undefined;
  const plain = unwrap(value);
  const written = plain.kind === 'string' || plain.kind === 'template' ? source(value) : `${source(value)} ?: @""`;
  return [replace(limitedObjectiveC(source(pasteboard), written))];
}

/** Whether a Swift value is known not to be optional. */
function isSurelyThere(ctx: RuleContext, value: SyntaxNode): boolean {
  const node = unwrap(value);
  if (node.kind === 'string' || node.kind === 'template') return true;
  const declaration = node.kind === 'name' ? ctx.semantics.declarationOf(node) : undefined;
  if (declaration?.kind !== 'parameter' && declaration?.kind !== 'variable') return false;
  return declaration.type !== undefined && !declaration.type.nullable && !/[?!]$/.test(declaration.type.text);
}

/** Clears the clipboard a minute after a copy (React Native, Capacitor, Flutter). */
export function clearLaterEdits(ctx: RuleContext, site: SyntaxNode): readonly Edit[] | undefined {
  const { text } = ctx.file;
  const dart = ctx.file.treeLanguage === 'dart';
  const copy = dart ? site.parent : site;
  if (copy?.kind !== 'call' || (dart && copy.name !== 'setData')) return undefined;
  const later = dart ? clearedDart(text, copy) : clearedScript(text, copy);
  const imports: readonly Edit[] = dart ? [{ edit: 'add-import', import: { module: 'dart:async' } }] : [];
  const statement = statementRange(copy, text) ?? expressionStatement(copy);
  if (statement) {
    const indent = lineOf(text, statement.start);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const range = { start: statement.end, end: statement.end };
    return [
      { edit: 'replace', range, expect: '', text: `${indent === undefined ? ' ' : eol + indent}${later}` },
      ...imports,
    ];
  }
  const fn = copy.parent;
  if (dart || fn?.kind !== 'function' || fn.body !== copy) return undefined;
  const written = text.slice(copy.range.start, copy.range.end);
  return [{ edit: 'replace', range: copy.range, expect: written, text: `{ ${written}; ${later} }` }];
}

/** TypeScript keeps the semicolon in the statement around the expression. */
function expressionStatement(node: SyntaxNode) {
  const outer = node.parent?.kind === 'wrapper' && node.parent.form === 'await' ? node.parent : node;
  return outer.parent?.kind === 'native' && outer.parent.nativeKind === 'ExpressionStatement'
    ? outer.parent.range
    : undefined;
}

function clearedScript(text: string, copy: CallNode): string {
  const callee = text.slice(copy.range.start, copy.nameRange.end);
  const empty = unwrap(copy.args[0]?.value ?? copy).kind === 'collection' ? "{ string: '' }" : "''";
  return `setTimeout(() => ${callee}(${empty}), 60_000);`;
}

function clearedDart(text: string, copy: CallNode): string {
  const callee = text.slice(copy.range.start, copy.nameRange.end);
  return `Timer(const Duration(seconds: 60), () => ${callee}(const ClipboardData(text: '')));`;
}
