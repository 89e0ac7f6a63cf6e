import { spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { at } from './generate/paths';

/** `npm run test:rule -- plaintext-credential [--watch]`: the fixtures of the rules whose id contains the word. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const rule = words.find((word) => !word.startsWith('--'));
  if (!rule) {
    console.error('Usage: npm run test:rule -- <part of a rule id> [--watch]');
    process.exitCode = 1;
    return;
  }
  process.exitCode = await runFixtures(rule);
  if (!words.includes('--watch')) return;
  let waiting: NodeJS.Timeout | undefined;
  for (const folder of ['server/src', 'test/rules', 'test/harness']) {
    watch(at(folder), { recursive: true }, () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => void runFixtures(rule), 200);
    });
  }
}

async function runFixtures(rule: string): Promise<number> {
  const generated = await run(['tsx', 'tools/generate.ts', '--registry-only']);
  if (generated !== 0) return generated;
  return run(['mocha', '--reporter', 'dot', 'test/rules/rules.test.ts'], { RULE: rule });
}

function run(words: readonly string[], environment: NodeJS.ProcessEnv = {}): Promise<number> {
  return new Promise((resolve) => {
    const [command = '', ...rest] = words;
    const child = spawn(process.execPath, [binary(command), ...rest], {
      cwd: at(),
      stdio: 'inherit',
      env: { ...process.env, ...environment },
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

function binary(command: string): string {
  return command === 'tsx'
    ? at('node_modules', 'tsx', 'dist', 'cli.mjs')
    : at('node_modules', 'mocha', 'bin', 'mocha.js');
}

void main();
