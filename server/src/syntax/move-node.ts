import type { TextRange } from '../core/location';
import type { Argument, SyntaxNode, TypeRef } from './nodes';

type Writable<T> = { -readonly [P in keyof T]: T[P] };

/**
 * Moves a node and all below it to another place in the text. Nodes are changed; ranges are made anew, because steps of flows hold on
 * to those of an earlier text.
 */
export function moveNode(node: SyntaxNode, by: number): void {
  if (by === 0) return;
  const stack: SyntaxNode[] = [node];
  const apart = new Set<SyntaxNode>();
  for (let current = stack.pop(); current; current = stack.pop()) {
    moveParts(current as Writable<SyntaxNode>, by);
    for (const child of current.children) stack.push(child);
    const whole = takenApart(current);
    if (!whole || whole.parent || apart.has(whole)) continue;
    apart.add(whole);
    stack.push(whole);
  }
}

/** What a name of a destructuring pattern takes its part of: of a parameter it stands nowhere else in the tree. */
function takenApart(node: SyntaxNode): SyntaxNode | undefined {
  switch (node.kind) {
    case 'member':
    case 'index':
      return node.receiver;
    case 'wrapper':
      return node.operand;
    case 'variable':
      return node.initializer;
    default:
      return undefined;
  }
}

function moveParts(node: Writable<SyntaxNode>, by: number): void {
  node.range = moved(node.range, by);
  switch (node.kind) {
    case 'annotation':
      node.args = node.args.map((argument) => movedArgument(argument, by));
      break;
    case 'class':
      node.nameRange = moved(node.nameRange, by);
      node.supertypes = movedTypes(node.supertypes, by);
      break;
    case 'function':
      node.nameRange = moved(node.nameRange, by);
      if (node.returnType) node.returnType = movedType(node.returnType, by);
      if (node.receiverType) node.receiverType = movedType(node.receiverType, by);
      break;
    case 'parameter':
    case 'variable':
      node.nameRange = moved(node.nameRange, by);
      if (node.type) node.type = movedType(node.type, by);
      break;
    case 'call':
      node.nameRange = moved(node.nameRange, by);
      node.args = node.args.map((argument) => movedArgument(argument, by));
      node.typeArgs = movedTypes(node.typeArgs, by);
      break;
    case 'member':
      node.nameRange = moved(node.nameRange, by);
      break;
    case 'string':
      node.contentRange = moved(node.contentRange, by);
      break;
    case 'wrapper':
      if (node.type) node.type = movedType(node.type, by);
      break;
  }
}

export function moved({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by };
}

function movedArgument(argument: Argument, by: number): Argument {
  const { labelRange, range } = argument;
  return { ...argument, ...(labelRange && { labelRange: moved(labelRange, by) }), range: moved(range, by) };
}

function movedTypes(types: readonly TypeRef[], by: number): readonly TypeRef[] {
  return types.length === 0 ? types : types.map((type) => movedType(type, by));
}

function movedType(type: TypeRef, by: number): TypeRef {
  return { ...type, args: movedTypes(type.args, by), range: moved(type.range, by) };
}
