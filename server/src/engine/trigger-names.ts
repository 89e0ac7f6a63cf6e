import type { SyntaxNode } from '../syntax/nodes';

/** The names under which queries listen to a node: its last identifier, and for types also what they extend. */
export function triggerNames(node: SyntaxNode): readonly string[] {
  switch (node.kind) {
    case 'call': {
      // An Objective-C selector answers to its whole and to its first part.
      const colon = node.name.indexOf(':');
      return colon > 0 ? [node.name, node.name.slice(0, colon)] : [node.name];
    }
    case 'assignment':
      return targetNames(node.target);
    case 'class':
      return [node.name, ...node.supertypes.map((type) => simpleName(type.name))];
    case 'function': {
      const colon = node.name.indexOf(':');
      return colon > 0 ? [node.name, node.name.slice(0, colon)] : [node.name];
    }
    case 'variable':
    case 'annotation':
    case 'name':
    case 'member':
      return [node.name];
    case 'import':
      return [node.module, simpleName(node.module), ...node.names.map((name) => name.imported)];
    case 'pair':
      return node.name === undefined ? [] : [node.name];
    default:
      return [];
  }
}

function targetNames(target: SyntaxNode): readonly string[] {
  switch (target.kind) {
    case 'name':
    case 'member':
      return [target.name];
    case 'index':
      return [...targetNames(target.receiver), ...(target.index.kind === 'string' ? [target.index.value] : [])];
    case 'wrapper':
      return targetNames(target.operand);
    default:
      return [];
  }
}

function simpleName(qualified: string): string {
  return qualified.slice(qualified.lastIndexOf('.') + 1);
}
