import type { ClassNode, ParameterNode, SyntaxNode, TypeRef, VariableNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode } from '../../tree-sitter/conversion';
import { decodeEscapes, numberValue } from '../../tree-sitter/literals';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { allOf, childOf, firstOf, namedChildren, type RawNode } from '../../tree-sitter/raw-tree';
import { statementList } from './statements';
import { qualifiers, typeOf } from './types';

const importDirective: Converter = (raw, c) => {
  const path = childOf(raw, 'path') ?? namedChildren(raw)[0];
  const written = path ? c.slice(path) : '';
  const module = written.startsWith('"') ? written.replace(/^"|"$/g, '') : written;
  const trimmed = { ...raw, end: path?.end ?? raw.end };
  return makeNode('import', trimmed, { module, names: [], wildcard: true });
};

/** `#define NAME value` is a constant of the file when its value is a literal or a name. */
const define: Converter = (raw, c) => {
  const nameNode = childOf(raw, 'name');
  const valueNode = childOf(raw, 'value');
  const whole = { ...raw, end: valueNode?.end ?? nameNode?.end ?? raw.end };
  if (!nameNode) return nativeNode(whole, c);
  const initializer = valueNode && macroValue(valueNode, c);
  const names = { name: c.slice(nameNode), nameRange: rangeOf(nameNode), scope: 'top-level', constant: true } as const;
  return makeNode('variable', whole, { ...names, initializer, annotations: [], modifiers: ['#define'] }, [initializer]);
};

function macroValue(raw: RawNode, c: Conversion): SyntaxNode | undefined {
  const source = c.slice(raw).replace(/(?<!\/)\/\/.*|(?<!\/)\/\*.*\*\/(?=\s*$)/s, '');
  const value = source.replace(/^[\s(]+|(?<![\s)])[\s)]+$/g, '');
  const start = raw.start + source.indexOf(value);
  const at = { ...raw, start, end: start + value.length, children: [] };
  const string = /^@?"((?:[^"\\\n]|\\.)*)"$/.exec(value)?.[1];
  if (string !== undefined) {
    const contentRange = { start: at.end - 1 - string.length, end: at.end - 1 };
    return makeNode('string', at, { value: decodeEscapes(string), contentRange });
  }
  if (/^@?-?(?:0[xX][\da-fA-F]+[uUlL]*|\d[\d.]*(?:[eE][+-]?\d+)?[uUlLfF]*)$/.test(value)) {
    return makeNode('number', at, { value: numberValue(value.replace('@', '')) });
  }
  const boolean = /^@?(?:(YES|true|TRUE)|NO|false|FALSE)$/.exec(value);
  if (boolean) return makeNode('boolean', at, { value: boolean[1] !== undefined });
  if (/^(?:nil|Nil|NULL)$/.test(value)) return makeNode('null', at, {});
  return /^[A-Za-z_]\w*$/.test(value) ? makeNode('name', at, { name: value }) : makeNode('native', at, {});
}

/** The identifier inside pointer, array, function and block declarators. */
export function declaratorName(raw: RawNode): RawNode | undefined {
  let current: RawNode | undefined = raw;
  while (
    current &&
    current.type !== 'identifier' &&
    current.type !== 'field_identifier' &&
    current.type !== 'type_identifier'
  ) {
    current =
      childOf(current, 'declarator') ?? current.children.find((child) => /declarator$|identifier$/.test(child.type));
  }
  return current;
}

export function variableNode(
  raw: RawNode,
  name: RawNode,
  typeNodes: readonly RawNode[],
  valueNode: RawNode | undefined,
  c: Conversion,
  more: readonly string[] = [],
): VariableNode {
  const modifiers = [...more, ...qualifiers(typeNodes, c)];
  const initializer = valueNode && c.convert(valueNode);
  return makeNode(
    'variable',
    raw,
    {
      name: c.slice(name),
      nameRange: rangeOf(name),
      scope: c.scope,
      constant: modifiers.includes('const'),
      type: typeOf(typeNodes, c),
      initializer,
      annotations: [],
      modifiers,
    },
    [initializer],
  );
}

