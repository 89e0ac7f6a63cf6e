import type { Edit } from '../../core/edit';
import { memoryAuthStorageScript } from '../../fixes/auth-session/script';
import { removePartEdits } from '../../fixes/remove-part';
import { statementRange } from '../../fixes/statement';
import { insert, replace } from '../../fixes/text-edits';
import {
  amplifySignInWords,
  cacheLocations,
  firebaseAuthModules,
  lastingPersistences,
  plainScriptStores,
} from '../../models/auth-session-stores';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { entryOf, unwrap } from '../../syntax/walk';
import {
  addEntry,
  hasSpread,
  helperEdits,
  isReactNative,
  isWebView,
  literalOf,
  plainStore,
  secureAdapterEdits,
  sourceOf,
  useSecureAdapter,
} from './persistent-session-sdk.script';
import { finding, indentOf, type Message } from './persistent-session-sdk.state';

type Found = Iterable<Match<Message>>;

/** Names of Amplify and polyfills whose absence or presence in the project decides. */
export const clientWords: readonly string[] = [
  'setKeyValueStorage',
  'expo-sqlite/localStorage/install',
  ...amplifySignInWords,
];

/** `getReactNativePersistence(AsyncStorage)`. */
export function* firebaseNative(ctx: RuleContext, call: CallNode): Found {
  const module = firebaseAuthModules.find((name) =>
    ctx.semantics.matchesApi(call, `${name}#getReactNativePersistence`),
  );
  const store = module && call.args[0] && plainStore(ctx, call.args[0].value);
  if (!module || !store) return;
  yield finding('plain-store', store.node, 'Firebase', store.label, {
    memory: () => inMemoryPersistence(ctx, call, module),
    secure: () => secureAdapterEdits(ctx, store.node),
  });
}

function inMemoryPersistence(ctx: RuleContext, node: SyntaxNode, module: string): readonly Edit[] {
  return [
    replace(ctx, node.range, 'inMemoryPersistence'),
    { edit: 'add-import', import: { module, name: 'inMemoryPersistence' } },
  ];
}

const isLasting = (ctx: RuleContext, node: SyntaxNode): string | undefined => {
  const [module = '', name = ''] = (ctx.semantics.qualifiedName(sourceOf(ctx, node)) ?? '').split('#');
  return firebaseAuthModules.includes(module) && lastingPersistences.includes(name) ? module : undefined;
};

/** `browserLocalPersistence` and its like in a web view; a list is reported once. */
export function* firebaseWeb(ctx: RuleContext, node: NodeOfKind<'name'> | NodeOfKind<'member'>): Found {
  const module = isWebView(ctx) ? isLasting(ctx, node) : undefined;
  const { parent } = node;
  if (!module || parent?.kind === 'import') return;
  const list = parent?.kind === 'collection' && parent.form === 'list' ? parent : undefined;
  if (list && list.elements.find((element) => isLasting(ctx, element)) !== node) return;
  const store = /indexedDB/.test(ctx.semantics.qualifiedName(sourceOf(ctx, node)) ?? '') ? 'IndexedDB' : 'localStorage';
  yield finding('plain-store', node, 'Firebase', store, {
    memory: () => inMemoryPersistence(ctx, list ?? node, module),
  });
}

/** `firebase.auth.Auth.Persistence.LOCAL` of the older interface, and `Persistence.LOCAL` in Dart. */
export function* firebaseCompat(ctx: RuleContext, node: NodeOfKind<'name'> | NodeOfKind<'member'>): Found {
  if (node.kind !== 'member' || !node.receiver) return;
  const owner = sourceOf(ctx, node.receiver);
  const dart = ctx.file.treeLanguage === 'dart';
  if (dart) {
    if (!/^(\w+\.)?Persistence$/.test(owner)) return;
    if (![...ctx.semantics.importedModules].some((module) => module.startsWith('package:firebase_auth/'))) return;
  } else if (!/\bauth\.Auth\.Persistence$/.test(owner) || !isWebView(ctx)) return;
  yield finding('plain-store', { range: node.nameRange }, 'Firebase', 'IndexedDB', {
    memory: () => [replace(ctx, node.nameRange, 'NONE')],
  });
}

