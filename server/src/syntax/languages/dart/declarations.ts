import type {
  AnnotationNode,
  ClassNode,
  FunctionNode,
  ParameterNode,
  SyntaxNode,
  TypeRef,
  VariableNode,
} from '../../nodes';
import { type Conversion, type Converter, convertAll } from '../../tree-sitter/conversion';
import { emptyRange, makeNode, rangeOf } from '../../tree-sitter/make-node';
import { argumentValues, spanOf, splitAt } from '../../tree-sitter/node-parts';
import { allOf, childOf, firstOf, type RawNode } from '../../tree-sitter/raw-tree';
import { argumentsOf, one, sequence } from './sequences';
import { TYPE_NODES, typesIn } from './types';

const MODIFIER =
  /^(?:static|late|const|final|var|external|covariant|abstract|required|factory|base|sealed|interface|mixin)$/;
const LISTS = new Set(['static_final_declaration_list', 'initialized_identifier_list']);

/**
 * Members of a class or of the file. The grammar writes annotations, types, signature and body of a declaration as
 * siblings; here they become one node.
 */
export function memberList(children: readonly RawNode[], c: Conversion): SyntaxNode[] {
  const nodes: SyntaxNode[] = [];
  let head: RawNode[] = [];
  const flush = (): void => {
    nodes.push(
      ...sequence(
        head.filter((part) => part.type !== ';'),
        c,
      ),
    );
    head = [];
  };
  for (let i = 0; i < children.length; i++) {
    const child = children[i] as RawNode;
    if (child.type === 'declaration' || child.type === 'method_signature') {
      const body = children[i + 1]?.type === 'function_body' ? children[i + 1] : undefined;
      nodes.push(...declared([...head, ...child.children], spanOf([head[0] ?? child, body ?? child]), body, c));
      head = [];
      if (body) i++;
    } else if (LISTS.has(child.type) || child.type.endsWith('_signature')) {
      const body = children[i + 1]?.type === 'function_body' ? children[i + 1] : undefined;
      nodes.push(...declared([...head, child], spanOf([head[0] ?? child, body ?? child]), body, c));
      head = [];
      if (body) i++;
    } else if (
      child.type === 'annotation' ||
      TYPE_NODES.has(child.type) ||
      isModifier(child, c) ||
      child.type === '.'
    ) {
      head.push(child);
    } else if (CLASS_FORMS[child.type] !== undefined) {
      const node = classNode({ ...child, children: [...head, ...child.children], start: (head[0] ?? child).start }, c);
      nodes.push(node);
      head = [];
    } else {
      flush();
      nodes.push(...sequence([child], c));
    }
  }
  flush();
  return nodes;
}

function isModifier(raw: RawNode, c: Conversion): boolean {
  return raw.type.endsWith('_builtin') || (!raw.named && MODIFIER.test(c.slice(raw)));
}

interface Head {
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
  readonly type: TypeRef | undefined;
}

function headOf(parts: readonly RawNode[], c: Conversion): Head {
  const annotations = parts
    .filter((part) => part.type === 'annotation')
    .flatMap((part) => {
      const node = c.convert(part);
      return node?.kind === 'annotation' ? [node] : [];
    });
  const modifiers = parts.filter((part) => isModifier(part, c)).map((part) => c.slice(part));
  return { annotations, modifiers, type: typesIn(parts, c)[0] };
}

/** The functions or variables of one declaration. */
function declared(parts: readonly RawNode[], whole: RawNode, body: RawNode | undefined, c: Conversion): SyntaxNode[] {
  const signature = parts.find((part) => part.type.endsWith('_signature'));
  if (signature) return [functionNode(signature, parts, { ...whole, type: signature.type }, body, c)];
  const list = parts.find((part) => LISTS.has(part.type));
  const head = headOf(parts, c);
  if (!list) return convertAll(parts, c);
  const entries = allOf(list, 'static_final_declaration', 'initialized_identifier');
  const nodes = entries.map((entry) =>
    variableNode(entries.length === 1 ? { ...whole, type: entry.type } : entry, entry, head, entries.length === 1, c),
  );
  if (nodes.length === 1) return nodes;
  return [makeNode('native', { ...whole, type: list.type }, {}, [...head.annotations, ...nodes])];
}

