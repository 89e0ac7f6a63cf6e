import type { TextRange } from '../../core/location';
import type { DocumentTree, Scalar } from '../document';
import type { CollectionNode, FunctionNode, SyntaxNode, SyntaxTree } from '../nodes';
import { unwrap, walk } from '../walk';
import { addNode, createRoot, type DraftNode, finishDocument, setValue } from './build-document';

/** How many references are followed from the export to the literal; more means a cycle. */
const maxHops = 20;

/**
 * The exported object of a configuration script (`capacitor.config.ts`, `app.config.js`) as a document: `export default
 * {…}`, `module.exports = {…}`, a function that returns the object, `defineConfig({…})`, or a name that stands for one of
 * these. Spreads of objects in the same file are merged. Undefined when the script exports no object that can be read.
 */
export function objectLiteralDocument(tree: SyntaxTree, text: string): DocumentTree | undefined {
  const names = topLevelValues(tree);
  const exported = exportedValue(tree);
  const found = exported && objectOf(exported, names, 0);
  if (!found) return undefined;
  const root = createRoot(text);
  addPairs(root, found.object, found.names, 0);
  const document = finishDocument(text, root, tree.comments, []);
  return tree.hasErrors ? { ...document, hasErrors: true } : document;
}

/** Constants and functions at the top level of the file, by name. */
type Names = ReadonlyMap<string, SyntaxNode>;

function topLevelValues(tree: SyntaxTree): Names {
  const names = new Map<string, SyntaxNode>();
  for (const statement of tree.root.children) {
    for (const node of [statement, ...statement.children]) {
      if (node.kind === 'variable' && node.scope === 'top-level' && node.initializer) {
        names.set(node.name, node.initializer);
      } else if (node.kind === 'function' && node.form === 'function') names.set(node.name, node);
    }
  }
  return names;
}

function exportedValue(tree: SyntaxTree): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  for (const statement of tree.root.children) {
    if (statement.nativeKind === 'ExportAssignment') found = statement.children[0];
    else if (statement.kind === 'function' && statement.modifiers.includes('default')) found = statement;
    for (const child of statement.children) {
      if (child.kind === 'assignment' && isExports(child.target)) found = unchain(child.value);
    }
  }
  return found;
}

/** `module.exports`, `exports.default`, `module.exports.default`. */
function isExports(target: SyntaxNode): boolean {
  if (target.kind !== 'member' || !target.receiver) return false;
  const { name, receiver } = target;
  if (name === 'exports') return receiver.kind === 'name' && receiver.name === 'module';
  if (name !== 'default') return false;
  return (receiver.kind === 'name' && receiver.name === 'exports') || isExports(receiver);
}

/** The value of `module.exports = exports.default = {…}`. */
function unchain(value: SyntaxNode): SyntaxNode {
  return value.kind === 'assignment' ? unchain(value.value) : value;
}

/** An object literal and the names that can be seen where it stands. */
interface FoundObject {
  readonly object: CollectionNode;
  readonly names: Names;
}

/** The object literal that an expression stands for. */
function objectOf(expression: SyntaxNode, names: Names, hops: number): FoundObject | undefined {
  if (hops > maxHops) return undefined;
  const node = unwrap(expression);
  if (node.kind === 'collection') return node.form === 'map' ? { object: node, names } : undefined;
  if (node.kind === 'name') {
    const value = names.get(node.name);
    return value && objectOf(value, names, hops + 1);
  }
  if (node.kind === 'function') return returnedObject(node, names, hops);
  if (node.kind === 'call') {
    for (const argument of node.args) {
      const found = objectOf(argument.value, names, hops + 1);
      if (found) return found;
    }
    const callee = node.receiver ? undefined : names.get(node.name);
    return callee && objectOf(callee, names, hops + 1);
  }
  return undefined;
}

function returnedObject(node: FunctionNode, names: Names, hops: number): FoundObject | undefined {
  if (node.body?.kind !== 'block') return node.body && objectOf(node.body, names, hops + 1);
  const inner = new Map(names);
  const returned: SyntaxNode[] = [];
  walk(node.body, (child) => {
    if (child.kind === 'variable' && child.initializer) inner.set(child.name, child.initializer);
    if (child.kind === 'return' && child.value) returned.push(child.value);
    return child.kind !== 'function';
  });
  // The last return is the usual one; those before it are special cases.
  for (const value of returned.reverse()) {
    const found = objectOf(value, inner, hops + 1);
    if (found) return found;
  }
  return undefined;
}

function addPairs(parent: DraftNode, object: CollectionNode, names: Names, hops: number): void {
  const later = new Set(object.elements.flatMap((element) => (element.kind === 'pair' ? (element.name ?? []) : [])));
  for (const element of object.elements) {
    if (element.kind === 'wrapper') {
      const spread = hops < maxHops ? objectOf(element, names, hops + 1) : undefined;
      if (spread) addPairs(parent, without(spread.object, later), spread.names, hops + 1);
    } else if (element.kind === 'pair' && element.name !== undefined) {
      const key = element.key.kind === 'string' ? element.key.contentRange : element.key.range;
      addValue(addNode(parent, 'pair', element.name, key, element.range), element.value, names, hops);
    }
  }
}

/** The object without the keys that the literal it is spread into sets itself. */
function without(object: CollectionNode, keys: ReadonlySet<string>): CollectionNode {
  const elements = object.elements.filter((element) => element.kind !== 'pair' || !keys.has(element.name ?? ''));
  return { ...object, elements };
}

function addValue(node: DraftNode, written: SyntaxNode, names: Names, hops: number): void {
  const value = unwrap(written);
  const scalar = scalarOf(value, names, 0);
  if (scalar) {
    setValue(node, scalar.value, scalar.range);
    return;
  }
  if (value.kind === 'collection' && value.form === 'list') {
    value.elements.forEach((element, index) => {
      const place = { start: element.range.start, end: element.range.start };
      addValue(addNode(node, 'item', String(index), place, element.range), element, names, hops);
    });
    return;
  }
  const found = value.kind === 'function' || hops >= maxHops ? undefined : objectOf(value, names, hops);
  if (found) addPairs(node, found.object, found.names, value === found.object ? hops : hops + 1);
}

/** A constant and where it is written; for a name the place of the name, so that a change does not reach other uses. */
function scalarOf(
  node: SyntaxNode,
  names: Names,
  hops: number,
): { readonly value: Scalar; readonly range: TextRange } | undefined {
  const { range } = node;
  if (node.kind === 'string') return { value: node.value, range: node.contentRange };
  if (node.kind === 'number' || node.kind === 'boolean') return { value: node.value, range };
  if (node.kind === 'null') return { value: null, range };
  if (node.kind === 'unary' && node.operator === '-' && node.operand.kind === 'number') {
    return { value: -node.operand.value, range };
  }
  const named = node.kind === 'name' && hops < maxHops ? names.get(node.name) : undefined;
  const constant = named && scalarOf(unwrap(named), names, hops + 1);
  return constant && { value: constant.value, range };
}
