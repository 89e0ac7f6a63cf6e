/**
 * Loaded into a server before it starts (`--expose-gc -r`): on the signal it collects garbage and writes what is left, in bytes,
 * into the file that the environment names.
 */
const { renameSync, writeFileSync } = require('node:fs');

process.on('SIGUSR2', () => {
  for (let i = 0; i < 3; i++) globalThis.gc();
  const { heapUsed, external, rss } = process.memoryUsage();
  const file = process.env.HOLDFAST_MEMORY_REPORT;
  writeFileSync(`${file}.part`, JSON.stringify({ heapUsed, external, rss }));
  renameSync(`${file}.part`, file);
});
