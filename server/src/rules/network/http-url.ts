import { codeLanguages, type FileRole, type LanguageId } from '../../core/language';
import { addressName, hostKind, type PlainAddress, plainAddress, plainSchemes } from '../../models/plain-addresses';
import { classifyName } from '../../models/sensitive-names';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import type { CallNode, StringNode, SyntaxNode } from '../../syntax/nodes';
import { walk } from '../../syntax/walk';
import { useOf } from './http-url.use';

type Message = 'request' | 'named' | 'link' | 'development-host' | 'credentials' | 'repository';

interface State {
  readonly address: PlainAddress;
  /** Where the text of the address begins. */
  readonly offset: number;
}

/** Addresses stand in all of them, and one fix changes them in all. */
const languages: readonly LanguageId[] = [...codeLanguages, 'xml', 'plist', 'json', 'gradle', 'properties'];

const triggers = Object.keys(plainSchemes).map((scheme) => `${scheme}://`);

function* report(address: PlainAddress, offset: number, messageId: Message): Iterable<Match<Message>> {
  const kind = hostKind(address);
  if (kind === 'ignored') return;
  const range = { start: offset + address.start, end: offset + address.end };
  const state: State = { address, offset };
  const data = { scheme: address.scheme, host: address.host };
  if (kind === 'private') {
    if (messageId === 'link') return;
    yield { messageId: 'development-host', at: { range }, data, state, precision: 'medium' };
    return;
  }
  const sure = messageId === 'request' || messageId === 'credentials' || messageId === 'repository';
  yield { messageId, at: { range }, data, state, ...(sure ? {} : { precision: 'medium' as const }) };
}

const isSecret = (name: string): boolean => /^(password|token)$/.test(classifyName(name) ?? '');

/** Whether a password or token stands in the address, or travels in the same request. */
function carriesSecret(address: PlainAddress, call: CallNode | undefined): boolean {
  if (address.hasUser) return true;
  for (const [, name = ''] of address.rest.matchAll(/[?&]([\w.-]+)=/g)) if (isSecret(name)) return true;
  if (!call) return false;
  let whole: SyntaxNode = call;
  while (whole.parent?.kind === 'call' && whole.parent.receiver === whole) whole = whole.parent;
  let found = false;
  walk(whole, (node) => {
    if (node.kind === 'name' || node.kind === 'member') found ||= isSecret(node.name);
    if (node.kind === 'pair' && node.name) found ||= isSecret(node.name);
    if (node.kind === 'string' && node.value.length < 40) found ||= isSecret(node.value);
    return !found;
  });
  return found;
}

function* inCode(ctx: RuleContext, node: StringNode): Iterable<Match<Message>> {
  // Build scripts and configuration written in code are read as documents.
  if (ctx.file.role !== 'code') return;
  const { start, end } = node.contentRange;
  const address = plainAddress(ctx.file.text.slice(start, end));
  if (!address) return;
  const use = useOf(ctx, node);
  if (use.kind === 'none') return;
  const messageId = use.kind === 'request' && carriesSecret(address, use.call) ? 'credentials' : use.kind;
  yield* report(address, start, messageId);
}

