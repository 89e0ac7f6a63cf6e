import 'dart:convert';

import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import 'package:hive/hive.dart';

/// The token of the workshop that mends the vehicles.
class WorkshopBox {
  Future<void> keep(String refreshToken) async {
    final box = await Hive.openBox('workshop');
    await box.put('refresh_token', refreshToken);
  }
}

/// The same in a box that is encrypted with a key of the secure storage.
class WorkshopVault {
  final _storage = const FlutterSecureStorage(
    iOptions: IOSOptions(accessibility: KeychainAccessibility.unlocked_this_device),
  );

  Future<void> keep(String refreshToken) async {
    final vault = await Hive.openBox('workshop_vault', encryptionCipher: HiveAesCipher(await _key()));
    await vault.put('refresh_token', refreshToken);
  }

  Future<List<int>> _key() async {
    final known = await _storage.read(key: 'workshop_key');
    if (known != null) return base64Decode(known);
    final key = Hive.generateSecureKey();
    await _storage.write(key: 'workshop_key', value: base64Encode(key));
    return key;
  }
}
