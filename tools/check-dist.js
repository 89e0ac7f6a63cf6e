'use strict';

/** Run before packaging, which does not build: an extension without its server would install and stay silent. */
const fs = require('node:fs');
const path = require('node:path');
const { grammars } = require('./grammars.js');

const dist = path.join(__dirname, '..', 'dist');
const needed = [
  'client.js',
  'server.js',
  'worker.js',
  'engine.js',
  'cli.js',
  'web/client.js',
  'web/server.js',
  ...Object.keys(grammars).map((name) => `grammars/${name}`),
];
const missing = needed.filter((name) => !fs.existsSync(path.join(dist, name)));
if (missing.length > 0) {
  console.error(`dist/ lacks ${missing.join(', ')}. Run \`npm run build\` first.`);
  process.exitCode = 1;
}
