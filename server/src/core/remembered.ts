/** Entries after which the memory starts anew, so that a long session over many names does not grow it without end. */
const LIMIT = 20_000;

/** The same function of a text, worked out once per text: names come up again and again in a file and in the next version of it. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const results = new Map<string, { readonly value: T }>();
  return (text) => {
    const known = results.get(text);
    if (known) return known.value;
    const value = work(text);
    if (results.size >= LIMIT) results.clear();
    results.set(text, { value });
    return value;
  };
}
