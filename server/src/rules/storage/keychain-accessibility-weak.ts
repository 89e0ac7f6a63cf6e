import { type AccessibilityNames, accessibilityNames, runsLocked } from '../../models/keychain-accessibility';
import { classifyName } from '../../models/sensitive-names';
import { defineRule, type Match, type ProjectFacts, type RuleContext } from '../../rule-kit/rule';
import { lastIdentifier } from '../../semantics/flow/name-sources';
import { child } from '../../syntax/document';
import type { CallNode, NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind, unwrap } from '../../syntax/walk';

type Message = 'always' | 'after-first-unlock';
type NameOrMember = NodeOfKind<'name'> | NodeOfKind<'member'>;

interface State {
  readonly range: SyntaxNode['range'];
  readonly names: AccessibilityNames;
  /** The same dictionary or options may search for items that were stored with the old value. */
  readonly searches: boolean;
}

const allNames = [
  ...new Set(accessibilityNames.flatMap(({ always, afterFirstUnlock }) => [...always, ...afterFirstUnlock])),
];

/** The row that a constant belongs to, by its library and by what it stands at. */
function rowOf(ctx: RuleContext, node: NameOrMember): AccessibilityNames | undefined {
  return accessibilityNames.find(({ languages, module, holder, always, afterFirstUnlock }) => {
    if (!languages.some((language) => language === ctx.file.treeLanguage)) return false;
    if (!always.includes(node.name) && !afterFirstUnlock.includes(node.name)) return false;
    if (module && ![...ctx.semantics.importedModules].some((name) => module.test(name))) return false;
    return !holder || holder.test(holderOf(ctx, node));
  });
}

