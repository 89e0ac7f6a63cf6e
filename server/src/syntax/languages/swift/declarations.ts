import type { AnnotationNode, ClassNode, FunctionNode, ParameterNode, SyntaxNode, VariableNode } from '../../nodes';
import { type Conversion, type Converter, convertAll, nativeNode } from '../../tree-sitter/conversion';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { spanOf, splitAt } from '../../tree-sitter/node-parts';
import { allOf, childOf, firstOf, type RawNode } from '../../tree-sitter/raw-tree';
import { blockOf, statementList } from './statements';
import { annotatedType, TYPE_NODES, typeRef } from './types';

interface Modifiers {
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
}

export function modifiersOf(raw: RawNode, c: Conversion): Modifiers {
  const annotations: AnnotationNode[] = [];
  const modifiers: string[] = [];
  const lists = [raw, ...allOf(raw, 'modifiers')];
  for (const child of lists.flatMap((list) => list.children)) {
    if (child.type === 'attribute') {
      const node = c.convert(child);
      if (node?.kind === 'annotation') annotations.push(node);
    } else if (
      child.type.endsWith('_modifier') ||
      child.type === 'async' ||
      child.type === 'throws' ||
      child.type === 'indirect'
    ) {
      modifiers.push(c.slice(child));
    }
  }
  return { annotations, modifiers };
}

const importDeclaration: Converter = (raw, c) => {
  const path = firstOf(raw, 'identifier');
  const module = path ? c.slice(path).replace(/\s/g, '') : '';
  const keyword = raw.children.some((child) =>
    /^(?:struct|class|enum|func|protocol|var|let|typealias)$/.test(child.type),
  );
  const dot = module.lastIndexOf('.');
  if (!keyword || dot < 0) return makeNode('import', raw, { module, names: [], wildcard: true });
  const imported = module.slice(dot + 1);
  return makeNode('import', raw, {
    module: module.slice(0, dot),
    names: [{ imported, local: imported }],
    wildcard: false,
  });
};

const classForms: Readonly<Record<string, ClassNode['form']>> = {
  struct: 'struct',
  enum: 'enum',
  extension: 'extension',
  protocol: 'protocol',
};

const classDeclaration: Converter = (raw, c) => {
  const nameNode = childOf(raw, 'name');
  const kind = childOf(raw, 'declaration_kind');
  const { annotations, modifiers } = modifiersOf(raw, c);
  const isType = nameNode && TYPE_NODES.has(nameNode.type);
  const name = !nameNode ? '' : isType ? typeRef(nameNode, c).name : c.slice(nameNode).replace(/`/g, '');
  const supertypes = allOf(raw, 'inheritance_specifier').flatMap((item) => {
    const type = item.children.find((child) => TYPE_NODES.has(child.type));
    return type ? [typeRef(type, c)] : [];
  });
  const body = childOf(raw, 'body') ?? firstOf(raw, 'class_body', 'enum_class_body', 'protocol_body');
  const members = body ? statementList(body.children, c.within('member', name)) : [];
  // What the parser could not place may hold calls.
  const strays = convertAll(allOf(raw, 'ERROR'), c);
  const form = classForms[kind ? c.slice(kind) : 'protocol'] ?? 'class';
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  return makeNode('class', raw, { name, nameRange, form, supertypes, annotations, modifiers }, [
    ...annotations,
    ...members,
    ...strays,
  ]);
};

/** Names that a pattern binds, as variables, and expressions in it. */
export function boundNames(raw: RawNode, initializer: SyntaxNode | undefined, c: Conversion): SyntaxNode[] {
  if (raw.type === 'value_binding_pattern' && raw.children.every((child) => child.field === 'mutability')) return [];
  if (raw.field === 'bound_identifier' || (raw.type === 'simple_identifier' && raw.field === undefined)) {
    return [bareVariable(raw, initializer, c)];
  }
  if (raw.type !== 'pattern' && raw.type !== 'switch_pattern' && raw.type !== 'value_binding_pattern') {
    return TYPE_NODES.has(raw.type) ? [] : convertAll([raw], c);
  }
  // `.name(…)`: the identifier behind the dot is the case, not a name.
  const nodes: SyntaxNode[] = [];
  const bindsAll = raw.children.some((child) => child.type === 'value_binding_pattern');
  const isTuple = raw.children.some((child) => child.type === '(') || raw.children.length === 1;
  for (const [i, child] of raw.children.entries()) {
    if (child.type === 'simple_identifier' && child.field === undefined) {
      if (raw.children[i - 1]?.type === '.') continue;
      if (bindsAll || isTuple) nodes.push(bareVariable(child, initializer, c));
      continue;
    }
    nodes.push(...boundNames(child, initializer, c));
  }
  return nodes;
}

function bareVariable(raw: RawNode, initializer: SyntaxNode | undefined, c: Conversion): VariableNode {
  const name = c.slice(raw).replace(/`/g, '');
  const fields = {
    name,
    nameRange: rangeOf(raw),
    scope: 'local',
    constant: true,
    annotations: [],
    modifiers: [],
  } as const;
  return makeNode('variable', raw, { ...fields, initializer });
}

