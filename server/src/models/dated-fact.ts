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
