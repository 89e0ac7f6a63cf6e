import type { Edit } from '../../core/edit';
import { folderOf, relativePath } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { addDependency } from '../add-dependency';
import { replace } from '../text-edits';
import { callsOfSlot } from './same-slot';
import {
  asyncStorage,
  capacitorSecurePreferences,
  type ScriptStore,
  secureItems,
  securePreferences,
  secureStorage,
} from './script';
import { type ScriptBackend, scriptPackages } from './script-backends';

/** AsyncStorage and the store of Expo that has its methods. */
const asyncStorageModule = /^@react-native-(async-storage|community)\/async-storage$|^expo-sqlite\/kv-store$/;

const positional = (call: CallNode): SyntaxNode | undefined => call.args[0]?.value;

/** The `key` of Capacitor's options object. */
function optionKey(call: CallNode): SyntaxNode | undefined {
  const options = call.args[0] && unwrap(call.args[0].value);
  if (options?.kind !== 'collection') return undefined;
  for (const pair of options.elements) if (pair.kind === 'pair' && pair.name === 'key') return pair.value;
  return undefined;
}

/** The module, or the module and type in front of `#`, that a sink belongs to. */
export const ownerOf = ({ sink }: FlowPath): string => sink.model.api.slice(0, sink.model.api.indexOf('#'));

/** AsyncStorage of an Expo app, AsyncStorage of a bare React Native app, or Capacitor Preferences. */
export function backendFor(ctx: RuleContext, path: FlowPath): ScriptBackend | undefined {
  const module = ownerOf(path);
  if (/^@capacitor\/(preferences|storage)$/.test(module)) return 'capacitor';
  if (!asyncStorageModule.test(module)) return undefined;
  return reactNativeBackend(ctx);
}

export const reactNativeBackend = ({ project }: RuleContext): ScriptBackend =>
  project.dependsOn('expo') ? 'expo' : 'keychain';

/**
 * Gives the calls that write, read and remove a key in this file a store with the same methods that keeps the value in the
 * keychain and the Android Keystore. The helper moves a value that is still in the plain store when it is read.
 */
export function secureScriptStorage(
  ctx: RuleContext,
  path: FlowPath,
  backend: ScriptBackend,
): readonly Edit[] | undefined {
  const { call, key, model } = path.sink;
  if (call.kind !== 'call' || !key || !ctx.semantics.matchesApi(call, model.api)) return undefined;
  if (call.name !== (backend === 'capacitor' ? 'set' : 'setItem')) return undefined;
  const binding = importedStore(call);
  if (!binding) return undefined;
  const store = backend === 'capacitor' ? securePreferences : secureStorage;
  const names = backend === 'capacitor' ? ['set', 'get', 'remove'] : ['setItem', 'getItem', 'removeItem'];
  const keyOf = backend === 'capacitor' ? optionKey : positional;
  const calls = callsOfSlot(ctx, new Set(names), key, keyOf).filter((one) => importedStore(one) === binding);
  // A callback as the last argument has no counterpart.
  if (calls.some((one) => one.args.length > (one.name === 'setItem' ? 2 : 1))) return undefined;
  const module = ownerOf(path);
  const helper = scriptHelper(ctx, store, backend, (typescript) =>
    backend === 'capacitor'
      ? capacitorSecurePreferences(typescript, module, module.endsWith('storage') ? 'Storage' : 'Preferences')
      : secureItems(asyncStorage(module), backend, store.exportName, typescript),
  );
  return (
    helper && [
      ...calls.flatMap((one) => (one.receiver ? [replace(ctx, one.receiver.range, store.exportName)] : [])),
      ...helper,
    ]
  );
}

/** Import, package and file of a helper, which an earlier fix may have made; undefined when its file's name is taken. */
export function scriptHelper(
  ctx: RuleContext,
  { fileName, exportName, marker }: ScriptStore,
  backend: ScriptBackend,
  source: (typescript: boolean) => string,
): readonly Edit[] | undefined {
  const extension = /\.(tsx?|jsx?|mjs)$/.exec(ctx.file.uri)?.[1];
  if (!extension) return undefined;
  const typescript = extension.startsWith('ts');
  const isHelper = (uri: string) => new RegExp(`/${fileName}\\.[jt]s$`).test(uri);
  const known = ctx.project.filesUsing(marker).find(isHelper);
  const uri = known ?? `${folderOf(ctx.file.uri)}/${fileName}.${typescript ? 'ts' : 'js'}`;
  if (!known && ctx.project.exists(uri)) return undefined;
  const module = relativePath(ctx.file.uri, uri.replace(/\.[jt]s$/, ''));
  return [
    { edit: 'add-import', import: { module, name: exportName } },
    addDependency(scriptPackages[backend]),
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text: source(typescript) }]),
  ];
}

/** The name a call's store was imported by; an object from elsewhere may be opened with other options. */
function importedStore(call: CallNode): string | undefined {
  const receiver = call.receiver && unwrap(call.receiver);
  return receiver?.kind === 'name' ? receiver.name : undefined;
}
