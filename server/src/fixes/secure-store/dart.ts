import { table } from '../../core/table';

/** A plain store of Flutter, and the helper that takes secrets out of it. */
export interface DartStore {
  /** The type that the helper extends, with its type parameter, and the import that brings it. */
  readonly on: string;
  readonly import: string;
  readonly place: string;
  readonly file: string;
  readonly extension: string;
  /** Methods of the store and what the helper calls their counterparts. */
  readonly write: readonly [string, string];
  readonly read: readonly [string, string];
  readonly remove: readonly [string, string];
  /** Other methods that depend on the slot; the fix is not offered beside them. */
  readonly others: readonly string[];
  /** Reading gives a future already. */
  readonly readsLater: boolean;
  /** Values have no declared type, so the helper looks. */
  readonly dynamic: boolean;
  /** What a slot is called in the secure storage, where the key alone does not tell. */
  readonly slot: string;
  /** What the preferences' own methods give back. */
  readonly result: 'bool' | 'void';
}

const preferences = {
  import: 'package:shared_preferences/shared_preferences.dart',
  place: 'the preferences',
  write: ['setString', 'setSecret'],
  read: ['getString', 'getSecret'],
  remove: ['remove', 'removeSecret'],
  others: ['get', 'containsKey'],
  readsLater: false,
  dynamic: false,
  slot: 'key',
  result: 'bool',
} as const;

const box = {
  import: 'package:hive/hive.dart',
  place: 'the box',
  write: ['put', 'putSecret'],
  read: ['get', 'getSecret'],
  remove: ['delete', 'deleteSecret'],
  others: ['containsKey', 'watch', 'listenable'],
  dynamic: true,
  slot: "'$name.$key'",
  result: 'void',
} as const;

/** Stores by the type that sinks name. Facts: pub.dev, API pages of shared_preferences, hive, get_storage. */
export const secureDart: Readonly<Record<string, DartStore>> = table({
  SharedPreferences: {
    ...preferences,
    on: 'SharedPreferences',
    file: 'secure_preferences.dart',
    extension: 'SecurePreferences',
  },
  SharedPreferencesAsync: {
    ...preferences,
    on: 'SharedPreferencesAsync',
    file: 'secure_preferences_async.dart',
    extension: 'SecurePreferencesAsync',
    readsLater: true,
  },
  SharedPreferencesWithCache: {
    ...preferences,
    on: 'SharedPreferencesWithCache',
    file: 'secure_preferences_with_cache.dart',
    extension: 'SecurePreferencesWithCache',
  },
  Box: { ...box, on: 'Box<E>', file: 'secure_box.dart', extension: 'SecureBox<E>', readsLater: false },
  LazyBox: { ...box, on: 'LazyBox<E>', file: 'secure_lazy_box.dart', extension: 'SecureLazyBox<E>', readsLater: true },
  GetStorage: {
    import: 'package:get_storage/get_storage.dart',
    place: 'the container',
    on: 'GetStorage',
    file: 'secure_get_storage.dart',
    extension: 'SecureGetStorage',
    write: ['write', 'writeSecret'],
    read: ['read', 'readSecret'],
    remove: ['remove', 'removeSecret'],
    others: ['hasData', 'listenKey', 'writeIfNull', 'writeInMemory'],
    readsLater: false,
    dynamic: true,
    slot: 'key',
    result: 'void',
  },
});

const storage = `const _storage = FlutterSecureStorage(
  iOptions: IOSOptions(accessibility: KeychainAccessibility.unlocked_this_device),
);
`;

/** A helper's methods on a plain store, with flutter_secure_storage 10. `library` is the import of the store in the app. */
export function secureStoreDart(store: DartStore, library: string = store.import): string {
  const done = store.result === 'bool' ? '    return true;\n' : '';
  const [, write] = store.write;
  const [read, readSecret] = store.read;
  const [remove, removeSecret] = store.remove;
  const plain = `${store.readsLater ? 'await ' : ''}${store.dynamic && read === 'read' ? 'read<Object?>' : read}(key)`;
  const found = store.dynamic
    ? `    final Object? old = ${plain};
    if (old is! String) return null;
    await ${write}(key, old);`
    : `    final old = ${plain};
    if (old != null) await ${write}(key, old);`;
  return `import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import '${library}';

${storage}
/// Keeps values in the keychain and the Android Keystore. A value that is still in ${store.place} moves over when it is read.
extension ${store.extension} on ${store.on} {
  Future<${store.result}> ${write}(String key, String value) async {
    await _storage.write(key: ${store.slot}, value: value);
    await ${remove}(key);
${done}  }

  Future<String?> ${readSecret}(String key) async {
    final value = await _storage.read(key: ${store.slot});
    if (value != null) return value;
${found}
    return old;
  }

  Future<${store.result}> ${removeSecret}(String key) async {
    await _storage.delete(key: ${store.slot});
    await ${remove}(key);
${done}  }
}
`;
}

/** `writeSecret`, `readSecret` and `deleteSecret` for small text files. The name tells the slot, for the folder changes with updates on iOS. */
export const secureFileDart = `import 'dart:io';

import 'package:flutter_secure_storage/flutter_secure_storage.dart';

${storage}
/// Keeps the text in the keychain and the Android Keystore instead of in the file. A file that is still there moves over when it is read.
extension SecureFile on File {
  String get _slot => 'file.\${uri.pathSegments.last}';

  Future<void> writeSecret(String text) async {
    await _storage.write(key: _slot, value: text);
    if (await exists()) await delete();
  }

  Future<String> readSecret() async {
    final text = await _storage.read(key: _slot);
    if (text != null) return text;
    final old = await readAsString();
    await writeSecret(old);
    return old;
  }

  Future<void> deleteSecret() async {
    await _storage.delete(key: _slot);
    if (await exists()) await delete();
  }
}
`;
