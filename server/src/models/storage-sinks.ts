import type { CodeLanguage } from '../core/language';
import type { ApiModel, SinkKind } from './api-model';
import { dart, jvm, kotlin, objc, script, swift } from './language-sets';

interface Extra {
  readonly key?: ApiModel['key'];
  readonly distinctive?: boolean;
  readonly receiverHint?: RegExp;
  readonly where?: ApiModel['where'];
  readonly word?: string;
}

/** Languages, owner, members separated by spaces, where the value goes in, label, more. */
type Row = readonly [readonly CodeLanguage[], string, string, ApiModel['at'], string, Extra?];

const keyed: Extra = { key: 'arg:0' };
/** A writer around a file's stream; others write to sockets and strings. */
const onFile: Extra = { where: { at: 'maker', value: /^(FileWriter|FileOutputStream|openFileOutput)$/ } };
const preferenceText = { key: 'arg:0', receiverHint: /pref|editor|settings/i } as const;
const defaults = { key: 'label:forKey', receiverHint: /defaults/i } as const;
const asyncStorage = '@react-native-async-storage/async-storage';
const sharedPreferences = 'package:shared_preferences/shared_preferences.dart';

const android: readonly Row[] = [
  [
    jvm,
    'android.content.SharedPreferences.Editor',
    'putString putStringSet',
    'arg:1',
    'SharedPreferences',
    preferenceText,
  ],
  [
    kotlin,
    'androidx.datastore.preferences.core.MutablePreferences',
    'set',
    'arg:1',
    'Preferences DataStore',
    { ...keyed, word: 'edit' },
  ],
  [
    jvm,
    'com.tencent.mmkv.MMKV',
    'encode putString putStringSet putBytes',
    'arg:1',
    'MMKV',
    { key: 'arg:0', receiverHint: /mmkv/i },
  ],
  [jvm, 'java.io.File', 'writeText appendText writeBytes appendBytes', 'arg:0', 'a file'],
  [jvm, 'java.io.FileOutputStream', 'write', 'arg:0', 'a file'],
  [jvm, 'java.io.FileWriter', 'write append', 'arg:0', 'a file'],
  [jvm, 'java.io.OutputStreamWriter', 'write append', 'arg:0', 'a file', onFile],
  [jvm, 'java.io.BufferedWriter', 'write append', 'arg:0', 'a file', onFile],
  [jvm, 'java.io.PrintWriter', 'print println write append', 'arg:0', 'a file', onFile],
  [jvm, 'java.nio.file.Files', 'write writeString', 'arg:1', 'a file'],
  [jvm, 'android.content.ContentValues', 'put', 'arg:1', 'a SQLite database', keyed],
  [jvm, 'android.database.sqlite.SQLiteDatabase', 'execSQL', 'arg:*', 'a SQLite database'],
  [jvm, 'android.webkit.CookieManager', 'setCookie', 'arg:1', 'the cookie store'],
];

