import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const root = path.join(__dirname, '..', '..');

/** What `scslre` says of one literal; declared here, because a checkout that was not installed anew has no such package. */
interface Report {
  readonly type: string;
  readonly exponential: boolean;
  readonly character: { readonly pick: unknown };
}
type Analyse = (literal: { source: string; flags: string }) => { readonly reports: readonly Report[] };
let analyse: Analyse;

/** The sources of the product. */
function sources(): readonly string[] {
  return ['server/src', 'client/src'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => path.join(root, folder, name)),
  );
}

/** Every regular expression literal of a source, with its line. */
function expressionsIn(file: string): readonly { readonly text: string; readonly at: string }[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
  const found: { text: string; at: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push({ text: node.text, at: `${path.relative(root, file)}:${line + 1}` });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What makes an expression take more than linear time, in words. */
function reasons(text: string): readonly string[] {
  const [, source, flags] = /^\/(.*)\/([a-z]*)$/s.exec(text) as unknown as [string, string, string];
  return analyse({ source, flags }).reports.map(
    ({ type, exponential, character }) =>
      `${exponential ? 'exponential' : 'super-linear'} (${type.toLowerCase()}) on ${String(character.pick)} repeated`,
  );
}

describe('regular expressions of the product', () => {
  before(function () {
    try {
      ({ analyse } = require('scslre') as { analyse: Analyse });
    } catch (error) {
      // Skipped where `npm install` has not run since the package was added, and nowhere else.
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
      this.skip();
    }
  });

  it('are known to be super-linear when they are', () => {
    for (const slow of ['/^(a+)+$/', '/\\s*,?\\s*$/', '/^\\s*import/m', '/x*$/'])
      assert.notDeepEqual(reasons(slow), [], slow);
    assert.deepEqual(reasons('/^[ \\t]*import/m'), []);
  });

  it('take time in proportion to the text, whatever it is', () => {
    const all = sources().flatMap(expressionsIn);
    assert.ok(all.length > 1000, `${all.length} expressions`);
    const slow = all.flatMap(({ text, at }) => reasons(text).map((reason) => `${at}: ${text} is ${reason}`));
    assert.deepEqual(slow, []);
  });
});
