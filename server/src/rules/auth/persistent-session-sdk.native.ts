import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import { addDependency } from '../../fixes/add-dependency';
import { secureLocalStorageDart, secureSessionManagerKotlin } from '../../fixes/auth-session/native';
import { secureStoreKotlin } from '../../fixes/secure-store/kotlin';
import { insert, replace } from '../../fixes/text-edits';
import { supabaseKotlinAuth } from '../../models/auth-session-stores';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, ClassNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { contextInScope } from './persistent-session-sdk.context';
import { finding, indentOf, type Message } from './persistent-session-sdk.state';

type Found = Iterable<Match<Message>>;

const sourceOf = (ctx: RuleContext, node: SyntaxNode): string => ctx.file.text.slice(node.range.start, node.range.end);
const labelled = (call: CallNode, label: string): SyntaxNode | undefined =>
  call.args.find((argument) => argument.label === label)?.value;

/** The package of supabase-kt's plug-in when that is what an expression names. */
function supabasePackage(ctx: RuleContext, node: SyntaxNode): string | undefined {
  const name = sourceOf(ctx, node);
  const qualified = name.includes('.') ? name : ctx.semantics.qualifiedName(name);
  if (qualified) return supabaseKotlinAuth.test(qualified) ? qualified.slice(0, qualified.lastIndexOf('.')) : undefined;
  return [...ctx.semantics.importedModules].find((module) => supabaseKotlinAuth.test(`${module}.${name}`));
}

/** `install(Auth)` of supabase-kt without a session manager of its own. */
export function* supabaseKotlin(ctx: RuleContext, call: CallNode): Found {
  const plugin = call.args[0]?.value;
  const module = plugin && supabasePackage(ctx, plugin);
  if (!module) return;
  const lambda = call.args.find(({ trailing }) => trailing)?.value;
  const settings = lambda?.kind === 'function' ? lambda.body : undefined;
  if (call.args.length > 1 && !settings) return;
  let manager: SyntaxNode | undefined;
  for (const node of settings ? nodesOfKind(settings, 'assignment') : []) {
    const name = node.target.kind === 'name' || node.target.kind === 'member' ? node.target.name : '';
    if (name === 'sessionManager') manager = unwrap(node.value);
    if (name === 'autoSaveToStorage' && ctx.semantics.constantValue(node.value) === false) return;
  }
  for (const node of settings ? nodesOfKind(settings, 'call') : []) if (/^minimal/.test(node.name)) return;
  if (manager && !isDefaultManager(ctx, manager)) return;
  const set = (text: string): Edit => {
    if (manager) return replace(ctx, manager.range, text);
    const indent = indentOf(ctx, call);
    const line = `sessionManager = ${text}`;
    if (!lambda) return insert(call.range.end, ` {\n${indent}    ${line}\n${indent}}`);
    const open = lambda.range.start + 1;
    const multiline = /^\s*\n/.test(ctx.file.text.slice(open));
    return insert(open, multiline ? `\n${indent}    ${line}` : ` ${line};`);
  };
  const at = manager ?? plugin;
  yield finding(manager ? 'plain-store' : 'default-store', at, 'Supabase', 'SharedPreferences', {
    memory: () => [
      set('MemorySessionManager()'),
      { edit: 'add-import', import: { module: `${module}.MemorySessionManager` } },
    ],
    secure: () => {
      const context = contextInScope(ctx, call);
      const name = ctx.file.tree?.root.packageName ?? '';
      const file = (text: string) => `${folderOf(ctx.file.uri)}/${text}.kt`;
      return context === undefined || !module.endsWith('.auth')
        ? undefined
        : [
            set(`SecureSessionManager(${context})`),
            { edit: 'create-file', uri: file('SecureStore'), text: secureStoreKotlin(name) },
            { edit: 'create-file', uri: file('SecureSessionManager'), text: secureSessionManagerKotlin(name) },
          ];
    },
  });
}

const isDefaultManager = (ctx: RuleContext, node: SyntaxNode): boolean =>
  node.kind === 'call' && /(^|\.)SettingsSessionManager$/.test(ctx.semantics.qualifiedName(node.name) ?? node.name);

const auth0 = 'com.auth0.android.authentication.storage';

/** Auth0's `CredentialsManager`, which encrypts nothing. */
export function* auth0Manager(ctx: RuleContext, call: CallNode): Found {
  if (!ctx.semantics.matchesApi(call, `${auth0}.CredentialsManager#<init>`)) return;
  yield finding('plain-manager', { range: call.nameRange }, 'Auth0', 'SharedPreferences', {
    secure: () => {
      const [client, storage] = call.args;
      const context = contextInScope(ctx, call);
      if (!client || !storage || call.args.length !== 2 || !context) return undefined;
      const given = sourceOf(ctx, storage.value);
      // Version 3 takes the account, version 2 the client.
      const old = ctx.project.dependencies.some(
        ({ name, version }) => name === 'com.auth0.android:auth0' && version?.startsWith('2.'),
      );
      const account = old ? sourceOf(ctx, client.value) : accountOf(ctx, client.value);
      if (!account) return undefined;
      const create = ctx.file.treeLanguage === 'java' ? 'new ' : '';
      const edits: Edit[] = [
        replace(ctx, call.range, `${create}SecureCredentialsManager(${context}, ${account}, ${given})`),
        { edit: 'add-import', import: { module: `${auth0}.SecureCredentialsManager` } },
      ];
      const type = declaredType(call);
      if (type) edits.push(replace(ctx, type.range, 'SecureCredentialsManager'));
      return edits;
    },
  });
}