function variableNode(whole: RawNode, entry: RawNode, head: Head, ownsHead: boolean, c: Conversion): VariableNode {
  const nameNode = childOf(entry, 'name') ?? firstOf(entry, 'identifier') ?? entry;
  const equals = entry.children.findIndex((child) => child.type === '=');
  const following = entry.children.findIndex((child, i) => i > 0 && child.type === 'initialized_identifier');
  const values = equals < 0 ? [] : entry.children.slice(equals + 1, following < 0 ? undefined : following);
  const initializer = one(
    values.filter((child) => child.type !== ','),
    c,
  );
  const annotations = ownsHead ? head.annotations : [];
  const { modifiers, type } = head;
  const constant = modifiers.includes('const') || modifiers.includes('final');
  const names = { name: c.slice(nameNode), nameRange: rangeOf(nameNode), scope: c.scope, constant, type };
  return makeNode('variable', whole, { ...names, initializer, annotations, modifiers }, [...annotations, initializer]);
}

/** `final a = 1, b = 2` in a body is a native node with two variables. */
const localVariables: Converter = (raw, c) => {
  const definition = firstOf(raw, 'initialized_variable_definition');
  if (!definition) return one(raw.children, c);
  const equals = definition.children.findIndex((child) => child.type === '=' || child.field === 'name');
  const head = headOf(
    [...raw.children.filter((child) => child !== definition), ...definition.children.slice(0, equals)],
    c,
  );
  const others = allOf(definition, 'initialized_identifier');
  if (others.length === 0) return variableNode(raw, definition, head, true, c);
  const end = (others[0]?.start ?? definition.end) - 1;
  const firstEnd = definition.children.filter((child) => child.end <= end && child.type !== ',').at(-1)?.end ?? end;
  const first = variableNode({ ...definition, end: firstEnd }, definition, head, false, c);
  const rest = others.map((entry) => variableNode(entry, entry, head, false, c));
  return makeNode('native', raw, {}, [...head.annotations, first, ...rest]);
};

/** `var (a, b) = c`: every name of the pattern is a variable with the whole value. */
const patternVariables: Converter = (raw, c) => {
  const equals = raw.children.findIndex((child) => child.type === '=');
  const initializer = equals < 0 ? undefined : one(raw.children.slice(equals + 1), c);
  const constant = raw.children.some((child) => child.type === 'final_builtin');
  const names: RawNode[] = [];
  const stack = raw.children.slice(0, equals < 0 ? undefined : equals);
  for (let node = stack.shift(); node; node = stack.shift()) {
    if (node.type === 'identifier') names.push(node);
    else if (node.type !== 'label') stack.unshift(...node.children);
  }
  const fields = { scope: c.scope, constant, initializer, annotations: [], modifiers: [] };
  const variables = names.map((name) =>
    makeNode('variable', name, { name: c.slice(name), nameRange: rangeOf(name), ...fields }),
  );
  return makeNode('native', raw, {}, [...variables, initializer]);
};

function functionNode(
  signature: RawNode,
  parts: readonly RawNode[],
  whole: RawNode,
  body: RawNode | undefined,
  c: Conversion,
): SyntaxNode {
  const inner = signature.children.find((child) => child.type.endsWith('_signature'));
  if (inner) return functionNode(inner, [...parts, ...signature.children], whole, body, c);
  const head = headOf(
    parts.filter((part) => part !== signature),
    c,
  );
  const own = headOf(signature.children, c);
  const isConstructor = /constructor_signature$/.test(signature.type);
  const list = firstOf(signature, 'formal_parameter_list');
  const named = signature.children.filter(
    (child) => child.type === 'identifier' && child.end <= (list?.start ?? signature.end),
  );
  const nameParts = named.length > 0 ? named : allOf(signature, 'operator_signature');
  const operator =
    signature.type === 'operator_signature'
      ? signature.children.find((child) => /operator$/.test(child.type) && child.named)
      : undefined;
  const nameNode = operator ?? nameParts.at(-1);
  const local = c.within('local');
  const params = parameters(list, local);
  const initializers = parts.filter((part) => part.type === 'initializers' || part.type === 'redirection');
  const all = [...initializers, ...allOf(signature, 'initializers', 'redirection')].flatMap((part) =>
    initializerList(part, local),
  );
  const block = body && bodyNode(body, local);
  const form: FunctionNode['form'] = isConstructor
    ? 'constructor'
    : signature.type === 'getter_signature'
      ? 'getter'
      : signature.type === 'setter_signature'
        ? 'setter'
        : c.scope === 'member'
          ? 'method'
          : c.scope === 'local' || c.scope === 'top-level'
            ? 'function'
            : 'method';
  const isAsync = body?.children.some((child) => c.slice(child).startsWith('async'));
  const fields = {
    name: isConstructor ? named.map((part) => c.slice(part)).join('.') : nameNode ? c.slice(nameNode) : '',
    nameRange: nameNode ? rangeOf(named.length > 1 && isConstructor ? spanOf(named) : nameNode) : emptyRange(signature),
    form,
    params,
    body: block,
    returnType: isConstructor ? undefined : (own.type ?? head.type),
    annotations: head.annotations,
    modifiers: [...new Set([...head.modifiers, ...own.modifiers, ...(isAsync ? ['async'] : [])])],
  };
  return makeNode('function', whole, fields, [...head.annotations, ...params, ...all, block]);
}