/** Variables and prototypes. `NSString *a = x, *b;` is a native node with two variables. */
const declaration: Converter = (raw, c) => {
  const declarators = raw.children.filter((child) => child.field === 'declarator');
  const types = raw.children.filter((child) => child.named && child.field !== 'declarator');
  const owned = types.filter(
    (node) => /_specifier$/.test(node.type) && firstOf(node, 'enumerator_list', 'field_declaration_list'),
  );
  const nodes = declarators.flatMap((declarator): SyntaxNode[] => {
    const name = declaratorName(declarator);
    if (!name) return convertAll([declarator], c);
    const whole = declarators.length === 1 ? raw : declarator;
    if (isPrototype(declarator)) return [functionNode(whole, declarator, types, undefined, c)];
    return [variableNode(whole, name, [...types, declarator], childOf(declarator, 'value'), c)];
  });
  const all = [...convertAll(owned, c), ...nodes, ...convertAll(allOf(raw, 'ERROR'), c)];
  return all.length === 1 && all[0] ? all[0] : makeNode('native', raw, {}, all);
};

function isPrototype(declarator: RawNode): boolean {
  const inner = declarator.type === 'pointer_declarator' ? childOf(declarator, 'declarator') : declarator;
  return inner?.type === 'function_declarator' && childOf(inner, 'declarator')?.type === 'identifier';
}

function functionNode(
  raw: RawNode,
  declarator: RawNode,
  types: readonly RawNode[],
  body: RawNode | undefined,
  c: Conversion,
): SyntaxNode {
  const name = declaratorName(declarator);
  const inner = declarator.type === 'function_declarator' ? declarator : firstOf(declarator, 'function_declarator');
  const local = c.within('local');
  const params = parameters(inner && firstOf(inner, 'parameter_list'), local);
  const block = body && local.convert(body);
  const fields = {
    name: name ? c.slice(name) : '',
    nameRange: name ? rangeOf(name) : emptyRange(raw),
    form: 'function',
    params,
    body: block,
    returnType: typeOf(types, c),
    annotations: [],
    modifiers: qualifiers(types, c),
  } as const;
  return makeNode('function', raw, fields, [...params, block]);
}

const functionDefinition: Converter = (raw, c) => {
  const declarator = childOf(raw, 'declarator');
  const body = childOf(raw, 'body');
  if (!declarator) return nativeNode(raw, c);
  const types = raw.children.filter((child) => child.named && child !== declarator && child !== body);
  return functionNode(raw, declarator, types, body, c);
};

export function parameters(raw: RawNode | undefined, c: Conversion): ParameterNode[] {
  return (raw?.children ?? []).flatMap((child) => {
    if (child.type !== 'parameter_declaration') return [];
    const declarator = childOf(child, 'declarator');
    const name = declarator && declaratorName(declarator);
    if (!name) return [];
    return [
      makeNode('parameter', child, { name: c.slice(name), nameRange: rangeOf(name), type: typeOf(child.children, c) }),
    ];
  });
}

/** `- (void)a:(int)x b:(int)y` is the method `a:b:` with the labels `a` and `b`; `+` methods are static. */
const method: Converter = (raw, c) => {
  const local = c.within('local');
  const isMacro = !/[-+]/.test(c.text.charAt(raw.start));
  const params: ParameterNode[] = [];
  let name = '';
  let first: RawNode | undefined;
  let part: RawNode | undefined;
  let returnType: TypeRef | undefined;
  for (const child of raw.children) {
    // The type of a method that a macro declares is not in the text.
    if (child.type === 'method_type' && !first) returnType = isMacro ? undefined : typeOf([child], c);
    else if (child.type === 'identifier' || child.type === 'method_identifier') {
      first ??= child;
      part = child;
      name += c.slice(child);
    } else if (child.type === 'method_parameter') {
      name += ':';
      const own = allOf(child, 'identifier').at(-1) ?? child;
      const label = part && c.slice(part);
      const type = firstOf(child, 'method_type');
      const fields = { name: c.slice(own), nameRange: rangeOf(own), label, type: type && typeOf([type], c) };
      params.push(makeNode('parameter', part ? { ...child, start: part.start } : child, fields));
      part = undefined;
    }
  }
  const bodyNode = firstOf(raw, 'compound_statement');
  const body = bodyNode && local.convert(bodyNode);
  const modifiers = raw.children[0]?.type === '+' ? ['static'] : [];
  const nameRange = first ? rangeOf(first) : emptyRange(raw);
  const fields = { name, nameRange, form: 'method', params, body, returnType, annotations: [], modifiers } as const;
  return makeNode('function', raw, fields, [...params, body, ...convertAll(allOf(raw, 'ERROR'), local)]);
};

