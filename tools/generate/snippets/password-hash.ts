import {
  passwordHashDart,
  passwordHashJava,
  passwordHashKotlin,
  passwordHashObjectiveC,
  passwordHashScript,
  passwordHashSwift,
} from '../../../server/src/fixes/crypto/password-hash';
import { packageName, type Snippet } from './snippet';

const snippet = (language: Snippet['language'], code: string): Snippet => ({
  language,
  prefix: 'msec-kdf',
  description: 'PBKDF2 hash for a PIN or password checked on the device (accounts: Argon2id on the server)',
  code,
});

export const snippets: readonly Snippet[] = [
  snippet('kotlin', passwordHashKotlin(packageName)),
  snippet('java', passwordHashJava(packageName)),
  snippet('swift', passwordHashSwift),
  snippet('objective-c', passwordHashObjectiveC),
  snippet('dart', passwordHashDart),
  snippet('typescript', passwordHashScript('', true)),
];
