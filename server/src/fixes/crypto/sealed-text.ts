import { typed } from '../helper-file';

/**
 * `sealText` and `openText`: AES-GCM with the key of `stored-key`, for texts that another cipher encrypted before. What they make
 * begins with a mark that neither Base64 nor hexadecimal text can begin with, so old and new are told apart without trying.
 * Facts: w3.org/TR/webcrypto-2 "AES-GCM", pub.dev cryptography `AesGcm`, `SecretBox.fromConcatenation`.
 */
export const sealedTextScript = (webCryptoImport: string, typescript: boolean): string =>
  typed(
    `${webCryptoImport.trimEnd()}${webCryptoImport ? '\n' : ''}import { storedKey } from './stored-key';

const mark = 'sealed:';
const nonceLength = 12;

const toHex = (bytes⟨: Uint8Array⟩)⟨: string⟩ => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');

const fromHex = (text⟨: string⟩)⟨: Uint8Array<ArrayBuffer>⟩ =>
  Uint8Array.from(text.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));

const key = async () =>
  crypto.subtle.importKey('raw', fromHex(await storedKey()), 'AES-GCM', false, ['encrypt', 'decrypt']);

/** A mark, then nonce and ciphertext in hexadecimal form. */
export async function sealText(text⟨: string⟩)⟨: Promise<string>⟩ {
  const iv = new Uint8Array(nonceLength);
  crypto.getRandomValues(iv);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, await key(), new TextEncoder().encode(text));
  return mark + toHex(iv) + toHex(new Uint8Array(sealed));
}

/** What \`sealText\` made. A text without its mark was encrypted before: \`before\` decrypts it. */
export async function openText(sealed⟨: string⟩, before⟨: () => string | Promise<string>⟩)⟨: Promise<string>⟩ {
  if (!sealed.startsWith(mark)) return before();
  const bytes = fromHex(sealed.slice(mark.length));
  const iv = bytes.slice(0, nonceLength);
  const text = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, await key(), bytes.slice(nonceLength));
  // Not every engine of React Native has a TextDecoder.
  return decodeURIComponent(toHex(new Uint8Array(text)).replace(/../g, '%$&'));
}
`,
    typescript,
  );

export const sealedTextDart = `import 'dart:convert';

import 'package:cryptography/cryptography.dart';

import 'stored_key.dart';

const _mark = 'sealed:';
final _cipher = AesGcm.with256bits();

Future<SecretKey> _key() async => SecretKey(await storedKey());

/// A mark, then nonce, ciphertext and tag in Base64.
Future<String> sealText(String text) async {
  final box = await _cipher.encrypt(utf8.encode(text), secretKey: await _key());
  return _mark + base64Encode(box.concatenation());
}

/// What [sealText] made. A text without its mark was encrypted before: [before] decrypts it.
Future<String> openText(String sealed, String Function() before) async {
  if (!sealed.startsWith(_mark)) return before();
  final bytes = base64Decode(sealed.substring(_mark.length));
  final box = SecretBox.fromConcatenation(bytes, nonceLength: 12, macLength: 16);
  return utf8.decode(await _cipher.decrypt(box, secretKey: await _key()));
}
`;
