import { biometricKeyJava, biometricKeyKotlin } from '../../server/src/fixes/biometric/android';
import { biometricGateSwift } from '../../server/src/fixes/biometric/apple';
import { securePreferencesDart } from '../../server/src/fixes/secure-store/dart';
import { secureStoreJava } from '../../server/src/fixes/secure-store/java';
import { secureStoreKotlin } from '../../server/src/fixes/secure-store/kotlin';
import { keychainStoreImplementation, keychainStoreInterface } from '../../server/src/fixes/secure-store/objective-c';
import {
  capacitorSecurePreferences,
  expoSecureStorage,
  keychainSecureStorage,
} from '../../server/src/fixes/secure-store/script';
import { keychainStoreSwift } from '../../server/src/fixes/secure-store/swift';
import { securityConfig } from '../../server/src/rules/network/cleartext-permitted.fixes';
import { noBackup } from '../../server/src/rules/storage/backup-allowed.fixes';

interface Snippet {
  readonly prefix: string;
  readonly description: string;
  readonly code: string;
}

/** Stands for the package name until the text is escaped; then it becomes a tab stop. */
const packageName = 'com.example.app';
const asyncStorage = '@react-native-async-storage/async-storage';

/** The secure code that quick fixes insert, for places where no finding is. One file for each language of the editor. */
const snippets: Readonly<Record<string, readonly Snippet[]>> = {
  kotlin: [
    {
      prefix: 'msec-secure-store',
      description: 'Preferences encrypted with a key of the Android Keystore',
      code: secureStoreKotlin(packageName),
    },
    {
      prefix: 'msec-biometric-crypto',
      description: 'Keystore key that works after a strong biometric check only',
      code: biometricKeyKotlin(packageName),
    },
  ],
  java: [
    {
      prefix: 'msec-secure-store',
      description: 'Preferences encrypted with a key of the Android Keystore',
      code: secureStoreJava(packageName),
    },
    {
      prefix: 'msec-biometric-crypto',
      description: 'Keystore key that works after a strong biometric check only',
      code: biometricKeyJava(packageName),
    },
  ],
  swift: [
    {
      prefix: 'msec-secure-store',
      description: 'Values in the keychain, readable while this device is unlocked',
      code: `import Foundation\nimport Security\n\n${keychainStoreSwift}`,
    },
    {
      prefix: 'msec-keychain-biometric',
      description: 'Keychain item that only the current biometry opens',
      code: `import Foundation\nimport LocalAuthentication\nimport Security\n\n${biometricGateSwift(true)}`,
    },
  ],
  'objective-c': [
    {
      prefix: 'msec-secure-store',
      description: 'Values in the keychain, readable while this device is unlocked',
      code: `#import <Foundation/Foundation.h>\n#import <Security/Security.h>\n\n${keychainStoreInterface}\n${keychainStoreImplementation}`,
    },
  ],
  dart: [
    {
      prefix: 'msec-secure-store',
      description: 'Secrets in flutter_secure_storage, moved over from the preferences',
      code: securePreferencesDart('SharedPreferences'),
    },
  ],
  typescript: [
    {
      prefix: 'msec-secure-store-expo',
      description: 'AsyncStorage for secrets, on expo-secure-store',
      code: expoSecureStorage(asyncStorage, true),
    },
    {
      prefix: 'msec-secure-store-keychain',
      description: 'AsyncStorage for secrets, on react-native-keychain',
      code: keychainSecureStorage(asyncStorage, true),
    },
    {
      prefix: 'msec-secure-store-capacitor',
      description: 'Preferences for secrets, in the keychain and Keystore',
      code: capacitorSecurePreferences(true),
    },
  ],
  xml: [
    { prefix: 'msec-nsc', description: 'Network security config without cleartext', code: securityConfig },
    { prefix: 'msec-backup-rules', description: 'Data extraction rules that let nothing out', code: noBackup },
  ],
};

/** A line of a snippet body: what has a meaning there is escaped, the package name becomes a tab stop. */
const bodyLine = (line: string): string =>
  line
    .replace(/[\\$]/g, '\\$&')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the form of a tab stop with a default.
    .replace(packageName, '${1:com.example.app}');

/** `snippets/<language>.json`, made from the sources of the fixes, so that both say the same. */
export function snippetFiles(): readonly { readonly file: string; readonly text: string }[] {
  return Object.entries(snippets).map(([language, list]) => {
    const entries = list.map(({ prefix, description, code }) => [
      description,
      { prefix, description: `Holdfast: ${description}`, body: [...code.trimEnd().split('\n').map(bodyLine), '$0'] },
    ]);
    return {
      file: `snippets/${language}.json`,
      text: `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`,
    };
  });
}
