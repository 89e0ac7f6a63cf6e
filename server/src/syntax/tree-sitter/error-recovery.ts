import type { CodeLanguage } from '../../core/language';
import type { SyntaxNode } from '../nodes';
import { readTokens } from '../token-reader/read-tokens';
import { walk } from '../walk';

/** Shorter regions hold no call; more of them are noise of one broken place. */
const MIN_LENGTH = 8;
const MAX_REGIONS = 16;

/**
 * Where a grammar gives up it often gives up the rest of the file: calls below a half-typed line become loose names, and
 * an unclosed quote turns code into string. Every such region is read again at token level, and that reading replaces the
 * grammar's where it finds more calls.
 */
export function recoverErrors(root: SyntaxNode, text: string, language: CodeLanguage): void {
  for (const region of errorRegions(root)) {
    const { start, end } = region.range;
    const blank = text.slice(0, start).replace(/[^\r\n]/g, ' ');
    const { root: tokens } = readTokens(blank + text.slice(start, end), language);
    if (countCalls(tokens) <= countCalls(region)) continue;
    adopt(region, tokens.children);
  }
}

/** The outermost nodes the grammar marks as broken. */
function errorRegions(root: SyntaxNode): SyntaxNode[] {
  const regions: SyntaxNode[] = [];
  walk(root, (node) => {
    if (node.kind !== 'native' || node.nativeKind !== 'ERROR') return true;
    if (node.range.end - node.range.start >= MIN_LENGTH) regions.push(node);
    return false;
  });
  return regions.length > MAX_REGIONS ? regions.sort(byLength).slice(0, MAX_REGIONS) : regions;
}

function byLength(a: SyntaxNode, b: SyntaxNode): number {
  return b.range.end - b.range.start - (a.range.end - a.range.start);
}

function countCalls(root: SyntaxNode): number {
  let calls = 0;
  walk(root, (node) => {
    if (node.kind === 'call') calls++;
    return true;
  });
  return calls;
}

/** Only native nodes are given new children, so no field of a node can refer to one that is gone. */
function adopt(region: SyntaxNode, children: readonly SyntaxNode[]): void {
  (region as { children: readonly SyntaxNode[] }).children = children;
  for (const child of children) (child as { parent: SyntaxNode | undefined }).parent = region;
}