/** `: a = 1, super(x), assert(y)` behind a constructor. */
function initializerList(raw: RawNode, c: Conversion): SyntaxNode[] {
  return allOf(raw, 'initializer_list_entry').flatMap((entry) => {
    const field = firstOf(entry, 'field_initializer');
    if (field) {
      const equals = field.children.findIndex((child) => child.type === '=');
      const target = one(
        field.children.slice(0, equals).filter((child) => child.type === 'identifier'),
        c,
      );
      const value = one(field.children.slice(equals + 1), c);
      return target && value
        ? [makeNode('assignment', field, { target, operator: '=', value }, [target, value])]
        : sequence(field.children, c);
    }
    const callee = firstOf(entry, 'super', 'this');
    if (!callee) return sequence(entry.children, c);
    const args = argumentsOf(firstOf(entry, 'arguments'), c);
    const name = firstOf(entry, 'identifier') ?? callee;
    const fields = {
      name: c.slice(name),
      nameRange: rangeOf(name),
      args,
      optional: false,
      cascade: false,
      typeArgs: [],
    };
    return [
      makeNode('call', entry, { ...fields, form: callee.type === 'super' ? 'super' : 'call' }, argumentValues(args)),
    ];
  });
}

/** The block of a body, or the expression of `=> expression`. */
export function bodyNode(raw: RawNode, c: Conversion): SyntaxNode | undefined {
  const block = firstOf(raw, 'block');
  if (block) return c.convert(block);
  const arrow = raw.children.findIndex((child) => child.type === '=>');
  return one(raw.children.slice(arrow + 1), c);
}

/** Named parameters have their name as label. `this.x` and `super.x` count as `x`. */
export function parameters(list: RawNode | undefined, c: Conversion): ParameterNode[] {
  if (!list) return [];
  return list.children.flatMap((child) => {
    if (child.type === 'formal_parameter') return [parameterNode(child, [], false, c)];
    if (child.type !== 'optional_formal_parameters') return [];
    const isNamed = child.children[0]?.type === '{';
    return splitAt(child.children, ',').flatMap((group) => {
      const raw = group.find((part) => part.type === 'formal_parameter');
      const equals = group.findIndex((part) => part.type === '=' || part.type === ':');
      const values = equals < 0 ? [] : group.slice(equals + 1).filter((part) => !/^[\]}]$/.test(part.type));
      return raw ? [parameterNode(raw, values, isNamed, c)] : [];
    });
  });
}

function parameterNode(raw: RawNode, values: readonly RawNode[], isNamed: boolean, c: Conversion): ParameterNode {
  const holder = firstOf(raw, 'constructor_param', 'super_formal_parameter') ?? raw;
  const nameNode = childOf(holder, 'name') ?? allOf(holder, 'identifier').at(-1);
  const name = nameNode ? c.slice(nameNode) : '';
  const defaultValue = one(values, c);
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  const annotations = convertAll(allOf(raw, 'annotation'), c);
  const type = typesIn([...raw.children, ...(holder === raw ? [] : holder.children)], c)[0];
  const fields = { name, nameRange, label: isNamed ? name : undefined, type, defaultValue };
  return makeNode('parameter', raw, fields, [...annotations, defaultValue]);
}

const CLASS_FORMS: Readonly<Record<string, ClassNode['form']>> = {
  class_definition: 'class',
  mixin_declaration: 'class',
  mixin_application_class: 'class',
  extension_declaration: 'extension',
  extension_type_declaration: 'extension',
  enum_declaration: 'enum',
};