/** `let a = 1, b = 2` is a native node with both variables; so is a tuple pattern, whose names share the initial value. */
const property: Converter = (raw, c) => {
  const modifiers = modifiersOf(raw, c);
  const declarator = raw.children.findIndex((child) => child.type === 'value_binding_pattern');
  const keyword = raw.children[declarator];
  const groups = splitAt(raw.children.slice(declarator + 1), ',').filter((group) => group.length > 0);
  const constant = keyword !== undefined && c.slice(keyword).trim() === 'let';
  const nodes = groups.map((group) =>
    propertyGroup(groups.length === 1 ? raw : spanOf(group), group, constant, modifiers, c),
  );
  if (nodes.length === 1 && nodes[0]) return nodes[0];
  return makeNode('native', raw, {}, [...modifiers.annotations, ...nodes]);
};

function propertyGroup(
  raw: RawNode,
  group: readonly RawNode[],
  constant: boolean,
  modifiers: Modifiers,
  c: Conversion,
): SyntaxNode {
  const pattern = group.find((child) => child.field === 'name');
  const bound = pattern && childOf(pattern, 'bound_identifier');
  const type = annotatedType(
    group.find((child) => child.type === 'type_annotation'),
    c,
  );
  const valueNode = group.find((child) => child.field === 'value');
  const initializer = valueNode && c.convert(valueNode);
  const others = group.filter((child) => child !== pattern && child !== valueNode && child.type !== 'type_annotation');
  const alone = raw.type === 'property_declaration' || raw.type === 'protocol_property_declaration';
  const annotations = alone ? modifiers.annotations : [];
  if (pattern && !bound) {
    const names = boundNames(pattern, initializer, c);
    return makeNode('native', raw, {}, [...annotations, ...names, initializer, ...convertAll(others, c)]);
  }
  const name = bound ? c.slice(bound).replace(/`/g, '') : '';
  const nameRange = bound ? rangeOf(bound) : emptyRange(raw);
  const accessors = others.flatMap((child) => accessorsOf(child, name, c));
  const fields = { name, nameRange, scope: c.scope, constant, type, initializer } as const;
  const own = { ...fields, annotations, modifiers: modifiers.modifiers };
  return makeNode('variable', raw, own, [...annotations, initializer, ...accessors]);
}

function accessorsOf(raw: RawNode, name: string, c: Conversion): SyntaxNode[] {
  const local = c.within('local');
  if (raw.type !== 'computed_property' && raw.type !== 'willset_didset_block') return convertAll([raw], c);
  const accessors = raw.children.filter((child) =>
    /^(?:computed_(?:getter|setter|modify)|(?:will|did)set_clause)$/.test(child.type),
  );
  if (accessors.length === 0)
    return [
      functionNode(raw, 'getter', name, emptyRange(raw), [], blockOf({ ...raw, type: 'block' }, raw.children, local)),
    ];
  return accessors.map((accessor) => {
    const open = accessor.children.findIndex((child) => child.type === '{');
    const inside = open < 0 ? [] : accessor.children.slice(open);
    const body = inside[0] ? blockOf({ ...spanOf(inside), type: 'block' }, inside, local) : undefined;
    const keyword = accessor.children[0] ?? accessor;
    const isObserver = accessor.type.endsWith('set_clause');
    const parameter = accessor.children.slice(0, Math.max(0, open)).find((child) => child.type === 'simple_identifier');
    const params = parameter
      ? [makeNode('parameter', parameter, { name: c.slice(parameter), nameRange: rangeOf(parameter) })]
      : [];
    const form = accessor.type === 'computed_getter' ? 'getter' : 'setter';
    return functionNode(accessor, form, isObserver ? c.slice(keyword) : name, rangeOf(keyword), params, body);
  });
}

function functionNode(
  raw: RawNode,
  form: FunctionNode['form'],
  name: string,
  nameRange: FunctionNode['nameRange'],
  params: readonly ParameterNode[],
  body: SyntaxNode | undefined,
  more: Partial<Pick<FunctionNode, 'returnType' | 'annotations' | 'modifiers'>> = {},
): SyntaxNode {
  const { annotations = [], modifiers = [], returnType } = more;
  const fields = { name, nameRange, form, params, body, returnType, annotations, modifiers };
  return makeNode('function', raw, fields, [...annotations, ...params, body]);
}

const functionDeclaration: Converter = (raw, c) => {
  const form = raw.type === 'init_declaration' ? 'constructor' : c.scope === 'member' ? 'method' : 'function';
  const nameNode =
    raw.children.find((child) => child.field === 'name' && !TYPE_NODES.has(child.type)) ??
    firstOf(raw, 'deinit', 'subscript', 'init');
  const arrow = raw.children.findIndex((child) => child.type === '->');
  const result = arrow < 0 ? undefined : raw.children.slice(arrow).find((child) => TYPE_NODES.has(child.type));
  const local = c.within('local');
  const params = parameters(raw.children, local);
  const body = firstOf(raw, 'function_body');
  const computed = firstOf(raw, 'computed_property');
  const name = nameNode ? c.slice(nameNode).replace(/`/g, '') : '';
  const block = body && blockOf({ ...body, type: 'block' }, body.children, local);
  const accessors = computed ? accessorsOf(computed, name, c) : [];
  const { annotations, modifiers } = modifiersOf(raw, c);
  const returnType = result && typeRef(result, c);
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  const fields = { name, nameRange, form, params, body: block, returnType, annotations, modifiers } as const;
  const strays = convertAll(allOf(raw, 'ERROR'), local);
  return makeNode('function', raw, fields, [...annotations, ...params, block, ...accessors, ...strays]);
};

