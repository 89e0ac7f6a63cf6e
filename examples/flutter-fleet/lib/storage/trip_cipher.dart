import 'package:encrypt/encrypt.dart';

/// Trips of the first version: one key for the trips of everybody.
String openTrip(Encrypted sealed, IV iv) {
  final key = Key.fromUtf8('heron-trips-key-of-all-vehicles!');
  return Encrypter(AES(key, mode: AESMode.gcm)).decrypt(sealed, iv: iv);
}

/// Trips of the current version; the key comes from flutter_secure_storage.
String openSealedTrip(Encrypted sealed, IV iv, String storedKey) =>
    Encrypter(AES(Key.fromBase64(storedKey), mode: AESMode.gcm)).decrypt(sealed, iv: iv);
