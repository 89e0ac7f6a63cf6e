import type { Output } from '../generate';

/** Every committed file that is made from the rules. */
export function outputs(): readonly Output[] {
  return [];
}
