import CryptoJS from 'crypto-js';

/** PINs of gift cards in the first version: every PIN is tried in a moment. */
export function storedPin(pinCode: string): string {
  return CryptoJS.SHA256(pinCode).toString();
}

/** PINs of the current version: slow, with a salt of their own. */
export async function slowStoredPin(pinCode: string, salt: BufferSource): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pinCode), 'PBKDF2', false, ['deriveBits']);
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations: 600_000 }, key, 256);
}
