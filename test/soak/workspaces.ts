import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { isCandidate, isCodeFile } from '../../server/src/project/candidates';
import { discoverFiles } from '../../server/src/project/discovery';
import type { Sample } from '../fuzz/corpus';
import type { Random } from '../fuzz/random';
import { readFixture } from '../harness/fixture-file';

/** Files that a round of editing starts with. */
export type Workspace = readonly Sample[];

/** Larger files make a fresh scan after every batch slow and find nothing that smaller ones do not. */
const LONGEST = 20_000;
const CODE_FILES = 8;
const OTHER_FILES = 6;

const root = path.join(__dirname, '..', '..');

/** Where workspaces come from: one function per example app, for the fixtures, and per folder that was given. */
export async function workspaceSources(folders: readonly string[]): Promise<((random: Random) => Workspace)[]> {
  const examples = path.join(root, 'examples');
  const apps = readdirSync(examples).map((name) => path.join(examples, name));
  const all = [...apps.filter((name) => statSync(name).isDirectory()), ...folders];
  const lists = await Promise.all(all.map(readApp));
  return [...lists.filter((list) => list.length > 0).map((list) => (random: Random) => partOf(list, random)), fixtures];
}

async function readApp(folder: string): Promise<Workspace> {
  const found = await discoverFiles(folder);
  return found.files.filter(isCandidate).flatMap((uri) => {
    const file = new URL(uri);
    const { size } = statSync(file);
    if (size > LONGEST) return [];
    return [{ path: path.relative(folder, decodeURIComponent(file.pathname)), text: readFileSync(file, 'utf8') }];
  });
}

/** A part of an app: small enough to be scanned after every batch, with build files and code. */
function partOf(list: Workspace, random: Random): Workspace {
  const some = (from: Workspace, count: number): Workspace => {
    const rest = [...from];
    const taken: Sample[] = [];
    while (taken.length < count && rest.length > 0) taken.push(...rest.splice(random.below(rest.length), 1));
    return taken;
  };
  return [
    ...some(
      list.filter((file) => isCodeFile(file.path)),
      CODE_FILES,
    ),
    ...some(
      list.filter((file) => !isCodeFile(file.path)),
      OTHER_FILES,
    ),
  ];
}

let cases: readonly Workspace[] | undefined;

/** Some cases of the rules' fixtures, each a project of its own, and one at the top. */
function fixtures(random: Random): Workspace {
  const rules = path.join(root, 'test', 'rules');
  cases ??= readdirSync(rules, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.md') && entry.parentPath !== rules)
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .flatMap((file) => readFixture(readFileSync(file, 'utf8')).cases)
    .map((each) => each.files.filter(({ text }) => text.length <= LONGEST));
  const picked = Array.from({ length: 6 }, () => random.pick(cases as readonly Workspace[]));
  return picked.flatMap((files, i) =>
    files.slice(0, 4).map(({ path: name, text }) => ({ path: i === 0 ? name : `part${i}/${name}`, text })),
  );
}
