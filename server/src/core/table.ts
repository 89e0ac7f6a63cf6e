/** Rows that are looked up by names of users' code. It has these rows only: `toString` and `constructor` are in no table. */
export function table<T>(rows: Readonly<Record<string, T>>): Readonly<Record<string, T>> {
  return Object.assign(Object.create(null), rows);
}
