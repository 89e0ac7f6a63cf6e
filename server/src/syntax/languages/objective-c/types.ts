import type { TypeRef } from '../../nodes';
import type { Conversion } from '../../tree-sitter/conversion';
import type { RawNode } from '../../tree-sitter/raw-tree';

const NAMES = new Set([
  'type_identifier',
  'primitive_type',
  'typedefed_specifier',
  'sized_type_specifier',
  'typeof_specifier',
]);
const QUALIFIERS = new Set(['type_qualifier', 'storage_class_specifier', 'nullability_qualifier']);

export const TYPE_NODES: ReadonlySet<string> = new Set([
  ...NAMES,
  ...QUALIFIERS,
  'type_descriptor',
  'type_name',
  'method_type',
  'abstract_pointer_declarator',
  'abstract_block_pointer_declarator',
  'abstract_function_declarator',
  'generic_specifier',
  'generic_arguments',
  'parameterized_arguments',
  'attribute_specifier',
  'attribute_declaration',
  'ms_declspec_modifier',
]);

/** The type that these nodes spell: `Foo *` is `Foo`, `NSArray<Foo *> *` has an argument. Undefined without a type's name. */
export function typeOf(nodes: readonly RawNode[], c: Conversion): TypeRef | undefined {
  const found = findType(nodes);
  const first = nodes[0];
  if (!found || !first) return undefined;
  const end = nodes.reduce((last, node) => (TYPE_NODES.has(node.type) ? Math.max(last, node.end) : last), found.end);
  const start = Math.min(found.start, ...nodes.filter((node) => TYPE_NODES.has(node.type)).map((node) => node.start));
  const text = c.text.slice(start, end);
  const lists = argumentLists(nodes);
  const args = lists.flatMap((list) =>
    list.children.flatMap((child) => {
      const inner = child.named ? typeOf([child], c) : undefined;
      return inner ? [inner] : [];
    }),
  );
  const name = c.slice(found).replace(/^(?:struct|enum|union)\s+/, '');
  return { name, text, args, nullable: /\b(?:_Nullable|__nullable|nullable)\b/.test(text), range: { start, end } };
}

function findType(nodes: readonly RawNode[]): RawNode | undefined {
  for (const node of nodes) {
    if (NAMES.has(node.type)) return node;
    if (!TYPE_NODES.has(node.type) || QUALIFIERS.has(node.type)) continue;
    const inner = findType(node.children);
    if (inner) return inner;
  }
  return undefined;
}

function argumentLists(nodes: readonly RawNode[]): RawNode[] {
  return nodes.flatMap((node) => {
    if (node.type === 'parameterized_arguments' || node.type === 'generic_arguments') return [node];
    return TYPE_NODES.has(node.type) && !NAMES.has(node.type) ? argumentLists(node.children) : [];
  });
}

/** Words such as `static`, `const`, `__weak` among these nodes and in pointer declarators below them. */
export function qualifiers(nodes: readonly RawNode[], c: Conversion): string[] {
  return nodes.flatMap((node) => {
    if (QUALIFIERS.has(node.type)) return [c.slice(node)];
    return /^(?:pointer_declarator|init_declarator|type_descriptor)$/.test(node.type)
      ? qualifiers(node.children, c)
      : [];
  });
}
