import type { Edit } from '../../core/edit';
import { folderOf, relativePath } from '../../core/uri';
import type { AddedName } from '../../models/added-dependencies';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { addDependency } from '../add-dependency';
import { replace } from '../text-edits';
import { callsOfSlot } from './same-slot';
import {
  capacitorSecurePreferences,
  expoSecureStorage,
  keychainSecureStorage,
  type ScriptStore,
  securePreferences,
  secureStorage,
} from './script';

export type ScriptBackend = 'expo' | 'keychain' | 'capacitor';

const asyncStorageModule = /^@react-native-(async-storage|community)\/async-storage$/;

const dependencies: Readonly<Record<ScriptBackend, AddedName>> = {
  expo: 'expo-secure-store',
  keychain: 'react-native-keychain',
  capacitor: '@aparajita/capacitor-secure-storage',
};

const positional = (call: CallNode): SyntaxNode | undefined => call.args[0]?.value;

/** The `key` of Capacitor's options object. */
function optionKey(call: CallNode): SyntaxNode | undefined {
  const options = call.args[0] && unwrap(call.args[0].value);
  if (options?.kind !== 'collection') return undefined;
  for (const pair of options.elements) if (pair.kind === 'pair' && pair.name === 'key') return pair.value;
  return undefined;
}

/** AsyncStorage of an Expo app, AsyncStorage of a bare React Native app, or Capacitor Preferences. */
export function backendFor(ctx: RuleContext, { sink }: FlowPath): ScriptBackend | undefined {
  const module = sink.model.api.slice(0, sink.model.api.indexOf('#'));
  if (module === '@capacitor/preferences') return 'capacitor';
  if (!asyncStorageModule.test(module)) return undefined;
  return ctx.project.dependsOn('expo') ? 'expo' : 'keychain';
}

/**
 * Gives the calls that write, read and remove a key in this file a store with the same methods that keeps the value in the
 * keychain and the Android Keystore. The helper moves a value that is still in the plain store when it is read.
 */
export function secureScriptStorage(
  ctx: RuleContext,
  path: FlowPath,
  backend: ScriptBackend,
): readonly Edit[] | undefined {
  const { call, key, keyValue, model } = path.sink;
  if (call.kind !== 'call' || !key || !ctx.semantics.matchesApi(call, model.api)) return undefined;
  if (call.name !== (backend === 'capacitor' ? 'set' : 'setItem')) return undefined;
  // Keys of expo-secure-store are restricted; another key would fail at run time.
  if (backend === 'expo' && !/^[\w.-]+$/.test(keyValue ?? '')) return undefined;
  const extension = /\.(tsx?|jsx?|mjs)$/.exec(ctx.file.uri)?.[1];
  const binding = importedStore(call);
  if (!extension || !binding) return undefined;
  const store = backend === 'capacitor' ? securePreferences : secureStorage;
  const names = backend === 'capacitor' ? ['set', 'get', 'remove'] : ['setItem', 'getItem', 'removeItem'];
  const keyOf = backend === 'capacitor' ? optionKey : positional;
  const calls = callsOfSlot(ctx, new Set(names), key, keyOf).filter((one) => importedStore(one) === binding);
  // A callback as the last argument has no counterpart.
  if (calls.some((one) => one.args.length > (one.name === 'setItem' ? 2 : 1))) return undefined;
  const typescript = extension.startsWith('ts');
  const module = model.api.slice(0, model.api.indexOf('#'));
  const helper = helperFor(ctx, store, typescript, helperText(backend, module, typescript));
  if (!helper) return undefined;
  return [
    ...calls.flatMap((one) => (one.receiver ? [replace(ctx, one.receiver.range, store.exportName)] : [])),
    { edit: 'add-import', import: { module: helper.module, name: store.exportName } },
    addDependency(dependencies[backend]),
    ...(helper.create ? [helper.create] : []),
  ];
}

function helperText(backend: ScriptBackend, module: string, typescript: boolean): string {
  if (backend === 'capacitor') return capacitorSecurePreferences(typescript);
  return backend === 'expo' ? expoSecureStorage(module, typescript) : keychainSecureStorage(module, typescript);
}

function helperFor(
  ctx: RuleContext,
  store: ScriptStore,
  typescript: boolean,
  text: string,
): { readonly module: string; readonly create?: Edit } | undefined {
  const isHelper = (uri: string) => new RegExp(`/${store.fileName}\\.[jt]s$`).test(uri);
  const known = ctx.project.filesUsing(store.marker).find(isHelper);
  if (known) return { module: relativePath(ctx.file.uri, known.replace(/\.[jt]s$/, '')) };
  const uri = `${folderOf(ctx.file.uri)}/${store.fileName}.${typescript ? 'ts' : 'js'}`;
  if (ctx.project.exists(uri)) return undefined;
  return { module: `./${store.fileName}`, create: { edit: 'create-file', uri, text } };
}

/** The name a call's store was imported by; an object from elsewhere may be opened with other options. */
function importedStore(call: CallNode): string | undefined {
  const receiver = call.receiver && unwrap(call.receiver);
  return receiver?.kind === 'name' ? receiver.name : undefined;
}
