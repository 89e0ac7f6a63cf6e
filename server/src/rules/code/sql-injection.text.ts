import { makesSafe, namesPiece, takesName } from '../../models/sql-calls';
import type { RuleContext } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';

/** A piece of a text that code puts together: fixed, or a value. */
export interface Piece {
  /** The fixed text, as far as it is known. */
  readonly text?: string;
  readonly node: SyntaxNode;
}

const formatCalls = /^(format|String\.format|stringWithFormat:|initWithFormat:|localizedStringWithFormat:|sprintf)$/;
const sameText =
  /^(trimIndent|trimMargin|trim|UTF8String|toString|trimEnd|utf8String|cString|strip|stripIndent|concat)$/;

/** What a text is put together from, in order, through variables of the file. */
export function piecesOf(ctx: RuleContext, expression: SyntaxNode, depth = 0): readonly Piece[] {
  const node = unwrap(expression);
  const value = ctx.semantics.constantValue(node);
  if (value !== undefined) return [{ text: String(value ?? ''), node }];
  if (node.kind === 'template') return node.parts.flatMap((part) => piecesOf(ctx, part, depth));
  if (node.kind === 'binary' && /^[+.]$/.test(node.operator)) {
    return [...piecesOf(ctx, node.left, depth), ...piecesOf(ctx, node.right, depth)];
  }
  if (node.kind === 'call') {
    if (formatCalls.test(node.name)) return formatted(ctx, node, depth);
    if (sameText.test(node.name) && node.receiver) {
      return [
        ...piecesOf(ctx, node.receiver, depth),
        ...node.args.flatMap(({ value: arg }) => piecesOf(ctx, arg, depth)),
      ];
    }
    return [{ node }];
  }
  if (node.kind === 'member' && /^(utf8String|UTF8String)$/.test(node.name) && node.receiver) {
    return piecesOf(ctx, node.receiver, depth);
  }
  const declaration = ctx.semantics.declarationOf(node);
  if (declaration?.kind !== 'variable' || depth > 4) return [{ node }];
  const made = declaration.initializer ? [...textOf(ctx, declaration.initializer, node, depth)] : [];
  for (const use of ctx.semantics.referencesTo(declaration)) {
    if (use.parent?.kind !== 'assignment' || use.parent.target !== use || use.range.start > node.range.start) continue;
    made.push(...textOf(ctx, use.parent.value, node, depth));
  }
  return made.length > 0 ? made : [{ node }];
}

/** The pieces of a variable's value, when it is a text that is put together; otherwise the variable stands for itself. */
function textOf(ctx: RuleContext, value: SyntaxNode, use: SyntaxNode, depth: number): readonly Piece[] {
  const pieces = piecesOf(ctx, value, depth + 1);
  return pieces.some(({ text }) => text !== undefined) || pieces.length > 1 ? pieces : [{ node: use }];
}

