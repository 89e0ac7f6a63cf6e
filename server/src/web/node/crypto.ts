/** Stands in for `node:crypto` in the worker's bundle, where a hash only tells whether a file's text is another one. */
import { stableHash } from '../../engine/fingerprint';

interface Hash {
  update(text: string): Hash;
  digest(): string;
}

export function createHash(): Hash {
  let value = '';
  const hash: Hash = {
    update: (text) => {
      value = stableHash(`${value}${text}`);
      return hash;
    },
    digest: () => value,
  };
  return hash;
}
