import type { ScriptPrompt } from '../../models/biometric-prompts';

interface Store {
  readonly imports: string;
  readonly options: string;
  readonly write: string;
  readonly read: string;
  readonly secret: string;
}

export type BiometricStoreName = 'expo' | 'keychain' | 'capacitor';

/** How each library keeps a secret that only biometrics open; `secret` and `prompt` are variables of the code around. */
export const biometricStores: Readonly<Record<BiometricStoreName, Store>> = {
  expo: {
    imports: "import * as SecureStore from 'expo-secure-store';",
    options: `const item = 'biometric-unlock';
const options = { requireAuthentication: true, keychainAccessible: SecureStore.WHEN_UNLOCKED_THIS_DEVICE_ONLY };`,
    write: 'await SecureStore.setItemAsync(item, secret, options);',
    read: 'const found = await SecureStore.getItemAsync(item, { ...options, authenticationPrompt: prompt });',
    secret: 'found',
  },
  keychain: {
    imports: "import * as Keychain from 'react-native-keychain';",
    options: `const service = 'biometric-unlock';
const options = {
  service,
  accessControl: Keychain.ACCESS_CONTROL.BIOMETRY_CURRENT_SET,
  accessible: Keychain.ACCESSIBLE.WHEN_UNLOCKED_THIS_DEVICE_ONLY,
};`,
    write: 'await Keychain.setGenericPassword(service, secret, options);',
    read: 'const found = await Keychain.getGenericPassword({ service, authenticationPrompt: { title: prompt } });',
    secret: 'found && found.password',
  },
  capacitor: {
    imports: "import { AccessControl, NativeBiometric } from '@capgo/capacitor-native-biometric';",
    options: "const server = 'biometric-unlock';",
    write: `await NativeBiometric.setCredentials({
    username: server,
    password: secret,
    server,
    accessControl: AccessControl.BIOMETRY_CURRENT_SET,
  });`,
    read: 'const found = await NativeBiometric.getSecureCredentials({ server, reason: prompt });',
    secret: 'found.password',
  },
};

/** The package that the helper needs. */
export const storePackages = {
  expo: 'expo-secure-store',
  keychain: 'react-native-keychain',
  capacitor: '@capgo/capacitor-native-biometric',
} as const;

/** Source of `biometric-unlock.ts` (or `.js`), whose `unlockWithBiometrics` answers like the prompt it stands in for. */
export function biometricUnlockScript(
  store: BiometricStoreName,
  answer: ScriptPrompt['answer'],
  typed: boolean,
): string {
  const parts = biometricStores[store];
  const type = (text: string) => (typed ? text : '');
  const head = `${parts.imports}

${parts.options}

/** Call after a full sign-in; \`secret\` is what unlocking gives access to. */
export async function bindToBiometrics(secret${type(': string')})${type(': Promise<void>')} {
  ${parts.write}
}

`;
  if (answer === 'rejection') {
    return `${head}/** The operating system releases the secret only after the check. Rejects when it does not, or when none is bound. */
export async function unlockWithBiometrics(prompt${type(': string')} = 'Unlock')${type(': Promise<string>')} {
  ${parts.read}
  const secret = ${parts.secret};
  if (!secret) throw new Error('Sign in first.');
  return secret;
}
`;
  }
  const result = type(': Promise<{ success: true; secret: string } | { success: false; error: string }>');
  return `${head}/** The operating system releases the secret only after the check. Without a bound secret the user has to sign in in full. */
export async function unlockWithBiometrics(
  prompt${type(': string')} = 'Unlock',
)${result} {
  try {
    ${parts.read}
    const secret = ${parts.secret};
    return secret ? { success: true, secret } : { success: false, error: 'not_bound' };
  } catch (error) {
    return { success: false, error: String(error) };
  }
}
`;
}

/** Source of `biometric_gate.dart`. */
export const biometricGateDart = `import 'package:flutter/services.dart';
import 'package:flutter_secure_storage/flutter_secure_storage.dart';

const _item = 'biometric-gate';

/// A name of its own, because Android opens each name once, with the options of the first call.
final _storage = FlutterSecureStorage(
  aOptions: AndroidOptions.biometric(enforceBiometrics: true, storageNamespace: _item),
  iOptions: const IOSOptions(
    accessibility: KeychainAccessibility.unlocked_this_device,
    accessControlFlags: [AccessControlFlag.biometryCurrentSet],
  ),
);

/// Call after a full sign-in; [secret] is what unlocking gives access to.
Future<void> bindToBiometrics(String secret) => _storage.write(key: _item, value: secret);

/// The operating system releases the secret only after the check; Android checks once for as long as the app runs, and takes
/// the device's PIN as well. Without a bound secret the user has to sign in in full.
Future<bool> unlockWithBiometrics() async {
  try {
    return await _storage.read(key: _item) != null;
  } on PlatformException {
    return false;
  }
}
`;
