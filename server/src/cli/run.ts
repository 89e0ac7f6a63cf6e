import path from 'node:path';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { version } from '../../../package.json';
import { DEFAULT_MIN_PRECISION, FAIL_LEVELS, PRECISIONS } from '../project/config';
import { EXIT, UsageError } from './exit-codes';
import { INVENTORY_FORMATS, type InventoryArguments } from './inventory-command';
import { REPORT_FORMATS } from './render-report';
import type { ScanArguments } from './scan-command';
import type { Surroundings } from './surroundings';

/** Runs one command. Resolves with the exit code; rejects only for faults of the program itself. */
export async function runCli(args: readonly string[], io: Surroundings): Promise<number> {
  let code: number = EXIT.clean;
  const program = new Command('holdfast')
    .description('Finds and fixes security and privacy problems in mobile apps.')
    .version(version)
    .exitOverride()
    .configureOutput({ writeOut: io.out, writeErr: io.err });

  program
    .command('scan')
    .description('scan folders or files (default: the current folder)')
    .argument('[paths...]', 'folders and files to report on')
    .addOption(new Option('--format <format>', 'form of the report').choices(REPORT_FORMATS).default('text'))
    .option('--output <file>', 'write the report to a file instead of the standard output')
    .addOption(
      new Option('--fail-on <severity>', 'lowest severity that makes the exit code 1 (default: "warning")').choices(
        FAIL_LEVELS,
      ),
    )
    .addOption(
      new Option(
        '--min-precision <precision>',
        `leave out findings below this precision (default: as configured, or "${DEFAULT_MIN_PRECISION}")`,
      ).choices(PRECISIONS),
    )
    .option('--rule <id>', 'only this rule; may be repeated', collect)
    .option('--config <file>', 'configuration file (default: the nearest holdfast.config.json)')
    .option('--baseline <file>', 'do not report the findings that this baseline knows')
    .option('--write-baseline <file>', 'write all findings to a baseline and report none')
    .option('--since <revision>', 'only findings on lines changed since this Git revision left the current branch')
    .option('--previous <file>', 'JSON report of an earlier scan, for the trend in the HTML report')
    .addOption(
      new Option('--fix <applicability>', 'apply fixes up to this applicability, then report what is left').choices([
        'safe',
        'suggestion',
      ]),
    )
    .option('--timing', 'print the time that each rule took')
    .option('--jobs <count>', 'worker threads (default: as many as there are cores, at most 4)', positive)
    .option('--no-cache', 'neither use nor keep results of earlier scans')
    .option('--cache-dir <folder>', "folder for these results (default: the user's cache folder)")
    .option('--quiet', 'findings only: no progress, no summary')
    .addHelpText(
      'after',
      `
Exit codes:
  0  no findings at or above the level of --fail-on
  1  findings at or above it
  2  wrong use or configuration, or none of the paths exists
  3  no such findings, but some files could not be analysed; they are named on the error output`,
    )
    .action(async (paths: string[], options: Omit<ScanArguments, 'paths'>) => {
      const { scanCommand } = await import('./scan-command');
      code = await scanCommand({ ...options, paths }, io);
    });

  program
    .command('inventory')
    .description('say which personal data the projects collect, where, and where it goes')
    .argument('[paths...]', 'folders of the projects (default: the current folder)')
    .addOption(
      new Option(
        '--format <format>',
        'text, json, or a draft for the Data safety form (play) or the privacy labels (apple)',
      )
        .choices(INVENTORY_FORMATS)
        .default('text'),
    )
    .option('--output <file>', 'write to a file instead of the standard output')
    .option('--config <file>', 'configuration file (default: the nearest holdfast.config.json)')
    .option('--quiet', 'no progress')
    .action(async (paths: string[], options: Omit<InventoryArguments, 'paths'>) => {
      const { inventoryCommand } = await import('./inventory-command');
      code = await inventoryCommand({ ...options, paths }, io);
    });

  program
    .command('rules')
    .description('list all rules')
    .addOption(new Option('--format <format>', 'form of the list').choices(['text', 'json']).default('text'))
    .action(async (options: { format: 'text' | 'json' }) => {
      const { listRules } = await import('./rules-command');
      io.out(listRules(await io.loadRules(), options.format));
    });

  program
    .command('explain')
    .description('say what a rule reports, why, and what to do')
    .argument('<rule>', 'rule id')
    .action(async (id: string) => {
      const { explainRule } = await import('./rules-command');
      io.out(explainRule(id, await io.loadRules()));
    });

  program
    .command('lsp')
    .description('run the language server')
    .requiredOption('--stdio', 'talk over standard input and output')
    .action(async () => {
      const { startServer } = await import('../lsp/start');
      await startServer();
    });

  program
    .command('mcp')
    .description('run a Model Context Protocol server over standard input and output, for coding agents')
    .option('--root <folder>', 'folder that the tools may read and fix (default: the current folder)')
    .action(async (options: { root?: string }) => {
      const { startMcpServer } = await import('../mcp/server');
      await startMcpServer({
        root: path.resolve(io.cwd, options.root ?? '.'),
        rules: await io.loadRules(),
        createAnalyzer: io.createAnalyzer,
        workerFile: io.workerFile,
      });
    });

  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.clean : EXIT.usage;
    if (!(error instanceof UsageError)) throw error;
    io.err(`${error.message}\n`);
    return EXIT.usage;
  }
}

function collect(value: string, previous: readonly string[] = []): string[] {
  return [...previous, ...value.split(',').filter((id) => id !== '')];
}

function positive(value: string): number {
  const count = Number(value);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('It must be a whole number above 0.');
  return count;
}
