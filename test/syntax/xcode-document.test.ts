import assert from 'node:assert/strict';
import { assertValue, nodeAt, readDocument, textAt } from './document-facts';
import { assertSound, assertTolerant } from './document-soundness';

const project = `// !$*UTF8*$!
{
  archiveVersion = 1;
  objects = {
/* Begin XCBuildConfiguration section */
    AB12 /* Debug */ = {
      isa = XCBuildConfiguration;
      buildSettings = {
        IPHONEOS_DEPLOYMENT_TARGET = 14.0;
        "CODE_SIGN_IDENTITY[sdk=iphoneos*]" = "iPhone Developer";
        LD_RUNPATH_SEARCH_PATHS = (
          "$(inherited)",
          "@executable_path/\\"Frameworks\\"",
        );
        EMPTY = "";
      };
      name = Debug;
    };
  };
  rootObject = AB12 /* Project object */;
}
`;

describe('Xcode project documents', () => {
  it('reads dictionaries, lists, quotes and comments', () => {
    const tree = readDocument('xcode', project);
    assert.deepEqual(tree.errors, []);
    const settings = nodeAt(tree, 'objects', 'AB12', 'buildSettings');
    assert.deepEqual(
      settings.children.map(({ name }) => name),
      ['IPHONEOS_DEPLOYMENT_TARGET', 'CODE_SIGN_IDENTITY[sdk=iphoneos*]', 'LD_RUNPATH_SEARCH_PATHS', 'EMPTY'],
    );
    assertValue(
      project,
      nodeAt(tree, 'objects', 'AB12', 'buildSettings', 'IPHONEOS_DEPLOYMENT_TARGET'),
      '14.0',
      '14.0',
    );
    const path = ['objects', 'AB12', 'buildSettings', 'LD_RUNPATH_SEARCH_PATHS', '1'] as const;
    assertValue(project, nodeAt(tree, ...path), '@executable_path/"Frameworks"', '@executable_path/\\"Frameworks\\"');
    assertValue(project, nodeAt(tree, 'rootObject'), 'AB12', 'AB12');
    assert.equal(tree.comments.length, 4);
  });

  it('reads on behind what is missing', () => {
    const text = '{ a = 1; b = ; c d = { e = 2 }; f = ( 1, { g = 3; } ); h = "x';
    const tree = readDocument('xcode', text);
    assertSound(text, tree);
    assert.equal(nodeAt(tree, 'd', 'e').value, '2');
    assert.equal(nodeAt(tree, 'f', '1', 'g').value, '3');
    assert.equal(nodeAt(tree, 'h').value, 'x');
    assert.ok(tree.errors.length >= 3);
  });

  it('holds for cut, CRLF, marked and shifted texts', () => {
    assertTolerant('xcode', project, '// 😀');
  });

  it('takes empty and hostile texts', () => {
    assert.equal(readDocument('xcode', '').root.children.length, 0);
    for (const piece of ['{', '(', 'a = {', 'a = (', '"', '/*', ';', 'a = b']) {
      assertSound('{ ok = 1; ', readDocument('xcode', '{ ok = 1; '));
      assert.equal(nodeAt(readDocument('xcode', `{ ok = 1; ${piece.repeat(20_000)}`), 'ok').value, '1');
    }
  });
});

describe('Xcode settings', () => {
  const uri = 'file:///project/App.xcconfig';

  it('reads settings with conditions and comments behind values', () => {
    const text = '\uFEFF#include "Base.xcconfig"\r\n// top\r\nA = b // c\r\nB[sdk=iphoneos*] = "x y"\r\nC =\r\n';
    const tree = readDocument('xcode', text, uri);
    assertSound(text, tree);
    assertValue(text, nodeAt(tree, 'A'), 'b', 'b');
    assertValue(text, nodeAt(tree, 'B[sdk=iphoneos*]'), '"x y"', '"x y"');
    assertValue(text, nodeAt(tree, 'C'), '', '');
    assert.deepEqual(
      tree.comments.map((comment) => textAt(text, comment.range)),
      ['// top', '// c'],
    );
  });
});
