import {
  laxVerifierClasses,
  laxVerifierConstants,
  laxVerifierPackages,
  verificationSwitches,
  verifierProperties,
  verifierTakers,
} from '../../models/hostname-checks';
import { isLoopbackHost } from '../../models/hosts';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { alwaysTrue, functionOf, returnedValues } from '../../rule-kit/verdict-callback';
import type { AssignmentNode, CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './hostname-verification-disabled.state';

const languages = ['kotlin', 'java'] as const;

const verifier = /(^|\.)(X509)?HostnameVerifier$/;

const originalName = (ctx: RuleContext, name: string): string => ctx.semantics.qualifiedName(name) ?? name;

/**
 * What a verifier does instead of comparing: it says yes to every host, or it looks at the name that was asked for and not at
 * the session, which alone knows the certificate. `getPeerHost` is the asked name once more.
 */
function fault(ctx: RuleContext, decides: FunctionNode): 'lax-verifier' | 'host-only' | undefined {
  const [host, session] = decides.params;
  const { body } = decides;
  if (!host || !session || decides.params.length !== 2 || !body) return undefined;
  if (alwaysTrue(ctx, decides)) return 'lax-verifier';
  const values = returnedValues(decides);
  const names = [...nodesOfKind(body, 'name')];
  const asksSession = names.some(({ name, parent }) => name === session.name && !isPeerHost(parent));
  if (asksSession || !names.some(({ name }) => name === host.name)) return undefined;
  if (!values.some(({ kind }) => kind === 'binary' || kind === 'call')) return undefined;
  const strings = [...nodesOfKind(body, 'string')].map(({ value }) => value);
  return strings.length > 0 && strings.every(isLoopbackHost) ? undefined : 'host-only';
}

const isPeerHost = (node: SyntaxNode | undefined): boolean =>
  (node?.kind === 'member' || node?.kind === 'call') && /^(getP|p)eerHost$/.test(node.name);

/** A class or anonymous object whose `verify` does not compare. */
function* method(ctx: RuleContext, decides: FunctionNode): Iterable<Match<Message>> {
  const type = enclosing(decides, 'class');
  const around = type?.parent;
  const made = around?.kind === 'call' && verifier.test(originalName(ctx, around.name)) ? around : undefined;
  const isVerifier = made || type?.supertypes.some(({ name }) => verifier.test(originalName(ctx, name)));
  const messageId = type && isVerifier && fault(ctx, decides);
  if (!messageId) return;
  const state: State = { kind: 'verifier', decides, value: type.form === 'anonymous' ? (made ?? type) : decides };
  yield { messageId, at: { range: decides.nameRange }, state };
}

function* lambda(ctx: RuleContext, value: SyntaxNode): Iterable<Match<Message>> {
  const written = unwrap(value);
  const isMade = written.kind === 'call' && verifier.test(originalName(ctx, written.name));
  // The constructor call is a finding of its own.
  const decides = isMade ? undefined : functionOf(ctx, written);
  const messageId = decides && decides.form === 'lambda' && fault(ctx, decides);
  if (messageId) yield { messageId, at: decides, state: { kind: 'verifier', decides, value: decides } satisfies State };
}

/** `HostnameVerifier { _, _ -> true }`. */
function* made(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (!verifier.test(originalName(ctx, call.name))) return;
  const decides = call.args[0] && functionOf(ctx, call.args[0].value);
  const messageId = decides && fault(ctx, decides);
  if (messageId) yield { messageId, at: decides, state: { kind: 'verifier', decides, value: call } satisfies State };
}

/** `NoopHostnameVerifier.INSTANCE`, `new AllowAllHostnameVerifier()`, `SSLSocketFactory.ALLOW_ALL_HOSTNAME_VERIFIER`. */
function* laxObject(ctx: RuleContext, node: SyntaxNode & { readonly name: string }): Iterable<Match<Message>> {
  const original = originalName(ctx, node.name);
  const name = /(?<!\w)\w+$/.exec(original)?.[0] ?? node.name;
  if (node.kind !== 'call' && ctx.semantics.declarationOf(node)) return;
  const written = ctx.file.text.slice(node.range.start, node.range.end);
  const known = [...ctx.semantics.importedModules].some((module) => laxVerifierPackages.test(module));
  const isLax =
    laxVerifierConstants.has(name) || (laxVerifierClasses.has(name) && (known || laxVerifierPackages.test(written)));
  if (!isLax) return;
  const value = node.parent?.kind === 'member' && laxVerifierClasses.has(name) ? node.parent : node;
  yield {
    messageId: 'check-off',
    at: value,
    data: { name: `\`${name}\`` },
    state: { kind: 'object', value } satisfies State,
  };
}

function* switchedOff(ctx: RuleContext, value: SyntaxNode | undefined, name: string): Iterable<Match<Message>> {
  if (!value || ctx.semantics.constantValue(value) !== false) return;
  const state: State = value.kind === 'boolean' ? { kind: 'replace', range: value.range, text: 'true' } : undefined;
  yield { messageId: 'check-off', at: value, data: { name: `\`${name}\`` }, state };
}

/** Java-WebSocket compares the host in this method; one that replaces it does not. */
function* parameters(ctx: RuleContext, method: FunctionNode): Iterable<Match<Message>> {
  const type = enclosing(method, 'class');
  const { body } = method;
  if (!type || !body || method.params.length !== 1) return;
  const made = type.parent?.kind === 'call' ? [type.parent.name] : [];
  const bases = [...type.supertypes.map(({ name }) => name), ...made].map((name) => originalName(ctx, name));
  if (!bases.some((base) => /WebSocketClient$/.test(base))) return;
  const text = ctx.file.text.slice(type.range.start, type.range.end);
  if (/\bsuper\s*\.\s*onSetSSLParameters|ndpointIdentificationAlgorithm|HostnameVerifier|\bverify\s*\(/.test(text))
    return;
  const state: State = { kind: 'override', method };
  yield { messageId: 'check-off', at: { range: method.nameRange }, data: { name: `\`${method.name}\`` }, state };
}

export const androidQueries: readonly Query<Message>[] = [
  { on: 'function', names: ['verify'], languages, check: method },
  { on: 'call', names: ['HostnameVerifier'], languages, check: made },
  {
    on: 'call',
    names: verifierTakers,
    languages,
    *check(ctx, call) {
      if (call.args.length === 1 && call.args[0]) yield* lambda(ctx, call.args[0].value);
    },
  },
  {
    on: 'assignment',
    names: verifierProperties,
    languages,
    check: (ctx: RuleContext, node: AssignmentNode) => lambda(ctx, node.value),
  },
  { on: 'name', names: [...laxVerifierClasses, ...laxVerifierConstants], languages, check: laxObject },
  { on: 'call', names: [...laxVerifierClasses], languages, check: laxObject },
  {
    on: 'call',
    names: verificationSwitches,
    languages,
    check: (ctx, call) => switchedOff(ctx, call.args[0]?.value, call.name),
  },
  {
    on: 'assignment',
    names: verificationSwitches,
    languages,
    check: (ctx, node) => switchedOff(ctx, node.value, 'isHttpsHostnameVerificationEnabled'),
  },
  { on: 'function', names: ['onSetSSLParameters'], languages, check: parameters },
];
