import { readdirSync } from 'node:fs';
import path from 'node:path';
import { at } from './paths';

/**
 * Paths of all rule files below `server/src/rules`, without extension, sorted: `storage/plaintext-credential`. Files such as
 * `<rule>.fixes.ts` are parts of a rule.
 */
export function ruleFiles(): readonly string[] {
  const folder = at('server', 'src', 'rules');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[^.]+\.ts$/.test(entry.name))
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
}

/** Text of `server/src/generated/registry.ts`: static imports, so that bundling takes every rule along. */
export function registryText(files: readonly string[] = ruleFiles()): string {
  const name = (file: string) =>
    file.replace(/[-/](\w)/g, (_match: string, letter: string) => letter.toUpperCase()).replace(/[^\w]/g, '');
  return [
    '// Written by `npm run generate`; do not edit.',
    "import type { AnyRule } from '../rule-kit/rule';",
    ...files.map((file) => `import ${name(file)} from '../rules/${file}';`),
    '',
    '/** Every rule, sorted by id. */',
    `export const rules: readonly AnyRule[] = [${files.map(name).join(', ')}];`,
    '',
  ].join('\n');
}
