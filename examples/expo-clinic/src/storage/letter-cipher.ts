import { createDecipheriv } from 'react-native-quick-crypto';

/** Letters of the first version: one key for the letters of everybody. */
export function openLetter(sealed: Uint8Array): Uint8Array {
  const decipher = createDecipheriv('aes-256-gcm', 'clinic-letters-key-of-everybody!', sealed.slice(0, 12));
  return decipher.update(sealed.slice(12));
}

/** Letters of the current version; the key comes from the secure store. */
export function openSealedLetter(sealed: Uint8Array, key: Uint8Array): Uint8Array {
  return createDecipheriv('aes-256-gcm', key, sealed.slice(0, 12)).update(sealed.slice(12));
}
