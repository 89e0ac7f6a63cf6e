import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** Absolute paths without a part or character that a URI spells otherwise: nearly all, and a scan turns each into a URI and back. */
const PLAIN_PATH = /^(?:\/(?!\.{1,2}(?:\/|$))[\w.@+-]+)+$/;

/** The URI of a path, as the language server and the reports spell it. */
export function toUri(target: string): string {
  return isPlain(target) ? `file://${target}` : pathToFileURL(target).href.replace(/\/$/, '');
}

/** The path behind a `file:` URI. Throws for another scheme and for what is no URI. */
export function toPath(uri: string): string {
  return uri.startsWith('file:///') && isPlain(uri.slice(7)) ? uri.slice(7) : fileURLToPath(uri);
}

function isPlain(target: string): boolean {
  return path.sep === '/' && PLAIN_PATH.test(target);
}
