'use strict';

/**
 * Where each grammar's WebAssembly file comes from. Read by the build, which writes them beside the bundles, and by the
 * tests, which load them from the packages.
 */
const { readFileSync } = require('node:fs');
const path = require('node:path');

const modules = path.join(__dirname, '..', 'node_modules');

/** File name in `dist/grammars` to file in an npm package. */
const grammars = {
  'web-tree-sitter.wasm': path.join(modules, 'web-tree-sitter', 'web-tree-sitter.wasm'),
  'tree-sitter-kotlin.wasm': path.join(
    modules,
    '@tree-sitter-grammars',
    'tree-sitter-kotlin',
    'tree-sitter-kotlin.wasm',
  ),
  'tree-sitter-java.wasm': path.join(modules, '@repomix', 'tree-sitter-wasms', 'out', 'tree-sitter-java.wasm'),
  'tree-sitter-swift.wasm': path.join(modules, '@repomix', 'tree-sitter-wasms', 'out', 'tree-sitter-swift.wasm'),
  'tree-sitter-objc.wasm': path.join(modules, 'tree-sitter-objc', 'tree-sitter-objc.wasm'),
  'tree-sitter-dart.wasm': path.join(modules, '@repomix', 'tree-sitter-wasms', 'out', 'tree-sitter-dart.wasm'),
};

/**
 * `tree_sitter_swift_external_scanner_create`: `return calloc(0, sizeof(struct ScannerState))`, so the scanner's state begins with
 * whatever lies in that memory. It then looks for the end of a raw string that never began, up to the end of the file, again and
 * again. With one element instead of none the state begins with zero.
 */
const callocOfNothing = Buffer.from('410041041080808080000b', 'hex');

/** The bytes of a grammar. Throws when the file is missing or the place to be mended is not in it. */
function readGrammar(name) {
  const bytes = readFileSync(grammars[name]);
  if (name !== 'tree-sitter-swift.wasm') return bytes;
  const at = bytes.indexOf(callocOfNothing);
  if (at < 0 || bytes.includes(callocOfNothing, at + 1)) {
    throw new Error(`${name} is another one than before: see whether its scanner still allocates nothing.`);
  }
  bytes[at + 1] = 1;
  return bytes;
}

module.exports = { grammars, readGrammar };
