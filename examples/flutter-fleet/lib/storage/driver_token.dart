import 'package:flutter_secure_storage/flutter_secure_storage.dart';

const _storage = FlutterSecureStorage();

/// As the first version kept it: readable from the first unlock until the next restart.
Future<void> keepForDay(String accessToken) => _storage.write(
      key: 'access_token',
      value: accessToken,
      iOptions: const IOSOptions(accessibility: KeychainAccessibility.first_unlock),
    );

Future<void> keep(String accessToken) => _storage.write(
      key: 'access_token',
      value: accessToken,
      iOptions: const IOSOptions(accessibility: KeychainAccessibility.unlocked_this_device),
    );
