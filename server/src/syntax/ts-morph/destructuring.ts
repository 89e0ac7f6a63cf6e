import type { ts } from 'ts-morph';
import { buildNode } from '../build-node';
import type { SyntaxNode, VariableNode } from '../nodes';
import { type Conversion, contentRange, convert, convertAll, expression, origin, rangeOf } from './conversion';

/** What all variables of one declaration share. */
export interface VariableTraits {
  readonly scope: VariableNode['scope'];
  readonly constant: boolean;
  readonly modifiers: readonly string[];
}

/**
 * One variable per name that a pattern binds. Each is initialised with a made-up access (`obj.name`, `list[0]`) whose
 * receiver is `whole`. `whole` itself is not a child of the variables; the caller puts it into the tree once.
 */
export function boundVariables(
  c: Conversion,
  pattern: ts.BindingPattern,
  whole: SyntaxNode | undefined,
  traits: VariableTraits,
): SyntaxNode[] {
  const result: SyntaxNode[] = [];
  bind(c, pattern, whole, traits, result);
  return result;
}

function bind(
  c: Conversion,
  pattern: ts.BindingPattern,
  whole: SyntaxNode | undefined,
  traits: VariableTraits,
  result: SyntaxNode[],
): void {
  if (c.path.length > 900) return;
  c.path.push(pattern);
  const { ts } = c;
  pattern.elements.forEach((element, position) => {
    if (ts.isOmittedExpression(element)) return;
    const byName = ts.isObjectBindingPattern(pattern);
    const computed = element.propertyName && ts.isComputedPropertyName(element.propertyName);
    const children = computed ? convertAll(c, [element.propertyName]) : [];
    let value = whole && part(c, element, byName ? undefined : position, whole);
    if (element.initializer) {
      const fallback = expression(c, element.initializer);
      if (value) {
        const place = { range: rangeOf(c, element), nativeKind: 'BindingElement' };
        value = buildNode('binary', place, { operator: '??', left: value, right: fallback }, [value, fallback]);
      } else value = fallback;
    }
    if (!ts.isIdentifier(element.name)) {
      bind(c, element.name, value, traits, result);
      if (value) result.push(value);
      result.push(...children);
      return;
    }
    const fields = {
      ...traits,
      name: element.name.text,
      nameRange: rangeOf(c, element.name),
      annotations: [],
      ...(value && { initializer: value }),
    };
    if (value && value !== whole) children.push(value);
    result.push(buildNode('variable', origin(c, element), fields, children));
  });
  c.path.pop();
}

/** The part of `whole` that one element of a pattern takes. */
function part(c: Conversion, element: ts.BindingElement, position: number | undefined, whole: SyntaxNode): SyntaxNode {
  const { ts } = c;
  const place = { range: rangeOf(c, element), nativeKind: 'BindingElement' };
  if (element.dotDotDotToken) return buildNode('wrapper', place, { form: 'spread', operand: whole }, []);
  if (position !== undefined) {
    const index = buildNode('number', place, { value: position }, []);
    return buildNode('index', place, { receiver: whole, index }, [index]);
  }
  const key = element.propertyName ?? element.name;
  if (ts.isIdentifier(key) || ts.isStringLiteral(key)) {
    const nameRange = ts.isIdentifier(key) ? rangeOf(c, key) : contentRange(c, key);
    const fields = { receiver: whole, name: key.text, nameRange, optional: false, reference: false };
    return buildNode('member', place, fields, []);
  }
  const index = expression(c, key);
  return buildNode('index', place, { receiver: whole, index }, [index]);
}

/** The declaration of a pattern: the bound variables and, once, what is taken apart. */
export function convertPatternDeclaration(
  c: Conversion,
  node: ts.VariableDeclaration,
  pattern: ts.BindingPattern,
  traits: VariableTraits,
): SyntaxNode {
  const whole = convert(c, node.initializer);
  return buildNode('native', origin(c, node), {}, [...boundVariables(c, pattern, whole, traits), whole]);
}