const classNode: Converter = (raw, c) => {
  const nameNode = raw.children.find((child) => child.type === 'identifier' && child.field === undefined);
  const superclass = childOf(raw, 'superclass');
  const isExtension = raw.type !== 'protocol_declaration' && raw.children.some((child) => child.type === '(');
  const form: ClassNode['form'] =
    raw.type === 'protocol_declaration' ? 'protocol' : isExtension ? 'extension' : 'class';
  const lists = allOf(raw, 'parameterized_arguments', 'protocol_reference_list', 'protocol_qualifiers');
  const names = [superclass, ...lists.flatMap((list) => namedChildren(list))];
  const supertypes = names.flatMap((node) => {
    if (!node) return [];
    return [
      {
        name: c.slice(node).replace(/[\s*]/g, ''),
        text: c.slice(node),
        args: [],
        nullable: false,
        range: rangeOf(node),
      },
    ];
  });
  const head = new Set<RawNode | undefined>([nameNode, superclass, childOf(raw, 'category'), ...lists]);
  const flat = raw.children
    .filter((child) => !head.has(child))
    .flatMap((child) =>
      /^(?:qualified_protocol_interface_declaration|instance_variables)$/.test(child.type) ? child.children : [child],
    );
  const members = statementList(flat, c.within('member'));
  const name = nameNode ? c.slice(nameNode) : '';
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  return makeNode('class', raw, { name, nameRange, form, supertypes, annotations: [], modifiers: [] }, members);
};

/** `@property (attributes) Type name` and instance variables. */
const field: Converter = (raw, c) => {
  const attributes = firstOf(raw, 'property_attributes_declaration');
  const modifiers = allOf(attributes ?? raw, 'property_attribute').map((attribute) => c.slice(attribute));
  const holder = firstOf(raw, 'struct_declaration') ?? raw;
  const declarators = holder.children.filter(
    (child) => child.type === 'struct_declarator' || child.field === 'declarator',
  );
  const types = holder.children.filter((child) => child.named && !declarators.includes(child));
  const nodes = declarators.flatMap((declarator) => {
    const name = declaratorName(declarator);
    const whole = declarators.length === 1 ? raw : declarator;
    return name ? [variableNode(whole, name, [...types, ...declarator.children], undefined, c, modifiers)] : [];
  });
  return nodes.length === 1 && nodes[0] ? nodes[0] : makeNode('native', raw, {}, nodes);
};

/** Enumerations and structures with a body; without one they only name a type. */
const specifier: Converter = (raw, c) => specifierNode(raw, childOf(raw, 'name'), c);

function specifierNode(raw: RawNode, nameNode: RawNode | undefined, c: Conversion): SyntaxNode | undefined {
  const body = childOf(raw, 'body') ?? firstOf(raw, 'enumerator_list', 'field_declaration_list');
  if (!body) return undefined;
  const form = raw.type === 'enum_specifier' ? 'enum' : 'struct';
  const members = statementList(body.children, c.within('member'));
  const name = nameNode ? c.slice(nameNode) : '';
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  return makeNode('class', raw, { name, nameRange, form, supertypes: [], annotations: [], modifiers: [] }, members);
}

const typeDefinition: Converter = (raw, c) => {
  const inner = firstOf(raw, 'enum_specifier', 'struct_specifier', 'union_specifier');
  const alias = childOf(raw, 'declarator');
  const node = inner && specifierNode({ ...inner, start: raw.start, end: raw.end }, alias ?? childOf(inner, 'name'), c);
  return node ?? makeNode('native', raw, {});
};

const enumerator: Converter = (raw, c) => {
  const nameNode = childOf(raw, 'name') ?? raw;
  const valueNode = childOf(raw, 'value');
  const initializer = valueNode && c.convert(valueNode);
  const fields = { name: c.slice(nameNode), nameRange: rangeOf(nameNode), scope: 'member', constant: true } as const;
  return makeNode('variable', raw, { ...fields, initializer, annotations: [], modifiers: [] }, [initializer]);
};

export const declarationConverters: Readonly<Record<string, Converter>> = {
  preproc_include: importDirective,
  module_import: importDirective,
  preproc_def: define,
  preproc_function_def: (raw) => makeNode('native', raw, {}),
  declaration,
  function_definition: functionDefinition,
  method_definition: method,
  method_declaration: method,
  class_interface: classNode,
  class_implementation: classNode,
  protocol_declaration: classNode,
  property_declaration: field,
  instance_variable: field,
  field_declaration: field,
  enum_specifier: specifier,
  struct_specifier: specifier,
  union_specifier: specifier,
  type_definition: typeDefinition,
  enumerator,
};
