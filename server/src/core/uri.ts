/** The folder of a file, by URI, without a trailing slash. */
export const folderOf = (uri: string): string => uri.slice(0, uri.lastIndexOf('/'));

/** Relative module path from a file to another one, with a leading `./` or `../`. */
export function relativePath(fromUri: string, toUri: string): string {
  const from = folderOf(fromUri).split('/');
  const to = toUri.split('/');
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  return `${up === 0 ? './' : '../'.repeat(up)}${to.slice(shared).join('/')}`;
}
