import { codeLanguages } from '../../core/language';
import { redactWord } from '../../fixes/redact-call';
import type { SourceKind } from '../../models/api-model';
import { logSinks } from '../../models/log-sinks';
import { defineRule, type FlowPath, type Match, type Query, type RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { fixes, type State } from './sensitive-log.fixes';

export type Message = 'credential' | 'sensitive' | 'personal-data' | 'whole-object' | 'exception-trace';

/** Log statements with a value of one of these kinds. Queries are apart so that each kind in a message gets its own finding. */
function logged(messageId: Message, sources: readonly SourceKind[]): Query<Message> {
  return {
    on: 'flow',
    sources,
    sinks: ['log'],
    sanitizers: ['encryption', 'hash', 'redaction', 'metadata'],
    *check(ctx, path) {
      const { call, value, model } = path.sink;
      if (call.kind !== 'call' || !isReadable(ctx, call, value)) return;
      const part = partOf(path);
      const { name } = path.source;
      if (isPushToken(ctx, name, path) || isMediaSession(ctx, name) || saidWorse(ctx, part, messageId)) return;
      const state: State = { call, part };
      if (messageId === 'personal-data' && isPartOfId(path)) return;
      // Players, cameras and chats have sessions too.
      const precision = /session_?id$/i.test(name) ? { precision: 'medium' as const } : {};
      yield { messageId, at: part, data: { name, log: model.label }, state, ...precision };
    },
  };
}

/** In code about notifications a `token` addresses an installation and opens nothing. */
function isPushToken(ctx: RuleContext, name: string, { source, sink }: FlowPath): boolean {
  if (!/^_?(get)?token$/i.test(name)) return false;
  const { text, uri } = ctx.file;
  const written = [source.node, sink.call].map(({ range }) => text.slice(range.start, range.end)).join(' ');
  return (
    /notif|push|fcm|messaging/i.test(uri.slice(uri.lastIndexOf('/') + 1)) || /push|fcm|apns|messaging/i.test(written)
  );
}

/** An id that was made of a name and more, for example by hashing or encoding them, says little to who reads it. */
const isPartOfId = ({ steps }: FlowPath): boolean =>
  steps.some(({ message }) => /^returned from `\w*(id|key)\(/i.test(message));

/** The sessions of players, recorders and syncs sign nobody in. */
const isMediaSession = (ctx: RuleContext, name: string): boolean =>
  /session_?id$/i.test(name) && /play|media|audio|video|camera|stream|record|podcast|sync/i.test(fileFacts(ctx));

/** File name and imports: what the code at hand is about. */
const fileFacts = ({ file, semantics }: RuleContext): string =>
  [file.uri.slice(file.uri.lastIndexOf('/') + 1), ...semantics.importedModules].join(' ');

const gravity: readonly Message[] = ['credential', 'sensitive', 'personal-data', 'whole-object'];
const worst = new WeakMap<RuleContext['file'], Map<number, Message>>();

/** Whether a graver kind of value was found in the same place, for example in a message that was put together before. */
function saidWorse({ file }: RuleContext, part: SyntaxNode, messageId: Message): boolean {
  const places = worst.get(file) ?? new Map<number, Message>();
  worst.set(file, places);
  const known = places.get(part.range.start);
  if (known && gravity.indexOf(known) < gravity.indexOf(messageId)) return true;
  places.set(part.range.start, messageId);
  return false;
}

/** The smallest part of the logged expression that brings the value. */
function partOf({ source, sink }: FlowPath): SyntaxNode {
  for (let node: SyntaxNode | undefined = source.node; node; node = node.parent) {
    if (node === sink.value) return source.node;
  }
  const leaves = leavesOf(sink.value);
  return leaves.length === 1 ? (leaves[0] as SyntaxNode) : sink.value;
}

/** What a message is put together from, without its fixed text. */
function leavesOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === 'template') return node.parts.flatMap(leavesOf);
  if (node.kind === 'binary' && node.operator === '+') return [node.left, node.right].flatMap(leavesOf);
  return node.kind === 'string' ? [] : [node];
}

/** `os_log` hides objects and strings unless its format marks them `%{public}`. */
function isReadable(ctx: RuleContext, call: CallNode, value: SyntaxNode): boolean {
  if (!call.name.startsWith('os_log')) return true;
  const formats = call.args.map((arg) => ctx.semantics.constantValue(arg.value));
  const at = formats.findIndex((format) => typeof format === 'string' && format.includes('%'));
  const position = call.args
    .slice(at + 1)
    .filter((arg) => !arg.label)
    .findIndex((arg) => arg.value === value);
  const specifiers = String(formats[at] ?? '').match(/%(\{[^}]*\})?[-+ #0-9.*]*[a-zA-Z@]+/g) ?? [];
  return at !== -1 && position !== -1 && /^%\{[^}]*public/.test(specifiers[position] ?? '');
}

const authFile = /auth|log_?in|sign_?(in|up)|session|account|credential|password|token/i;
const wholeObjects = /^(user|currentUser|session|headers|request|authResult|loginResponse|credentials)$/;

const sinksByMember = (() => {
  const map = new Map<string, (typeof logSinks)[number][]>();
  for (const row of logSinks) {
    const member = row.api.slice(row.api.indexOf('#') + 1).replace(/^.*\./, '');
    map.set(member, [...(map.get(member) ?? []), row]);
  }
  return map;
})();

/** One query per language: the `e` of Kotlin's `Log.e` is a common variable of scripts, which would then all be read. */
const wholeObjectQueries = [...new Set(logSinks.flatMap(({ languages }) => languages))].map((language) => ({
  on: 'call' as const,
  names: [...sinksByMember].flatMap(([member, rows]) =>
    rows.some(({ languages }) => languages.includes(language)) ? [member] : [],
  ),
  languages: [language],
  check: wholeObject,
}));

/** A user, session, request or response printed as a whole, in files about signing in. */
function* wholeObject(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (!authFile.test(ctx.file.uri.slice(ctx.file.uri.lastIndexOf('/') + 1))) return;
  const parts = call.args.flatMap((arg) => leavesOf(arg.value)).filter((node) => isWholeObject(ctx, node));
  if (parts.length === 0) return;
  const language = ctx.file.treeLanguage;
  const row = (sinksByMember.get(call.name) ?? []).find(
    ({ api, at, languages }) =>
      language && languages.includes(language) && at === 'arg:*' && isSure(ctx.semantics.matchesApi(call, api)),
  );
  if (!row || call.name.startsWith('os_log')) return;
  for (const part of parts) {
    const node = unwrap(part);
    const name = node.kind === 'name' || node.kind === 'member' ? node.name : '';
    const state: State = { call, part };
    yield { messageId: 'whole-object', at: part, data: { name, log: row.label }, precision: 'medium', state };
  }
}

const isSure = (resolution: string | undefined): boolean => resolution === 'exact' || resolution === 'inferred';

function isWholeObject(ctx: RuleContext, part: SyntaxNode): boolean {
  const node = unwrap(part);
  if (node.kind !== 'name' && node.kind !== 'member') return false;
  const response = node.kind === 'member' && node.receiver ? unwrap(node.receiver) : undefined;
  const body = node.name === 'data' && response?.kind === 'name' && /^(response|res|resp|result)$/.test(response.name);
  if (!body && !wholeObjects.test(node.name)) return false;
  const type = ctx.semantics.typeOf(node)?.name;
  return (
    type === undefined ||
    !/^(String|string|NSString|Bool|Boolean|boolean|bool|Int|int|Long|number|num|double)$/.test(type)
  );
}

/** Exceptions of signing in: Firebase, AppAuth, MSAL, Auth0, Credential Manager, JAAS and an app's own. */
const signInException = /(Auth\w*|Credential\w*|Login|SignIn|Token|Msal\w*|Session)Exception$/;

/** `printStackTrace()` of an exception of signing in; their messages carry accounts, parts of requests and answers. */
function* exceptionTrace(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const type = call.receiver && ctx.semantics.typeOf(call.receiver)?.name;
  if (!type || !signInException.test(type) || call.args.length > 0) return;
  const state: State = { call, part: call };
  yield { messageId: 'exception-trace', at: call, data: { name: type }, precision: 'medium', state };
}

export default defineRule({
  id: 'storage/sensitive-log',
  meta: {
    title: 'Credentials or personal data in logs',
    category: 'storage',
    severity: 'warning',
    precision: 'high',
    languages: codeLanguages,
    cwe: [532],
    masvs: ['MASVS-STORAGE-2'],
    maswe: ['MASWE-0005'],
    mission: [1, 3],
    since: '0.1.0',
    docs: {
      what: 'Finds log statements that write a password, token, one-time code, payment, health, personal or location value: platform logs, consoles, log libraries and crash reports, and stack traces of sign-in exceptions. Values are followed through variables, strings and functions, also across files. Fixed text that only mentions such a word, lengths, comparisons, masked, hashed or encrypted values, and Swift `Logger` interpolations that are private by default are left alone. In debug-only code the finding is one level lower.',
      why: 'Logs outlive the moment they were written for: they stay on the device, travel in bug reports, crash services and backups, and are read with a cable or by preinstalled software. Whoever reads a token there is signed in as the user.',
      fix: 'Log that something happened, not the value: leave it out, or log its length or a random identifier. In Swift mark what must stay out of collected logs with `privacy: .private`. R8 and a Babel plugin can take whole log statements out of release builds besides; that does not replace the change, for debug builds and other builds keep them.',
      references: [
        'https://mas.owasp.org/MASWE/MASVS-STORAGE/MASWE-0005/',
        'https://developer.android.com/privacy-and-security/risks/log-info-disclosure',
        'https://developer.apple.com/documentation/os/generating-log-messages-from-your-code',
      ],
    },
  },
  messages: {
    credential: {
      text: '`{name}` is written to {log}. Whoever reads the log, a bug report or a crash report can sign in with it. Log that something happened, not the value.',
      severity: 'error',
    },
    sensitive:
      '`{name}` is written to {log}. Logs leave the device in bug and crash reports. Log that something happened, not the value.',
    'personal-data': {
      text: '`{name}` is written to {log}. Logs leave the device in bug and crash reports and keep personal data longer than needed. Leave the value out.',
      severity: 'information',
    },
    'exception-trace': {
      text: 'The stack trace of `{name}` goes to the log. Messages of sign-in exceptions name accounts and repeat parts of requests and answers. Log the kind of the exception only.',
      severity: 'information',
    },
    'whole-object':
      '`{name}` is written to {log} as a whole. It usually carries tokens or personal data. Log the one field that you need, such as a status or an opaque id.',
  },
  projectWords: [redactWord],
  queries: [
    logged('credential', ['credential', 'password', 'otp']),
    logged('sensitive', ['financial', 'health']),
    logged('personal-data', ['personal-data', 'location-data']),
    ...wholeObjectQueries,
    { on: 'call', names: ['printStackTrace'], languages: ['kotlin', 'java'], check: exceptionTrace },
  ],
  fixes,
});
