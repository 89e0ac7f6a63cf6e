import type { ts } from 'ts-morph';
import { buildNode } from '../build-node';
import type { NodeOfKind, PairNode, SyntaxNode, WrapperNode } from '../nodes';
import { type Conversion, contentRange, convertAll, expression, origin, rangeOf, textOf } from './conversion';
import { convertFunction } from './convert-declarations';
import { typeRef } from './type-refs';

export function convertIdentifier(c: Conversion, node: ts.Identifier | ts.PrivateIdentifier): SyntaxNode | undefined {
  if (node.text === 'undefined') return buildNode('null', origin(c, node), {}, []);
  // The compiler invents an empty identifier where one is missing.
  if (node.text === '') return undefined;
  return buildNode('name', origin(c, node), { name: node.text }, []);
}

export function convertString(c: Conversion, node: ts.StringLiteralLike): NodeOfKind<'string'> {
  return buildNode('string', origin(c, node), { value: node.text, contentRange: contentRange(c, node) }, []);
}

export function convertNumber(c: Conversion, node: ts.NumericLiteral | ts.BigIntLiteral): SyntaxNode {
  const digits = c.ts.isBigIntLiteral(node) ? node.text.replace(/n$/, '') : node.text;
  return buildNode('number', origin(c, node), { value: Number(digits) }, []);
}

export function convertTemplate(c: Conversion, node: ts.TemplateExpression): SyntaxNode {
  const parts: SyntaxNode[] = [];
  const addText = (piece: ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail): void => {
    const range = contentRange(c, piece, 1, piece.kind === c.ts.SyntaxKind.TemplateTail ? 1 : 2);
    if (range.start === range.end) return;
    const place = { range, nativeKind: c.kindNames.get(piece.kind) ?? '' };
    parts.push(buildNode('string', place, { value: piece.text, contentRange: range }, []));
  };
  addText(node.head);
  for (const span of node.templateSpans) {
    parts.push(expression(c, span.expression));
    addText(span.literal);
  }
  return buildNode('template', origin(c, node), { parts }, parts);
}

export function convertObject(c: Conversion, node: ts.ObjectLiteralExpression): SyntaxNode {
  const elements = node.properties.map((property) => objectElement(c, property));
  return buildNode('collection', origin(c, node), { form: 'map', elements }, elements);
}

function objectElement(c: Conversion, property: ts.ObjectLiteralElementLike): SyntaxNode {
  const { ts } = c;
  if (ts.isSpreadAssignment(property)) return convertSpread(c, property);
  const value = ts.isPropertyAssignment(property)
    ? expression(c, property.initializer)
    : ts.isShorthandPropertyAssignment(property)
      ? expression(c, property.name)
      : convertFunction(c, property);
  const key = propertyKey(c, property.name);
  const name = keyName(key, property.name, c);
  const fields = { key, value, ...(name !== undefined && { name }) };
  return buildNode('pair', origin(c, property), fields, [key, value]);
}

function propertyKey(c: Conversion, name: ts.PropertyName): SyntaxNode {
  if (c.ts.isComputedPropertyName(name)) return expression(c, name.expression);
  if (c.ts.isIdentifier(name)) return buildNode('name', origin(c, name), { name: name.text }, []);
  return expression(c, name);
}

function keyName(key: SyntaxNode, name: ts.PropertyName, c: Conversion): PairNode['name'] {
  if (key.kind === 'string') return key.value;
  if (c.ts.isComputedPropertyName(name)) return undefined;
  return key.kind === 'name' ? key.name : textOf(c, name);
}

export function convertArray(c: Conversion, node: ts.ArrayLiteralExpression): SyntaxNode {
  const elements = node.elements.map((element) => expression(c, element));
  return buildNode('collection', origin(c, node), { form: 'list', elements }, elements);
}

export function convertSpread(c: Conversion, node: ts.SpreadElement | ts.SpreadAssignment): SyntaxNode {
  return wrap(c, node, 'spread', node.expression);
}

