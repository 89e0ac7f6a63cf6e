import type { ClassNode, FunctionNode, SyntaxNode, TypeRef, VariableNode } from '../../nodes';
import { type Conversion, type Converter, convertAll } from '../../tree-sitter/conversion';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { annotationNode, modifiersOf } from './annotations';
import { callNode, delegationCall, valueArguments } from './calls';
import { accessor, functionDeclaration, lambda, parameter, secondaryConstructor } from './functions';
import { identifierText, TYPE_NODES, typeIn } from './types';

const classDeclaration: Converter = (raw, c) => {
  const form = raw.children.some((child) => child.type === 'interface')
    ? 'interface'
    : firstOf(raw, 'enum_class_body') || modifiersOf(raw, c).modifiers.includes('enum')
      ? 'enum'
      : 'class';
  return classNode(raw, form, c);
};

function classNode(raw: RawNode, form: ClassNode['form'], c: Conversion): ClassNode {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const nameNode = childOf(raw, 'name');
  const name = nameNode ? identifierText(nameNode, c) : form === 'companion' ? 'Companion' : '';
  const members = c.within('member', name);
  const { supertypes, nodes } = supertypesOf(raw, members);
  const body = firstOf(raw, 'class_body', 'enum_class_body');
  const primary = firstOf(raw, 'primary_constructor');
  const keyword = raw.children.find((child) => child.type === 'object');
  return makeNode(
    'class',
    raw,
    {
      name,
      nameRange: rangeOf(nameNode ?? keyword ?? { ...raw, end: raw.start }),
      form,
      supertypes,
      annotations,
      modifiers,
    },
    [
      ...annotations,
      ...(primary ? primaryConstructor(primary, name, members) : []),
      ...nodes,
      ...(body ? convertAll(body.children, members) : []),
    ],
  );
}

/** The types behind the colon; constructor calls and delegates among them are expressions that run. */
function supertypesOf(raw: RawNode, c: Conversion): { supertypes: TypeRef[]; nodes: SyntaxNode[] } {
  const supertypes: TypeRef[] = [];
  const nodes: SyntaxNode[] = [];
  const list = firstOf(raw, 'delegation_specifiers');
  for (const specifier of list ? allOf(list, 'delegation_specifier') : []) {
    const inner = firstOf(specifier, 'constructor_invocation', 'explicit_delegation') ?? specifier;
    const type = typeIn(inner, c);
    if (type) supertypes.push(type);
    if (inner.type === 'constructor_invocation') {
      const typeNode = firstOf(inner, ...TYPE_NODES);
      const name = typeNode && (allOf(typeNode, 'identifier').at(-1) ?? typeNode);
      nodes.push(delegationCall(inner, name, type?.args ?? [], c));
    } else if (inner.type === 'explicit_delegation') {
      nodes.push(...convertAll(inner.children, c));
    }
  }
  return { supertypes, nodes };
}

/** The constructor with its parameters, and a member for every parameter that is a property. */
function primaryConstructor(raw: RawNode, className: string, c: Conversion): (FunctionNode | VariableNode)[] {
  const list = firstOf(raw, 'class_parameters');
  const properties: VariableNode[] = [];
  const params = (list ? allOf(list, 'class_parameter') : []).map((child) => {
    const equals = child.children.findIndex((part) => part.type === '=');
    const value = equals < 0 ? undefined : child.children[equals + 1];
    const { annotations, modifiers } = modifiersOf(child, c);
    const keyword = child.children.find((part) => part.type === 'val' || part.type === 'var');
    const node = parameter(child, c, value && c.convert(value), keyword ? [] : annotations);
    if (keyword) {
      const { name, nameRange, type } = node;
      const constant = keyword.type === 'val';
      properties.push(
        makeNode(
          'variable',
          child,
          { name, nameRange, scope: 'member', constant, type, annotations, modifiers },
          annotations,
        ),
      );
    }
    return node;
  });
  const { annotations, modifiers } = modifiersOf(raw, c);
  const nameRange = emptyRange(raw);
  return [
    makeNode(
      'function',
      raw,
      { name: className || 'constructor', nameRange, form: 'constructor', params, annotations, modifiers },
      [...annotations, ...params],
    ),
    ...properties,
  ];
}

