import type { Diagnostic } from '../../server/src/core/diagnostic';
import { type DocumentNode, descendants } from '../../server/src/syntax/document';
import type { SyntaxNode } from '../../server/src/syntax/nodes';
import type { ParsedFile } from '../../server/src/syntax/parsed-file';
import { walk } from '../../server/src/syntax/walk';
import { commentLine } from './text-variants';

/**
 * The text with a suppression comment above every finding, at the nearest place where the language allows a comment;
 * undefined when there is none.
 */
export function suppressed(file: ParsedFile, findings: readonly Diagnostic[]): string | undefined {
  const lines = new Map<number, string>();
  for (const { ruleId, range } of findings) {
    const place = placeFor(file, range.start);
    const comment = commentLine(place.language, `holdfast-ignore ${ruleId} accepted in this example`);
    if (!comment || place.start === undefined) return undefined;
    lines.set(place.start, place.inMarkup ? `{/* holdfast-ignore ${ruleId} accepted in this example */}` : comment);
  }
  let text = file.text;
  for (const [start, comment] of [...lines].sort((a, b) => b[0] - a[0])) {
    text = `${text.slice(0, start)}${comment}\n${text.slice(start)}`;
  }
  return text;
}

interface Place {
  readonly language: ParsedFile['language'];
  /** Start of the line to put the comment above. */
  readonly start?: number;
  /** Between the tags of a component, where only a braced comment works. */
  readonly inMarkup: boolean;
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

function placeFor(file: ParsedFile, offset: number): Place {
  const inCode = file.tree && (file.role !== 'html-page' || within(file.tree.root, offset));
  if (inCode && file.tree) return codePlace(file, file.tree.root, offset);
  const language = file.role === 'gradle-build' ? 'gradle' : file.role === 'html-page' ? 'html' : file.language;
  if (!file.document) return { language, start: lineStart(file.text, offset), inMarkup: false };
  const node = smallest(file.document.root, offset);
  return { language, start: lineStart(file.text, node ? node.range.start : offset), inMarkup: false };
}

function within(root: SyntaxNode, offset: number): boolean {
  return root.children.some((node) => node.range.start <= offset && offset < node.range.end);
}

function smallest(root: DocumentNode, offset: number): DocumentNode | undefined {
  let found: DocumentNode | undefined;
  for (const node of descendants(root)) {
    if (node.range.start <= offset && offset < node.range.end) found = node;
  }
  return found;
}

function codePlace(file: ParsedFile, root: SyntaxNode, offset: number): Place {
  const language = file.treeLanguage ?? file.language;
  const start = lineStart(file.text, offset);
  let blocked = false;
  let inMarkup = false;
  walk(root, (node) => {
    if (node.range.start >= start || node.range.end <= start) return undefined;
    if (node.kind === 'string' || node.kind === 'template') blocked = true;
    if (node.kind === 'call' && node.form === 'jsx') {
      const opening = file.text.slice(node.range.start, start);
      inMarkup = node.args.some((arg) => arg.trailing && arg.range.start < offset) && />\s*$/.test(opening);
    }
    return undefined;
  });
  return { language, start: blocked ? undefined : start, inMarkup };
}
