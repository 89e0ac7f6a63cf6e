import type { Edit } from '../../core/edit';
import { folderOf, relativePath } from '../../core/uri';
import type { AddedName } from '../../models/added-dependencies';
import type { RuleContext } from '../../rule-kit/rule';
import type { ImportNode } from '../../syntax/nodes';
import { addDependency } from '../add-dependency';
import { replace, textOf } from '../text-edits';

const meaning = 'A random identifier of this installation: it names no person and no device, and ends with the app.';
const resetting = 'The next identifier is another one, for example after consent was withdrawn.';
const asyncStorage = '@react-native-async-storage/async-storage';

const reactNative = (
  imports: string,
  make: string,
  typed: boolean,
): string => `import AsyncStorage from '${asyncStorage}';
${imports}
const key = 'install-id';

/** ${meaning} */
export async function installId()${typed ? ': Promise<string>' : ''} {
  const known = await AsyncStorage.getItem(key);
  if (known) return known;
  const id = ${make};
  await AsyncStorage.setItem(key, id);
  return id;
}

/** ${resetting} */
export const resetInstallId = ()${typed ? ': Promise<void>' : ''} => AsyncStorage.removeItem(key);
`;

/** For Expo: `expo-crypto` makes the identifier. */
export const installIdExpo = (typed: boolean): string =>
  reactNative("import { randomUUID } from 'expo-crypto';\n", 'randomUUID()', typed);

/** For bare React Native, whose engine has no `crypto` of its own. */
export const installIdReactNative = (typed: boolean): string =>
  reactNative("import 'react-native-get-random-values';\nimport { v4 as uuid } from 'uuid';\n", 'uuid()', typed);

/** For Capacitor; the same shape as `Device.getId()`. */
export const installIdCapacitor = (typed: boolean): string => `import { Preferences } from '@capacitor/preferences';

const key = 'install-id';

/** ${meaning} */
export async function installId()${typed ? ': Promise<{ identifier: string }>' : ''} {
  const { value } = await Preferences.get({ key });
  if (value) return { identifier: value };
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const identifier = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  await Preferences.set({ key, value: identifier });
  return { identifier };
}

/** ${resetting} */
export const resetInstallId = ()${typed ? ': Promise<void>' : ''} => Preferences.remove({ key });
`;

/** For Flutter, in the preferences, which end with the app. */
export const installIdDart = `import 'dart:math';

import 'package:shared_preferences/shared_preferences.dart';

const _key = 'install-id';

/// ${meaning}
Future<String> installId() async {
  final preferences = SharedPreferencesAsync();
  final known = await preferences.getString(_key);
  if (known != null) return known;
  final random = Random.secure();
  final id = List.generate(16, (_) => random.nextInt(256).toRadixString(16).padLeft(2, '0')).join();
  await preferences.setString(_key, id);
  return id;
}

/// ${resetting}
Future<void> resetInstallId() => SharedPreferencesAsync().remove(_key);
`;

type Backend = 'expo' | 'react-native' | 'capacitor';

const packages: Readonly<Record<Backend, readonly AddedName[]>> = {
  expo: ['expo-crypto', asyncStorage],
  'react-native': [asyncStorage, 'react-native-get-random-values', 'uuid'],
  capacitor: ['@capacitor/preferences'],
};

/**
 * Import, dependencies and helper file for `installId()` in a script. `unused` is an import that nothing needs any more; the new
 * one takes its place.
 */
export function scriptInstallId(ctx: RuleContext, backend: Backend, unused?: ImportNode): readonly Edit[] | undefined {
  const extension = /\.(tsx?|jsx?|mjs)$/.exec(ctx.file.uri)?.[1];
  if (!extension) return undefined;
  const typed = extension.startsWith('ts');
  const known = ctx.project.filesUsing('installId').find((uri) => /\/install-id\.[jt]s$/.test(uri));
  const uri = known ?? `${folderOf(ctx.file.uri)}/install-id.${typed ? 'ts' : 'js'}`;
  if (!known && ctx.project.exists(uri)) return undefined;
  const make = { expo: installIdExpo, 'react-native': installIdReactNative, capacitor: installIdCapacitor }[backend];
  const module = relativePath(ctx.file.uri, uri.replace(/\.[jt]s$/, ''));
  return [
    unused ? inPlaceOf(ctx, unused, module) : { edit: 'add-import', import: { module, name: 'installId' } },
    ...packages[backend].map((name) => addDependency(name)),
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text: make(typed) }]),
  ];
}

function inPlaceOf(ctx: RuleContext, unused: ImportNode, module: string): Edit {
  const written = textOf(ctx, unused);
  const quote = written.includes('"') ? '"' : "'";
  const end = written.endsWith(';') ? ';' : '';
  return replace(ctx, unused.range, `import { installId } from ${quote}${module}${quote}${end}`);
}

/** Import, dependency and helper file for `installId()` in Dart. */
export function dartInstallId(ctx: RuleContext): readonly Edit[] | undefined {
  const known = ctx.project.filesUsing('installId').find((uri) => uri.endsWith('/install_id.dart'));
  const uri = known ?? `${folderOf(ctx.file.uri)}/install_id.dart`;
  if (!known && ctx.project.exists(uri)) return undefined;
  return [
    { edit: 'add-import', import: { module: relativePath(ctx.file.uri, uri).replace(/^\.\//, '') } },
    addDependency('shared_preferences', 'SharedPreferencesAsync'),
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text: installIdDart }]),
  ];
}