/** The type that a variable declares for the manager it is given. */
function declaredType(call: CallNode): Pick<SyntaxNode, 'range'> | undefined {
  const holder = call.parent?.kind === 'variable' ? call.parent : undefined;
  return holder?.type?.name === 'CredentialsManager' ? holder.type : undefined;
}

/** What `AuthenticationAPIClient(account)` was made from. */
function accountOf(ctx: RuleContext, client: SyntaxNode): string | undefined {
  const value = unwrap(client);
  const declaration = ctx.semantics.declarationOf(value);
  const made = declaration?.kind === 'variable' && declaration.initializer ? unwrap(declaration.initializer) : value;
  if (made.kind !== 'call' || made.name !== 'AuthenticationAPIClient' || made.args.length !== 1) return undefined;
  const account = made.args[0]?.value;
  return account?.kind === 'name' ? account.name : undefined;
}

/** `Supabase.initialize(…)` of supabase_flutter. */
export function* supabaseDart(ctx: RuleContext, call: CallNode): Found {
  if (!ctx.semantics.matchesApi(call, 'package:supabase_flutter/supabase_flutter.dart Supabase#initialize')) return;
  if (labelled(call, 'accessToken')) return;
  const given = labelled(call, 'authOptions');
  const options = given && unwrap(given);
  if (options && (options.kind !== 'call' || options.name !== 'FlutterAuthClientOptions')) return;
  const storage = options && labelled(options, 'localStorage');
  const persist = options && labelled(options, 'persistSession');
  if (persist && !storage && ctx.semantics.constantValue(persist) !== true) return;
  const plain = storage && unwrap(storage);
  const known = plain?.kind === 'call' ? /^(SharedPreferences|Hive)LocalStorage$/.exec(plain.name)?.[1] : undefined;
  if (storage && !known) return;
  const url = labelled(call, 'url');
  const set = (text: string, constant: boolean): Edit | undefined => {
    if (plain) return replace(ctx, plain.range, text);
    if (options) {
      const end = options.range.end - 1;
      const comma = options.args.length === 0 || /,\s*$/.test(ctx.file.text.slice(0, end)) ? '' : ', ';
      return insert(end, `${comma}localStorage: ${text}`);
    }
    const last = call.args.at(-1);
    if (!last) return undefined;
    const lineStart = ctx.file.text.lastIndexOf('\n', last.range.start - 1) + 1;
    const indent = ctx.file.text.slice(lineStart, last.range.start);
    const gap = indent.trim() === '' ? `,\n${indent}` : ', ';
    const value = `authOptions: ${constant ? 'const ' : ''}FlutterAuthClientOptions(localStorage: ${text})`;
    return insert(last.range.end, `${gap}${value}`);
  };
  const store = known === 'Hive' ? 'a Hive box' : 'SharedPreferences';
  const one = (edit: Edit | undefined, ...more: readonly Edit[]) => edit && [edit, ...more];
  const at = plain ?? { range: call.nameRange };
  yield finding(plain ? 'plain-store' : 'default-store', at, 'Supabase', store, {
    memory: () => one(set('EmptyLocalStorage()', true)),
    secure: () => {
      // A `const` constructor cannot take an object that is made at run time.
      if (!url || (options && /^const\b/.test(sourceOf(ctx, options)))) return undefined;
      return one(
        set(`SecureLocalStorage(${sourceOf(ctx, url)})`, false),
        { edit: 'add-import', import: { module: 'secure_local_storage.dart' } },
        {
          edit: 'create-file',
          uri: `${folderOf(ctx.file.uri)}/secure_local_storage.dart`,
          text: secureLocalStorageDart,
        },
        addDependency('flutter_secure_storage'),
        addDependency('shared_preferences'),
      );
    },
  });
}

/** Supabase's `AuthLocalStorage` made on `UserDefaults` in Swift, where the library's own default is the keychain. */
export function* supabaseSwift(ctx: RuleContext, owner: ClassNode): Found {
  if (!owner.supertypes.some(({ name }) => name === 'AuthLocalStorage')) return;
  const calls = [...nodesOfKind(owner, 'call')].filter((call) => call.receiver && onDefaults(ctx, call.receiver));
  const write = calls.find(({ name, parent }) => name === 'set' && parent !== undefined);
  if (!write) return;
  yield finding('plain-store', { range: write.nameRange }, 'Supabase', 'UserDefaults', {
    secure: () => calls.flatMap((call) => keychainInstead(ctx, call)),
  });
}

function onDefaults(ctx: RuleContext, receiver: SyntaxNode): boolean {
  return ctx.semantics.typeOf(receiver)?.name === 'UserDefaults' || /^UserDefaults\b/.test(sourceOf(ctx, receiver));
}

/** New sessions go to the keychain; one that is in the defaults is read until the next is stored or it is removed. */
function keychainInstead(ctx: RuleContext, call: CallNode): readonly Edit[] {
  const key = labelled(call, 'forKey');
  const defaults = call.receiver && sourceOf(ctx, call.receiver);
  if (!key || !defaults) return [];
  const name = sourceOf(ctx, key);
  const next = `\n${indentOf(ctx, call)}`;
  const value = call.args[0];
  if (call.name === 'set' && value) {
    const store = `try KeychainLocalStorage().store(key: ${name}, value: ${sourceOf(ctx, value.value)})`;
    return [replace(ctx, call.range, `${store}${next}${defaults}.removeObject(forKey: ${name})`)];
  }
  if (call.name === 'data') {
    return [insert(call.range.start, `(try? KeychainLocalStorage().retrieve(key: ${name})) ?? `)];
  }
  return call.name === 'removeObject'
    ? [insert(call.range.start, `try? KeychainLocalStorage().remove(key: ${name})${next}`)]
    : [];
}
