import type { ClassNode, ParameterNode, SyntaxNode, TypeRef, VariableNode } from '../../nodes';
import { type Conversion, type Converter, convertAll } from '../../tree-sitter/conversion';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, type RawNode } from '../../tree-sitter/raw-tree';
import { modifiersOf } from './annotations';
import { argumentsOf, callNode } from './expressions';
import { parameters } from './functions';
import { TYPE_NODES, typeRef } from './types';

const FORMS: Readonly<Record<string, ClassNode['form']>> = {
  class_declaration: 'class',
  record_declaration: 'class',
  enum_declaration: 'enum',
  interface_declaration: 'interface',
  annotation_type_declaration: 'interface',
};

export const classDeclaration: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const nameNode = childOf(raw, 'name');
  const name = nameNode ? c.slice(nameNode) : '';
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  const members = c.within('member', name);
  const body = childOf(raw, 'body');
  const form = FORMS[raw.type] ?? 'class';
  return makeNode('class', raw, { name, nameRange, form, supertypes: supertypesOf(raw, c), annotations, modifiers }, [
    ...annotations,
    ...(raw.type === 'record_declaration' ? recordComponents(raw, name, nameRange, members) : []),
    ...(body ? convertAll(body.children, members) : []),
  ]);
};

function supertypesOf(raw: RawNode, c: Conversion): TypeRef[] {
  return allOf(raw, 'superclass', 'super_interfaces', 'extends_interfaces').flatMap((clause) =>
    allOf(firstOf(clause, 'type_list') ?? clause, ...TYPE_NODES).map((type) => typeRef(type, c)),
  );
}

/** The constructor a record has by itself, and a field for each of its components. */
function recordComponents(raw: RawNode, name: string, nameRange: ClassNode['nameRange'], c: Conversion): SyntaxNode[] {
  const list = childOf(raw, 'parameters');
  if (!list) return [];
  const params: ParameterNode[] = [];
  const fields: VariableNode[] = [];
  for (const param of parameters(list, c)) {
    // Annotations of a component are those of the field, so that they are seen once.
    const component = list.children.find((child) => child.start === param.range.start) ?? list;
    const { annotations, modifiers } = modifiersOf(component, c);
    const { name: field, nameRange: fieldRange, type } = param;
    params.push(makeNode('parameter', component, { name: field, nameRange: fieldRange, type }));
    fields.push(
      makeNode(
        'variable',
        component,
        { name: field, nameRange: fieldRange, scope: 'member', constant: true, type, annotations, modifiers },
        annotations,
      ),
    );
  }
  const fieldsOfConstructor = { name, nameRange, params, annotations: [], modifiers: [] };
  return [makeNode('function', list, { ...fieldsOfConstructor, form: 'constructor' }, params), ...fields];
}

/** The body behind `new Foo()`. */
export function anonymousClass(body: RawNode, supertypes: readonly TypeRef[], c: Conversion): ClassNode {
  return makeNode(
    'class',
    body,
    { name: '', nameRange: emptyRange(body), form: 'anonymous', supertypes, annotations: [], modifiers: [] },
    convertAll(body.children, c.within('member', '')),
  );
}

/** `A(1) { … }` in an enum: a constant whose value is the constructor call. */
export const enumConstant: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const nameNode = childOf(raw, 'name');
  const list = childOf(raw, 'arguments');
  const initializer =
    list &&
    callNode(list, { name: c.className, nameRange: emptyRange(list), typeArgs: [] }, 'new', argumentsOf(list, c));
  const body = childOf(raw, 'body');
  return makeNode(
    'variable',
    raw,
    {
      name: nameNode ? c.slice(nameNode) : '',
      nameRange: nameNode ? rangeOf(nameNode) : emptyRange(raw),
      scope: 'member',
      constant: true,
      initializer,
      annotations,
      modifiers,
    },
    [...annotations, initializer, body && anonymousClass(body, [], c)],
  );
};