const apple: readonly Row[] = [
  [swift, 'Foundation.UserDefaults', 'set(_:forKey:) setValue(_:forKey:)', 'arg:0', 'UserDefaults', defaults],
  [
    swift,
    'Foundation.NSUbiquitousKeyValueStore',
    'set(_:forKey:) setValue(_:forKey:) setString(_:forKey:)',
    'arg:0',
    'the iCloud key-value store',
    { key: 'label:forKey' },
  ],
  [swift, 'SwiftUI.AppStorage', '@', 'arg:0', 'UserDefaults', keyed],
  [swift, 'SwiftUI.SceneStorage', '@', 'arg:0', 'the saved state of the scene', keyed],
  [swift, 'Foundation.Data', 'write(to:options:)', 'receiver', 'a file'],
  [
    swift,
    'Swift.String',
    'write(to:atomically:encoding:) write(toFile:atomically:encoding:)',
    'receiver',
    'a file',
    { distinctive: true },
  ],
  [swift, 'Foundation.NSDictionary', 'write(to:atomically:) write(toFile:atomically:)', 'receiver', 'a file'],
  [swift, 'Foundation.NSMutableDictionary', 'write(to:atomically:) write(toFile:atomically:)', 'receiver', 'a file'],
  [swift, 'Foundation.FileManager', 'createFile(atPath:contents:attributes:)', 'label:contents', 'a file'],
  [
    swift,
    'YapDatabase.YapDatabaseReadWriteTransaction',
    'setObject(_:forKey:inCollection:)',
    'arg:0',
    'YapDatabase',
    { key: 'label:forKey' },
  ],
  [swift, 'CouchbaseLite.CBLDocument', 'putProperties(_:)', 'arg:0', 'Couchbase Lite'],
  [swift, 'CoreData.NSManagedObject', '*=', 'arg:0', 'Core Data', { word: 'CoreData' }],
  [
    swift,
    'CoreData.NSManagedObject',
    'setValue(_:forKey:) setPrimitiveValue(_:forKey:)',
    'arg:0',
    'Core Data',
    { key: 'label:forKey' },
  ],
  [swift, 'RealmSwift.Realm', 'add(_:) add(_:update:)', 'arg:0', 'Realm', { receiverHint: /^realm$/i }],
  [swift, 'RealmSwift.Realm', 'create(_:value:update:)', 'label:value', 'Realm', { receiverHint: /^realm$/i }],
  [
    objc,
    'NSUserDefaults',
    'setObject:forKey: setValue:forKey:',
    'arg:0',
    'NSUserDefaults',
    { key: 'arg:1', receiverHint: /defaults/i },
  ],
  [
    objc,
    'NSUbiquitousKeyValueStore',
    'setObject:forKey: setString:forKey: setData:forKey: setDictionary:forKey:',
    'arg:0',
    'the iCloud key-value store',
    { key: 'arg:1' },
  ],
  [objc, 'YapDatabaseReadWriteTransaction', 'setObject:forKey:inCollection:', 'arg:0', 'YapDatabase', { key: 'arg:1' }],
  [objc, 'CBLDocument', 'putProperties:error:', 'arg:0', 'Couchbase Lite'],
  [objc, 'NSManagedObject', '*=', 'arg:0', 'Core Data', { word: 'CoreData' }],
  [objc, 'NSManagedObject', 'setValue:forKey: setPrimitiveValue:forKey:', 'arg:0', 'Core Data', { key: 'arg:1' }],
  [objc, 'RLMRealm', 'addObject: addOrUpdateObject:', 'arg:0', 'Realm'],
  [objc, 'NSDictionary', 'writeToFile:atomically: writeToURL:atomically: writeToURL:error:', 'receiver', 'a file'],
  [
    objc,
    'NSMutableDictionary',
    'writeToFile:atomically: writeToURL:atomically: writeToURL:error:',
    'receiver',
    'a file',
  ],
  [
    objc,
    'NSString',
    'writeToFile:atomically:encoding:error: writeToURL:atomically:encoding:error:',
    'receiver',
    'a file',
  ],
  [objc, 'NSData', 'writeToFile:atomically: writeToURL:atomically:', 'receiver', 'a file'],
];

const scripts: readonly Row[] = [
  [script, asyncStorage, 'default.setItem default.mergeItem', 'arg:1', 'AsyncStorage', keyed],
  [script, asyncStorage, 'default.multiSet default.multiMerge default.setMany', 'arg:0', 'AsyncStorage'],
  [script, `${asyncStorage} AsyncStorage`, 'setItem mergeItem', 'arg:1', 'AsyncStorage', keyed],
  [script, `${asyncStorage} AsyncStorage`, 'multiSet multiMerge setMany', 'arg:0', 'AsyncStorage'],
  [
    script,
    '@react-native-community/async-storage',
    'default.setItem default.mergeItem',
    'arg:1',
    'AsyncStorage',
    keyed,
  ],
  [script, 'react-native', 'AsyncStorage.setItem AsyncStorage.mergeItem', 'arg:1', 'AsyncStorage', keyed],
  [
    script,
    'expo-sqlite/kv-store',
    'default.setItem default.setItemAsync default.setItemSync Storage.setItem Storage.setItemAsync Storage.setItemSync',
    'arg:1',
    'the key-value store of expo-sqlite',
    keyed,
  ],
  [script, 'localStorage', 'setItem []=', 'arg:1', 'localStorage', keyed],
  [script, 'sessionStorage', 'setItem []=', 'arg:1', 'sessionStorage', keyed],
  [script, '', 'document.cookie=', 'arg:0', 'a cookie that scripts can read'],
  [script, 'js-cookie', 'default.set', 'arg:1', 'a cookie that scripts can read', keyed],
  [script, 'localforage', 'default.setItem', 'arg:1', 'localForage', keyed],
  [script, '@capacitor/preferences', 'Preferences.set', 'label:value', 'Capacitor Preferences', { key: 'label:key' }],
  [script, '@capacitor/storage', 'Storage.set', 'label:value', 'Capacitor Storage', { key: 'label:key' }],
  [script, '@capacitor/filesystem', 'Filesystem.writeFile', 'label:data', 'a file'],
  [script, '@ionic/storage Storage', 'set', 'arg:1', 'Ionic Storage', keyed],
  [script, '@ionic/storage-angular Storage', 'set', 'arg:1', 'Ionic Storage', keyed],
  [script, '@ionic-native/native-storage/ngx NativeStorage', 'setItem', 'arg:1', 'NativeStorage', keyed],
  [script, '@ionic-native/native-storage', 'NativeStorage.setItem', 'arg:1', 'NativeStorage', keyed],
  [script, '@awesome-cordova-plugins/native-storage/ngx NativeStorage', 'setItem', 'arg:1', 'NativeStorage', keyed],
  [script, '@awesome-cordova-plugins/native-storage', 'NativeStorage.setItem', 'arg:1', 'NativeStorage', keyed],
  [script, '', 'NativeStorage.setItem', 'arg:1', 'NativeStorage', keyed],
  [script, 'react-native-mmkv MMKV', 'set', 'arg:1', 'MMKV', { key: 'arg:0', receiverHint: /mmkv/i }],
  [script, 'expo-file-system', 'writeAsStringAsync', 'arg:1', 'a file'],
  [script, 'expo-file-system/legacy', 'writeAsStringAsync', 'arg:1', 'a file'],
  [script, 'expo-file-system File', 'write', 'arg:0', 'a file'],
  [script, 'react-native-fs', 'default.writeFile default.appendFile', 'arg:1', 'a file'],
];

