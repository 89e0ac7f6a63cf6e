import { buildNode } from '../build-node';
import type { SyntaxNode } from '../nodes';

/** One `#if … #elseif … #else … #endif`. */
export interface ConditionalRegion {
  readonly start: number;
  readonly end: number;
  readonly branches: readonly {
    /** Undefined for `#else`. */
    readonly condition: string | undefined;
    /** Behind the directive up to the next one. */
    readonly start: number;
    readonly end: number;
  }[];
}

const DIRECTIVE = /^[ \t]*#[ \t]*(ifdef|ifndef|if|elseif|elif|else|endif)\b((?:\\\r?\n|[^\r\n])*)/gm;

/** Finds conditional compilation. Regions that never end reach to the end of the text. Outer regions come before inner ones. */
export function findRegions(text: string): ConditionalRegion[] {
  const regions: { start: number; end: number; branches: ConditionalRegion['branches'][number][] }[] = [];
  const open: typeof regions = [];
  if (!text.includes('#')) return regions;
  const close = (region: (typeof regions)[number], end: number): void => {
    const last = region.branches[region.branches.length - 1];
    if (last) region.branches[region.branches.length - 1] = { ...last, end };
  };
  for (const match of text.matchAll(DIRECTIVE)) {
    const start = match.index + match[0].indexOf('#');
    const behind = match.index + match[0].length;
    const word = match[1] as string;
    const written = (match[2] as string).replace(/\/\/.*|\/\*.*?(?:\*\/|$)/g, '').trim();
    const condition = word === 'else' ? undefined : word === 'ifndef' ? `!${written}` : written;
    const current = open[open.length - 1];
    if (word.startsWith('if')) {
      const region = { start, end: text.length, branches: [{ condition, start: behind, end: text.length }] };
      regions.push(region);
      open.push(region);
    } else if (current && word === 'endif') {
      close(current, start);
      current.end = behind;
      open.pop();
    } else if (current) {
      close(current, start);
      current.branches.push({ condition, start: behind, end: text.length });
    }
  }
  return regions;
}

/** The text with the directives of conditional compilation turned into spaces. Length and line breaks stay. */
export function blankDirectives(text: string): string {
  if (!text.includes('#')) return text;
  return text.replace(DIRECTIVE, (line) => line.replace(/[^\r\n]/g, ' '));
}

/**
 * Puts the statements of a list that lie in a region below a conditional node. Regions that cut through a statement, and
 * empty ones, leave the list as it is. A node may only be given here before it has a parent.
 */
export function groupByRegion(nodes: readonly SyntaxNode[], regions: readonly ConditionalRegion[]): SyntaxNode[] {
  let grouped = [...nodes];
  if (nodes.length === 0 || regions.length === 0) return grouped;
  const from = (grouped[0] as SyntaxNode).range.start;
  const to = (grouped[grouped.length - 1] as SyntaxNode).range.end;
  // Inner regions first, so that an outer one finds them as single statements.
  for (let i = lowerBound(regions, to) - 1; i >= 0; i--) {
    const region = regions[i] as ConditionalRegion;
    if (region.end <= from) continue;
    const inside = grouped.filter((node) => node.range.start < region.end && node.range.end > region.start);
    if (inside.length === 0) continue;
    if (inside.some((node) => node.range.start < region.start || node.range.end > region.end)) continue;
    const conditional = conditionalOf(region, inside);
    const at = grouped.indexOf(inside[0] as SyntaxNode);
    grouped = [...grouped.slice(0, at), conditional, ...grouped.slice(at + inside.length)];
  }
  return grouped;
}

/** How many regions start before an offset. */
function lowerBound(regions: readonly ConditionalRegion[], offset: number): number {
  let low = 0;
  let high = regions.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((regions[middle] as ConditionalRegion).start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function conditionalOf(region: ConditionalRegion, nodes: readonly SyntaxNode[]): SyntaxNode {
  let otherwise: SyntaxNode | undefined;
  for (let i = region.branches.length - 1; i >= 0; i--) {
    const branch = region.branches[i] as ConditionalRegion['branches'][number];
    const inside = nodes.filter((node) => node.range.start >= branch.start && node.range.start < branch.end);
    const range = { start: branch.start, end: branch.end };
    const then = buildNode('block', { range, nativeKind: 'preprocessor_branch' }, {}, inside);
    if (branch.condition === undefined) {
      otherwise = then;
      continue;
    }
    const start = i === 0 ? region.start : branch.start;
    otherwise = buildNode(
      'conditional',
      { range: { start, end: region.end }, nativeKind: 'preprocessor' },
      { form: 'preprocessor', conditionText: branch.condition, then, otherwise },
      [then, otherwise],
    );
  }
  return otherwise as SyntaxNode;
}

let last: { text: string; regions: readonly ConditionalRegion[] } = { text: '', regions: [] };

/** `findRegions`, remembered for the text that is being converted. */
export function regionsOf(text: string): readonly ConditionalRegion[] {
  if (last.text !== text) last = { text, regions: findRegions(text) };
  return last.regions;
}
