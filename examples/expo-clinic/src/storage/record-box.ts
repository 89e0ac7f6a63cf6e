import { createCipheriv, randomBytes } from 'react-native-quick-crypto';

/** Records of the current version: authenticated, with a nonce of their own in front. */
export function seal(record: string, key: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  return Buffer.concat([nonce, cipher.update(record, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}
