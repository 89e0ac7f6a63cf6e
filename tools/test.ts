import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Counts } from './counts';
import { at } from './generate/paths';

interface Stage {
  readonly name: string;
  run(): Promise<Counts>;
}

interface Finished {
  readonly code: number;
  readonly output: string;
}

/** Runs a program of `node_modules` with everything it prints kept. */
function program(file: string, ...words: readonly string[]): Promise<Finished> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [at(file), ...words], {
      cwd: at(),
      env: { ...process.env, FORCE_COLOR: '0' },
    });
    let output = '';
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

const tsx = 'node_modules/tsx/dist/cli.mjs';

/** A stage that is one test: it passes or fails as a whole and prints only when it fails. */
function single(name: string, run: () => Promise<Finished>): Stage {
  return {
    name,
    async run() {
      const { code, output } = await run();
      if (code !== 0) console.log(`\n${name} failed:\n${output.trim()}`);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 };
    },
  };
}

interface MochaReport {
  readonly stats: { readonly passes: number; readonly failures: number };
  readonly failures: readonly {
    readonly fullTitle: string;
    readonly err: { readonly message?: string; readonly stack?: string };
  }[];
}

const unit: Stage = {
  name: 'unit tests',
  async run() {
    const { code, output } = await program(
      'node_modules/mocha/bin/mocha.js',
      '--reporter',
      'json',
      'test/**/*.test.ts',
    );
    const start = output.indexOf('{\n  "stats"');
    const report = start === -1 ? undefined : readReport(output.slice(start));
    if (!report) {
      console.log(`\nunit tests did not run:\n${output.trim()}`);
      return { passed: 0, failed: 1 };
    }
    for (const { fullTitle, err } of report.failures) console.log(`\n${fullTitle}\n${err.stack ?? err.message ?? ''}`);
    const { passes, failures } = report.stats;
    // A crash after the last test is a failure too.
    return { passed: passes, failed: failures + (code !== 0 && failures === 0 ? 1 : 0) };
  },
};

function readReport(text: string): MochaReport | undefined {
  try {
    return JSON.parse(text.slice(0, text.lastIndexOf('}') + 1)) as MochaReport;
  } catch {
    return undefined;
  }
}

/** Mutated files through the whole engine, in as many threads as there are cores. */
const fuzz = single('npm run fuzz -- --inputs 30000 --small', () =>
  program(
    tsx,
    'tools/fuzz.ts',
    '--inputs',
    '30000',
    '--seed',
    '20261126',
    '--small',
    '--jobs',
    String(availableParallelism()),
  ),
);

/** What fixes and snippets leave is built by the real compilers. */
const compile: Stage = {
  name: 'npm run test:compile',
  async run() {
    const { runCompileTests } = await import('./test-compile');
    return runCompileTests();
  },
};

/** Findings over pinned real code are the expected ones. */
const corpus: Stage = {
  name: 'npm run test:corpus',
  async run() {
    const { runCorpusTests } = await import('./test-corpus');
    return runCorpusTests();
  },
};

/** Tests in a real editor. */
const editor: Stage = {
  name: 'editor tests',
  async run() {
    const file = './test-vscode';
    const { runVsCodeTests } = (await import(file)) as { runVsCodeTests(): Promise<Counts> };
    return runVsCodeTests();
  },
};

async function main(): Promise<void> {
  const stages: Stage[] = [
    single('npm run generate -- --check', async () => {
      const registry = await program(tsx, 'tools/generate.ts', '--registry-only');
      return registry.code === 0 ? program(tsx, 'tools/generate.ts', '--check') : registry;
    }),
    single('npm run lint', () => program('node_modules/@biomejs/biome/bin/biome', 'check', '--colors=off', '.')),
    single('npm run check-types', () => program('node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false')),
    unit,
    fuzz,
    compile,
  ];
  if (existsSync(at('tools', 'test-vscode.ts'))) stages.push(editor);
  stages.push(corpus);
  let passed = 0;
  let failed = 0;
  for (const stage of stages) {
    const result = await stage.run().catch((error: unknown) => {
      console.log(`\n${stage.name} failed:\n${error instanceof Error ? error.stack : String(error)}`);
      return { passed: 0, failed: 1 };
    });
    passed += result.passed;
    failed += result.failed;
  }
  process.exitCode = failed > 0 ? 1 : 0;
  console.log(`${passed} passed, ${failed} failed`);
}

void main();
