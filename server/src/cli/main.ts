#!/usr/bin/env node
import path from 'node:path';
import { limitHeapGrowth } from '../scan/heap-growth';
import { setWasmEffort } from '../scan/wasm-compiler';
import { runCli } from './run';
import { processSurroundings } from './surroundings';

// A reader that closes the pipe early (`| head`) has what it wanted.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});

setWasmEffort('baseline');
limitHeapGrowth();
runCli(process.argv.slice(2), processSurroundings(path.resolve(__dirname))).then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    process.stderr.write(`holdfast: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exitCode = 2;
  },
);
