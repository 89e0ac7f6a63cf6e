import { moved, moveNode } from '../move-node';
import type { Comment, SyntaxNode } from '../nodes';
import type { DeclarationScope } from './conversion';

/** A declaration that was converted, and what its conversion depended on beside its own text. */
interface Unit {
  readonly node: SyntaxNode | undefined;
  readonly start: number;
  readonly end: number;
  readonly depth: number;
  readonly scope: DeclarationScope;
  readonly className: string;
}

/** The grammar's node that a unit is made of. */
export interface UnitPlace {
  /** The address of its subtree, which is the same in the next tree when the parser took the subtree over. */
  readonly subtree: number;
  readonly depth: number;
  /** What the same subtree became in the last text; its parts have not been read then. */
  readonly before?: Unit;
}

/** A conversion needs to know what has not been read; it has to start again without the units of the last text. */
export class UnreadUnit extends Error {}

/**
 * The functions and methods of one text as neutral nodes, for the conversion of the next text of the same file: what the parser took
 * over unchanged is neither read nor converted again, but moved. The last text's nodes are of no use after that.
 */
export class Units {
  private readonly kept = new Map<number, Unit>();
  private comments: readonly Comment[] = [];
  private readonly last: Units | undefined;
  private isGiven = false;

  /** `types` are the grammar's nodes that make units. The tree that `last` belongs to must not have been given back. */
  constructor(
    readonly types: ReadonlySet<string>,
    private readonly text: string,
    last?: Units,
  ) {
    if (!last || last.isGiven) return;
    last.isGiven = true;
    this.last = last;
  }

  /** To be called for every node of these types as the tree is read. */
  placeOf(subtree: number, start: number, end: number, depth: number): UnitPlace {
    return { subtree, depth, before: this.unitBefore(subtree, start, end, depth) };
  }

  private unitBefore(subtree: number, start: number, end: number, depth: number): Unit | undefined {
    const unit = this.last?.kept.get(subtree);
    const isSame = unit?.depth === depth && this.last?.textOf(unit) === this.text.slice(start, end);
    return isSame ? unit : undefined;
  }

  /** The comments within a unit that has not been read, at their place in this text. */
  commentsOf({ start, end }: Unit, now: number): readonly Comment[] {
    const comments = this.last?.comments ?? [];
    const found: Comment[] = [];
    for (let i = firstFrom(comments, start); i < comments.length; i++) {
      const { range, text } = comments[i] as Comment;
      if (range.end > end) break;
      found.push({ range: moved(range, now - start), text });
    }
    return found;
  }

  /** The node of a unit, from the last text if it can be. Throws `UnreadUnit` when it cannot and has not been read. */
  take(
    { subtree, depth, before }: UnitPlace,
    at: { readonly start: number; readonly end: number },
    scope: DeclarationScope,
    className: string,
    convert: () => SyntaxNode | undefined,
  ): SyntaxNode | undefined {
    const { start, end } = at;
    if (before && (before.scope !== scope || before.className !== className)) throw new UnreadUnit();
    const taken = before && this.kept.get(subtree);
    if (taken) return taken.node;
    if (before?.node) moveNode(before.node, start - before.start);
    const node = before ? before.node : convert();
    this.kept.set(subtree, { node, start, end, depth, scope, className });
    return node;
  }

  /** To be called when all is read. */
  finish(comments: readonly Comment[]): void {
    this.comments = comments;
  }

  private textOf({ start, end }: Unit): string {
    return this.text.slice(start, end);
  }
}

/** How many comments start before an offset. */
function firstFrom(comments: readonly Comment[], offset: number): number {
  let low = 0;
  let high = comments.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((comments[middle] as Comment).range.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
