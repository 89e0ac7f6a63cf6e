'use strict';

/**
 * Loaded before a program (`node --require`): every way to the network or to another program throws, and is named in the
 * file of HOLDFAST_GUARD_LOG. Worker threads load it too.
 */
const fs = require('node:fs');

function forbid(owner, name, label) {
  if (typeof owner?.[name] !== 'function') return;
  const refuse = () => {
    fs.appendFileSync(process.env.HOLDFAST_GUARD_LOG, `${label}.${name}\n`);
    throw new Error(`${label}.${name} is forbidden here`);
  };
  Object.defineProperty(owner, name, { value: refuse, configurable: true, writable: true, enumerable: true });
}

const ways = {
  http: ['request', 'get', 'createServer'],
  https: ['request', 'get', 'createServer'],
  http2: ['connect', 'createServer', 'createSecureServer'],
  net: ['connect', 'createConnection', 'createServer'],
  tls: ['connect', 'createServer'],
  dgram: ['createSocket'],
  dns: ['lookup', 'resolve', 'resolve4', 'resolve6', 'reverse'],
  child_process: ['spawn', 'spawnSync', 'exec', 'execSync', 'execFile', 'execFileSync', 'fork'],
  vm: ['runInContext', 'runInNewContext', 'runInThisContext'],
};
for (const [module, names] of Object.entries(ways)) {
  for (const name of names) forbid(require(`node:${module}`), name, module);
}
forbid(require('node:net').Socket.prototype, 'connect', 'net.Socket');
forbid(require('node:net').Server.prototype, 'listen', 'net.Server');
forbid(require('node:child_process').ChildProcess.prototype, 'spawn', 'ChildProcess');
for (const name of ['fetch', 'WebSocket', 'EventSource', 'eval']) forbid(globalThis, name, 'globalThis');