function classNode(raw: RawNode, c: Conversion): SyntaxNode {
  const body = raw.children.find((child) => child.type.endsWith('_body'));
  const form = CLASS_FORMS[raw.type] ?? 'class';
  const nameNode = childOf(raw, 'name') ?? firstOf(raw, 'identifier');
  const parents = raw.children.filter((child) => /^(?:superclass|mixins|interfaces)$/.test(child.type));
  const flat = parents.flatMap((parent) =>
    parent.children.flatMap((child) => (child.type === 'mixins' ? child.children : [child])),
  );
  const direct = raw.children.slice(nameNode ? raw.children.indexOf(nameNode) + 1 : 0);
  const supertypes = typesIn([...flat, ...(form === 'class' && raw.type !== 'class_definition' ? direct : [])], c);
  const extended =
    form === 'extension'
      ? typesIn(
          raw.children.filter((child) => child.field === 'class'),
          c,
        )[0]
      : undefined;
  const { annotations, modifiers } = headOf(raw.children.slice(0, body ? raw.children.indexOf(body) : undefined), c);
  const members = memberList(body?.children ?? [], c.within('member'));
  const extras = convertAll(allOf(raw, 'ERROR'), c);
  const name = nameNode ? c.slice(nameNode) : (extended?.name ?? '');
  const nameRange = nameNode ? rangeOf(nameNode) : emptyRange(raw);
  const types = extended ? [extended, ...supertypes] : supertypes;
  return makeNode('class', raw, { name, nameRange, form, supertypes: types, annotations, modifiers }, [
    ...annotations,
    ...members,
    ...extras,
  ]);
}

const enumConstant: Converter = (raw, c) => {
  const nameNode = childOf(raw, 'name') ?? firstOf(raw, 'identifier') ?? raw;
  const args = argumentsOf(firstOf(firstOf(raw, 'argument_part') ?? raw, 'arguments'), c);
  const fields = { name: c.slice(nameNode), nameRange: rangeOf(nameNode), scope: 'member', constant: true } as const;
  return makeNode('variable', raw, { ...fields, annotations: [], modifiers: [] }, argumentValues(args));
};

const annotation: Converter = (raw, c) => {
  const names = allOf(raw, 'identifier', 'scoped_identifier', 'qualified');
  const list = firstOf(raw, 'arguments') ?? firstOf(firstOf(raw, 'argument_part') ?? raw, 'arguments');
  const args = argumentsOf(list, c);
  const name = names.map((part) => c.slice(part)).join('.');
  return makeNode('annotation', raw, { name, args }, argumentValues(args));
};

const importDirective: Converter = (raw, c) => {
  const uri = findUri(raw);
  const module = uri?.kind === 'string' ? uri.value : '';
  const holder =
    firstOf(firstOf(raw, 'library_import') ?? raw, 'import_specification') ?? firstOf(raw, 'library_export') ?? raw;
  const as = holder.children.findIndex((child) => child.type === 'as');
  const namespaceNode = as < 0 ? undefined : holder.children.slice(as).find((child) => child.type === 'identifier');
  const shown = allOf(holder, 'combinator').filter((combinator) => combinator.children[0]?.type === 'show');
  const names = shown.flatMap((combinator) =>
    allOf(combinator, 'identifier').map((name) => ({ imported: c.slice(name), local: c.slice(name) })),
  );
  const namespace = namespaceNode && c.slice(namespaceNode);
  return makeNode('import', raw, { module, names, wildcard: namespace === undefined && shown.length === 0, namespace });

  function findUri(node: RawNode): SyntaxNode | undefined {
    const literal = firstOf(node, 'string_literal');
    if (literal) return c.convert(literal);
    for (const child of node.children) {
      const found = child.named ? findUri(child) : undefined;
      if (found) return found;
    }
    return undefined;
  }
};

/** A function inside a body. */
const localFunction: Converter = (raw, c) => {
  const nodes = memberList(raw.children, c.within('local'));
  return nodes.length === 1 ? nodes[0] : makeNode('native', raw, {}, nodes);
};

export const declarationConverters: Readonly<Record<string, Converter>> = {
  local_variable_declaration: localVariables,
  pattern_variable_declaration: patternVariables,
  local_function_declaration: localFunction,
  lambda_expression: localFunction,
  import_or_export: importDirective,
  part_directive: () => undefined,
  part_of_directive: () => undefined,
  library_name: () => undefined,
  enum_constant: enumConstant,
  annotation,
};
