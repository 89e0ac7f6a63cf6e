import type { ts } from 'ts-morph';
import type { Comment } from '../nodes';
import type { Typescript } from './conversion';

/**
 * The comments of a file. The compiler does not keep them, so the text is scanned for comment markers outside the literals
 * that the tree knows (strings, templates, regular expressions, JSX text); there every marker starts a comment.
 */
export function readComments(ts: Typescript, source: ts.SourceFile, text: string): Comment[] {
  if (!text.includes('//') && !text.includes('/*')) return [];
  const literals = literalRanges(ts, source);
  const comments: Comment[] = [];
  let next = 0;
  let position = /^\uFEFF?#!.*/.exec(text)?.[0].length ?? 0;
  for (;;) {
    const slash = text.indexOf('/', position);
    if (slash < 0) return comments;
    while (next < literals.length && (literals[next]?.end ?? 0) <= slash) next++;
    const literal = literals[next];
    if (literal && literal.start <= slash) {
      position = literal.end;
      continue;
    }
    const end = commentEnd(text, slash);
    if (end > slash) comments.push({ range: { start: slash, end }, text: text.slice(slash, end) });
    position = Math.max(end, slash + 1);
  }
}

/** Where the comment at `start` ends, or `start` when there is none. */
function commentEnd(text: string, start: number): number {
  const second = text[start + 1];
  if (second === '*') {
    const close = text.indexOf('*/', start + 2);
    return close < 0 ? text.length : close + 2;
  }
  if (second !== '/') return start;
  let end = start + 2;
  while (end < text.length && !isLineEnd(text.charCodeAt(end))) end++;
  return end;
}

function isLineEnd(code: number): boolean {
  return code === 10 || code === 13 || code === 0x2028 || code === 0x2029;
}

function literalRanges(ts: Typescript, source: ts.SourceFile): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  const stack: ts.Node[] = [source];
  const visit = (child: ts.Node): void => {
    stack.push(child);
  };
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (node.kind === ts.SyntaxKind.JsxText) ranges.push({ start: node.pos, end: node.end });
    else if (isLiteral(ts, node.kind)) ranges.push({ start: node.getStart(source), end: node.end });
    else node.forEachChild(visit);
  }
  return ranges.sort((a, b) => a.start - b.start);
}

function isLiteral(ts: Typescript, kind: ts.SyntaxKind): boolean {
  return (
    kind === ts.SyntaxKind.StringLiteral ||
    kind === ts.SyntaxKind.RegularExpressionLiteral ||
    (kind >= ts.SyntaxKind.FirstTemplateToken && kind <= ts.SyntaxKind.LastTemplateToken)
  );
}
