import type { ts } from 'ts-morph';
import { buildNode } from '../build-node';
import type { AnnotationNode, ClassNode, FunctionNode, ParameterNode, SyntaxNode, VariableNode } from '../nodes';
import { type Conversion, contentRange, convert, convertAll, expression, origin, rangeOf, textOf } from './conversion';
import { convertRequire } from './convert-imports';
import { boundVariables, convertPatternDeclaration } from './destructuring';
import { typeRef, typeRefs } from './type-refs';

/** `export`, `static`, `private`, `readonly`, `async` … in source order, without decorators. */
function modifiersOf(c: Conversion, node: ts.Node): string[] {
  if (!c.ts.canHaveModifiers(node)) return [];
  return (c.ts.getModifiers(node) ?? []).map((modifier) => textOf(c, modifier));
}

function annotationsOf(c: Conversion, node: ts.Node): AnnotationNode[] {
  if (!c.ts.canHaveDecorators(node)) return [];
  return (c.ts.getDecorators(node) ?? []).map((decorator) => {
    const called = c.ts.isCallExpression(decorator.expression) ? decorator.expression : undefined;
    const name = textOf(c, called?.expression ?? decorator.expression);
    const args = convertAll(c, called?.arguments).map((value) => ({ value, range: value.range, trailing: false }));
    const values = args.map((arg) => arg.value);
    return buildNode('annotation', origin(c, decorator), { name, args }, values);
  });
}

/** A declared name: identifiers as they are, strings without quotes, computed names as written. */
function declaredName(
  c: Conversion,
  name: ts.Node | undefined,
  node: ts.Node,
): Pick<FunctionNode, 'name' | 'nameRange'> {
  if (!name) {
    const { start } = rangeOf(c, node);
    return { name: '', nameRange: { start, end: start } };
  }
  if (c.ts.isStringLiteral(name)) return { name: name.text, nameRange: contentRange(c, name) };
  return { name: textOf(c, name), nameRange: rangeOf(c, name) };
}

function constructorName(c: Conversion, node: ts.SignatureDeclaration): Pick<FunctionNode, 'name' | 'nameRange'> {
  const modifiers = c.ts.canHaveModifiers(node) ? (node.modifiers ?? []) : [];
  const name = 'constructor';
  const start = Math.max(c.text.indexOf(name, modifiers.at(-1)?.end ?? rangeOf(c, node).start), 0);
  return { name, nameRange: { start, end: start + name.length } };
}

function computedName(c: Conversion, name: ts.Node | undefined): SyntaxNode[] {
  return name && c.ts.isComputedPropertyName(name) ? convertAll(c, [name.expression]) : [];
}

function functionForm(c: Conversion, node: ts.SignatureDeclaration): FunctionNode['form'] {
  const { ts } = c;
  if (ts.isConstructorDeclaration(node)) return 'constructor';
  if (ts.isGetAccessorDeclaration(node)) return 'getter';
  if (ts.isSetAccessorDeclaration(node)) return 'setter';
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return 'lambda';
  return ts.isFunctionDeclaration(node) ? 'function' : 'method';
}

/** Functions, methods, constructors, accessors, arrows and the signatures of interfaces. */
export function convertFunction(c: Conversion, node: ts.SignatureDeclaration): FunctionNode {
  const form = functionForm(c, node);
  // A first parameter called `this` is a type annotation only and takes no argument.
  const taken = node.parameters.filter((parameter) => textOf(c, parameter.name) !== 'this');
  const params = taken.map((parameter) => convertParameter(c, parameter));
  const body = convert(c, (node as ts.FunctionLikeDeclaration).body);
  const annotations = annotationsOf(c, node);
  const returnType = typeRef(c, node.type as ts.TypeNode | undefined);
  const named = form === 'constructor' ? constructorName(c, node) : declaredName(c, node.name, node);
  const fields = {
    ...named,
    form,
    params,
    annotations,
    modifiers: modifiersOf(c, node),
    ...(returnType && { returnType }),
    ...(body && { body }),
  };
  return buildNode('function', origin(c, node), fields, [
    ...annotations,
    ...computedName(c, node.name),
    ...params,
    body,
  ]);
}

/**
 * A parameter. One that is a pattern has the pattern's text as its name; the variables it binds are children whose
 * initialisers refer to a name node with that same text, so that a value finds its way from the argument to them.
 */
function convertParameter(c: Conversion, node: ts.ParameterDeclaration): ParameterNode {
  const defaultValue = convert(c, node.initializer);
  const annotations = annotationsOf(c, node);
  const type = typeRef(c, node.type);
  const name = textOf(c, node.name);
  const children: (SyntaxNode | undefined)[] = [...annotations, defaultValue];
  if (!c.ts.isIdentifier(node.name)) {
    const whole = buildNode('name', origin(c, node.name), { name }, []);
    children.push(...boundVariables(c, node.name, whole, { scope: 'local', constant: false, modifiers: [] }));
  }
  const fields = {
    name,
    nameRange: rangeOf(c, node.name),
    ...(type && { type }),
    ...(defaultValue && { defaultValue }),
  };
  return buildNode('parameter', origin(c, node), fields, children);
}

