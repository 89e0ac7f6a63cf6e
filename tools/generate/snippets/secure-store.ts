import { type DartStore, secureDart, secureStoreDart } from '../../../server/src/fixes/secure-store/dart';
import { secureStoreJava } from '../../../server/src/fixes/secure-store/java';
import { secureStoreKotlin } from '../../../server/src/fixes/secure-store/kotlin';
import { dataStoreTinkKotlin } from '../../../server/src/fixes/secure-store/kotlin-tink';
import {
  keychainStoreImplementation,
  keychainStoreInterface,
} from '../../../server/src/fixes/secure-store/objective-c';
import { asyncStorage, capacitorSecurePreferences, secureItems } from '../../../server/src/fixes/secure-store/script';
import { keychainStoreSwift } from '../../../server/src/fixes/secure-store/swift';
import { packageName, type Snippet } from './snippet';

const plain = asyncStorage('@react-native-async-storage/async-storage');

export const snippets: readonly Snippet[] = [
  {
    language: 'kotlin',
    prefix: 'msec-secure-store',
    description: 'Preferences encrypted with a key of the Android Keystore',
    code: secureStoreKotlin(packageName),
  },
  {
    language: 'kotlin',
    prefix: 'msec-datastore-tink',
    description: 'A DataStore encrypted with Tink and a key of the Android Keystore',
    code: dataStoreTinkKotlin(packageName),
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
    code: secureStoreDart(secureDart.SharedPreferences as DartStore),
  },
  {
    language: 'typescript',
    prefix: 'msec-secure-store-expo',
    description: 'AsyncStorage for secrets, on expo-secure-store',
    code: secureItems(plain, 'expo', 'secureStorage', true),
  },
  {
    language: 'typescript',
    prefix: 'msec-secure-store-keychain',
    description: 'AsyncStorage for secrets, on react-native-keychain',
    code: secureItems(plain, 'keychain', 'secureStorage', true),
  },
  {
    language: 'typescript',
    prefix: 'msec-secure-store-capacitor',
    description: 'Preferences for secrets, in the keychain and Keystore',
    code: capacitorSecurePreferences(true),
  },
];
