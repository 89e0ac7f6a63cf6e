import { runMocha } from './run-mocha';

/** Called by the editor when the workspace is not trusted. */
export function run(): Promise<void> {
  return runMocha(['restricted.test.js']);
}
