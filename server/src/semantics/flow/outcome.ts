import type { SanitizerKind, SourceKind } from '../../models/api-model';
import type { ParameterNode, SyntaxNode } from '../../syntax/nodes';
import type { FlowStep } from '../semantics';

/** Where a sensitive value comes from, and how it came to the expression that was asked about (oldest step first). */
export interface Origin {
  readonly node: SyntaxNode;
  readonly kind: SourceKind;
  readonly name: string;
  readonly steps: readonly FlowStep[];
}

export interface ParameterOrigin {
  readonly param: ParameterNode;
  readonly steps: readonly FlowStep[];
}

/**
 * What a value may be. `source`: sensitive; `unknown`: nothing says; `constant`: text written in the program; `clean`:
 * sanitised, or of a kind that cannot hold a secret. `params` is filled only when parameters are asked for.
 */
export interface Outcome {
  readonly verdict: 'source' | 'unknown' | 'constant' | 'clean';
  readonly origin?: Origin;
  readonly params: readonly ParameterOrigin[];
  /** The treatments met on the way. */
  readonly sanitized: readonly SanitizerKind[];
}

const outcome = (verdict: Outcome['verdict']): Outcome => ({ verdict, params: [], sanitized: [] });

export const unknown = outcome('unknown');
export const clean = outcome('clean');
export const constant = outcome('constant');

export function sanitizedBy(kind: SanitizerKind): Outcome {
  return { verdict: 'clean', params: [], sanitized: [kind] };
}

export function sourceAt(origin: Origin): Outcome {
  return { verdict: 'source', origin, params: [], sanitized: [] };
}

const rank = { source: 3, unknown: 2, constant: 1, clean: 0 } as const;

/** The worst of several possibilities. */
export function combine(outcomes: readonly Outcome[]): Outcome {
  let worst: Outcome | undefined;
  for (const next of outcomes) if (!worst || rank[next.verdict] > rank[worst.verdict]) worst = next;
  if (!worst) return unknown;
  if (outcomes.length === 1 || (worst.params.length <= 16 && outcomes.every((next) => next === worst || isBare(next))))
    return worst;
  return {
    verdict: worst.verdict,
    origin: worst.origin,
    params: outcomes.flatMap((next) => next.params).slice(0, 16),
    sanitized: [...new Set(outcomes.flatMap((next) => next.sanitized))],
  };
}

function isBare({ params, sanitized }: Outcome): boolean {
  return params.length === 0 && sanitized.length === 0;
}

/** The outcome with one more step behind everything that led to it. */
export function withStep(result: Outcome, step: FlowStep): Outcome {
  if (!result.origin && !result.params.length) return result;
  return {
    ...result,
    origin: result.origin && { ...result.origin, steps: [...result.origin.steps, step] },
    params: result.params.map((entry) => ({ ...entry, steps: [...entry.steps, step] })),
  };
}
