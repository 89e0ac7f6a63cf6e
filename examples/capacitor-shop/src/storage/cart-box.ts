/** Carts of the current version: authenticated encryption with a fresh nonce in front. */
export async function sealCart(cart: string, key: CryptoKey): Promise<Uint8Array> {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new TextEncoder().encode(cart));
  const box = new Uint8Array(iv.length + sealed.byteLength);
  box.set(iv);
  box.set(new Uint8Array(sealed), iv.length);
  return box;
}