/** `createClient(url, key, { auth: { storage, persistSession } })`. */
export function* supabase(ctx: RuleContext, call: CallNode): Found {
  if (!ctx.semantics.matchesApi(call, '@supabase/supabase-js#createClient') || call.args.length < 2) return;
  if (/\/supabase\/functions\//.test(ctx.file.uri)) return;
  const given = call.args[2]?.value;
  const options = literalOf(ctx, given);
  if (given && (!options || hasSpread(options) || entryOf(options, 'accessToken'))) return;
  const authEntry = entryOf(options, 'auth');
  const auth = authEntry && literalOf(ctx, authEntry.value);
  if (authEntry && (!auth || hasSpread(auth))) return;
  const persist = entryOf(auth, 'persistSession');
  if (persist && ctx.semantics.constantValue(persist.value) !== true) return;
  const storage = entryOf(auth, 'storage');
  if (storage) {
    const store = plainStore(ctx, storage.value);
    if (!store) return;
    yield finding('plain-store', store.node, 'Supabase', store.label, {
      memory: () => {
        const off = persist
          ? replace(ctx, persist.value.range, 'false')
          : replace(ctx, storage.range, 'persistSession: false');
        return persist ? [off, ...(removePartEdits(storage, ctx.file.text) ?? [])] : [off];
      },
      secure: () => secureAdapterEdits(ctx, store.node),
    });
    return;
  }
  // Without localStorage the client keeps the session in memory.
  if (!isWebView(ctx) && !ctx.project.usesWord('expo-sqlite/localStorage/install')) return;
  const insertAuth = (entry: string): Edit => {
    if (auth) return addEntry(auth, entry);
    if (options) return addEntry(options, `auth: { ${entry} }`);
    return insert((call.args[1] as CallNode['args'][number]).range.end, `, { auth: { ${entry} } }`);
  };
  yield finding('default-store', { range: call.nameRange }, 'Supabase', 'localStorage', {
    memory: () => [persist ? replace(ctx, persist.value.range, 'false') : insertAuth('persistSession: false')],
    secure: () => useSecureAdapter(ctx, (name) => insertAuth(`storage: ${name}`)),
  });
}

const usesAmplifySignIn = (ctx: RuleContext): boolean => amplifySignInWords.some((word) => ctx.project.usesWord(word));

/** `Amplify.configure(…)` in a project that never names another store, and `setKeyValueStorage(defaultStorage)`. */
export function* amplify(ctx: RuleContext, call: CallNode): Found {
  const imports: readonly Edit[] = [
    { edit: 'add-import', import: { module: 'aws-amplify/utils', name: 'sharedInMemoryStorage' } },
  ];
  if (call.name === 'setKeyValueStorage') {
    const store = call.args[0] && unwrap(call.args[0].value);
    if (store?.kind !== 'name') return;
    const name = ctx.semantics.qualifiedName(store.name) ?? '';
    if (!/^(aws-amplify\/utils|@aws-amplify\/core)#defaultStorage$/.test(name) && !plainScriptStores[name]) return;
    const label = isReactNative(ctx) ? 'AsyncStorage' : 'localStorage';
    yield finding('plain-store', store, 'Amplify', label, {
      memory: () => [replace(ctx, store.range, 'sharedInMemoryStorage'), ...imports],
    });
    return;
  }
  if (!ctx.semantics.matchesApi(call, 'aws-amplify#Amplify.configure')) return;
  if (!isWebView(ctx) && !isReactNative(ctx)) return;
  if (!ctx.project.complete || ctx.project.usesWord('setKeyValueStorage') || !usesAmplifySignIn(ctx)) return;
  const auth = entryOf(call.args[0]?.value, 'Auth');
  if (auth && entryOf(auth.value, 'storage')) return;
  const statement = statementRange(call, ctx.file.text) ?? topStatement(call);
  const label = isReactNative(ctx) ? 'AsyncStorage' : 'localStorage';
  yield finding('default-store', { range: call.nameRange }, 'Amplify', label, {
    memory: () =>
      statement && [
        insert(
          statement.end,
          `\n${indentOf(ctx, call)}cognitoUserPoolsTokenProvider.setKeyValueStorage(sharedInMemoryStorage);`,
        ),
        { edit: 'add-import', import: { module: 'aws-amplify/auth/cognito', name: 'cognitoUserPoolsTokenProvider' } },
        ...imports,
      ],
  });
}

/** The statement at the top of a file that a call is. */
function topStatement(call: CallNode) {
  const { parent } = call;
  if (parent?.kind === 'file') return call.range;
  return parent?.kind === 'native' && parent.nativeKind === 'ExpressionStatement' ? parent.range : undefined;
}

/** `new CognitoUserPool({ … })`, whose store is synchronous and therefore in memory or in plain text. */
export function* cognito(ctx: RuleContext, call: CallNode): Found {
  if (!ctx.semantics.matchesApi(call, 'amazon-cognito-identity-js CognitoUserPool#<init>')) return;
  if (!isWebView(ctx) && !isReactNative(ctx)) return;
  const data = literalOf(ctx, call.args[0]?.value);
  if (!data || hasSpread(data)) return;
  const storage = entryOf(data, 'Storage');
  const store = storage && plainStore(ctx, storage.value);
  if (storage && !store) return;
  const helper = () => helperEdits(ctx, 'memory-auth-storage', 'memoryAuthStorage', memoryAuthStorageScript);
  const fallback = isReactNative(ctx) ? 'AsyncStorage' : 'localStorage';
  const change = () =>
    store ? replace(ctx, store.node.range, 'memoryAuthStorage') : addEntry(data, 'Storage: memoryAuthStorage');
  yield finding(
    store ? 'plain-store' : 'default-store',
    store?.node ?? { range: call.nameRange },
    'Cognito',
    store?.label ?? fallback,
    { memory: () => [change(), ...helper()] },
  );
}

function* cacheLocation(ctx: RuleContext, value: SyntaxNode): Found {
  if (!isWebView(ctx)) return;
  const text = ctx.semantics.constantValue(value) ?? sourceOf(ctx, value).split('.').pop();
  for (const { sdk, modules, lasting, memory } of cacheLocations) {
    if (text !== lasting && !(sdk === 'MSAL' && text === 'LocalStorage')) continue;
    const imported = [...ctx.semantics.importedModules].some((module) => modules.test(module));
    if (!imported && !ctx.project.dependsOn(modules)) continue;
    const match = finding('plain-store', value, sdk, 'localStorage', {
      memory: () => [replace(ctx, value.range, `'${memory}'`)],
    });
    yield imported ? match : { ...match, precision: 'medium' };
    return;
  }
}

/** `cacheLocation: 'localstorage'` in an object … */
export const cacheEntry = (ctx: RuleContext, pair: NodeOfKind<'pair'>): Found => cacheLocation(ctx, pair.value);

/** … and on `<Auth0Provider>`. */
export function* cacheAttribute(ctx: RuleContext, call: CallNode): Found {
  const value = call.form === 'jsx' ? call.args.find(({ label }) => label === 'cacheLocation')?.value : undefined;
  if (value) yield* cacheLocation(ctx, value);
}