/** `Keychain.ACCESSIBLE` for a member with an owner; else the function or label that a Swift `.always` is given to. */
function holderOf(ctx: RuleContext, node: NameOrMember): string {
  if (node.kind === 'member' && node.receiver) {
    const owner = lastIdentifier(unwrap(node.receiver)) ?? '';
    return (
      ctx.semantics
        .qualifiedName(owner)
        ?.replace(/^.*[#.\s]/, '')
        .replace(/^\*$/, owner) ?? owner
    );
  }
  if (node.kind === 'name') return ctx.semantics.qualifiedName(node.name) ?? '';
  const call = enclosing(node, 'call');
  const label = call?.args.find(({ value }) => unwrap(value) === node)?.label;
  return `${call?.name ?? ''} ${label ?? ''}`;
}

const secretClasses: ReadonlySet<string | undefined> = new Set(['password', 'token', 'key', 'otp']);

/** Whether what is stored with the constant is named as a credential, at the call or in the function around it. */
function storesCredential(ctx: RuleContext, node: SyntaxNode): boolean {
  const fn = ctx.semantics.enclosingFunction(node);
  const names: string[] = fn ? [fn.name, ...fn.params.map(({ name }) => name)] : [];
  for (const call of callsAround(ctx, node)) {
    for (const { value } of call.args) {
      const text = ctx.semantics.constantValue(value);
      names.push(typeof text === 'string' ? text : (lastIdentifier(unwrap(value)) ?? ''));
      for (const pair of nodesOfKind(value, 'pair')) {
        const slot = ctx.semantics.constantValue(pair.value);
        names.push(typeof slot === 'string' ? slot : (lastIdentifier(unwrap(pair.value)) ?? ''));
      }
    }
  }
  if (fn) for (const text of nodesOfKind(fn, 'string')) names.push(text.value);
  return names.some(
    (name) =>
      !name.startsWith('kSec') &&
      secretClasses.has(classifyName(name.replace(/^(save|store|set|write|put|keep|update)(?=[A-Z])/, ''))),
  );
}

/** The calls around a node, and those that get the variable it is part of. */
function callsAround(ctx: RuleContext, node: SyntaxNode): readonly CallNode[] {
  const found: CallNode[] = [];
  for (
    let current = node.parent;
    current && current.kind !== 'function' && current.kind !== 'class';
    current = current.parent
  ) {
    if (current.kind === 'call') found.push(current);
    if (current.kind !== 'variable') continue;
    for (const use of ctx.semantics.referencesTo(current)) {
      const call = enclosing(use, 'call');
      if (call) found.push(call);
    }
  }
  return found;
}

/** An app with a background mode plays, fetches or is woken while the device is locked, and reads its credentials then. */
const runsInBackground = (project: ProjectFacts): boolean =>
  project
    .documents('info-plist')
    .some(({ document }) => (document ? (child(document.root, 'UIBackgroundModes')?.children.length ?? 0) : 0) > 0);

const searching = /SecItemCopyMatching|SecItemDelete|kSecReturnData|kSecMatchLimit/;

function* check(ctx: RuleContext, node: NameOrMember): Iterable<Match<Message>> {
  const names = rowOf(ctx, node);
  if (!names) return;
  const always = names.always.includes(node.name);
  if (!always && (runsLocked.test(ctx.file.text) || /extension|widget/i.test(ctx.file.uri))) return;
  if (!always && runsInBackground(ctx.project)) return;
  if (!always && !storesCredential(ctx, node)) return;
  const fn = ctx.semantics.enclosingFunction(node) ?? node;
  const state: State = {
    range: node.kind === 'member' ? node.nameRange : node.range,
    names,
    searches: searching.test(ctx.file.text.slice(fn.range.start, fn.range.end)) || runsLocked.test(ctx.file.text),
  };
  yield {
    messageId: always ? 'always' : 'after-first-unlock',
    at: { range: state.range },
    data: { name: node.name },
    state,
  };
}

const languages = ['swift', 'objective-c', 'typescript', 'javascript', 'dart'] as const;

export default defineRule({
  id: 'storage/keychain-accessibility-weak',
  meta: {
    title: 'Keychain item can be read while the device is locked',
    category: 'storage',
    severity: 'error',
    precision: 'high',
    languages,
    cwe: [522, 922],
    masvs: ['MASVS-STORAGE-1', 'MASVS-CRYPTO-2'],
    maswe: ['MASWE-0016', 'MASWE-0001'],
    mission: [4],
    since: '0.1.0',
    notIn: {
      kotlin: 'The keychain is Apple’s. Keys of the Android Keystore never leave the device.',
      java: 'The keychain is Apple’s. Keys of the Android Keystore never leave the device.',
    },
    docs: {
      what: 'Finds keychain items that can always be read: `kSecAttrAccessibleAlways` and its ThisDeviceOnly form, and the same in KeychainAccess, KeychainSwift, Valet, SwiftKeychainWrapper, react-native-keychain and expo-secure-store. Items that can be read after the first unlock are pointed out when they hold a credential; apps with a background mode, files that run in the background, notification extensions, widgets and VPNs need that and are left alone, and so is a missing attribute, whose default is sound. flutter_secure_storage and Capacitor secure storage have no constant for “always”.',
      why: 'An item that is always readable is decrypted with a key that the device has from the start, so a stolen locked phone gives it away. After the first unlock the key stays in memory until the next restart, which is most of a phone’s life.',
      fix: 'Use `kSecAttrAccessibleWhenUnlockedThisDeviceOnly`, and `kSecAttrAccessibleWhenPasscodeSetThisDeviceOnly` for what is worth most: that item vanishes when the passcode is removed. Items keep the attribute they were stored with until they are written again, and a search that names the attribute finds only items that have it, so leave it out of searches.',
      references: [
        'https://developer.apple.com/documentation/security/restricting-keychain-item-accessibility',
        'https://developer.apple.com/documentation/security/ksecattraccessiblealways',
        'https://docs.expo.dev/versions/latest/sdk/securestore/',
        'https://mas.owasp.org/MASWE/MASVS-STORAGE/MASWE-0001/',
      ],
    },
  },
  messages: {
    always:
      '`{name}` keeps this item readable while the device is locked. A stolen phone gives it away. Let it be read only while the device is unlocked.',
    'after-first-unlock': {
      text: '`{name}` keeps this credential readable from the first unlock until the next restart. Unless it is needed in the background, let it be read only while the device is unlocked.',
      severity: 'information',
    },
  },
  queries: [{ on: 'name', names: allNames, check }],
  fixes: [
    {
      title: 'Let it be read only while this device is unlocked (from the next write)',
      applicability: 'safe',
      for: ['always'],
      languages: ['swift', 'objective-c', 'typescript', 'javascript'],
      edits: (ctx, match) => ((match.state as State).searches ? undefined : swap(ctx, match, 'unlocked')),
    },
    {
      title: 'Let it be read only while this device is unlocked (then rewrite items)',
      applicability: 'suggestion',
      for: ['always', 'after-first-unlock'],
      languages,
      edits: (ctx, match) =>
        match.messageId === 'always' && !(match.state as State).searches ? undefined : swap(ctx, match, 'unlocked'),
    },
    {
      title: 'Let it be read only on this device with a passcode (vanishes with it)',
      applicability: 'suggestion',
      for: ['always', 'after-first-unlock'],
      languages,
      edits: (ctx, match) => swap(ctx, match, 'passcode'),
    },
  ],
});

function swap(ctx: RuleContext, { state }: Match<Message>, better: 'unlocked' | 'passcode') {
  const { range, names } = state as State;
  return [
    { edit: 'replace' as const, range, expect: ctx.file.text.slice(range.start, range.end), text: names[better] },
  ];
}
