import type { VariableNode } from '../../nodes';
import { type Conversion, type Converter, convertAll } from '../../tree-sitter/conversion';
import { makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, type RawNode } from '../../tree-sitter/raw-tree';
import { type Modifiers, modifiersOf } from './annotations';
import { typeIn } from './types';

const NONE: Modifiers = { annotations: [], modifiers: [] };

/** Fields, constants of interfaces and local variables. Several declarators share type, modifiers and annotations. */
export const declaration: Converter = (raw, c) => {
  const own = modifiersOf(raw, c);
  const declarators = allOf(raw, 'variable_declarator');
  const [only] = declarators;
  const constant = own.modifiers.includes('final') || raw.type === 'constant_declaration';
  if (only && declarators.length === 1) return variable(raw, only, own, constant, c, true);
  const variables = declarators.map((declarator) => {
    const node = { ...declarator };
    return variable(node, node, own, constant, c, false, typeIn(raw, c));
  });
  return makeNode('native', raw, {}, [...own.annotations, ...variables]);
};

function variable(
  raw: RawNode,
  declarator: RawNode,
  { annotations, modifiers }: Modifiers,
  constant: boolean,
  c: Conversion,
  ownsAnnotations: boolean,
  type = typeIn(raw, c),
): VariableNode {
  const name = childOf(declarator, 'name') ?? { ...declarator, end: declarator.start };
  const value = childOf(declarator, 'value');
  const initializer = value && c.convert(value);
  return makeNode(
    'variable',
    raw,
    {
      name: c.slice(name),
      nameRange: rangeOf(name),
      scope: c.scope,
      constant,
      type,
      initializer,
      annotations,
      modifiers,
    },
    [...(ownsAnnotations ? annotations : []), initializer],
  );
}

/** A resource of `try (…)`, or one declared before. */
export const resource: Converter = (raw, c) => {
  const own = modifiersOf(raw, c);
  if (childOf(raw, 'name')) return variable(raw, raw, own, true, c.within('local'), true);
  return makeNode('native', raw, {}, convertAll(raw.children, c));
};

/** `for (Type name : values)` and `catch (Type name)` bind a name. */
export const binding: Converter = (raw, c) => {
  const local = c.within('local');
  const name = childOf(raw, 'name');
  const own = name ? modifiersOf(raw, c) : NONE;
  const range = rangeOf(name ?? raw);
  const bound =
    name &&
    makeNode(
      'variable',
      { ...name, start: own.annotations[0]?.range.start ?? name.start },
      {
        name: c.slice(name),
        nameRange: range,
        scope: 'local',
        constant: own.modifiers.includes('final'),
        type: typeIn(raw, c),
        ...own,
      },
      own.annotations,
    );
  const rest = raw.children.filter((child) => child !== name && child.type !== 'modifiers');
  return makeNode('native', raw, {}, [bound, ...convertAll(rest, local)]);
};
