import 'package:flutter/foundation.dart';
import 'package:flutter_secure_storage/flutter_secure_storage.dart';

import '../network/fleet_api.dart';

/// Resumes with a token that the server can withdraw and that only a biometric check releases.
class Resume {
  Resume(this._api);

  final FleetApi _api;
  final _storage = FlutterSecureStorage(
    aOptions: AndroidOptions.biometric(enforceBiometrics: true, storageNamespace: 'resume'),
    iOptions: const IOSOptions(accessControlFlags: [AccessControlFlag.biometryCurrentSet]),
  );

  Future<Session?> resume() async {
    final refreshToken = await _storage.read(key: 'refresh_token');
    debugPrint('Resuming, token present: ${refreshToken != null}');
    return refreshToken == null ? null : _api.refresh(refreshToken);
  }
}
