import 'package:flutter_secure_storage/flutter_secure_storage.dart';

import '../network/fleet_api.dart';

/// Keeps the password itself and signs in with it on every start.
class AutoLogin {
  AutoLogin(this._api);

  final FleetApi _api;
  final _storage = const FlutterSecureStorage();

  Future<Session> signIn(String email, String password) async {
    print('Signing in $email with $password');
    final session = await _api.login(email, password);
    await _storage.write(key: 'email', value: email);
    await _storage.write(key: 'password', value: password);
    return session;
  }

  Future<Session?> autoLogin() async {
    final email = await _storage.read(key: 'email');
    final password = await _storage.read(key: 'password');
    if (email == null || password == null) return null;
    return _api.login(email, password);
  }
}
