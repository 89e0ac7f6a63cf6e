import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readFixture } from '../harness/fixture-file';

/** A text as a file of a project. */
export interface Sample {
  readonly path: string;
  readonly text: string;
}

const root = path.join(__dirname, '..', '..');

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}

/** Every file of the rules' fixtures and of the example apps, in the same order on every machine. */
export function readCorpus(): readonly Sample[] {
  const rules = path.join(root, 'test', 'rules');
  const fixtures = filesBelow(rules)
    .filter((file) => file.endsWith('.md') && path.dirname(file) !== rules)
    .flatMap((file) => readFixture(readFileSync(file, 'utf8')).cases)
    .flatMap((each) => each.files.map(({ path: name, text }) => ({ path: name, text })));
  const examples = path.join(root, 'examples');
  const apps = filesBelow(examples).map((file) => ({
    path: path.relative(examples, file).split(path.sep).slice(1).join('/'),
    text: readFileSync(file, 'utf8'),
  }));
  return [...fixtures, ...apps.filter((sample) => sample.path !== '')];
}
