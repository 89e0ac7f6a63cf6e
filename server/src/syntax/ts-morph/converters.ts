import type { ts } from 'ts-morph';
import { buildNode } from '../build-node';
import type { SyntaxNode } from '../nodes';
import {
  type Conversion,
  type Converter,
  type ConverterTable,
  convertNative,
  origin,
  syntaxKindNames,
  type Typescript,
} from './conversion';
import {
  convertCall,
  convertJsxElement,
  convertJsxExpression,
  convertJsxFragment,
  convertJsxSelfClosing,
  convertNew,
  convertTaggedTemplate,
} from './convert-calls';
import {
  convertClass,
  convertEnum,
  convertFunction,
  convertProperty,
  convertTypeAlias,
  convertVariable,
  convertVariableStatement,
} from './convert-declarations';
import {
  convertArray,
  convertBinary,
  convertBlock,
  convertIdentifier,
  convertIf,
  convertIndex,
  convertKeywordUnary,
  convertMember,
  convertMetaProperty,
  convertNumber,
  convertObject,
  convertReturn,
  convertSpread,
  convertString,
  convertTemplate,
  convertTernary,
  convertUnary,
  wrap,
} from './convert-expressions';
import { convertExport, convertImport, convertImportEquals, convertRequireStatement } from './convert-imports';

/** Which function converts which kind of compiler node. Kinds without entry become `native` nodes. */
export function createConverters(ts: Typescript): ConverterTable {
  const kinds = ts.SyntaxKind;
  const converters = new Map<ts.SyntaxKind, Converter>();
  const on = <N extends ts.Node>(
    kind: ts.SyntaxKind | readonly ts.SyntaxKind[],
    converter: (c: Conversion, node: N) => SyntaxNode | undefined,
  ): void => {
    for (const each of [kind].flat() as ts.SyntaxKind[]) converters.set(each, converter as unknown as Converter);
  };
  const nothing = (): undefined => undefined;

  on(kinds.ImportDeclaration, convertImport);
  on(kinds.ImportEqualsDeclaration, convertImportEquals);
  on(kinds.ExportDeclaration, convertExport);
  on(kinds.ExpressionStatement, (c, node: ts.ExpressionStatement) => {
    return convertRequireStatement(c, node) ?? convertNative(c, node);
  });

  on([kinds.ClassDeclaration, kinds.ClassExpression, kinds.InterfaceDeclaration], convertClass);
  on(kinds.EnumDeclaration, convertEnum);
  on(kinds.TypeAliasDeclaration, convertTypeAlias);
  on(
    [kinds.FunctionDeclaration, kinds.FunctionExpression, kinds.ArrowFunction, kinds.MethodDeclaration],
    convertFunction,
  );
  on([kinds.Constructor, kinds.GetAccessor, kinds.SetAccessor, kinds.MethodSignature], convertFunction);
  on([kinds.PropertyDeclaration, kinds.PropertySignature], convertProperty);
  on([kinds.CallSignature, kinds.ConstructSignature, kinds.IndexSignature], nothing);
  on(kinds.VariableDeclaration, convertVariable);
  on(kinds.VariableStatement, convertVariableStatement);

  on(kinds.CallExpression, convertCall);
  on(kinds.NewExpression, convertNew);
  on(kinds.TaggedTemplateExpression, convertTaggedTemplate);
  on(kinds.JsxElement, convertJsxElement);
  on(kinds.JsxSelfClosingElement, convertJsxSelfClosing);
  on(kinds.JsxFragment, convertJsxFragment);
  on(kinds.JsxExpression, convertJsxExpression);

  on([kinds.Identifier, kinds.PrivateIdentifier], convertIdentifier);
  on([kinds.StringLiteral, kinds.NoSubstitutionTemplateLiteral], convertString);
  on([kinds.NumericLiteral, kinds.BigIntLiteral], convertNumber);
  on(kinds.TemplateExpression, convertTemplate);
  on(kinds.ObjectLiteralExpression, convertObject);
  on(kinds.ArrayLiteralExpression, convertArray);
  on([kinds.SpreadElement, kinds.SpreadAssignment], convertSpread);
  on(kinds.PropertyAccessExpression, convertMember);
  on(kinds.MetaProperty, convertMetaProperty);
  on(kinds.ElementAccessExpression, convertIndex);
  on(kinds.BinaryExpression, convertBinary);
  on([kinds.PrefixUnaryExpression, kinds.PostfixUnaryExpression], convertUnary);
  on(kinds.TypeOfExpression, (c, node: ts.TypeOfExpression) => convertKeywordUnary(c, node, 'typeof'));
  on(kinds.VoidExpression, (c, node: ts.VoidExpression) => convertKeywordUnary(c, node, 'void'));
  on(kinds.DeleteExpression, (c, node: ts.DeleteExpression) => convertKeywordUnary(c, node, 'delete'));
  on(kinds.ConditionalExpression, convertTernary);

  on(kinds.ParenthesizedExpression, (c, node: ts.ParenthesizedExpression) => wrap(c, node, 'paren', node.expression));
  on(kinds.AwaitExpression, (c, node: ts.AwaitExpression) => wrap(c, node, 'await', node.expression));
  // The value sent back by the consumer of a generator stands for the one yielded, as sagas use it.
  on(kinds.YieldExpression, (c, node: ts.YieldExpression) => wrap(c, node, 'await', node.expression));
  on(kinds.NonNullExpression, (c, node: ts.NonNullExpression) => wrap(c, node, 'non-null', node.expression));
  on(
    [kinds.AsExpression, kinds.SatisfiesExpression, kinds.TypeAssertionExpression],
    (c, node: ts.AssertionExpression) => wrap(c, node, 'cast', node.expression, node.type),
  );
  on(kinds.ExpressionWithTypeArguments, (c, node: ts.ExpressionWithTypeArguments) =>
    wrap(c, node, 'cast', node.expression),
  );

  on(kinds.TrueKeyword, (c, node) => buildNode('boolean', origin(c, node), { value: true }, []));
  on(kinds.FalseKeyword, (c, node) => buildNode('boolean', origin(c, node), { value: false }, []));
  on(kinds.NullKeyword, (c, node) => buildNode('null', origin(c, node), {}, []));
  on(kinds.ThisKeyword, (c, node) => buildNode('name', origin(c, node), { name: 'this' }, []));
  on(kinds.SuperKeyword, (c, node) => buildNode('name', origin(c, node), { name: 'super' }, []));

  on(kinds.IfStatement, convertIf);
  on(kinds.ReturnStatement, convertReturn);
  on(kinds.Block, convertBlock);
  return { ts, converters, kindNames: syntaxKindNames(ts) };
}
