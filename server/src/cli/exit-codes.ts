import type { Severity } from '../core/diagnostic';
import type { FailLevel } from '../project/config';

/**
 * What the command line tells its caller. Findings win over files that could not be analysed: who acts on 1 sees the rest
 * named on the error output anyway.
 */
export const EXIT = {
  /** Nothing at or above the level of --fail-on. */
  clean: 0,
  /** Findings at or above it. */
  findings: 1,
  /** Wrong use or configuration; nothing was scanned. */
  usage: 2,
  /** No findings at the level, but some files could not be analysed. */
  incomplete: 3,
  /** Interrupted, as shells count SIGINT. */
  interrupted: 130,
} as const;

/** A mistake of the caller, said in one or more lines. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const RANK: Readonly<Record<Severity, number>> = { error: 3, warning: 2, information: 1, hint: 0 };

/** Whether a finding of this severity makes the run fail. Hints never do. */
export function reaches(severity: Severity, level: FailLevel): boolean {
  return level !== 'never' && RANK[severity] >= RANK[level];
}