/** `String.format("… %s", x)`: the format is cut at its specifiers. */
function formatted(ctx: RuleContext, call: Extract<SyntaxNode, { kind: 'call' }>, depth: number): readonly Piece[] {
  const args = call.args.map(({ value }) => value);
  const own =
    call.receiver && typeof ctx.semantics.constantValue(call.receiver) === 'string' ? call.receiver : undefined;
  const at = own ? -1 : args.findIndex((arg) => typeof ctx.semantics.constantValue(arg) === 'string');
  const format = own ?? args[at];
  const text = format && ctx.semantics.constantValue(format);
  if (!format || typeof text !== 'string') return [{ node: call }];
  const values = args.slice(at + 1);
  const parts = text.split(/%(?:\d{1,3}\$)?[-+ #0]{0,5}\d{0,5}(?:\.\d{1,5})?(?:l|ll|h|z)?[a-zA-Z@]/);
  return parts.flatMap((part, index) => {
    const value = index < parts.length - 1 ? values[index] : undefined;
    return [{ text: part, node: format }, ...(value ? piecesOf(ctx, value, depth + 1) : [])];
  });
}

const plainType =
  /^(Int|Integer|Long|Short|Byte|Float|Double|Boolean|Bool|BOOL|Number|int|long|short|byte|float|double|boolean|bool|num|number|NSInteger|NSUInteger|Int32|Int64|UInt|UInt32|UInt64|CGFloat|Date|UUID|Instant|Duration|TimeInterval|size_t|sqlite3_int64|int64_t)$/;

/** Whether a value cannot carry SQL: a number, a name that the code made, what was escaped, or constants of all callers. */
export function isHarmless(ctx: RuleContext, piece: SyntaxNode): boolean {
  const node = unwrap(piece);
  const type = ctx.semantics.typeOf(node);
  if (type && (plainType.test(type.name) || type.args.some(({ name }) => plainType.test(name)))) return true;
  if (node.kind === 'number' || node.kind === 'boolean' || node.kind === 'null') return true;
  if (node.kind === 'binary' && /^[-*/%]$/.test(node.operator)) return true;
  if (node.kind === 'conditional') {
    const branches = [node.then, node.otherwise].filter((branch) => branch !== undefined);
    return branches.every((branch) => ctx.semantics.constantValue(branch) !== undefined || isHarmless(ctx, branch));
  }
  if (node.kind === 'call') {
    if (makesSafe.test(node.name) || namesPiece.test(node.name)) return true;
    // Placeholders: `ids.map { "?" }.joinToString()`, `ids.map(() => '?').join(',')`.
    const text = ctx.file.text.slice(node.range.start, node.range.end);
    if (/["'`]\s*\(?\?\)?/.test(text)) return true;
    return /^(join|joinToString|joined|toString|description|componentsJoinedByString:)$/.test(node.name) &&
      node.receiver
      ? isHarmless(ctx, node.receiver)
      : false;
  }
  if (node.kind === 'member' || node.kind === 'name') {
    if (/^[A-Z][A-Z0-9_]+$/.test(node.name) || namesPiece.test(node.name) || makesSafe.test(node.name)) return true;
    // `Note.Columns.id`, `NoteTable.name`: names of types stand for what the code declares.
    if (node.kind === 'member' && node.receiver && isTypeName(node.receiver)) return true;
    return onlyConstants(ctx, node);
  }
  if (node.kind === 'index') return isHarmless(ctx, node.receiver) && namesPiece.test(lastName(node.receiver));
  return false;
}

const lastName = (node: SyntaxNode): string => (node.kind === 'name' || node.kind === 'member' ? node.name : '');

const isTypeName = (node: SyntaxNode): boolean =>
  (node.kind === 'name' || node.kind === 'member') && /^[A-Z]/.test(node.name);

/** A parameter of a function of this file that every caller gives a constant, or a variable of a loop over constants. */
function onlyConstants(ctx: RuleContext, node: SyntaxNode): boolean {
  const declaration = ctx.semantics.declarationOf(node);
  if (declaration?.kind === 'variable' && declaration.initializer) {
    const value = unwrap(declaration.initializer);
    if (value.kind === 'collection') {
      return value.elements.every((element) => ctx.semantics.constantValue(element) !== undefined);
    }
    return value.kind !== 'name' && value.kind !== 'member' ? isHarmless(ctx, value) : false;
  }
  const fn = declaration?.kind === 'parameter' ? declaration.parent : undefined;
  const root = ctx.file.tree?.root;
  if (declaration?.kind !== 'parameter' || fn?.kind !== 'function' || !root) return false;
  const position = fn.params.indexOf(declaration);
  let calls = 0;
  for (const call of nodesOfKind(root, 'call')) {
    if (call.name !== fn.name || ctx.semantics.declarationOf(call) !== fn) continue;
    const labelled = call.args.find(
      ({ label }) => label === declaration.name || (label && label === declaration.label),
    );
    const argument = labelled ?? call.args[position];
    if (!argument || ctx.semantics.constantValue(argument.value) === undefined) return false;
    calls++;
  }
  return calls > 0;
}

/** The fixed text in front of a piece. */
const before = (pieces: readonly Piece[], index: number): string =>
  pieces
    .slice(0, index)
    .map(({ text }) => text ?? '?')
    .join('');

const valueSeen = /\b(values|where|set|in|having|when|then|like|between)\b/i;

/** Names of tables, columns and orders, and counts: they cannot be parameters, so only foreign ones are worth a word. */
function standsForName(text: string): boolean {
  if (takesName.test(text)) return true;
  return /[,(]\s*["'`[]?$/.test(text) && !valueSeen.test(text);
}

/** The values in a text that may carry SQL, and whether one stands for a name. */
export function valuesOf(
  ctx: RuleContext,
  pieces: readonly Piece[],
): readonly { readonly node: SyntaxNode; readonly isName: boolean }[] {
  return pieces.flatMap(({ text, node }, index) =>
    text !== undefined || isHarmless(ctx, node) ? [] : [{ node, isName: standsForName(before(pieces, index)) }],
  );
}
