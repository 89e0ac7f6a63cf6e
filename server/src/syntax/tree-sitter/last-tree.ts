import { Edit, type Point, type Tree } from 'web-tree-sitter';
import type { CodeLanguage } from '../../core/language';
import { differenceBetween } from '../../core/text-difference';
import type { Units } from './units';

/** The tree of a text without errors, for the next parse of the same file. */
export class LastTree {
  /** What of its neutral nodes the next conversion can take over. */
  units: Units | undefined;
  private isLive = true;

  constructor(
    readonly language: CodeLanguage,
    private readonly text: string,
    private readonly tree: Tree,
  ) {}

  /**
   * The tree as it stands in another text, with the part marked that is another there: the parser takes over the rest. The caller
   * deletes it. Undefined when the tree has been given back.
   */
  movedTo(text: string): Tree | undefined {
    if (!this.isLive) return undefined;
    const tree = this.tree.copy();
    tree.edit(changeBetween(this.text, text));
    return tree;
  }

  dispose(): void {
    if (!this.isLive) return;
    this.isLive = false;
    try {
      this.tree.delete();
    } catch {
      // The runtime aborted earlier; its memory goes with the process.
    }
  }
}

function changeBetween(before: string, after: string): Edit {
  const { start, endBefore, endAfter } = differenceBetween(before, after);
  return new Edit({
    startIndex: start,
    oldEndIndex: endBefore,
    newEndIndex: endAfter,
    startPosition: pointAt(before, start),
    oldEndPosition: pointAt(before, endBefore),
    newEndPosition: pointAt(after, endAfter),
  });
}

function pointAt(text: string, index: number): Point {
  let row = 0;
  let lineStart = 0;
  for (let at = text.indexOf('\n'); at >= 0 && at < index; at = text.indexOf('\n', at + 1)) {
    row++;
    lineStart = at + 1;
  }
  return { row, column: index - lineStart };
}
