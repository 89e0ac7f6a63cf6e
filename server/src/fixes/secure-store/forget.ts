import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { AssignmentNode, CallNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { statementRange } from '../statement';
import { replace, textOf } from '../text-edits';

/** What a store calls the removal of a slot, by the API that writes it. */
const removals: readonly (readonly [RegExp, string])[] = [
  [/SharedPreferences\.Editor#|mmkv\.MMKV#put/, 'remove'],
  [/mmkv\.MMKV#encode/, 'removeValueForKey'],
  [/ContentValues#put$/, 'putNull'],
  [/^(Foundation\.)?(UserDefaults|NSUserDefaults|NSUbiquitousKeyValueStore)#/, 'removeObject'],
  [
    /async-storage|^react-native#|^expo-sqlite\/kv-store#(default|Storage)\.setItem$|^(localStorage|sessionStorage)#|^localforage#/,
    'removeItem',
  ],
  [/@capacitor\/(preferences|storage)#|NativeStorage[.#]|@ionic\/storage|^js-cookie#/, 'remove'],
  [/shared_preferences\.dart |get_storage\.dart /, 'remove'],
  [/hive\.dart |FlutterSecureStorage#|^KeychainSwift\./, 'delete'],
  [/^Valet\./, 'removeObject'],
  [/^KeychainAccess\.|capacitor-secure-storage#/, 'remove'],
  [/^expo-secure-store#/, 'deleteItemAsync'],
  [/^react-native-encrypted-storage#/, 'removeItem'],
];

function removalOf(ctx: RuleContext, api: string): string | undefined {
  if (api.startsWith('react-native-mmkv ')) return mmkvRemoval(ctx);
  return removals.find(([pattern]) => pattern.test(api))?.[1];
}

/** `delete` until version 3 of react-native-mmkv, `remove` since 4. */
export function mmkvRemoval({ project, semantics }: RuleContext): 'remove' | 'delete' {
  const version = project.dependencies.find(({ name }) => name === 'react-native-mmkv')?.version;
  const major = /\d+/.exec(version ?? '')?.[0];
  const isFour = major ? Number(major) >= 4 : semantics.qualifiedName('createMMKV') !== undefined;
  return isFour ? 'remove' : 'delete';
}

/** The removal of a slot in the place of writing it: nothing is stored any more, and what was stored before goes. */
export function removalInstead(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const { call, key, model } = sink;
  if (call.kind === 'assignment') return assignmentRemoved(ctx, call, model.api);
  if (call.kind !== 'call' || !key) return undefined;
  const name = removalOf(ctx, model.api);
  // A function that was imported by its name has no other beside it.
  if (!name || (!call.receiver && /^expo-secure-store#/.test(model.api))) return undefined;
  // Nothing but text comes back from these.
  if (name === 'removeValueForKey' && !statementRange(call, ctx.file.text)) return undefined;
  if (ctx.file.treeLanguage === 'objective-c') return messageRemoved(ctx, call, key);
  const options = call.args[0] && unwrap(call.args[0].value);
  if (/@capacitor\//.test(model.api)) {
    if (options?.kind !== 'collection') return undefined;
    const kept = options.elements.find((pair) => pair.kind === 'pair' && pair.name === 'key');
    return kept && [replace(ctx, call.nameRange, name), replace(ctx, options.range, `{ ${textOf(ctx, kept)} }`)];
  }
  const [first, last] = [call.args[0], call.args.at(-1)];
  const kept = call.args.find(({ value }) => value === key);
  if (!first || !last || !kept || first === last) return undefined;
  return [
    replace(ctx, call.nameRange, name),
    replace(ctx, { start: first.range.start, end: last.range.end }, textOf(ctx, kept)),
  ];
}

/** `[defaults setObject:value forKey:key]` becomes `[defaults removeObjectForKey:key]`. */
function messageRemoved(ctx: RuleContext, call: CallNode, key: CallNode['args'][number]['value']) {
  const start = call.args[0]?.labelRange?.start;
  if (start === undefined || call.args.length !== 2) return undefined;
  return [replace(ctx, { start, end: key.range.start }, 'removeObjectForKey:')];
}

/** `settings[KEY] = value` of DataStore, `localStorage.key = value` and `localStorage['key'] = value`. */
function assignmentRemoved(ctx: RuleContext, { target, range }: AssignmentNode, api: string) {
  const store = /MutablePreferences#/.test(api) ? 'remove' : /^(local|session)Storage#/.test(api) ? 'removeItem' : '';
  if (!store || !(target.kind === 'index' || target.kind === 'member') || !target.receiver) return undefined;
  const key = target.kind === 'index' ? textOf(ctx, target.index) : `'${target.name}'`;
  return [replace(ctx, range, `${textOf(ctx, target.receiver)}.${store}(${key})`)];
}
