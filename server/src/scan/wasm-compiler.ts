import { setFlagsFromString } from 'node:v8';

/**
 * How much V8 does for the code of the grammars, whose lexers are single functions of a hundred thousand instructions:
 * optimising one takes seconds of processor time, more than most scans do with it. `baseline` takes the quick compiler's code as it is:
 * right for a command that ends. `light` leaves out the costly passes of the optimising compiler only: right for a server, which
 * parses the same languages all day. To be called before the first grammar is loaded; threads that start later follow.
 */
export function setWasmEffort(effort: 'baseline' | 'light'): void {
  // An engine that does not know one of them says so in its log and goes on.
  for (const flag of flags[effort]) setFlagsFromString(flag);
}

const flags = {
  baseline: ['--liftoff-only', '--no-wasm-tier-up', '--no-wasm-dynamic-tiering'],
  light: ['--no-wasm-opt'],
} as const;
