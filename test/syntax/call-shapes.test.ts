import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CodeLanguage } from '../../server/src/core/language';
import type { CodeAdapter } from '../../server/src/syntax/language-adapter';
import { mappings } from '../../server/src/syntax/languages/index';
import type { SyntaxNode } from '../../server/src/syntax/nodes';
import { printTree } from '../../server/src/syntax/print-tree';
import { createTreeSitterAdapter } from '../../server/src/syntax/tree-sitter/tree-sitter-adapter';
import { createTsMorphAdapter } from '../../server/src/syntax/ts-morph/ts-morph-adapter';
import { walk } from '../../server/src/syntax/walk';
import { loadGrammar } from '../harness/grammars';

interface Shape {
  readonly name: string;
  readonly code: Map<string, string>;
  /** By language; under the empty name those of all other languages. */
  readonly facts: Map<string, readonly string[]>;
}

const IN_FUNCTION: Readonly<Record<string, readonly [string, string]>> = {
  kotlin: ['fun example() {\n', '\n}\n'],
  java: ['class Example {\n  void example() {\n', '\n  }\n}\n'],
  swift: ['func example() {\n', '\n}\n'],
  'objective-c': ['@implementation Example\n- (void)example {\n', '\n}\n@end\n'],
  dart: ['void example() {\n', '\n}\n'],
  typescript: ['function example() {\n', '\n}\n'],
  javascript: ['function example() {\n', '\n}\n'],
};

function readShapes(file: string): Shape[] {
  const text = readFileSync(path.join(__dirname, file), 'utf8');
  return text
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const shape: Shape = { name: section.split('\n', 1)[0] ?? '', code: new Map(), facts: new Map() };
      for (const [, info = '', body = ''] of section.matchAll(/^```(.+)\n([\s\S]*?)\n```$/gm)) {
        const [language = '', detail = ''] = info.split(' ');
        if (language === 'facts') shape.facts.set(detail, body.split('\n'));
        else
          shape.code.set(language, detail === 'in-function' ? (IN_FUNCTION[language] ?? []).join(body) : `${body}\n`);
      }
      return shape;
    });
}

const FILES = ['call-shapes.md', 'value-shapes.md', 'declaration-shapes.md'];

describe('neutral tree of every language', () => {
  const adapters = new Map<string, CodeAdapter>();
  const languages: readonly CodeLanguage[] = ['typescript', 'javascript', ...mappings.map(({ language }) => language)];

  before(async () => {
    for (const adapter of [createTsMorphAdapter(), await createTreeSitterAdapter(loadGrammar, mappings)]) {
      for (const language of adapter.languages) adapters.set(language, adapter);
    }
  });

  for (const shape of FILES.flatMap(readShapes)) {
    describe(shape.name, () => {
      for (const language of languages) {
        const code = shape.code.get(language);
        if (code === undefined) continue;
        it(language, () => {
          const facts = shape.facts.get(language) ?? shape.facts.get('');
          assert.ok(facts, `no facts for ${language}`);
          const { tree, dispose } = adapter(language).parse(code, language, 'file:///example', {
            milliseconds: 10_000,
          });
          const printed = printAll(tree.root, code);
          dispose();
          assert.equal(tree.reduced, false, 'read at token level');
          assert.equal(tree.hasErrors, false, `does not parse:\n${code}`);
          for (const fact of facts) {
            assert.ok(printed.has(fact), `missing ${fact}\nin ${printTree(tree.root, code)}`);
          }
        });
      }
    });
  }

  it('is checked for at least ten shapes of each language', () => {
    const shapes = FILES.flatMap(readShapes);
    for (const language of languages) {
      assert.ok(shapes.filter((shape) => shape.code.has(language)).length >= 10, language);
    }
  });

  function adapter(language: string): CodeAdapter {
    const found = adapters.get(language);
    assert.ok(found, `no adapter for ${language}`);
    return found;
  }
});

function printAll(root: SyntaxNode, text: string): Set<string> {
  const printed = new Set<string>();
  walk(root, (node) => {
    printed.add(printTree(node, text));
    return true;
  });
  return printed;
}
