import type { TextRange } from '../../core/location';
import type { DocumentAttribute, DocumentNode, DocumentTree, Scalar } from '../document';
import type { Comment } from '../nodes';

/** A document node while a reader still fills it. Readers hand it out as a `DocumentNode`, which cannot be written to. */
export interface DraftNode {
  readonly kind: DocumentNode['kind'];
  readonly name: string;
  readonly nameRange: TextRange;
  range: TextRange;
  value?: Scalar;
  valueRange?: TextRange;
  readonly attributes: DocumentAttribute[];
  readonly children: DraftNode[];
  readonly parent?: DraftNode;
  readonly path: readonly string[];
}

/**
 * Nodes nested deeper than this become children of the node at the limit. Every node keeps its whole path and walks are
 * recursive, so without a limit a hostile file of nothing but opening brackets would cost quadratic memory or the stack.
 */
export const maxDepth = 128;

/** The root of a document over the whole text. */
export function createRoot(text: string): DraftNode {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  return {
    kind: 'document',
    name: '',
    nameRange: { start, end: start },
    range: { start: 0, end: text.length },
    attributes: [],
    children: [],
    path: [],
  };
}

/**
 * Adds a node below `parent` and returns it. `range` may be a guess that the reader replaces when it has seen the end; all
 * ranges are UTF-16 offsets. Items pass their index as name.
 */
export function addNode(
  parent: DraftNode,
  kind: Exclude<DocumentNode['kind'], 'document'>,
  name: string,
  nameRange: TextRange,
  range: TextRange,
): DraftNode {
  const owner = parent.path.length >= maxDepth && parent.parent ? parent.parent : parent;
  const node: DraftNode = {
    kind,
    name,
    nameRange,
    range,
    attributes: [],
    children: [],
    parent: owner,
    path: owner === parent ? [...owner.path, name] : parent.path,
  };
  owner.children.push(node);
  return node;
}

/** Gives a node its scalar and the place where it is written. */
export function setValue(node: DraftNode, value: Scalar, valueRange: TextRange): void {
  node.value = value;
  node.valueRange = valueRange;
}

/** Moves nodes that were read before their parent was known, so that parents and paths are right. */
export function adopt(parent: DraftNode, children: readonly DraftNode[]): void {
  for (const old of children) {
    if (old.kind === 'document') continue;
    const node = addNode(parent, old.kind, old.name, old.nameRange, old.range);
    node.attributes.push(...old.attributes);
    if (old.value !== undefined && old.valueRange) setValue(node, old.value, old.valueRange);
    adopt(node, old.children);
  }
}

/** A problem in a document, still without its line. */
export interface DocumentProblem {
  readonly message: string;
  readonly range: TextRange;
}

/** The finished tree; puts the line (counted from 1) in front of every problem's message. */
export function finishDocument(
  text: string,
  root: DraftNode,
  comments: readonly Comment[],
  problems: readonly DocumentProblem[],
): DocumentTree {
  const sorted = [...problems].sort((a, b) => a.range.start - b.range.start);
  const errors: { message: string; range: TextRange }[] = [];
  let line = 1;
  let seen = 0;
  for (const problem of sorted) {
    for (let at = text.indexOf('\n', seen); at !== -1 && at < problem.range.start; at = text.indexOf('\n', at + 1)) {
      line++;
      seen = at + 1;
    }
    errors.push({ message: `line ${line}: ${problem.message}`, range: problem.range });
  }
  return { root, comments, hasErrors: errors.length > 0, errors };
}
