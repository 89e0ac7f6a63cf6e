import assert from 'node:assert/strict';
import { Parser } from 'web-tree-sitter';
import type { CodeLanguage } from '../../server/src/core/language';
import { mappings } from '../../server/src/syntax/languages/index';
import type { SyntaxNode, SyntaxTree } from '../../server/src/syntax/nodes';
import { createParser, type Parser as FileParser } from '../../server/src/syntax/parser';
import { createSharedSources } from '../../server/src/syntax/shared-source';
import { Units } from '../../server/src/syntax/tree-sitter/units';
import { ScriptUnits } from '../../server/src/syntax/ts-morph/script-units';
import { allNodes } from '../../server/src/syntax/walk';
import { readCorpus, type Sample } from '../fuzz/corpus';
import { countLiveTrees } from '../fuzz/probe';
import { createRandom } from '../fuzz/random';
import { loadGrammar } from '../harness/grammars';
import { edited } from '../soak/text-edits';
import { watchWasmMemory } from './wasm-memory';

// While files are loaded and not in a hook: the hooks of another test file may start the runtime first.
watchWasmMemory();

const BUDGET = { milliseconds: 60_000 };
/** Texts without errors that came about by editing, for each language. */
const COMPARED = 400;

const extensions: Readonly<Partial<Record<CodeLanguage, RegExp>>> = {
  kotlin: /\.kts?$/,
  java: /\.java$/,
  swift: /\.swift$/,
  'objective-c': /\.mm?$/,
  dart: /\.dart$/,
  typescript: /\.tsx?$/,
  javascript: /\.jsx?$/,
};

/** What makes the next parse quicker: trees of the grammar, and declarations that need not be converted again. */
const ways: readonly { readonly language: CodeLanguage; readonly reparses: boolean; readonly takesOver: boolean }[] = [
  ...mappings.map(({ language, reparses, unitsIn }) => ({ language, reparses, takesOver: unitsIn !== undefined })),
  { language: 'typescript', reparses: false, takesOver: true },
  { language: 'javascript', reparses: false, takesOver: true },
];

/** What both kinds of units say of a place: the same declaration in the last text. */
interface Looking {
  unitBefore(...place: number[]): unknown;
}

/** All that a tree says, node by node; nodes within nodes by their place. */
function written({ root, comments, hasErrors }: SyntaxTree): string {
  const within = (node: SyntaxNode) => (key: string, value: unknown) => {
    if (key === 'parent' || key === 'native') return undefined;
    if (typeof value !== 'object' || value === null || value === node || !('nativeKind' in value)) return value;
    const { kind, range } = value as SyntaxNode;
    return `${kind} ${range.start} ${range.end}`;
  };
  const nodes = allNodes(root).map((node) => JSON.stringify(node, within(node)));
  return [...nodes, JSON.stringify(comments), hasErrors].join('\n');
}

describe('parsing after an edit', function () {
  this.timeout(300_000);
  let parser: FileParser;
  let liveTrees: () => number;
  let corpus: readonly Sample[];

  before(async () => {
    parser = await createParser(loadGrammar);
    liveTrees = countLiveTrees();
    corpus = readCorpus().filter(({ text }) => text.length < 8000);
  });

  for (const { language, reparses, takesOver } of ways) {
    const title = takesOver ? 'gives the tree that a parse from nothing gives' : 'starts from nothing';
    it(`${language}: ${title}`, () => {
      const own = corpus.filter(({ path }) => extensions[language]?.test(path));
      const random = createRandom(20261126);
      const before = liveTrees();
      let compared = 0;
      let reused = 0;
      let taken = 0;
      const restored = [Units.prototype, ScriptUnits.prototype].map((each) => {
        const looking = each as unknown as Looking;
        const { unitBefore } = looking;
        looking.unitBefore = function (...place) {
          const before = unitBefore.apply(this, place);
          if (before) taken++;
          return before;
        };
        return () => Object.assign(looking, { unitBefore });
      });
      const { parse } = Parser.prototype;
      Parser.prototype.parse = function (...input: Parameters<typeof parse>) {
        if (input[1]) reused++;
        return parse.apply(this, input);
      };
      try {
        while (compared < (takesOver ? COMPARED : 1)) {
          const sample = random.pick(own);
          const uri = `file:///${sample.path}`;
          let text = sample.text;
          let last = parser.parse({ uri, text, language }, BUDGET);
          for (let edit = 0; edit < 30; edit++) {
            text = edited(text, sample.text, random, own);
            const next = parser.parse({ uri, text, language }, BUDGET, last);
            const fresh = parser.parse({ uri, text, language }, BUDGET);
            assert.ok(next?.tree && fresh?.tree);
            if (last?.tree?.hasErrors === false && !fresh.tree.hasErrors) {
              assert.equal(written(next.tree), written(fresh.tree));
              compared++;
            } else assert.equal(next.tree.hasErrors, fresh.tree.hasErrors);
            last?.dispose();
            fresh.dispose();
            last = next;
          }
          last?.dispose();
        }
      } finally {
        Parser.prototype.parse = parse;
        for (const restore of restored) restore();
      }
      assert.equal(reused > compared / 2, reparses);
      assert.equal(taken > compared / 10, takesOver, `${taken} functions taken over`);
      assert.equal(liveTrees(), before);
    });
  }

  it('takes no tree that has been given back, of another language or with errors', () => {
    const parse = (text: string, file: string, previous?: ReturnType<FileParser['parse']>) => {
      const parsed = parser.parse({ uri: `file:///${file}`, text }, BUDGET, previous);
      assert.ok(parsed);
      return parsed;
    };
    const good = parse('val a = 1\n', 'A.kt');
    const java = parse('class A { }\n', 'A.java', good);
    const bad = parse('val a = = 1\n', 'A.kt', good);
    assert.deepEqual([good.tree?.hasErrors, bad.tree?.hasErrors, bad.reusable], [false, true, undefined]);
    good.dispose();
    const after = parse('val ab = 1\n', 'A.kt', good);
    const [variable] = after.tree?.root.children ?? [];
    assert.equal(variable?.kind === 'variable' && variable.name, 'ab');
    for (const file of [java, bad, after]) file.dispose();
  });

  it('keeps the last text that was parsed until the next one is, and no more trees than that', () => {
    const before = liveTrees();
    const given: string[] = [];
    const sources = createSharedSources((source, milliseconds, previous) => {
      given.push(`${previous?.text ?? 'nothing'} for ${source.text}`);
      return parser.parse(source, milliseconds === undefined ? BUDGET : { milliseconds }, previous);
    });
    const uri = 'file:///A.kt';
    const text = (name: string) => `val ${name} = 1`;
    let held = sources.share({ uri, text: text('a') });
    sources.parse(held);
    assert.equal(liveTrees() - before, 1);
    for (const name of ['b', 'c', 'd']) held = sources.share({ uri, text: text(name) }, undefined, held);
    assert.equal(liveTrees() - before, 1);
    sources.parse(held);
    sources.parse(held);
    assert.deepEqual(given, [`nothing for ${text('a')}`, `${text('a')} for ${text('d')}`]);
    assert.equal(liveTrees() - before, 1);
    held = sources.share({ uri, text: text('e') }, undefined, held);
    held.dispose();
    assert.equal(liveTrees(), before);
  });
});