const flutter: readonly Row[] = [
  [
    dart,
    `${sharedPreferences} SharedPreferences`,
    'setString setStringList',
    'arg:1',
    'SharedPreferences',
    preferenceText,
  ],
  [dart, `${sharedPreferences} SharedPreferencesAsync`, 'setString setStringList', 'arg:1', 'SharedPreferences', keyed],
  [
    dart,
    `${sharedPreferences} SharedPreferencesWithCache`,
    'setString setStringList',
    'arg:1',
    'SharedPreferences',
    keyed,
  ],
  [dart, 'package:hive/hive.dart Box', 'put', 'arg:1', 'a Hive box', keyed],
  [dart, 'package:hive/hive.dart LazyBox', 'put', 'arg:1', 'a Hive box', keyed],
  [dart, 'package:hive_ce/hive.dart Box', 'put', 'arg:1', 'a Hive box', keyed],
  [dart, 'package:hive_ce/hive.dart LazyBox', 'put', 'arg:1', 'a Hive box', keyed],
  [dart, 'package:get_storage/get_storage.dart GetStorage', 'write writeInMemory', 'arg:1', 'GetStorage', keyed],
  [dart, 'dart:io File', 'writeAsString writeAsStringSync writeAsBytes writeAsBytesSync', 'arg:0', 'a file'],
  [dart, 'package:sqflite/sqflite.dart Database', 'insert update', 'arg:1', 'a SQLite database'],
  [dart, 'package:sqflite/sqflite.dart Transaction', 'insert update', 'arg:1', 'a SQLite database'],
];

/** Stores that encrypt with a key of the system. What is written here is where it belongs. */
const secure: readonly Row[] = [
  [
    jvm,
    'androidx.security.crypto.EncryptedSharedPreferences.Editor',
    'putString putStringSet',
    'arg:1',
    'EncryptedSharedPreferences',
    keyed,
  ],
  [swift, '', 'SecItemAdd SecItemUpdate', 'arg:0', 'the keychain'],
  [objc, '', 'SecItemAdd SecItemUpdate', 'arg:0', 'the keychain'],
  [swift, 'KeychainAccess.Keychain', 'set(_:key:)', 'arg:0', 'the keychain', { key: 'label:key' }],
  [swift, 'KeychainSwift.KeychainSwift', 'set(_:forKey:withAccess:)', 'arg:0', 'the keychain', { key: 'label:forKey' }],
  [swift, 'Valet.Valet', 'setString(_:forKey:) setObject(_:forKey:)', 'arg:0', 'the keychain', { key: 'label:forKey' }],
  [script, 'expo-secure-store', 'setItemAsync setItem', 'arg:1', 'expo-secure-store', keyed],
  [script, 'react-native-keychain', 'setGenericPassword default.setGenericPassword', 'arg:1', 'react-native-keychain'],
  [script, 'react-native-sensitive-info', 'default.setItem setItem', 'arg:1', 'react-native-sensitive-info', keyed],
  [script, 'react-native-encrypted-storage', 'default.setItem', 'arg:1', 'EncryptedStorage', keyed],
  [
    script,
    '@aparajita/capacitor-secure-storage',
    'SecureStorage.set SecureStorage.setItem',
    'arg:1',
    'SecureStorage',
    keyed,
  ],
  [
    dart,
    'package:flutter_secure_storage/flutter_secure_storage.dart FlutterSecureStorage',
    'write',
    'label:value',
    'flutter_secure_storage',
    { key: 'label:key' },
  ],
  [
    dart,
    'package:biometric_storage/biometric_storage.dart BiometricStorageFile',
    'write',
    'arg:0',
    'biometric_storage',
  ],
];

const sinks = (kind: SinkKind, rows: readonly Row[]): readonly ApiModel[] =>
  rows.flatMap(([languages, owner, members, at, label, extra]) =>
    members
      .split(' ')
      .map((member): ApiModel => ({ role: 'sink', kind, languages, api: `${owner}#${member}`, at, label, ...extra })),
  );

/** Where values are kept on the device: readable by who reads the storage, or encrypted with a key of the system. */
export const storageSinks: readonly ApiModel[] = [
  ...sinks('plaintext-storage', [...android, ...apple, ...scripts, ...flutter]),
  ...sinks('secure-storage', secure),
];
