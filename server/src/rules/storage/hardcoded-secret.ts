import type { TextRange } from '../../core/location';
import { missingSecretEdits } from '../../fixes/missing-secret';
import { clientSecretName, oauthModules } from '../../models/oauth-clients';
import { type FoundSecret, secretFormats, secretsIn } from '../../models/secret-formats';
import { looksSecret, namesSecret } from '../../models/secret-values';
import { feedsCipher } from '../../rule-kit/crypto-input';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import type { NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { isBundledAsset } from '../../syntax/path-context';

type Message = 'known-format' | 'named-secret';

interface State {
  /** The secret as written, without quotes. */
  readonly secret: TextRange;
  /** For messages. */
  readonly what: string;
  /** For environments and placeholders. */
  readonly variable: string;
}

const serviceAccount = /["']type["']\s*:\s*["']service_account["']/;

function* knownFormats(ctx: RuleContext): Iterable<Match<Message>> {
  const { text, role } = ctx.file;
  if (role === 'lock-file') return;
  for (const found of secretsIn(text)) {
    if (ctx.isTest && found.format.quietInTests) continue;
    const isGoogle = found.format.label === 'private key' && serviceAccount.test(text);
    // `cloud/admin-key-in-app` reports the file itself.
    if (isGoogle && isBundledAsset(ctx.file.uri, ctx.project.root)) continue;
    const what = isGoogle ? 'Google service account key' : found.format.label;
    const state: State = { secret: wholeSecret(text, found), what, variable: found.format.variable };
    yield { messageId: 'known-format', at: { range: found }, data: { what: capitalised(what) }, state };
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A private key is found by its first line and goes on to its last. */
function wholeSecret(text: string, { start, end }: FoundSecret): TextRange {
  if (!text.startsWith('-----BEGIN', start)) return { start, end };
  const footer = text.indexOf('-----END', end);
  const close = footer === -1 ? -1 : text.indexOf('-----', footer + '-----END'.length);
  return close === -1 || close - start > 10_000 ? { start, end } : { start, end: close + '-----'.length };
}

/** Parts of names that say key, password or token; see `namesSecret` for the names themselves. */
const nameParts =
  'ecret SECRET Key _key -key KEY assword PASSWORD asswd PASSWD wd Pwd PWD hrase PHRASE asscode PASSCODE redential CREDENTIAL ' +
  'oken TOKEN earer BEARER nemonic MNEMONIC onnectionString CONNECTION_STRING connection_string jwt Jwt JWT';

/** Files of published test vectors and built-in self tests. */
const testVectors = /(^|[/a-z\d_])(Self_?Test|Test_?Vectors?|self[-_]test|test[-_]vectors?)\.\w+$/;

function* namedSecret(ctx: RuleContext, node: NodeOfKind<'string'>): Iterable<Match<Message>> {
  if (ctx.isTest || testVectors.test(ctx.file.uri) || node.parent?.kind === 'template' || !looksSecret(node.value))
    return;
  const name = nameOfValue(ctx, node);
  if (!name || !namesSecret(name) || feedsCipher(ctx, node) || isOauthSecret(ctx, node, name)) return;
  if (secretsIn(ctx.file.text).some(({ start, end }) => node.range.start <= start && end <= node.range.end)) return;
  const variable = name
    .replace(/([a-z\d])([A-Z])/g, '$1_$2')
    .replace(/[^A-Za-z\d]+/g, '_')
    .toUpperCase();
  const state: State = { secret: node.contentRange, what: name, variable };
  yield { messageId: 'named-secret', at: node, data: { name }, precision: 'medium', state };
}

/** `auth/oauth-public-client-secret` reports these. */
function isOauthSecret(ctx: RuleContext, node: SyntaxNode, name: string): boolean {
  if (name === 'client_secret') return node.parent?.kind !== 'variable';
  return clientSecretName.test(name) && [...ctx.semantics.importedModules].some((module) => oauthModules.test(module));
}

/** What the value is called: its variable, key, parameter, label, setter, or the name handed over with it. */
function nameOfValue(ctx: RuleContext, literal: SyntaxNode): string | undefined {
  let node = literal;
  while (node.parent?.kind === 'wrapper') node = node.parent;
  const { parent } = node;
  switch (parent?.kind) {
    case 'variable':
    case 'parameter':
      return parent.name;
    case 'pair':
      return parent.value === node ? parent.name : undefined;
    case 'assignment': {
      const { target } = parent;
      if (parent.value !== node) return undefined;
      if (target.kind === 'name' || target.kind === 'member') return target.name;
      return target.kind === 'index' ? constantText(ctx, target.index) : undefined;
    }
    case 'call': {
      const index = parent.args.findIndex((arg) => arg.value === node);
      const arg = parent.args[index];
      if (!arg) return undefined;
      if (arg.label && (parent.form !== 'message' || parent.args.length > 1)) return arg.label;
      const before = parent.args[index - 1]?.value;
      if (before) return constantText(ctx, before);
      if (parent.name === 'to' && parent.receiver) return constantText(ctx, parent.receiver);
      const setter = /^(?:set|with)?_?([A-Za-z]\w*?):?$/.exec(parent.name);
      return parent.args.length === 1 && !/^(get|read|find|load|has|is|remove|delete)/.test(parent.name)
        ? setter?.[1]
        : undefined;
    }
    default:
      return undefined;
  }
}

function constantText(ctx: RuleContext, node: SyntaxNode): string | undefined {
  const value = ctx.semantics.constantValue(node);
  return typeof value === 'string' && value.length <= 60 ? value : undefined;
}

const advice =
  'Revoke it and let your back end make the call: BuildConfig, Info.plist, .env files and remote configuration all reach the user’s device.';

export default defineRule({
  id: 'storage/hardcoded-secret',
  meta: {
    title: 'Secret written in source or configuration',
    category: 'storage',
    severity: 'error',
    precision: 'high',
    languages: [
      'kotlin',
      'java',
      'swift',
      'objective-c',
      'dart',
      'typescript',
      'javascript',
      'xml',
      'plist',
      'json',
      'yaml',
      'toml',
      'properties',
      'gradle',
      'html',
      'podfile',
    ],
    cwe: [798, 321],
    masvs: ['MASVS-STORAGE-1'],
    maswe: ['MASWE-0004'],
    mission: [2, 4],
    since: '0.1.0',
    inTests: true,
    inDebug: 'same',
    readsStrings: true,
    docs: {
      what: 'Finds secrets by their form in every text file, comments and tests included: private keys, live keys and tokens of payment, cloud, source-control, messaging and telemetry services, Supabase service-role tokens (the token’s content is read), Google service accounts, database addresses with a password, and webhook addresses. In code it also finds hard-to-guess literals that are named as a key, password or token. Values that vendors publish on purpose, such as publishable keys, Firebase web keys and Sentry DSNs, are left alone, and so are placeholders and lock files. Keys that go into a cipher in the same file are reported by `crypto/hardcoded-key-iv`. A Google service account among the app’s assets is reported by `cloud/admin-key-in-app`, the secret of an OAuth client where it is used by `auth/oauth-public-client-secret`.',
      why: 'Everything inside an app package can be read within minutes, and what was committed once stays in the history. A secret in an app belongs to everyone who has the app: it lets strangers act in your name and at your expense, often with the data of all users.',
      fix: 'Revoke the secret first. Then let your back end hold the new one and make the call for signed-in users. Moving the value to `BuildConfig`, `Info.plist`, an `.env` file or remote configuration does not help, because it still reaches the device. What only the build needs belongs in the environment of the build machine.',
      references: [
        'https://mas.owasp.org/MASWE/MASVS-STORAGE/MASWE-0004/',
        'https://developer.android.com/privacy-and-security/risks/hardcoded-cryptographic-secrets',
        'https://docs.gradle.org/current/userguide/build_environment.html',
      ],
    },
  },
  messages: {
    'known-format': `{what} in the source. Whoever has the app or the repository can use it. ${advice}`,
    'named-secret': `\`{name}\` is a secret in the source. Whoever has the app or the repository can use it. ${advice}`,
  },
  queries: [
    {
      on: 'text',
      triggers: [...new Set(secretFormats.flatMap(({ triggers }) => triggers))],
      check: knownFormats,
    },
    { on: 'string', names: nameParts.split(' '), check: namedSecret },
  ],
  fixes: [
    {
      title: 'Replace the secret with an expression that fails until your back end supplies it (revoke the secret)',
      applicability: 'manual',
      for: ['known-format', 'named-secret'],
      languages: ['kotlin', 'java', 'swift', 'objective-c', 'dart', 'typescript', 'javascript'],
      edits(ctx, match) {
        const { secret, what } = match.state as State;
        return missingSecretEdits(ctx, secret, what);
      },
    },
    {
      title:
        'Read the secret from the environment at build time (only for what the build alone needs; revoke the secret)',
      applicability: 'manual',
      for: ['known-format'],
      languages: ['gradle', 'podfile'],
      edits: readFromEnvironment,
    },
    {
      title: 'Replace the secret with a named placeholder (revoke it and let your back end make the call)',
      applicability: 'manual',
      for: ['known-format'],
      languages: ['xml', 'plist', 'json', 'yaml', 'toml', 'properties', 'html'],
      edits(ctx, match) {
        const { secret, variable } = match.state as State;
        if (ctx.file.role === 'code' || (ctx.file.tree && inCode(ctx, secret))) return undefined;
        const expect = ctx.file.text.slice(secret.start, secret.end);
        return [{ edit: 'replace', range: secret, expect, text: `YOUR_${variable}` }];
      },
    },
  ],
});

/** Whether a span lies in the scripts of a page. */
function inCode(ctx: RuleContext, range: TextRange): boolean {
  const { root } = ctx.file.tree as NonNullable<RuleContext['file']['tree']>;
  return root.children.some((node) => node.range.start <= range.start && range.end <= node.range.end);
}

/** Only a literal that is nothing but the secret, and not one that `buildConfigField` would write into the app. */
function readFromEnvironment(ctx: RuleContext, match: Match<Message>) {
  const { secret, variable } = match.state as State;
  const { text } = ctx.file;
  const quote = text[secret.start - 1];
  if ((quote !== '"' && quote !== "'") || text[secret.end] !== quote || text[secret.start - 2] === '\\')
    return undefined;
  const line = text.slice(text.lastIndexOf('\n', secret.start) + 1, secret.start);
  if (/buildConfigField|resValue|manifestPlaceholders|\/\/|#/.test(line)) return undefined;
  const range = { start: secret.start - 1, end: secret.end + 1 };
  const read =
    ctx.file.language === 'podfile' ? `ENV.fetch('${variable}')` : `providers.environmentVariable("${variable}").get()`;
  return [{ edit: 'replace' as const, range, expect: text.slice(range.start, range.end), text: read }];
}
