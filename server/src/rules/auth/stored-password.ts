import { codeLanguages } from '../../core/language';
import { classifyName } from '../../models/sensitive-names';
import { isAccountPassword, signInCalls, signInName, storeReads } from '../../models/sign-in-calls';
import { defineRule, type FlowPath, type Match, type RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { entryOf, nodesOfKind, unwrap } from '../../syntax/walk';
import { fixes, type State } from './stored-password.fixes';
import { isGenerated, prefilledField, prefilledProperty } from './stored-password.prefill';
import { webViewCall, webViewProperty } from './stored-password.web-view';

export type Message = 'kept' | 'account' | 'credential' | 'keychain' | 'web-view' | 'prefilled';

const inScript = ['typescript', 'javascript'] as const;

/** Apps whose purpose is to keep passwords for the user. */
const managers = ['CredentialProviderService', 'ASCredentialProviderViewController', 'AutofillService'];

function report(ctx: RuleContext, match: Match<Message>): Match<Message> {
  return managers.some((word) => ctx.project.usesWord(word)) ? { ...match, severity: 'hint', precision: 'low' } : match;
}

/** The name a value is known by: `password`, `user.password`, `etPassword.text`. */
function nameOf(node: SyntaxNode): string {
  const value = unwrap(node);
  if (value.kind === 'name') return value.name;
  if (value.kind === 'member') {
    return /^(value|text|current)$/.test(value.name) && value.receiver ? nameOf(value.receiver) : value.name;
  }
  if (value.kind === 'call' && value.receiver && /^(toString|trim|getText|text|value)$/.test(value.name))
    return nameOf(value.receiver);
  return value.kind === 'call' ? value.name.replace(/^get/, '') : '';
}

const holdsPassword = (node: SyntaxNode | undefined): boolean => {
  const name = node ? nameOf(node).replace(/(Field|Input|Text|EditText|Controller)$/, '') : '';
  return classifyName(name.replace(/^(et|txt|tf)(?=[A-Z])/, '')) === 'password' && isAccountPassword(name);
};

const isNothing = (ctx: RuleContext, node: SyntaxNode | undefined): boolean =>
  !node ||
  node.kind === 'null' ||
  ctx.semantics.constantValue(node) === '' ||
  (node.kind === 'name' && node.name === 'nil');

/** Whether the store happens where users sign in. */
function whereUsersSignIn(ctx: RuleContext, node: SyntaxNode): boolean {
  for (let fn = ctx.semantics.enclosingFunction(node); fn; fn = fn.parent && ctx.semantics.enclosingFunction(fn)) {
    if (signInName.test(fn.name)) return true;
  }
  const owner = ctx.semantics.enclosingClass(node);
  return signInName.test(owner?.name ?? '') || signInName.test(ctx.file.uri.split('/').pop() ?? '');
}

/** Whether a stored password is read in this file and some call in it signs in. */
function signsInAgain(ctx: RuleContext, path: FlowPath): boolean {
  const root = ctx.file.tree?.root;
  if (!root) return false;
  let reads = false;
  let signsIn = false;
  for (const call of nodesOfKind(root, 'call')) {
    signsIn ||= signInCalls.has(call.name) || signInCalls.has(call.name.split(':')[0] ?? '');
    if (reads || !storeReads.includes(call.name)) continue;
    reads =
      /^get(GenericPassword|InternetCredentials|Credentials)$/.test(call.name) ||
      call.args.some(({ value: argument }) => {
        const value = entryOf(argument, 'key')?.value ?? argument;
        const key = ctx.semantics.constantValue(value);
        const written = path.sink.keyValue;
        if (typeof key === 'string') return written ? key === written : classifyName(key) === 'password';
        return (
          (value.kind === 'name' || value.kind === 'member') &&
          path.sink.key?.kind === value.kind &&
          path.sink.key.name === value.name
        );
      });
  }
  return reads && signsIn;
}

function* kept(ctx: RuleContext, path: FlowPath): Iterable<Match<Message>> {
  const { sink, source } = path;
  if (!isAccountPassword(source.name) || (sink.keyValue && !isAccountPassword(sink.keyValue))) return;
  if (/setGenericPassword|setInternetCredentials/.test(sink.model.api)) return;
  if (!whereUsersSignIn(ctx, sink.call) || !signsInAgain(ctx, path)) return;
  const state: State = { write: sink.call, path };
  yield report(ctx, { messageId: 'kept', at: sink.value, data: { store: sink.model.label }, state });
}

function* account(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const resolution = ctx.semantics.matchesApi(call, `android.accounts.AccountManager#${call.name}`);
  if (!resolution || (call.name === 'setPassword' && resolution === 'name-only')) return;
  const password = call.args[1]?.value;
  if (!password || isNothing(ctx, password)) return;
  // Some apps keep a token in the place of the password.
  if (/^(token|key)$/.test(classifyName(nameOf(password)) ?? '')) return;
  yield report(ctx, {
    messageId: 'account',
    at: password,
    state: { value: password.range, text: 'null' } satisfies State,
  });
}

function* credential(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const persistence = call.args.find(({ label }) => label === 'persistence')?.value;
  if (!persistence || (persistence.kind !== 'member' && persistence.kind !== 'name')) return;
  const name = persistence.name.replace('NSURLCredentialPersistence', '').toLowerCase();
  if (name !== 'permanent' && name !== 'synchronizable') return;
  const objc = ctx.file.treeLanguage === 'objective-c';
  const text = objc ? 'NSURLCredentialPersistenceForSession' : '.forSession';
  yield report(ctx, {
    messageId: 'credential',
    at: persistence,
    state: { value: persistence.range, text } satisfies State,
  });
}

function* keychain(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const biometric = call.name === 'setCredentials';
  const modules = [...ctx.semantics.importedModules].join(' ');
  if (!(biometric ? /native-biometric/ : /react-native-keychain/).test(modules)) return;
  let password = call.args[call.name === 'setInternetCredentials' ? 2 : 1]?.value;
  if (biometric) {
    const object = call.args[0]?.value;
    const pair =
      object?.kind === 'collection' && object.elements.find((each) => each.kind === 'pair' && each.name === 'password');
    password = pair && pair.kind === 'pair' ? pair.value : undefined;
  }
  if (!password || !holdsPassword(password) || isGenerated(ctx, password)) return;
  yield report(ctx, { messageId: 'keychain', at: password, state: { write: call } satisfies State });
}

export default defineRule({
  id: 'auth/stored-password',
  meta: {
    title: 'Password kept for a later login',
    category: 'auth',
    severity: 'error',
    precision: 'medium',
    languages: codeLanguages,
    cwe: [257, 522, 256],
    masvs: ['MASVS-AUTH-1', 'MASVS-STORAGE-1'],
    maswe: ['MASWE-0001', 'MASWE-0024'],
    mission: [3],
    since: '0.1.0',
    docs: {
      what: 'Finds passwords that an app keeps to sign in later: written to any store where users sign in and read back to call a sign-in function, given to Android’s AccountManager or a permanent URL credential, put into the keychain by a password variable, saved by a web view, or filled into the sign-in form from storage.',
      why: 'A password opens the account everywhere, does not expire, and is often used for other accounts too. Whoever gets at the stored copy, or just at the unlocked phone, has it. A token can be revoked and limited to one device.',
      fix: 'Never keep the password. Keep a refresh token that the server can revoke, in the secure store and behind the device lock, or sign in with a passkey. To help users, let the system’s password manager save and fill the password.',
      references: [
        'https://developer.android.com/identity/sign-in/credential-manager',
        'https://developer.apple.com/documentation/authenticationservices/supporting-passkeys',
        'https://mas.owasp.org/MASVS/controls/MASVS-AUTH-1/',
      ],
    },
  },
  messages: {
    kept: 'The user’s password is kept in {store} to sign in later. Whoever gets at the device or its data has a secret that opens the account everywhere. Keep a revocable refresh token in the secure store instead.',
    account:
      'The user’s password is given to AccountManager, which stores it as it is. It can be read on rooted devices. Pass null and keep a revocable token in the secure store.',
    credential:
      'This credential keeps the password beyond the session. It stays in the keychain, perhaps on other devices too. Use the session persistence.',
    keychain: {
      text: 'The user’s password is stored on the device. Even in the keychain it opens the account everywhere and cannot be limited. Store a revocable refresh token instead.',
      severity: 'warning',
    },
    'web-view': {
      text: 'The web view stores passwords. They lie in a database in plain text. Switch it off and let the system’s password manager fill them in.',
      severity: 'warning',
    },
    prefilled:
      'The password field is filled from storage. Whoever holds the device signs in without knowing the password. Leave it empty and let the system’s password manager fill it.',
  },
  projectWords: managers,
  queries: [
    {
      on: 'flow',
      sources: ['password'],
      sinks: ['plaintext-storage', 'secure-storage'],
      sanitizers: ['hash', 'redaction', 'metadata'],
      keyIsSource: true,
      check: kept,
    },
    { on: 'call', names: ['addAccountExplicitly', 'setPassword'], languages: ['kotlin', 'java'], check: account },
    { on: 'call', names: ['URLCredential'], languages: ['swift'], check: credential },
    {
      on: 'call',
      names: ['credentialWithUser:password:persistence:', 'initWithUser:password:persistence:'],
      languages: ['objective-c'],
      check: credential,
    },
    {
      on: 'call',
      names: ['setCredentials', 'setGenericPassword', 'setInternetCredentials'],
      languages: inScript,
      check: keychain,
    },
    {
      on: 'call',
      names: ['setSavePassword', 'setHttpAuthUsernamePassword'],
      languages: ['kotlin', 'java'],
      *check(ctx, call) {
        for (const match of webViewCall(ctx, call)) yield report(ctx, match);
      },
    },
    {
      on: 'assignment',
      names: ['savePassword'],
      languages: ['kotlin'],
      *check(ctx, node) {
        for (const match of webViewProperty(ctx, node)) yield report(ctx, match);
      },
    },
    {
      on: 'call',
      names: storeReads,
      *check(ctx, call) {
        for (const match of prefilledField(ctx, call)) yield report(ctx, match);
      },
    },
    {
      on: 'annotation',
      names: ['AppStorage'],
      languages: ['swift'],
      *check(ctx, node) {
        for (const match of prefilledProperty(ctx, node)) yield report(ctx, match);
      },
    },
  ],
  fixes,
});
