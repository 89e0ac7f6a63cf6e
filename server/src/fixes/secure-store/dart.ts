/** File and extension name of the helper for `SharedPreferences` or `SharedPreferencesAsync`. */
export const secureDart: Readonly<Record<string, { readonly file: string; readonly extension: string }>> = {
  SharedPreferences: { file: 'secure_preferences.dart', extension: 'SecurePreferences' },
  SharedPreferencesAsync: { file: 'secure_preferences_async.dart', extension: 'SecurePreferencesAsync' },
};

/**
 * `setSecret`, `getSecret` and `removeSecret` on Flutter's preferences, with flutter_secure_storage 10. `owner` is
 * `SharedPreferences` or `SharedPreferencesAsync`.
 */
export function securePreferencesDart(owner: string): string {
  const wait = owner === 'SharedPreferencesAsync' ? 'await ' : '';
  return `import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import 'package:shared_preferences/shared_preferences.dart';

const _storage = FlutterSecureStorage(
  iOptions: IOSOptions(accessibility: KeychainAccessibility.unlocked_this_device),
);

/// Keeps values in the keychain and the Android Keystore. A value that is still in the preferences moves over when it is read.
extension ${secureDart[owner]?.extension} on ${owner} {
  Future<bool> setSecret(String key, String value) async {
    await _storage.write(key: key, value: value);
    await remove(key);
    return true;
  }

  Future<String?> getSecret(String key) async {
    final value = await _storage.read(key: key);
    if (value != null) return value;
    final old = ${wait}getString(key);
    if (old != null) await setSecret(key, old);
    return old;
  }

  Future<bool> removeSecret(String key) async {
    await _storage.delete(key: key);
    await remove(key);
    return true;
  }
}
`;
}