function parameters(children: readonly RawNode[], c: Conversion): ParameterNode[] {
  return children.flatMap((raw, i) => {
    if (raw.type !== 'parameter') return [];
    const colon = raw.children.findIndex((child) => child.type === ':');
    const nameNode = raw.children
      .slice(0, colon < 0 ? undefined : colon)
      .filter((child) => child.type === 'simple_identifier')
      .at(-1);
    const external = childOf(raw, 'external_name');
    const typeNode = raw.children.find((child) => TYPE_NODES.has(child.type));
    const value = children[i + 1]?.type === '=' ? children[i + 2] : undefined;
    const defaultValue = value && c.convert(value);
    const name = nameNode ? c.slice(nameNode).replace(/`/g, '') : '';
    const written = external ? c.slice(external) : name;
    const label = written === '_' ? undefined : written;
    const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
    const fields = { name, nameRange, label, type: typeNode && typeRef(typeNode, c), defaultValue };
    return [makeNode('parameter', raw, fields, [defaultValue])];
  });
}

/** The cases of an enum as constants; a raw value is the initial value. */
const enumEntry: Converter = (raw, c) => {
  const { annotations, modifiers } = modifiersOf(raw, c);
  const nodes = splitAt(raw.children, ',').flatMap((group) => {
    const name = group.find((child) => child.field === 'name');
    if (!name) return [];
    const rawValue = group.find((child) => child.field === 'raw_value');
    const initializer = rawValue && c.convert(rawValue);
    const whole = spanOf(group.slice(group.indexOf(name)).filter((child) => child.type !== ';'));
    const fields = {
      name: c.slice(name).replace(/`/g, ''),
      nameRange: rangeOf(name),
      scope: 'member',
      constant: true,
    } as const;
    const own = { ...fields, initializer, annotations: [], modifiers: [...modifiers, 'case'] };
    return [makeNode('variable', { ...whole, type: 'enum_entry' }, own, [initializer])];
  });
  if (nodes.length === 1 && annotations.length === 0) return nodes[0];
  return nodes.length === 0 ? nativeNode(raw, c) : makeNode('native', raw, {}, [...annotations, ...nodes]);
};

export const declarationConverters: Readonly<Record<string, Converter>> = {
  import_declaration: importDeclaration,
  class_declaration: classDeclaration,
  protocol_declaration: classDeclaration,
  property_declaration: property,
  protocol_property_declaration: property,
  function_declaration: functionDeclaration,
  protocol_function_declaration: functionDeclaration,
  init_declaration: functionDeclaration,
  deinit_declaration: functionDeclaration,
  subscript_declaration: functionDeclaration,
  enum_entry: enumEntry,
};
