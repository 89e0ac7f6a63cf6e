import { type BiometricStoreName, biometricStores } from '../biometric/hybrid';
import { typed } from '../helper-file';

/**
 * Sources of a session gate: what stands in the place of "keep me logged in". Facts: the documentation of
 * flutter_secure_storage 10, expo-secure-store, react-native-keychain and @capgo/capacitor-native-biometric.
 */
export const sessionGateDart = `import 'dart:convert';

import 'package:flutter/services.dart';
import 'package:flutter_secure_storage/flutter_secure_storage.dart';

const _item = 'session-gate';
const _openedAt = 'session-gate-opened-at';
const _maxSession = Duration(hours: 12);
const _maxIdle = Duration(minutes: 30);
const _times = FlutterSecureStorage();

/// A name of its own, because Android opens each name once, with the options of the first call.
final _storage = FlutterSecureStorage(
  aOptions: AndroidOptions.biometric(enforceBiometrics: true, storageNamespace: _item),
  iOptions: const IOSOptions(
    accessibility: KeychainAccessibility.unlocked_this_device,
    accessControlFlags: [AccessControlFlag.biometryCurrentSet],
  ),
);

/// Keeps the refresh token between starts of the app behind biometrics: at most twelve hours after the sign-in, and thirty
/// minutes after it was last opened. Call after a full sign-in. The server limits the token as well.
Future<void> keepSession(String token) async {
  await _storage.write(key: _item, value: jsonEncode({'token': token, 'startedAt': _now()}));
  await _times.write(key: _openedAt, value: '\${_now()}');
}

/// Call at a cold start: the token, or null when the user has to sign in.
Future<String?> openSession() async {
  try {
    final last = int.tryParse(await _times.read(key: _openedAt) ?? '');
    if (last == null) return null;
    final kept = _isWithin(last, _maxIdle) ? await _storage.read(key: _item) : null;
    final session = kept == null ? null : jsonDecode(kept) as Map<String, dynamic>;
    if (session == null || !_isWithin(session['startedAt'] as int, _maxSession)) {
      await closeSession();
      return null;
    }
    await _times.write(key: _openedAt, value: '\${_now()}');
    return session['token'] as String;
  } on PlatformException {
    return null;
  }
}

/// Call when the user signs out.
Future<void> closeSession() async {
  await _times.delete(key: _openedAt);
  await _storage.delete(key: _item);
}

int _now() => DateTime.now().millisecondsSinceEpoch;

/// A clock that was set back ends the session as well.
bool _isWithin(int since, Duration limit) => _now() >= since && _now() - since < limit.inMilliseconds;
`;

interface Times {
  /** Keeps when the session was last opened, which is no secret. */
  readonly write: string;
  readonly read: string;
  readonly forget: string;
}

const times: Readonly<Record<BiometricStoreName, Times>> = {
  expo: {
    write: 'await SecureStore.setItemAsync(openedAt, String(Date.now()));',
    read: 'Number(await SecureStore.getItemAsync(openedAt))',
    forget: 'await SecureStore.deleteItemAsync(item);',
  },
  keychain: {
    write: 'await Keychain.setGenericPassword(openedAt, String(Date.now()), { service: openedAt });',
    read: 'Number((await Keychain.getGenericPassword({ service: openedAt }) || { password: 0 }).password)',
    forget: 'await Keychain.resetGenericPassword({ service });',
  },
  capacitor: {
    write: 'localStorage.setItem(openedAt, String(Date.now()));',
    read: 'Number(localStorage.getItem(openedAt))',
    forget: 'await NativeBiometric.deleteCredentials({ server });',
  },
};

/** Source of `session-gate.ts` (or `.js`). */
export function sessionGateScript(store: BiometricStoreName, typescript: boolean): string {
  const { imports, options, write, read, secret } = biometricStores[store];
  const { write: stamp, read: last, forget } = times[store];
  return typed(
    `${imports}

${options.replace('biometric-unlock', 'session-gate')}
const openedAt = 'session-gate-opened-at';
const maxSession = 12 * 60 * 60_000;
const maxIdle = 30 * 60_000;

/** A clock that was set back ends the session as well. */
const isWithin = (since⟨: number⟩, limit⟨: number⟩) => Date.now() >= since && Date.now() - since < limit;

/**
 * Keeps the refresh token between starts of the app behind biometrics: at most twelve hours after the sign-in, and thirty minutes
 * after it was last opened. Call after a full sign-in. The server limits the token as well.
 */
export async function keepSession(token⟨: string⟩)⟨: Promise<void>⟩ {
  const secret = JSON.stringify({ token, startedAt: Date.now() });
  ${write}
  ${stamp}
}

/** Call at a cold start: the token, or undefined when the user has to sign in. */
export async function openSession(prompt⟨: string⟩ = 'Unlock')⟨: Promise<string | undefined>⟩ {
  const last = ${last};
  if (!isWithin(last, maxIdle)) {
    await closeSession();
    return undefined;
  }
  try {
    ${read}
    const secret = ${secret};
    const session = JSON.parse(secret || 'null')⟨ as { token: string; startedAt: number } | null⟩;
    if (session && isWithin(session.startedAt, maxSession)) {
      ${stamp}
      return session.token;
    }
  } catch {
    // Refused, or new biometrics were enrolled: the user signs in.
    return undefined;
  }
  await closeSession();
  return undefined;
}

/** Call when the user signs out. */
export async function closeSession()⟨: Promise<void>⟩ {
  ${forget}
}
`,
    typescript,
  );
}
