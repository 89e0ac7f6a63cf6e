import type { ts } from 'ts-morph';
import { buildNode } from '../build-node';
import type { Argument, CallNode, SyntaxNode } from '../nodes';
import { type Conversion, contentRange, convert, convertAll, expression, origin, rangeOf, textOf } from './conversion';
import { convertDynamicImport, loadedModule } from './convert-imports';
import { typeRefs } from './type-refs';

interface Callee {
  readonly name: string;
  readonly nameRange: CallNode['nameRange'];
  readonly receiver?: SyntaxNode;
  readonly form?: 'super';
  readonly optional: boolean;
  /** Children that are neither receiver nor argument: the string of `a['b']()`. */
  readonly others: readonly SyntaxNode[];
}

/** What is called: `f`, `a.f`, `a?.f`, `a['f']`, `super`; anything else is the receiver of a call without name. */
function calleeOf(c: Conversion, callee: ts.Expression): Callee {
  const { ts } = c;
  if (ts.isNonNullExpression(callee)) return calleeOf(c, callee.expression);
  if (ts.isExpressionWithTypeArguments(callee)) return calleeOf(c, callee.expression);
  if (ts.isIdentifier(callee)) {
    return { name: callee.text, nameRange: rangeOf(c, callee), optional: false, others: [] };
  }
  if (callee.kind === ts.SyntaxKind.SuperKeyword) {
    return { name: 'super', nameRange: rangeOf(c, callee), form: 'super', optional: false, others: [] };
  }
  if (ts.isPropertyAccessExpression(callee)) {
    return {
      name: callee.name.text,
      nameRange: rangeOf(c, callee.name),
      receiver: expression(c, callee.expression),
      optional: callee.questionDotToken !== undefined,
      others: [],
    };
  }
  if (ts.isElementAccessExpression(callee) && ts.isStringLiteralLike(callee.argumentExpression)) {
    return {
      name: callee.argumentExpression.text,
      nameRange: contentRange(c, callee.argumentExpression),
      receiver: expression(c, callee.expression),
      optional: callee.questionDotToken !== undefined,
      others: [expression(c, callee.argumentExpression)],
    };
  }
  const receiver = expression(c, callee);
  const end = receiver.range.end;
  return { name: '', nameRange: { start: end, end }, receiver, optional: false, others: [] };
}

function argumentsOf(c: Conversion, nodes: readonly ts.Node[] | undefined): Argument[] {
  return (nodes ?? []).map((node) => {
    const value = expression(c, node);
    return { value, range: value.range, trailing: false };
  });
}

function build(
  c: Conversion,
  node: ts.Node,
  callee: Callee,
  args: readonly Argument[],
  form: CallNode['form'],
  typeArgs: readonly ts.TypeNode[] | undefined,
): CallNode {
  const { name, nameRange, receiver, optional, others } = callee;
  const fields = {
    name,
    nameRange,
    args,
    form,
    optional,
    cascade: false,
    typeArgs: typeRefs(c, typeArgs),
    ...(receiver && { receiver }),
  };
  return buildNode('call', origin(c, node), fields, [receiver, ...others, ...args.map((argument) => argument.value)]);
}

export function convertCall(c: Conversion, node: ts.CallExpression): SyntaxNode {
  if (node.expression.kind === c.ts.SyntaxKind.ImportKeyword) {
    const module = loadedModule(c, node);
    if (module !== undefined) return convertDynamicImport(c, node, module);
    const nameRange = rangeOf(c, node.expression);
    const callee = { name: 'import', nameRange, optional: false, others: [] };
    return build(c, node, callee, argumentsOf(c, node.arguments), 'call', undefined);
  }
  const callee = calleeOf(c, node.expression);
  const optional = callee.optional || node.questionDotToken !== undefined;
  const args = argumentsOf(c, node.arguments);
  return build(c, node, { ...callee, optional }, args, callee.form ?? 'call', node.typeArguments);
}

