import { runCli } from '../../server/src/cli/run';
import type { Surroundings } from '../../server/src/cli/surroundings';
import { rules } from '../../server/src/generated/registry';
import { sharedAnalyzer } from '../project/project-of';

export interface CliRun {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the command line in this process, with captured output. */
export async function cli(cwd: string, args: readonly string[], more: Partial<Surroundings> = {}): Promise<CliRun> {
  let out = '';
  let err = '';
  const code = await runCli(args, {
    cwd,
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    outIsTerminal: false,
    errIsTerminal: false,
    env: {},
    signal: new AbortController().signal,
    loadRules: async () => rules,
    createAnalyzer: sharedAnalyzer,
    ...more,
  });
  return { code, out, err };
}