/** A constructor parameter with an access modifier is a field as well. */
function parameterProperties(c: Conversion, node: ts.Node): VariableNode[] {
  if (!c.ts.isConstructorDeclaration(node)) return [];
  return node.parameters.flatMap((parameter) => {
    const modifiers = modifiersOf(c, parameter);
    if (modifiers.length === 0 || !c.ts.isIdentifier(parameter.name)) return [];
    const type = typeRef(c, parameter.type);
    const fields = {
      name: parameter.name.text,
      nameRange: rangeOf(c, parameter.name),
      scope: 'member' as const,
      constant: modifiers.includes('readonly'),
      annotations: [],
      modifiers,
      ...(type && { type }),
    };
    return buildNode('variable', origin(c, parameter), fields, []);
  });
}

/** Classes, class expressions, interfaces. */
export function convertClass(c: Conversion, node: ts.ClassLikeDeclaration | ts.InterfaceDeclaration): ClassNode {
  const { ts } = c;
  const annotations = annotationsOf(c, node);
  const supertypes: ts.TypeNode[] = [];
  const mixins: ts.Node[] = [];
  for (const clause of node.heritageClauses ?? []) {
    supertypes.push(...clause.types);
    for (const type of clause.types) {
      if (!ts.isIdentifier(type.expression) && !ts.isPropertyAccessExpression(type.expression))
        mixins.push(type.expression);
    }
  }
  const members = node.members.flatMap((member) => [convert(c, member), ...parameterProperties(c, member)]);
  const form = ts.isInterfaceDeclaration(node) ? 'interface' : node.name ? 'class' : 'anonymous';
  const fields = {
    ...declaredName(c, node.name, node),
    form,
    supertypes: typeRefs(c, supertypes),
    annotations,
    modifiers: modifiersOf(c, node),
  } as const;
  return buildNode('class', origin(c, node), fields, [...annotations, ...convertAll(c, mixins), ...members]);
}

/** `type T = …`: the members of an object type, nothing of other types. */
export function convertTypeAlias(c: Conversion, node: ts.TypeAliasDeclaration): ClassNode {
  const { ts } = c;
  const parts = ts.isIntersectionTypeNode(node.type) ? node.type.types : [node.type];
  const fields = {
    ...declaredName(c, node.name, node),
    form: 'interface',
    supertypes: typeRefs(
      c,
      parts.filter((type) => ts.isTypeReferenceNode(type)),
    ),
    annotations: [],
    modifiers: modifiersOf(c, node),
  } as const;
  const members = parts.flatMap((type) => (ts.isTypeLiteralNode(type) ? convertAll(c, type.members) : []));
  return buildNode('class', origin(c, node), fields, members);
}

export function convertEnum(c: Conversion, node: ts.EnumDeclaration): ClassNode {
  const members = node.members.map((member) => {
    const initializer = convert(c, member.initializer);
    const fields = {
      ...declaredName(c, member.name, member),
      scope: 'member' as const,
      constant: true,
      annotations: [],
      modifiers: [],
      ...(initializer && { initializer }),
    };
    return buildNode('variable', origin(c, member), fields, [initializer]);
  });
  const fields = {
    ...declaredName(c, node.name, node),
    form: 'enum',
    supertypes: [],
    annotations: [],
    modifiers: modifiersOf(c, node),
  } as const;
  return buildNode('class', origin(c, node), fields, members);
}

/** A field of a class or a property of an interface. */
export function convertProperty(c: Conversion, node: ts.PropertyDeclaration | ts.PropertySignature): VariableNode {
  const modifiers = modifiersOf(c, node);
  const annotations = annotationsOf(c, node);
  const type = typeRef(c, node.type);
  const initializer = c.ts.isPropertyDeclaration(node) ? convert(c, node.initializer) : undefined;
  const fields = {
    ...declaredName(c, node.name, node),
    scope: 'member' as const,
    constant: modifiers.includes('readonly'),
    annotations,
    modifiers,
    ...(type && { type }),
    ...(initializer && { initializer }),
  };
  return buildNode('variable', origin(c, node), fields, [...annotations, ...computedName(c, node.name), initializer]);
}

/** One declarator of `const a = 1, { b } = c`; also the variable of `catch (e)` and of a loop. */
export function convertVariable(c: Conversion, node: ts.VariableDeclaration): SyntaxNode {
  const { ts } = c;
  const loaded = convertRequire(c, node);
  if (loaded) return loaded;
  const [around, parent] = [c.path.at(-3), c.path.at(-2)];
  const statement = parent && ts.isVariableStatement(parent) ? parent : undefined;
  const list = statement ? statement.declarationList : parent;
  const outer = statement && (!around || ts.isModuleBlock(around));
  const traits = {
    scope: outer ? 'top-level' : 'local',
    constant: list !== undefined && ts.isVariableDeclarationList(list) && (list.flags & ts.NodeFlags.Const) !== 0,
    modifiers: statement ? modifiersOf(c, statement) : [],
  } as const;
  if (!ts.isIdentifier(node.name)) return convertPatternDeclaration(c, node, node.name, traits);
  const type = typeRef(c, node.type);
  const initializer = node.initializer && expression(c, node.initializer);
  const fields = {
    ...traits,
    name: node.name.text,
    nameRange: rangeOf(c, node.name),
    annotations: [],
    ...(type && { type }),
    ...(initializer && { initializer }),
  };
  return buildNode('variable', origin(c, node), fields, [initializer]);
}

/** `const a = 1, b = 2;`: the declarators stand directly below the statement. */
export function convertVariableStatement(c: Conversion, node: ts.VariableStatement): SyntaxNode {
  const { declarations } = node.declarationList;
  return buildNode('native', origin(c, node), {}, convertAll(c, declarations));
}