/** `#define BASE_URL @"http://…"`, whose value the grammar takes for a comment from its slashes on. */
function* defines(ctx: RuleContext): Iterable<Match<Message>> {
  if (ctx.file.treeLanguage !== 'objective-c') return;
  const comments = ctx.file.tree?.comments ?? [];
  for (const found of ctx.file.text.matchAll(/^\uFEFF?[ \t]*#define[ \t]+(\w+)[ \t]+\(?@?"([^"\n]*)"/gm)) {
    const [whole, name = '', value = ''] = found;
    const address = plainAddress(value);
    const meaning = addressName(name);
    if (!address || !meaning) continue;
    if (comments.some(({ range }) => range.start <= found.index && found.index < range.end)) continue;
    yield* report(address, found.index + whole.lastIndexOf(value), meaning === 'link' ? 'link' : 'named');
  }
}

const roles: readonly FileRole[] = [
  'android-strings',
  'info-plist',
  'property-list',
  'expo-config',
  'capacitor-config',
  'gradle-build',
  'gradle-settings',
  'gradle-properties',
  'env',
  'cloud-config',
];

/** The name that a structured file gives to a value. */
function nameOf(node: DocumentNode): string {
  if (node.kind === 'element') return attribute(node, 'name')?.value ?? '';
  // `buildConfigField "String", "API_URL", "…"` and `resValue`.
  const field = node.kind === 'item' && /^(buildConfigField|resValue)$/.test(node.parent?.name ?? '');
  if (field) return String(node.parent?.children[1]?.value ?? '');
  return node.kind === 'item' ? (node.parent?.name ?? '') : node.name;
}

const isRepository = (node: DocumentNode): boolean =>
  node.name === 'maven' || (node.name === 'url' && node.path.some((name) => /^(maven|ivy|repositories)$/.test(name)));

function* inDocument(ctx: RuleContext): Iterable<Match<Message>> {
  if (!ctx.file.document) return;
  for (const node of descendants(ctx.file.document.root)) {
    if (!node.valueRange || typeof node.value !== 'string') continue;
    const { start, end } = node.valueRange;
    const address = plainAddress(ctx.file.text.slice(start, end));
    if (!address || node.path.some((name) => /debug/i.test(name))) continue;
    const gradle = ctx.file.role === 'gradle-build' || ctx.file.role === 'gradle-settings';
    if (gradle && isRepository(node)) {
      yield* report(address, start, 'repository');
      continue;
    }
    const meaning = addressName(nameOf(node));
    if (!meaning) continue;
    const messageId = meaning === 'link' ? 'link' : carriesSecret(address, undefined) ? 'credentials' : 'named';
    yield* report(address, start, messageId);
  }
}

export default defineRule({
  id: 'network/http-url',
  meta: {
    title: 'Address without encryption',
    category: 'network',
    severity: 'warning',
    precision: 'high',
    languages,
    cwe: [319],
    masvs: ['MASVS-NETWORK-1'],
    maswe: ['MASWE-0026'],
    mission: [2],
    since: '0.1.0',
    readsStrings: true,
    docs: {
      what: 'Finds constant addresses with the schemes `http`, `ws`, `ftp`, `mqtt`, `amqp`, `ldap` and `redis` that code requests, or that are kept under a name that ends in url, host, endpoint, api or server: in code, string resources, property lists, Expo, Capacitor and Amplify configuration, Gradle fields and repositories, and `.env` files. It is an error when a password or token travels along. Links that people open, and hosts of private networks, are information. Loopback hosts, namespaces and other identifiers, revocation lists, captive portal checks, reserved example names, onion services and addresses that are only compared are left alone, and so are texts whose host is not constant. Literals in `#define` lines of Objective-C are judged by their name.',
      why: 'Whoever shares the network, from a café’s access point to a provider, reads and changes what goes to such an address: what the app sends, and what it shows or runs of the answer.',
      fix: 'Use the encrypted scheme; nearly every server speaks it. Where one does not yet, have it set up before the next release. FTP has no encrypted form that the same clients speak: move to HTTPS.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/cleartext-communications',
        'https://developer.apple.com/documentation/security/preventing-insecure-network-connections',
        'https://cwe.mitre.org/data/definitions/319.html',
        'https://mas.owasp.org/MASWE/MASVS-NETWORK/MASWE-0026/',
      ],
    },
  },
  messages: {
    request:
      'This request goes to {host} without encryption ({scheme}). Anyone on the network can read and change it and its answer. Use the encrypted scheme.',
    named:
      'This address of {host} is without encryption ({scheme}). Anyone on the network can read and change what goes there. Use the encrypted scheme.',
    credentials: {
      text: 'A password or token goes to {host} without encryption ({scheme}). Anyone on the network can read it and use it. Use the encrypted scheme.',
      severity: 'error',
    },
    repository:
      'Libraries are loaded from {host} without encryption. Anyone on the network can put other code into the app. Use https.',
    link: {
      text: 'This link to {host} is without encryption ({scheme}). Anyone on the network can read and change the page. Use the encrypted scheme.',
      severity: 'information',
    },
    'development-host': {
      text: '{host} is in a private network and is reached without encryption ({scheme}). Others in that network can read and change the traffic. Keep such addresses to debug builds.',
      severity: 'information',
    },
  },
  queries: [
    { on: 'string', names: triggers, check: inCode },
    { on: 'text', triggers: ['#define'], roles: ['code'], check: defines },
    { on: 'text', triggers, roles, check: inDocument },
  ],
  fixes: [
    {
      title: 'Use the encrypted scheme (the server must speak it)',
      applicability: 'suggestion',
      for: ['request', 'named', 'credentials', 'repository', 'link', 'development-host'],
      languages,
      edits(ctx, match) {
        const { address, offset } = match.state as State;
        const scheme = plainSchemes[address.scheme];
        if (!scheme?.secure) return undefined;
        const range = { start: offset + address.start, end: offset + address.end };
        const expect = ctx.file.text.slice(range.start, range.end);
        const usual = new RegExp(`:${scheme.port}$`);
        const port = scheme.securePort === 443 ? '' : `:${scheme.securePort}`;
        const text = scheme.secure + expect.slice(address.scheme.length).replace(usual, port);
        return [{ edit: 'replace', range, expect, text }];
      },
    },
  ],
});
