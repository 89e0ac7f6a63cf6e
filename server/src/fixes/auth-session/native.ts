/**
 * Source of `SecureSessionManager.kt` for supabase-kt 3, on the helper of `SecureStore.kt`. Facts: supabase-kt's
 * `SessionManager` and `UserSession`, and kotlinx.serialization's `Json`, which the library hands on.
 */
export function secureSessionManagerKotlin(packageName: string): string {
  return `${packageName ? `package ${packageName}\n\n` : ''}import android.content.Context
import io.github.jan.supabase.auth.SessionManager
import io.github.jan.supabase.auth.user.UserSession
import kotlinx.serialization.json.Json

/** Keeps the session encrypted with a key of the Android Keystore. The server should limit how long its refresh token lives. */
class SecureSessionManager(context: Context) : SessionManager {
    private val preferences = context.getSharedPreferences("secure_session", Context.MODE_PRIVATE)

    override suspend fun saveSession(session: UserSession) {
        val text = Json.encodeToString(UserSession.serializer(), session)
        preferences.edit().putSecret("session", text).apply()
    }

    override suspend fun loadSession(): UserSession {
        val text = checkNotNull(preferences.getSecret("session", null)) { "No session stored" }
        return Json.decodeFromString(UserSession.serializer(), text)
    }

    override suspend fun deleteSession() {
        preferences.edit().remove("session").apply()
    }
}
`;
}

/**
 * Source of `secure_local_storage.dart` for supabase_flutter 2. Facts: its `LocalStorage`, and the key under which
 * `Supabase.initialize` keeps a session in the preferences.
 */
export const secureLocalStorageDart = `import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import 'package:shared_preferences/shared_preferences.dart';
import 'package:supabase_flutter/supabase_flutter.dart';

/// Keeps the session in the keychain and the Android Keystore. One that is still in the preferences moves over at the start.
class SecureLocalStorage extends LocalStorage {
  SecureLocalStorage(String supabaseUrl) : _key = 'sb-\${Uri.parse(supabaseUrl).host.split('.').first}-auth-token';

  final String _key;
  final FlutterSecureStorage _storage = const FlutterSecureStorage(
    iOptions: IOSOptions(accessibility: KeychainAccessibility.unlocked_this_device),
  );

  @override
  Future<void> initialize() async {
    final preferences = await SharedPreferences.getInstance();
    final old = preferences.getString(_key);
    if (old == null) return;
    if (!await hasAccessToken()) await persistSession(old);
    await preferences.remove(_key);
  }

  @override
  Future<bool> hasAccessToken() => _storage.containsKey(key: _key);

  @override
  Future<String?> accessToken() => _storage.read(key: _key);

  @override
  Future<void> persistSession(String persistSessionString) => _storage.write(key: _key, value: persistSessionString);

  @override
  Future<void> removePersistedSession() => _storage.delete(key: _key);
}
`;
