import 'dart:convert';

import 'package:crypto/crypto.dart';
import 'package:cryptography/cryptography.dart' as kdf;

/// PINs of the first version: every PIN is tried in a moment.
String storedPin(String pinCode) => sha1.convert(utf8.encode(pinCode)).toString();

/// PINs of the current version: slow, with a salt of their own.
Future<List<int>> slowStoredPin(String pinCode, List<int> salt) async {
  final pbkdf2 = kdf.Pbkdf2(macAlgorithm: kdf.Hmac.sha256(), iterations: 600000, bits: 256);
  final key = await pbkdf2.deriveKeyFromPassword(password: pinCode, nonce: salt);
  return [...salt, ...await key.extractBytes()];
}
