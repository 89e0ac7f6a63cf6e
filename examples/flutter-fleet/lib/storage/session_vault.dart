import 'package:flutter_secure_storage/flutter_secure_storage.dart';

import '../network/fleet_api.dart';

/// Keeps the session in the keychain, or encrypted with a key of the Android Keystore.
class SessionVault {
  final _storage = const FlutterSecureStorage(
    iOptions: IOSOptions(accessibility: KeychainAccessibility.unlocked_this_device),
  );

  Future<void> save(Session session) => _storage.write(key: 'refresh_token', value: session.refreshToken);

  Future<void> clear() => _storage.delete(key: 'refresh_token');
}
