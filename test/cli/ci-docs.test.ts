import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { cli } from './run-in-process';

const docs = path.join(__dirname, '..', '..', 'docs');
const page = readFileSync(path.join(docs, 'ci.md'), 'utf8');
const definitions = ['ci/action.yml', 'ci/gitlab.yml'].map((file) => readFileSync(path.join(docs, file), 'utf8'));

describe('docs/ci.md', () => {
  it('names only options that the command line has', async () => {
    const { out } = await cli(docs, ['scan', '--help']);
    const calls = [page, ...definitions].flatMap((text) => [
      ...text.matchAll(/(?:holdfast|cli\.js) scan[^\n`]*|options\+?=\([^\n]*/g),
    ]);
    const options = new Set(calls.flatMap(([call]) => call.match(/--[a-z][a-z-]*/g) ?? []));
    assert.ok(options.size >= 6, [...options].join(' '));
    for (const option of options) assert.ok(out.includes(option), option);
  });

  it('shows YAML that parses, and definitions with what their hosts ask for', () => {
    const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)];
    assert.ok(blocks.length >= 3);
    for (const [, block] of blocks) assert.equal(typeof parse(block as string), 'object');
    const [action, gitlab] = definitions.map((text) => parse(text));
    assert.equal(action.runs.using, 'composite');
    const inputs = Object.keys(action.inputs);
    for (const [, name] of (definitions[0] as string).matchAll(/inputs\.([a-z-]+)/g))
      assert.ok(inputs.includes(name as string), name);
    for (const step of action.runs.steps)
      assert.ok(step.uses || step.shell, 'a step that runs something names its shell');
    assert.deepEqual(gitlab.holdfast.artifacts.reports, { sast: 'gl-sast-report.json' });
  });

  it('hands inputs of a workflow over as environment, never as text of the script', () => {
    for (const step of parse(definitions[0] as string).runs.steps)
      assert.doesNotMatch(step.run ?? '', /\$\{\{\s*inputs/);
  });
});
