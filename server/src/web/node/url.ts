/** Stands in for `node:url` in the worker's bundle: the same spelling of `file:` URIs on systems with forward slashes. */

/** Characters that a URL would read as something else than a part of the path. */
const escaped: Readonly<Record<string, string>> = {
  '%': '%25',
  '\\': '%5C',
  '\n': '%0A',
  '\r': '%0D',
  '\t': '%09',
  '?': '%3F',
  '#': '%23',
};

/** The URL of an absolute path. */
export function pathToFileURL(path: string): URL {
  return new URL(`file://${path.replace(/[%\\\n\r\t?#]/g, (character) => escaped[character] ?? character)}`);
}

/** The path of a `file:` URL. Throws for other schemes, foreign hosts and slashes in disguise, as Node does. */
export function fileURLToPath(url: string | URL): string {
  const { protocol, hostname, pathname } = typeof url === 'string' ? new URL(url) : url;
  if (protocol !== 'file:') throw new TypeError('The URL must be of scheme file');
  if (hostname !== '') throw new TypeError('File URL host must be "localhost" or empty');
  if (/%2f/i.test(pathname)) throw new TypeError('File URL path must not include encoded / characters');
  return decodeURIComponent(pathname);
}