/** `A(1) { … }` in an enum: a constant whose value is the constructor call. */
const enumEntry: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const nameNode = firstOf(raw, 'identifier');
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  const args = firstOf(raw, 'value_arguments');
  const initializer =
    args &&
    callNode(
      { ...raw, type: args.type, start: args.start, end: args.end },
      { name: c.className, nameRange: emptyRange(args), optional: false },
      valueArguments(args, c),
      [],
    );
  const body = firstOf(raw, 'class_body');
  const name = nameNode ? identifierText(nameNode, c) : '';
  return makeNode(
    'variable',
    raw,
    { name, nameRange, scope: 'member', constant: true, initializer, annotations, modifiers },
    [...annotations, initializer, body && classNode(bodyOwner(body), 'anonymous', c)],
  );
};

function bodyOwner(body: RawNode): RawNode {
  return { ...body, children: [body] };
}

const property: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const delegate = firstOf(raw, 'property_delegate');
  const equals = raw.children.findIndex((child) => child.type === '=');
  const value = delegate ? namedChildren(delegate)[0] : equals < 0 ? undefined : raw.children[equals + 1];
  const initializer = value && c.within(c.scope === 'member' ? 'member' : 'local').convert(value);
  const constant = raw.children.some((child) => child.type === 'val');

  const several = firstOf(raw, 'multi_variable_declaration');
  if (several) {
    const variables = allOf(several, 'variable_declaration').map((child) => variable(child, constant, c, initializer));
    return makeNode('native', raw, {}, [...annotations, ...variables, initializer]);
  }
  const declaration = firstOf(raw, 'variable_declaration') ?? raw;
  const { name, nameRange, type } = nameAndType(declaration, c);
  const accessors = allOf(raw, 'getter', 'setter').map((child) => accessor(child, name, c));
  return makeNode(
    'variable',
    raw,
    { name, nameRange, scope: c.scope, constant, type, initializer, annotations, modifiers },
    [...annotations, initializer, ...accessors],
  );
};

/** A bound name of a destructuring or loop. It shares the initializer, which belongs to the declaration around. */
function variable(raw: RawNode, constant: boolean, c: Conversion, initializer?: SyntaxNode): VariableNode {
  const fields = { ...nameAndType(raw, c), scope: c.scope, constant, initializer, annotations: [], modifiers: [] };
  return makeNode('variable', raw, fields);
}

function nameAndType(raw: RawNode, c: Conversion): Pick<VariableNode, 'name' | 'nameRange' | 'type'> {
  const identifier = firstOf(raw, 'identifier');
  return {
    name: identifier ? identifierText(identifier, c) : '',
    nameRange: identifier ? rangeOf(identifier) : emptyRange(raw),
    type: typeIn(raw, c),
  };
}

/** Names bound by `for`, `when (val x = …)` and `catch`. */
const boundVariable: Converter = (raw, c) => variable(raw, true, c.within('local'));

const whenSubject: Converter = (raw, c) => {
  const declaration = firstOf(raw, 'variable_declaration');
  const values = convertAll(
    raw.children.filter((child) => child !== declaration),
    c,
  );
  if (!declaration) return makeNode('native', raw, {}, values);
  const initializer = values.at(-1);
  const fields = { ...nameAndType(declaration, c), scope: 'local' as const, constant: true, initializer };
  return makeNode('variable', raw, { ...fields, annotations: [], modifiers: [] }, values);
};

const catchBlock: Converter = (raw, c) => {
  const bound = firstOf(raw, 'identifier');
  const rest = raw.children.filter((child) => child !== bound);
  const type = typeIn(raw, c);
  const local = c.within('local');
  const nameRange = bound && rangeOf(bound);
  const exception =
    bound &&
    nameRange &&
    makeNode('variable', bound, {
      name: identifierText(bound, c),
      nameRange,
      scope: 'local',
      constant: true,
      type,
      annotations: [],
      modifiers: [],
    });
  return makeNode('native', raw, {}, [exception, ...convertAll(rest, local)]);
};

export const DECLARATIONS: Readonly<Record<string, Converter>> = {
  class_declaration: classDeclaration,
  object_declaration: (raw, c) => classNode(raw, 'object', c),
  companion_object: (raw, c) => classNode(raw, 'companion', c),
  object_literal: (raw, c) => classNode(raw, 'anonymous', c),
  enum_entry: enumEntry,
  property_declaration: property,
  variable_declaration: boundVariable,
  when_subject: whenSubject,
  catch_block: catchBlock,
  function_declaration: functionDeclaration,
  anonymous_function: functionDeclaration,
  secondary_constructor: secondaryConstructor,
  lambda_literal: lambda,
  annotation: annotationNode,
  file_annotation: annotationNode,
};
