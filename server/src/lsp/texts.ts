import { statSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readSource } from '../project/read-source';
import { documentOf } from './positions';

/**
 * Texts of files, as the editor has them when they are open and as the disk has them otherwise. URIs may be spelt in the editor's
 * way or in that of `canonicalUri`.
 */
export interface Texts {
  /** The open document, if any. */
  open(uri: string): TextDocument | undefined;
  /** The text, or undefined when there is no such file or it cannot be read. */
  read(uri: string): string | undefined;
  /** The text as a document, for its line table. */
  document(uri: string): TextDocument | undefined;
  /** The version of an open document; null for a file that is only on disk. */
  version(uri: string): number | null;
  /** The URI as the editor spells it when the file is open. */
  editorUri(uri: string): string;
  exists(uri: string): boolean;
}

/** Documents first, disk second. */
export function createTexts(documents: TextDocuments<TextDocument>): Texts {
  const open = (uri: string): TextDocument | undefined => {
    const found = documents.get(uri);
    if (found) return found;
    const canonical = canonicalUri(uri);
    return documents.all().find((document) => canonicalUri(document.uri) === canonical);
  };
  const fromDisk = (uri: string): string | undefined => {
    if (filePath(uri) === undefined) return undefined;
    const found = readSource(uri);
    return 'text' in found ? found.text : undefined;
  };
  return {
    open,
    read: (uri) => open(uri)?.getText() ?? fromDisk(uri),
    document: (uri) => {
      const found = open(uri);
      if (found) return found;
      const text = fromDisk(uri);
      return text === undefined ? undefined : documentOf(uri, text);
    },
    version: (uri) => open(uri)?.version ?? null,
    editorUri: (uri) => open(uri)?.uri ?? uri,
    exists: (uri) => {
      if (open(uri)) return true;
      const path = filePath(uri);
      try {
        return path !== undefined && statSync(path).isFile();
      } catch {
        return false;
      }
    },
  };
}

/** The path behind a `file:` URI; undefined for other schemes and malformed URIs. */
export function filePath(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined;
  try {
    return fileURLToPath(uri);
  } catch {
    return undefined;
  }
}

/** One spelling per file: editors differ in which characters they escape and in the case of drive letters. */
export function canonicalUri(uri: string): string {
  const known = canonical.get(uri);
  if (known !== undefined) return known;
  const path = filePath(uri);
  const spelt =
    path === undefined ? uri : pathToFileURL(path.replace(/^[A-Z]:/, lowerCase)).href.replace(/(?<!\/)\/+$/, '');
  // Bounded, so that a long session over many files does not grow it without end.
  if (canonical.size > 20_000) canonical.clear();
  canonical.set(uri, spelt);
  return spelt;
}

const canonical = new Map<string, string>();

function lowerCase(text: string): string {
  return text.toLowerCase();
}
