import picomatch from 'picomatch/posix';
import type { Severity } from '../core/diagnostic';

/** Severities of a rule in some files: globs from `base`, the last one that fits wins. */
export interface FileSeverities {
  readonly files?: Readonly<Record<string, Severity | 'off'>>;
  /** URI of the folder that the globs are relative to, with a trailing slash. */
  readonly base?: string;
}

/** What the globs say about a file; undefined where none fits. */
export function fileSeverity({
  files,
  base = '',
}: FileSeverities): ((uri: string) => Severity | 'off' | undefined) | undefined {
  if (!files) return undefined;
  const rows = Object.entries(files).map(([glob, severity]) => ({ fits: picomatch(glob, { dot: true }), severity }));
  return (uri) => {
    const path = decoded(uri.startsWith(base) ? uri.slice(base.length) : uri);
    return rows.findLast(({ fits }) => fits(path))?.severity;
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