export function wrap(
  c: Conversion,
  node: ts.Node,
  form: WrapperNode['form'],
  inner: ts.Expression | undefined,
  writtenType?: ts.TypeNode,
): SyntaxNode {
  if (!inner) return buildNode('native', origin(c, node), {}, []);
  const operand = expression(c, inner);
  const type = typeRef(c, writtenType);
  return buildNode('wrapper', origin(c, node), { form, operand, ...(type && { type }) }, [operand]);
}

export function convertMember(c: Conversion, node: ts.PropertyAccessExpression): SyntaxNode {
  const receiver = expression(c, node.expression);
  const fields = {
    receiver,
    name: node.name.text,
    nameRange: rangeOf(c, node.name),
    optional: node.questionDotToken !== undefined,
    reference: false,
  };
  return buildNode('member', origin(c, node), fields, [receiver]);
}

/** `import.meta`, `new.target`. */
export function convertMetaProperty(c: Conversion, node: ts.MetaProperty): SyntaxNode {
  const { start } = rangeOf(c, node);
  const keyword = node.keywordToken === c.ts.SyntaxKind.ImportKeyword ? 'import' : 'new';
  const place = { range: { start, end: start + keyword.length }, nativeKind: 'MetaProperty' };
  const receiver = buildNode('name', place, { name: keyword }, []);
  const { name } = node;
  const fields = { receiver, name: name.text, nameRange: rangeOf(c, name), optional: false, reference: false };
  return buildNode('member', origin(c, node), fields, [receiver]);
}

export function convertIndex(c: Conversion, node: ts.ElementAccessExpression): SyntaxNode {
  const receiver = expression(c, node.expression);
  const index = expression(c, node.argumentExpression);
  return buildNode('index', origin(c, node), { receiver, index }, [receiver, index]);
}

/** Assignments and all other binary operators. */
export function convertBinary(c: Conversion, node: ts.BinaryExpression): SyntaxNode {
  const { SyntaxKind } = c.ts;
  const operator = textOf(c, node.operatorToken);
  const kind = node.operatorToken.kind;
  const left = expression(c, node.left);
  const right = expression(c, node.right);
  if (kind >= SyntaxKind.FirstAssignment && kind <= SyntaxKind.LastAssignment) {
    return buildNode('assignment', origin(c, node), { target: left, operator, value: right }, [left, right]);
  }
  return buildNode('binary', origin(c, node), { operator, left, right }, [left, right]);
}

export function convertUnary(c: Conversion, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): SyntaxNode {
  const operand = expression(c, node.operand);
  const operator = c.ts.tokenToString(node.operator) ?? '';
  return buildNode('unary', origin(c, node), { operator, operand }, [operand]);
}

/** `typeof x`, `void x`, `delete x`. */
export function convertKeywordUnary(
  c: Conversion,
  node: ts.TypeOfExpression | ts.VoidExpression | ts.DeleteExpression,
  operator: string,
): SyntaxNode {
  const operand = expression(c, node.expression);
  return buildNode('unary', origin(c, node), { operator, operand }, [operand]);
}

export function convertTernary(c: Conversion, node: ts.ConditionalExpression): SyntaxNode {
  const condition = expression(c, node.condition);
  const then = expression(c, node.whenTrue);
  const otherwise = expression(c, node.whenFalse);
  const fields = { form: 'ternary', condition, conditionText: textOf(c, node.condition), then, otherwise } as const;
  return buildNode('conditional', origin(c, node), fields, [condition, then, otherwise]);
}

export function convertIf(c: Conversion, node: ts.IfStatement): SyntaxNode {
  const condition = expression(c, node.expression);
  const then = expression(c, node.thenStatement);
  const otherwise = node.elseStatement && expression(c, node.elseStatement);
  const conditionText = textOf(c, node.expression);
  const fields = { form: 'if', condition, conditionText, then, ...(otherwise && { otherwise }) } as const;
  return buildNode('conditional', origin(c, node), fields, [condition, then, otherwise]);
}

export function convertReturn(c: Conversion, node: ts.ReturnStatement): SyntaxNode {
  const value = node.expression && expression(c, node.expression);
  return buildNode('return', origin(c, node), { ...(value && { value }) }, [value]);
}

export function convertBlock(c: Conversion, node: ts.Block): SyntaxNode {
  return buildNode('block', origin(c, node), {}, convertAll(c, node.statements));
}
