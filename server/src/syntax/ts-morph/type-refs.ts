import type { ts } from 'ts-morph';
import type { TypeRef } from '../nodes';
import { type Conversion, rangeOf, textOf } from './conversion';

/** The neutral form of a type annotation. Of a union the first member that is neither null nor undefined gives the name. */
export function typeRef(c: Conversion, node: ts.TypeNode | undefined, depth = 0): TypeRef | undefined {
  if (!node) return undefined;
  const { ts } = c;
  const named = (name: string, args: readonly (ts.TypeNode | undefined)[] = [], nullable = false): TypeRef => ({
    name,
    text: textOf(c, node),
    args: depth > 50 ? [] : args.flatMap((arg) => typeRef(c, arg, depth + 1) ?? []),
    nullable,
    range: rangeOf(c, node),
  });
  if (depth > 50) return named(textOf(c, node));
  if (ts.isTypeReferenceNode(node)) return named(textOf(c, node.typeName), node.typeArguments);
  if (ts.isExpressionWithTypeArguments(node)) return named(textOf(c, node.expression), node.typeArguments);
  if (ts.isArrayTypeNode(node)) return named('Array', [node.elementType]);
  if (ts.isTupleTypeNode(node)) return named('Array');
  if (ts.isFunctionTypeNode(node) || ts.isConstructorTypeNode(node)) return named('Function');
  if (ts.isTypeLiteralNode(node) || ts.isMappedTypeNode(node)) return named('Object');
  if (ts.isImportTypeNode(node) && node.qualifier) return named(textOf(c, node.qualifier), node.typeArguments);
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node) || ts.isOptionalTypeNode(node)) {
    const inner = typeRef(c, node.type, depth + 1);
    return inner && { ...inner, text: textOf(c, node), range: rangeOf(c, node) };
  }
  if (ts.isJSDocNullableType(node) || ts.isJSDocNonNullableType(node)) {
    const inner = typeRef(c, node.type, depth + 1);
    return (
      inner && { ...inner, text: textOf(c, node), nullable: ts.isJSDocNullableType(node), range: rangeOf(c, node) }
    );
  }
  if (ts.isUnionTypeNode(node) || ts.isIntersectionTypeNode(node)) {
    const real = node.types.filter((type) => !isNothing(c, type));
    const first = typeRef(c, real[0] ?? node.types[0], depth + 1);
    const nullable = real.length < node.types.length;
    return first && { ...first, text: textOf(c, node), nullable: first.nullable || nullable, range: rangeOf(c, node) };
  }
  return named(textOf(c, node));
}

function isNothing(c: Conversion, type: ts.TypeNode): boolean {
  if (type.kind === c.ts.SyntaxKind.UndefinedKeyword) return true;
  return c.ts.isLiteralTypeNode(type) && type.literal.kind === c.ts.SyntaxKind.NullKeyword;
}

export function typeRefs(c: Conversion, nodes: readonly ts.TypeNode[] | undefined): TypeRef[] {
  return (nodes ?? []).flatMap((node) => typeRef(c, node) ?? []);
}
