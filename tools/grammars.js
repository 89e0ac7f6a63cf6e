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
 * Faults of scanners that make parsing quadratic, each mended by one byte: where the bytes around it stand, and what it becomes.
 *
 * Swift: `scanner_create` is `calloc(0, sizeof(struct ScannerState))`, so the state begins with whatever lies in that memory. The scanner
 * then looks for the end of a raw string that never began, up to the end of the file, again and again. One element instead of none.
 *
 * Kotlin: `scanner_scan` takes what follows for the content of a multi-line string whenever that is valid, and while the parser
 * recovers or tries several readings (at every `!=`, `||`, `!is`) everything is. It then reads to the end of the file. No
 * `constructor` is valid within a string: both flags are loaded at once (`load16_u` for `load8_u`) and compared with `1`.
 */
const mends = {
  'tree-sitter-swift.wasm': { around: '410041041080808080000b', at: 1, was: 0x00, becomes: 0x01 },
  'tree-sitter-kotlin.wasm': { around: '20022d00064101470d00', at: 2, was: 0x2d, becomes: 0x2f },
};

/** The bytes of a grammar, mended. Throws when the file is missing, or when the place of a fault is not in it. */
function readGrammar(name) {
  const bytes = readFileSync(grammars[name]);
  const mend = mends[name];
  if (!mend) return bytes;
  const around = Buffer.from(mend.around, 'hex');
  const at = bytes.indexOf(around);
  if (at < 0 || bytes.includes(around, at + 1) || bytes[at + mend.at] !== mend.was) {
    throw new Error(`${name} is another one than before: see in tools/grammars.js whether it still has its fault.`);
  }
  bytes[at + mend.at] = mend.becomes;
  return bytes;
}

module.exports = { grammars, readGrammar };
