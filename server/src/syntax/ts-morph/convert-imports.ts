import type { ts } from 'ts-morph';
import { buildNode } from '../build-node';
import type { ImportNode, SyntaxNode } from '../nodes';
import { type Conversion, convert, origin } from './conversion';

type ImportedName = ImportNode['names'][number];

interface Binding {
  readonly names: readonly ImportedName[];
  readonly namespace?: string;
}

function moduleText(c: Conversion, node: ts.Node | undefined): string | undefined {
  return node && c.ts.isStringLiteralLike(node) ? node.text : undefined;
}

function importNode(
  c: Conversion,
  node: ts.Node,
  module: string,
  binding: Binding,
  children: readonly (SyntaxNode | undefined)[] = [],
): ImportNode {
  return buildNode('import', origin(c, node), { module, wildcard: false, ...binding }, children);
}

/** `import a, { b as c } from 'm'`, `import * as ns from 'm'`, `import 'm'`, `import type { T } from 'm'`. */
export function convertImport(c: Conversion, node: ts.ImportDeclaration): SyntaxNode {
  const names: ImportedName[] = [];
  let namespace: string | undefined;
  const clause = node.importClause;
  if (clause?.name) names.push({ imported: 'default', local: clause.name.text });
  const bindings = clause?.namedBindings;
  if (bindings && c.ts.isNamespaceImport(bindings)) namespace = bindings.name.text;
  else if (bindings && c.ts.isNamedImports(bindings)) {
    for (const element of bindings.elements) {
      names.push({ imported: (element.propertyName ?? element.name).text, local: element.name.text });
    }
  }
  return importNode(c, node, moduleText(c, node.moduleSpecifier) ?? '', { names, ...(namespace && { namespace }) });
}

/** `import x = require('m')`; `import a = b.c` is native. */
export function convertImportEquals(c: Conversion, node: ts.ImportEqualsDeclaration): SyntaxNode {
  const reference = node.moduleReference;
  const module = c.ts.isExternalModuleReference(reference) ? moduleText(c, reference.expression) : undefined;
  if (module !== undefined) return importNode(c, node, module, { names: [], namespace: node.name.text });
  return buildNode('native', origin(c, node), {}, [convert(c, reference)]);
}

/** `export { a } from 'm'` and `export * from 'm'` load the module but bind nothing; `export { a }` refers to `a`. */
export function convertExport(c: Conversion, node: ts.ExportDeclaration): SyntaxNode {
  const module = moduleText(c, node.moduleSpecifier);
  if (module !== undefined) return importNode(c, node, module, { names: [] });
  const names: (SyntaxNode | undefined)[] = [];
  if (node.exportClause && c.ts.isNamedExports(node.exportClause)) {
    for (const element of node.exportClause.elements) names.push(convert(c, element.propertyName ?? element.name));
  }
  return buildNode('native', origin(c, node), {}, names);
}

/** The module of `require('m')` or `import('m')`, whichever the call is. */
export function loadedModule(c: Conversion, node: ts.Node): string | undefined {
  if (!c.ts.isCallExpression(node) || node.arguments.length === 0) return undefined;
  const callee = node.expression;
  const loads =
    callee.kind === c.ts.SyntaxKind.ImportKeyword || (c.ts.isIdentifier(callee) && callee.text === 'require');
  return loads ? moduleText(c, node.arguments[0]) : undefined;
}

/** `import('m')` as an expression. */
export function convertDynamicImport(c: Conversion, node: ts.CallExpression, module: string): SyntaxNode {
  const [, ...options] = node.arguments;
  return importNode(
    c,
    node,
    module,
    { names: [] },
    options.map((option) => convert(c, option)),
  );
}

/** `require('m');` as a statement, for its side effects. */
export function convertRequireStatement(c: Conversion, statement: ts.ExpressionStatement): SyntaxNode | undefined {
  const module = loadedModule(c, statement.expression);
  if (module === undefined) return undefined;
  return importNode(c, statement, module, { names: [] }, [convert(c, statement.expression)]);
}

/**
 * `const x = require('m')`, `const { a: b } = require('m')`, `const x = require('m').default`, and the same with
 * `await import('m')`. The call stays reachable as a child. Undefined when the declaration is something else.
 */
export function convertRequire(c: Conversion, node: ts.VariableDeclaration): SyntaxNode | undefined {
  const { ts } = c;
  if (!node.initializer) return undefined;
  let value: ts.Expression = node.initializer;
  let member: string | undefined;
  if (ts.isPropertyAccessExpression(value)) {
    member = value.name.text;
    value = value.expression;
  }
  while (ts.isParenthesizedExpression(value) || ts.isAwaitExpression(value) || ts.isAsExpression(value)) {
    value = value.expression;
  }
  const module = loadedModule(c, value);
  const binding = module === undefined ? undefined : bindingOf(c, node.name, member);
  if (module === undefined || !binding) return undefined;
  return importNode(c, node, module, binding, [convert(c, node.initializer)]);
}

function bindingOf(c: Conversion, name: ts.BindingName, member: string | undefined): Binding | undefined {
  const { ts } = c;
  if (ts.isIdentifier(name)) {
    return member === undefined
      ? { names: [], namespace: name.text }
      : { names: [{ imported: member, local: name.text }] };
  }
  if (ts.isArrayBindingPattern(name) || (member !== undefined && member !== 'default')) return undefined;
  const names: ImportedName[] = [];
  for (const element of name.elements) {
    const key = element.propertyName ?? element.name;
    if (element.dotDotDotToken || element.initializer || !ts.isIdentifier(element.name)) return undefined;
    if (!ts.isIdentifier(key) && !ts.isStringLiteral(key)) return undefined;
    names.push({ imported: key.text, local: element.name.text });
  }
  return { names };
}
