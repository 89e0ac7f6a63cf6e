import { securePreferencesDart } from '../../../server/src/fixes/secure-store/dart';
import { secureStoreJava } from '../../../server/src/fixes/secure-store/java';
import { secureStoreKotlin } from '../../../server/src/fixes/secure-store/kotlin';
import {
  keychainStoreImplementation,
  keychainStoreInterface,
} from '../../../server/src/fixes/secure-store/objective-c';
import {
  capacitorSecurePreferences,
  expoSecureStorage,
  keychainSecureStorage,
} from '../../../server/src/fixes/secure-store/script';
import { keychainStoreSwift } from '../../../server/src/fixes/secure-store/swift';
import { packageName, type Snippet } from './snippet';

const asyncStorage = '@react-native-async-storage/async-storage';

export const snippets: readonly Snippet[] = [
  {
    language: 'kotlin',
    prefix: 'msec-secure-store',
    description: 'Preferences encrypted with a key of the Android Keystore',
    code: secureStoreKotlin(packageName),
  },
  {
    language: 'java',
    prefix: 'msec-secure-store',
    description: 'Preferences encrypted with a key of the Android Keystore',
    code: secureStoreJava(packageName),
  },
  {
    language: 'swift',
    prefix: 'msec-secure-store',
    description: 'Values in the keychain, readable while this device is unlocked',
    code: `import Foundation\nimport Security\n\n${keychainStoreSwift}`,
  },
  {
    language: 'objective-c',
    prefix: 'msec-secure-store',
    description: 'Values in the keychain, readable while this device is unlocked',
    code: `#import <Foundation/Foundation.h>\n#import <Security/Security.h>\n\n${keychainStoreInterface}\n${keychainStoreImplementation}`,
  },
  {
    language: 'dart',
    prefix: 'msec-secure-store',
    description: 'Secrets in flutter_secure_storage, moved over from the preferences',
    code: securePreferencesDart('SharedPreferences'),
  },
  {
    language: 'typescript',
    prefix: 'msec-secure-store-expo',
    description: 'AsyncStorage for secrets, on expo-secure-store',
    code: expoSecureStorage(asyncStorage, true),
  },
  {
    language: 'typescript',
    prefix: 'msec-secure-store-keychain',
    description: 'AsyncStorage for secrets, on react-native-keychain',
    code: keychainSecureStorage(asyncStorage, true),
  },
  {
    language: 'typescript',
    prefix: 'msec-secure-store-capacitor',
    description: 'Preferences for secrets, in the keychain and Keystore',
    code: capacitorSecurePreferences(true),
  },
];
