import { readdirSync, type Stats, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnalysisNotice } from '../core/diagnostic';
import { isCandidate } from '../project/candidates';
import { isProjectFolder } from '../project/detect-projects';
import { toUri } from '../project/file-uri';
import { readOrdinaryText } from '../project/ordinary-file';
import { systemReason } from '../project/read-source';

/** A folder to scan, and what of it was asked for. */
export interface RequestedRoot {
  readonly folder: string;
  readonly reports?: (uri: string) => boolean;
  readonly include: readonly string[];
}

export interface RequestedRoots {
  readonly roots: readonly RequestedRoot[];
  /** Paths that do not exist, cannot be read or are no kind of file that is analysed. */
  readonly notices: readonly AnalysisNotice[];
  /** How many of the paths exist. */
  readonly found: number;
}

/**
 * Turns the paths of the command line into folders to scan. A file or a folder inside of a project is reported on with the
 * whole project read, so that it has the same findings whatever part of the project is named.
 */
export function requestedRoots(paths: readonly string[], cwd: string): RequestedRoots {
  const notices: AnalysisNotice[] = [];
  const byFolder = new Map<string, { whole: boolean; parts: string[]; include: string[] }>();
  let found = 0;
  for (const name of paths.length === 0 ? ['.'] : paths) {
    const target = path.resolve(cwd, name);
    let stats: Stats;
    try {
      stats = statSync(target);
    } catch (error) {
      notices.push({ uri: toUri(target), kind: 'skipped', message: systemReason(error) });
      continue;
    }
    found += 1;
    const uri = toUri(target);
    if (!stats.isDirectory() && !isCandidate(uri)) {
      notices.push({ uri, kind: 'skipped', message: 'is no kind of file that is analysed', byDesign: 'kind-of-file' });
      continue;
    }
    const own = stats.isDirectory() ? target : path.dirname(target);
    const folder = enclosingProject(own, cwd) ?? own;
    const entry = byFolder.get(folder) ?? { whole: false, parts: [], include: [] };
    byFolder.set(folder, entry);
    if (folder === target) entry.whole = true;
    else entry.parts.push(uri);
    if (!stats.isDirectory()) entry.include.push(uri);
  }
  const roots = [...byFolder].map(([folder, { whole, parts, include }]) => ({
    folder,
    include,
    ...(whole ? {} : { reports: (uri: string) => parts.some((part) => uri === part || uri.startsWith(`${part}/`)) }),
  }));
  return { roots, notices, found };
}

/** The top-most project folder at or above `folder`, not above the Git work tree or the current folder. */
function enclosingProject(folder: string, cwd: string): string | undefined {
  let top: string | undefined;
  for (let current = folder; ; current = path.dirname(current)) {
    let names: readonly string[];
    try {
      names = readdirSync(current);
    } catch {
      return top;
    }
    if (isProjectFolder(toUri(current), names, readText)) top = current;
    if (names.includes('.git') || current === cwd) return top;
    if (current === path.dirname(current)) return folder.startsWith(`${cwd}${path.sep}`) ? top : undefined;
  }
}

function readText(uri: string): string | undefined {
  try {
    return readOrdinaryText(fileURLToPath(uri));
  } catch {
    return undefined;
  }
}
