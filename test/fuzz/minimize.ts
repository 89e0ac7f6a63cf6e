/**
 * A shorter text for which the condition still holds: parts are taken out, large ones first, as long as that keeps it. At most
 * `tries` questions, so that slow conditions end too.
 */
export function minimize(text: string, holds: (text: string) => boolean, tries = 2000): string {
  let present = text;
  let left = tries;
  for (let size = Math.ceil(present.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < present.length && left > 0; ) {
      const shorter = present.slice(0, at) + present.slice(at + size);
      left--;
      if (holds(shorter)) present = shorter;
      else at += size;
    }
  }
  return present;
}
