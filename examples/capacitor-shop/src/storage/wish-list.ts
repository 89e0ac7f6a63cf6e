import CryptoJS from 'crypto-js';

/** Wish lists of the first version: one key for the lists of everybody. */
export function openWishList(sealed: string): string {
  return CryptoJS.AES.decrypt(sealed, 'corner-shop-wish-lists').toString(CryptoJS.enc.Utf8);
}

/** Wish lists of the current version; the key comes from the secure storage. */
export async function openSealedWishList(sealed: Uint8Array<ArrayBuffer>, key: CryptoKey): Promise<ArrayBuffer> {
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv: sealed.slice(0, 12) }, key, sealed.slice(12));
}
