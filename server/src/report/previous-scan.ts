import type { Severity } from '../core/diagnostic';
import { SEVERITY_ORDER } from './report-input';

/** What an earlier scan found, read from its JSON report. */
export interface PreviousScan {
  /** When it ended, in ISO 8601; older reports do not say. */
  readonly finishedAt?: string;
  readonly findings: readonly PreviousFinding[];
}

export interface PreviousFinding {
  readonly file: string;
  readonly rule: string;
  readonly severity: Severity;
  readonly fingerprint: string;
}

/** Reads a JSON report; throws an `Error` that says what is wrong with it. */
export function parsePreviousScan(text: string): PreviousScan {
  const value: unknown = JSON.parse(text);
  const findings = isRecord(value) && Array.isArray(value.findings) ? value.findings : undefined;
  if (!isRecord(value) || value.version !== 1 || !findings || !findings.every(isFinding)) {
    throw new Error('not a JSON report of Holdfast; write one with --format json');
  }
  return {
    findings,
    ...(typeof value.finishedAt === 'string' ? { finishedAt: value.finishedAt } : {}),
  };
}

function isFinding(value: unknown): value is PreviousFinding {
  return (
    isRecord(value) &&
    ['file', 'rule', 'fingerprint'].every((key) => typeof value[key] === 'string') &&
    SEVERITY_ORDER.some((severity) => severity === value.severity)
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** How the findings changed since: by file, rule and fingerprint, each as often as it occurs. */
export interface Trend {
  readonly finishedAt?: string;
  readonly before: number;
  readonly added: number;
  readonly mended: number;
}

export function trendSince(previous: PreviousScan, now: readonly Omit<PreviousFinding, 'severity'>[]): Trend {
  const keyOf = (finding: Omit<PreviousFinding, 'severity'>) =>
    JSON.stringify([finding.file, finding.rule, finding.fingerprint]);
  const open = new Map<string, number>();
  for (const finding of previous.findings) open.set(keyOf(finding), (open.get(keyOf(finding)) ?? 0) + 1);
  let added = 0;
  for (const finding of now) {
    const left = open.get(keyOf(finding)) ?? 0;
    if (left === 0) added += 1;
    else open.set(keyOf(finding), left - 1);
  }
  const mended = [...open.values()].reduce((sum, count) => sum + count, 0);
  return { finishedAt: previous.finishedAt, before: previous.findings.length, added, mended };
}
