import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type FixtureCase, readFixture } from '../../test/harness/fixture-file';
import { at } from '../generate/paths';

/** Sources that stand for themselves: what one fix leaves of a project, or one snippet. */
export interface Unit {
  /** Rule, heading and title of the fix, or language and prefix of the snippet. */
  readonly name: string;
  readonly files: readonly SourceText[];
  /** The files before the fix; none for a snippet. */
  readonly before: readonly SourceText[];
}

interface SourceText {
  readonly path: string;
  readonly text: string;
}

/**
 * Results of fixes and snippets with a changed or new file that has one of these extensions; files with other ones are left
 * out. A fix that touches no file of a language says nothing there.
 */
export function unitsOf(extensions: readonly string[]): readonly Unit[] {
  const wanted = ({ path: file }: SourceText): boolean => extensions.some((extension) => file.endsWith(extension));
  return [...fixedUnits(), ...snippetUnits()]
    .map((unit) => ({ ...unit, files: unit.files.filter(wanted), before: unit.before.filter(wanted) }))
    .filter(({ files, before }) => {
      const known = new Map(before.map((file) => [file.path, file.text]));
      return files.some(({ path: file, text }) => known.get(file) !== text);
    });
}

function fixedUnits(): Unit[] {
  const folder = at('test', 'rules');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.parentPath !== folder)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => {
      const name = path.relative(folder, file).replaceAll(path.sep, '/').replace(/\.md$/, '');
      return readFixture(readFileSync(file, 'utf8')).cases.flatMap((entry) => unitsOfCase(name, entry));
    });
}

/** A unit for each fix, with the files that it leaves alone. */
function unitsOfCase(name: string, { name: heading, files, fixes }: FixtureCase): Unit[] {
  return fixes.map((fix) => {
    const texts = new Map(files.map((file) => [file.path, file.text]));
    for (const file of fix.files) texts.set(file.path, file.text);
    return {
      name: `${name}: ${heading}: ${fix.title}`,
      files: [...texts].map(([file, text]) => ({ path: javaPath(file, text), text })),
      before: files.map(({ path: file, text }) => ({ path: javaPath(file, text), text })),
    };
  });
}

const snippetExtension: Readonly<Record<string, string>> = { kotlin: '.kt', java: '.java', typescript: '.ts' };

function snippetUnits(): Unit[] {
  return Object.entries(snippetExtension).flatMap(([language, extension]) => {
    const text = readFileSync(at('snippets', `${language}.json`), 'utf8');
    const list = Object.values(JSON.parse(text) as Record<string, { prefix: string; body: readonly string[] }>);
    return list.map(({ prefix, body }) => ({
      name: `snippets/${language}: ${prefix}`,
      files: [{ path: javaPath(`Snippet${extension}`, expanded(body)), text: expanded(body) }],
      before: [],
    }));
  });
}

/** What the editor inserts when every default is accepted. */
export function expanded(body: readonly string[]): string {
  return body
    .join('\n')
    .replace(/(?<!\\)\$\{\d+:([^}]*)\}/g, '$1')
    .replace(/(?<!\\)\$\d/g, '')
    .replace(/\\([\\$])/g, '$1');
}

/** Java wants a public class in a file of its name. */
function javaPath(file: string, text: string): string {
  if (!file.endsWith('.java')) return file;
  const name = /^public (?:(?:final|abstract) )?(?:class|interface|enum|record) (\w+)/m.exec(text)?.[1];
  return name ? path.posix.join(path.posix.dirname(file), `${name}.java`) : file;
}
