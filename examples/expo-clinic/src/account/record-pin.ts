import * as Crypto from 'expo-crypto';
import { pbkdf2Sync, randomBytes } from 'react-native-quick-crypto';

/** PINs of the first version: every PIN is tried in a moment. */
export async function storedPin(pinCode: string): Promise<string> {
  return Crypto.digestStringAsync(Crypto.CryptoDigestAlgorithm.SHA1, pinCode);
}

/** PINs of the current version: slow, with a salt of their own. */
export function slowStoredPin(pinCode: string): string {
  const salt = randomBytes(16);
  return `${salt.toString('hex')}:${pbkdf2Sync(pinCode, salt, 600_000, 32, 'sha256').toString('hex')}`;
}
