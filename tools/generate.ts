import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { at } from './generate/paths';
import { registryText } from './generate/registry';

/** A generated file: where it belongs and what it must say. */
export interface Output {
  readonly file: string;
  readonly text: string;
}

function read(file: string): string | undefined {
  try {
    return readFileSync(at(file), 'utf8');
  } catch {
    return undefined;
  }
}

function write({ file, text }: Output): void {
  if (read(file) === text) return;
  mkdirSync(path.dirname(at(file)), { recursive: true });
  writeFileSync(at(file), text);
}

const registry: Output = { file: 'server/src/generated/registry.ts', text: registryText() };

/** Files whose text is not what the rules say it must be, by path. */
export async function staleFiles(): Promise<readonly string[]> {
  const { outputs } = await import('./generate/outputs');
  return (await outputs()).filter(({ file, text }) => read(file) !== text).map(({ file }) => file);
}

async function main(): Promise<void> {
  // The other outputs import the registry, so it must be there first. It is not under version control and never stale.
  write(registry);
  if (process.argv.includes('--registry-only')) return;
  if (process.argv.includes('--check')) {
    const stale = await staleFiles();
    for (const file of stale) console.error(`${file} is stale. Run \`npm run generate\` and commit the result.`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  const { outputs } = await import('./generate/outputs');
  for (const output of await outputs()) write(output);
}

if (require.main === module) {
  main().catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
}
