/**
 * A fact that ages: a version, a deprecation, a level a store asks for. Tables of such facts stand in `models/`, apart from
 * the rules, and a test names the rows that nobody has looked at for a year.
 */
export interface DatedFact {
  /** Day on which the source was last read, `YYYY-MM-DD`. */
  readonly checked: string;
  /** Where the fact comes from: the address of a page, or a registry and its package. */
  readonly source: string;
}

/** Names that belong together and come from one source. */
export interface DatedNames extends DatedFact {
  readonly names: ReadonlySet<string>;
}

/** Days after which somebody should look at a fact again. */
export const daysToLook = 365;

/**
 * What is wrong with the form of a fact, or undefined: no real day, a day that is still to come, no source. `today` as
 * `YYYY-MM-DD`.
 */
export function faultOf({ checked, source }: DatedFact, today: string): string | undefined {
  const day = new Date(`${checked}T00:00:00Z`);
  const real =
    /^\d{4}-\d{2}-\d{2}$/.test(checked) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(checked);
  if (!real) return `"${checked}" is no day`;
  // The clocks of two machines may be a day apart.
  if (ageInDays({ checked, source }, today) < -1) return `${checked} is still to come`;
  return source.trim() === '' ? 'names no source' : undefined;
}

/** Days between the check of a fact and `today`. */
export function ageInDays({ checked }: DatedFact, today: string): number {
  return Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${checked}T00:00:00Z`)) / 86_400_000);
}