export function convertNew(c: Conversion, node: ts.NewExpression): SyntaxNode {
  const callee = calleeOf(c, node.expression);
  return build(c, node, callee, argumentsOf(c, node.arguments), 'new', node.typeArguments);
}

/** A call with the template as its one argument. */
export function convertTaggedTemplate(c: Conversion, node: ts.TaggedTemplateExpression): SyntaxNode {
  const callee = calleeOf(c, node.tag);
  return build(c, node, callee, argumentsOf(c, [node.template]), 'call', node.typeArguments);
}

/** `<A x={1}>…</A>`. The tag is the name, dots included. */
export function convertJsxElement(c: Conversion, node: ts.JsxElement): SyntaxNode {
  const { tagName, attributes, typeArguments } = node.openingElement;
  const callee = { name: textOf(c, tagName), nameRange: rangeOf(c, tagName), optional: false, others: [] };
  const args = [...jsxAttributes(c, attributes), ...jsxChildren(c, node.children)];
  return build(c, node, callee, args, 'jsx', typeArguments);
}

export function convertJsxSelfClosing(c: Conversion, node: ts.JsxSelfClosingElement): SyntaxNode {
  const callee = { name: textOf(c, node.tagName), nameRange: rangeOf(c, node.tagName), optional: false, others: [] };
  return build(c, node, callee, jsxAttributes(c, node.attributes), 'jsx', node.typeArguments);
}

/** `<>…</>`: an element without name. */
export function convertJsxFragment(c: Conversion, node: ts.JsxFragment): SyntaxNode {
  const { start } = rangeOf(c, node);
  const callee = { name: '', nameRange: { start, end: start }, optional: false, others: [] };
  return build(c, node, callee, jsxChildren(c, node.children), 'jsx', undefined);
}

function jsxAttributes(c: Conversion, attributes: ts.JsxAttributes): Argument[] {
  const { ts } = c;
  return attributes.properties.map((attribute) => {
    const range = rangeOf(c, attribute);
    if (ts.isJsxSpreadAttribute(attribute)) {
      const operand = expression(c, attribute.expression);
      const value = buildNode('wrapper', origin(c, attribute), { form: 'spread', operand }, [operand]);
      return { value, range, trailing: false };
    }
    const name = { label: textOf(c, attribute.name), labelRange: rangeOf(c, attribute.name) };
    const written = attribute.initializer;
    if (!written) {
      return {
        ...name,
        value: buildNode('boolean', origin(c, attribute), { value: true }, []),
        range,
        trailing: false,
      };
    }
    const inner = ts.isJsxExpression(written) ? (written.expression ?? written) : written;
    return { ...name, value: expression(c, inner), range, trailing: false };
  });
}

function jsxChildren(c: Conversion, children: readonly ts.JsxChild[]): Argument[] {
  const { ts } = c;
  return children.flatMap((child) => {
    if (ts.isJsxText(child)) return jsxText(c, child);
    if (!ts.isJsxExpression(child)) return convertAll(c, [child]).map(trailing);
    if (!child.expression) return [];
    const value = expression(c, child.expression);
    if (!child.dotDotDotToken) return trailing(value);
    return trailing(buildNode('wrapper', origin(c, child), { form: 'spread', operand: value }, [value]));
  });
}

function jsxText(c: Conversion, child: ts.JsxText): Argument[] {
  const text = c.text.slice(child.pos, child.end);
  const value = text.trim();
  if (value === '') return [];
  const start = child.pos + text.indexOf(value);
  const range = { start, end: start + value.length };
  const place = { range, nativeKind: 'JsxText' };
  return [trailing(buildNode('string', place, { value, contentRange: range }, []))];
}

function trailing(value: SyntaxNode): Argument {
  return { value, range: value.range, trailing: true };
}

/** `{a.b}` where no element is around it (attribute values are unpacked by their element). */
export function convertJsxExpression(c: Conversion, node: ts.JsxExpression): SyntaxNode | undefined {
  return convert(c, node.expression);
}
