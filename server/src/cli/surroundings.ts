import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Analyzer } from '../analyzer';
import type { AnyRule } from '../rule-kit/rule';
import { type CacheFolder, engineId, openCacheFolder, userCacheFolder } from '../scan/cache-folder';

/** What the command line works with; tests hand in their own. */
export interface Surroundings {
  readonly cwd: string;
  out(text: string): void;
  err(text: string): void;
  readonly outIsTerminal: boolean;
  readonly errIsTerminal: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  loadRules(): Promise<readonly AnyRule[]>;
  createAnalyzer(): Promise<Analyzer>;
  /** The bundled worker; undefined scans on this thread. */
  readonly workerFile?: string;
  /** Results of earlier scans in this folder, or in the user's; without it, or where it gives none, nothing is kept. */
  openCache?(folder: string | undefined): CacheFolder | undefined;
}

/** The surroundings of a real run; `folder` holds the bundles and grammars. */
export function processSurroundings(folder: string): Surroundings {
  const interrupt = new AbortController();
  process.once('SIGINT', () => interrupt.abort());
  process.once('SIGTERM', () => interrupt.abort());
  const workerFile = path.join(folder, 'worker.js');
  return {
    cwd: process.cwd(),
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    env: process.env,
    signal: interrupt.signal,
    loadRules: async () => (await import('../generated/registry')).rules,
    createAnalyzer: async () => {
      const [{ createAnalyzer }, { grammarsBeside }] = await Promise.all([
        import('../analyzer'),
        import('../scan/grammar-files'),
      ]);
      return createAnalyzer(grammarsBeside(folder));
    },
    workerFile: existsSync(workerFile) ? workerFile : undefined,
    openCache: (chosen) => {
      const engine = engineId(folder);
      return engine === undefined ? undefined : openCacheFolder(chosen ?? userCacheFolder(process.env), engine);
    },
  };
}
