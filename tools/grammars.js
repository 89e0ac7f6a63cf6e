'use strict';

/**
 * Where each grammar's WebAssembly file comes from. Read by the build, which copies them beside the bundles, and by the
 * tests, which load them from the packages.
 */
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

module.exports = { grammars };
