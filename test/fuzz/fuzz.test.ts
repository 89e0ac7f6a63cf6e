import assert from 'node:assert/strict';
import type { Analyzer } from '../../server/src/analyzer';
import { sharedAnalyzer } from '../project/project-of';
import { watchWasmMemory } from '../syntax/wasm-memory';
import { readCorpus, type Sample } from './corpus';
import { minimize } from './minimize';
import { countLiveTrees, probe } from './probe';
import { fuzz, inputAt } from './run';

// While files are loaded and not in a hook: the hooks of another test file may start the runtime first.
watchWasmMemory();

/** How many inputs every run of the tests takes; `npm run fuzz` takes as many as wanted. */
const INPUTS = 250;
/** Nesting and lines that cost seconds are for the long run. */
const MAX_LENGTH = 4000;

describe('fuzz', function () {
  this.timeout(600_000);
  let analyzer: Analyzer;
  let liveTrees: () => number;

  before(async () => {
    analyzer = await sharedAnalyzer();
    liveTrees = countLiveTrees();
  });

  it('makes the same input from the same seed, and others from others', () => {
    const corpus = readCorpus();
    assert.deepEqual(inputAt(corpus, 3, 14), inputAt(corpus, 3, 14));
    assert.notDeepEqual(inputAt(corpus, 3, 14), inputAt(corpus, 4, 14));
    assert.ok(corpus.length > 500 && new Set(corpus.map(({ path }) => path.split('.').at(-1))).size > 15);
  });

  it('finds the smallest text that shows a fault', () => {
    assert.equal(
      minimize('some (long) text ] with [ two', (text) => text.includes('[') && text.includes(']')),
      '][',
    );
  });

  it('sees what throws, what fails and trees that are kept', () => {
    const broken: Analyzer = {
      ...analyzer,
      fixes: () => {
        throw new Error('planned');
      },
    };
    assert.match(probe(broken, [{ path: 'src/a.ts', text: '' }]).fault ?? '', /planned/);
    const kept = analyzer.parse({ uri: 'file:///project/A.kt', text: 'class A' });
    assert.equal(liveTrees(), 1);
    kept?.dispose();
    assert.equal(liveTrees(), 0);
  });

  it('survives mutated files, and its memory stays', () => {
    const result = fuzz(analyzer, {
      inputs: INPUTS,
      seed: 20_261_125,
      maxLength: MAX_LENGTH,
      liveTrees,
      limit: Number.POSITIVE_INFINITY,
    });
    assert.deepEqual(result.faults, []);
    assert.ok(result.settled, `memory of the grammars grows: ${result.memory.join(', ')} bytes`);
    assert.ok(
      result.parsed > INPUTS / 2 && result.findings > INPUTS / 10 && result.fixes > INPUTS / 10,
      JSON.stringify(result),
    );
  });

  const wide: readonly (Sample & { readonly name: string })[] = [
    {
      name: 'a line of ten megabytes',
      path: 'src/a.ts',
      text: `const a = "${'x'.repeat(10_000_000)}";\nlocalStorage.setItem("password", password);`,
    },
    { name: 'a megabyte of blank lines', path: 'App/A.m', text: `${'\n'.repeat(1_000_000)}@end` },
    { name: 'a megabyte of spaces', path: 'lib/a.dart', text: `${' '.repeat(1_000_000)}print(password);` },
    { name: 'a megabyte of brackets', path: 'app.json', text: '['.repeat(1_000_000) },
    { name: 'a megabyte of tags', path: 'app/src/main/AndroidManifest.xml', text: '<a>'.repeat(333_333) },
    { name: 'a megabyte of list marks', path: 'pubspec.yaml', text: '- '.repeat(500_000) },
    { name: 'nested calls without end', path: 'src/main/A.kt', text: `fun a() { ${'f('.repeat(20_000)}` },
    { name: 'a long chain of members', path: 'A.swift', text: `let a = a${'.b()'.repeat(20_000)}` },
    { name: 'a long sum', path: 'A.java', text: `class A { String a = ""${' + "b"'.repeat(20_000)}; }` },
    { name: 'nested templates', path: 'src/a.js', text: `const a = ${'`${'.repeat(5000)}1${'}`'.repeat(5000)};` },
  ];
  for (const sample of wide) {
    it(`comes back from ${sample.name}`, () => {
      assert.equal(probe(analyzer, [sample], { analysis: { parseBudget: 1000 } }).fault, undefined);
      assert.equal(liveTrees(), 0);
    });
  }
});
