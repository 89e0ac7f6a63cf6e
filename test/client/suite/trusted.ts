import { readdirSync } from 'node:fs';
import { runMocha } from './run-mocha';

/** Called by the editor: all tests but those of Restricted Mode. */
export function run(): Promise<void> {
  return runMocha(readdirSync(__dirname).filter((name) => name.endsWith('.test.js') && name !== 'restricted.test.js'));
}
