import { table } from '../../core/table';
import { hostFlagEvaluators, streamSettings } from '../../models/hostname-checks';
import { configuresPins } from '../../rule-kit/pinned-policy';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import type { CallNode, FunctionNode, PairNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './hostname-verification-disabled.state';

const apple = ['swift', 'objective-c'] as const;

const textOf = (ctx: RuleContext, node: SyntaxNode): string => ctx.file.text.slice(node.range.start, node.range.end);

/** The words for no, with the word for yes that takes their place. */
const opposites: Readonly<Record<string, string>> = table({
  false: 'true',
  NO: 'YES',
  '@NO': '@YES',
  '@(NO)': '@YES',
  '@false': '@YES',
  kCFBooleanFalse: 'kCFBooleanTrue',
});

/** How to say yes where an expression says no; undefined when it does not. */
function opposite(ctx: RuleContext, node: SyntaxNode): State | 'not false' {
  const value = unwrap(node);
  const text = opposites[textOf(ctx, value)];
  if (text) return { kind: 'replace', range: value.range, text };
  return ctx.semantics.constantValue(value) === false ? undefined : 'not false';
}

function* flag(
  ctx: RuleContext,
  value: SyntaxNode | undefined,
  name: string,
  messageId: 'check-off' | 'pin-only',
): Iterable<Match<Message>> {
  const state = value ? opposite(ctx, value) : 'not false';
  if (!value || state === 'not false') return;
  yield { messageId, at: unwrap(value), data: { name: `\`${name}\`` }, state };
}

/** `AFSecurityPolicy`: with pins in the same policy, the pin stands between the app and another server. */
const policyMessage = (ctx: RuleContext, policy: SyntaxNode | undefined) =>
  policy && configuresPins(ctx, policy) ? 'pin-only' : 'check-off';

function* evaluator(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const known = hostFlagEvaluators[call.name];
  const given = call.args.find(({ label }) => label === 'validateHost');
  if (known && given) yield* flag(ctx, given.value, 'validateHost: false', known.pins ? 'pin-only' : 'check-off');
}

const isNothing = (node: SyntaxNode): boolean => {
  const value = unwrap(node);
  if (value.kind === 'null') return true;
  if (value.kind === 'name' || value.kind === 'member') return value.name === 'kCFNull';
  return value.kind === 'call' && (value.name === 'NSNull' || value.name === 'null');
};

/** A setting of CFNetwork's TLS: as an entry of a dictionary, by subscript, or by a setter. */
function* setting(ctx: RuleContext, node: SyntaxNode & { readonly name: string }): Iterable<Match<Message>> {
  let key: SyntaxNode = node;
  while (key.parent?.kind === 'wrapper' || (key.parent?.kind === 'call' && key.parent.name === 'String'))
    key = key.parent;
  const { parent } = key;
  if (!parent) return;
  const value = valueFor(parent, key);
  if (!value) return;
  const name = node.name;
  if (name === 'kCFStreamSSLPeerName') {
    if (!isNothing(value)) return;
    const whole = parent.kind === 'index' ? parent.parent : parent;
    const state: State = whole && { kind: 'remove', node: whole };
    yield { messageId: 'check-off', at: unwrap(value), data: { name: `\`${name}\` without a name` }, state };
    return;
  }
  yield* flag(ctx, value, name, 'check-off');
}

function valueFor(parent: SyntaxNode, key: SyntaxNode): SyntaxNode | undefined {
  if (parent.kind === 'pair') return (parent as PairNode).key === key ? parent.value : undefined;
  if (parent.kind === 'index') return parent.parent?.kind === 'assignment' ? parent.parent.value : undefined;
  if (parent.kind !== 'call') return undefined;
  const place = parent.args.findIndex(({ value }) => value === key);
  if (/^(setObject|setValue):for(Key|KeyedSubscript):$/.test(parent.name))
    return place === 1 ? parent.args[0]?.value : undefined;
  return /^CFDictionary(Set|Add)Value$/.test(parent.name) && place === 1 ? parent.args[2]?.value : undefined;
}

/** Names of the host that was asked for, in the function around a policy. */
function hostIn(fn: FunctionNode | undefined): string | undefined {
  if (!fn) return undefined;
  for (const { name, type } of fn.params) {
    if (/URLAuthenticationChallenge$/.test(type?.name ?? '')) return `${name}.protectionSpace.host`;
    if (/^(host|hostname|domain|serverName)$/i.test(name) && /^(NS)?String$/.test(type?.name ?? '')) return name;
  }
  return undefined;
}

const pinWords = /pin|fingerprint|sha256|spki|publicKey|SecCertificateCopyData|SecCertificateCopyKey/i;

/** `SecPolicyCreateSSL(true, nil)`: a policy for servers that any server's certificate satisfies. */
function* policy(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const [server, host] = call.args;
  if (!server || !host || ctx.semantics.constantValue(server.value) === false || !isNothing(host.value)) return;
  const fn = outermost(call);
  // A pinned certificate or key says which server it is.
  if (fn && [...nodesOfKind(fn, 'call')].some(({ name }) => pinWords.test(name))) return;
  const named = hostIn(fn);
  const swift = ctx.file.treeLanguage === 'swift';
  const text = named && (swift ? `${named} as CFString` : `(__bridge CFStringRef)${named}`);
  const state: State = text ? { kind: 'replace', range: host.value.range, text } : undefined;
  yield { messageId: 'policy-without-host', at: call, state };
}

function outermost(node: SyntaxNode): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let fn = enclosing(node, 'function'); fn; fn = enclosing(fn, 'function')) found = fn;
  return found;
}

export const appleQueries: readonly Query<Message>[] = [
  {
    on: 'assignment',
    names: ['validatesDomainName'],
    languages: apple,
    check: (ctx, node) =>
      flag(
        ctx,
        node.value,
        'validatesDomainName',
        policyMessage(ctx, node.target.kind === 'member' ? node.target.receiver : undefined),
      ),
  },
  {
    on: 'call',
    names: ['setValidatesDomainName'],
    languages: apple,
    check: (ctx, call) => flag(ctx, call.args[0]?.value, 'validatesDomainName', policyMessage(ctx, call.receiver)),
  },
  { on: 'call', names: Object.keys(hostFlagEvaluators), languages: ['swift'], check: evaluator },
  { on: 'name', names: streamSettings, languages: apple, check: setting },
  { on: 'call', names: ['SecPolicyCreateSSL'], languages: apple, check: policy },
];
