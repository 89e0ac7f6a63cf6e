/** Milliseconds and findings per rule id. */
export type TimingTable = Map<string, { milliseconds: number; hits: number }>;

/** Runs `work`, adding its time to the rule's row. Without a table it only runs. */
export function timed<T>(table: TimingTable | undefined, ruleId: string, work: () => T): T {
  if (!table) return work();
  const start = performance.now();
  try {
    return work();
  } finally {
    row(table, ruleId).milliseconds += performance.now() - start;
  }
}

export function countHit(table: TimingTable | undefined, ruleId: string): void {
  if (table) row(table, ruleId).hits++;
}

function row(table: TimingTable, ruleId: string): { milliseconds: number; hits: number } {
  let found = table.get(ruleId);
  if (!found) {
    found = { milliseconds: 0, hits: 0 };
    table.set(ruleId, found);
  }
  return found;
}
