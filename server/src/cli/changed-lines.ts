import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { diffLines } from 'diff';
import type { Diagnostic } from '../core/diagnostic';
import { createLineIndex } from '../core/line-index';
import { UsageError } from './exit-codes';

/** Output of git above this is not taken. */
const MAX_OUTPUT = 256 << 20;

/**
 * Keeps the findings that touch a line changed since a commit: by their own place or by a step of the value's way. `revision` is any
 * name that git knows; what counts is where the current branch left it, as in a merge request.
 *
 * Git only hands out stored texts (`cat-file`); it never looks at the work tree, so no filter, hook or monitor that a
 * repository's configuration names is started. Throws a `UsageError` outside of a repository and for names that git does not know.
 */
export function onChangedLines(
  diagnostics: readonly Diagnostic[],
  revision: string,
  folder: string,
  read: (uri: string) => string | undefined,
): readonly Diagnostic[] {
  const top = git(folder, ['rev-parse', '--show-toplevel']);
  if (top === undefined) throw new UsageError(`holdfast: --since: ${folder} is in no Git repository that git can read`);
  const commit = git(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  if (commit === undefined)
    throw new UsageError(`holdfast: --since: git knows no "${revision}" here; in CI, fetch the history of that branch`);
  // Histories that share nothing, as in a shallow clone, are compared end to end.
  const base = git(folder, ['merge-base', commit, 'HEAD']) ?? commit;

  const changed = new Map<string, (line: number) => boolean>();
  const changedIn = (uri: string): ((line: number) => boolean) => {
    const known = changed.get(uri);
    if (known) return known;
    const name = path.relative(top, fileURLToPath(uri)).split(path.sep).join('/');
    const outside = name.startsWith('../') || path.isAbsolute(name);
    const before = outside ? undefined : git(top, ['cat-file', 'blob', `${base}:${name}`], false);
    const found = before === undefined ? () => true : linesOf(before, read(uri) ?? '');
    changed.set(uri, found);
    return found;
  };
  return diagnostics.filter((diagnostic) =>
    [diagnostic, ...diagnostic.flow].some(({ uri, range }) => {
      const isChanged = changedIn(uri);
      const index = createLineIndex(read(uri) ?? '');
      const last = index.positionAt(Math.max(range.start, range.end - 1)).line;
      for (let line = index.positionAt(range.start).line; line <= last; line++) if (isChanged(line)) return true;
      return false;
    }),
  );
}

/** The lines, from zero, that are in `after` and not in `before`. Line ends do not count as a change. */
function linesOf(before: string, after: string): (line: number) => boolean {
  const lines = new Set<number>();
  let line = 0;
  for (const { added, removed, count } of diffLines(plain(before), plain(after))) {
    if (removed) continue;
    if (added) for (let i = 0; i < count; i++) lines.add(line + i);
    line += count;
  }
  return (each) => lines.has(each);
}

const plain = (text: string): string => text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');

/** What git prints, without its last line end; undefined when it fails or is not installed. */
function git(folder: string, args: readonly string[], trimmed = true): string | undefined {
  const run = spawnSync('git', ['-C', folder, ...args], {
    encoding: 'utf8',
    maxBuffer: MAX_OUTPUT,
    env: { ...process.env, GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1' },
    windowsHide: true,
  });
  if (run.status !== 0) return undefined;
  return trimmed ? run.stdout.replace(/\r?\n$/, '') : run.stdout;
}
