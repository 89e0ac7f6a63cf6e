import { laxSwiftEvaluators, neutralTrustCalls } from '../../models/certificate-checks';
import { isLoopbackHost } from '../../models/hosts';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { alwaysTrue } from '../../rule-kit/verdict-callback';
import type { AssignmentNode, CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './trust-all-certificates.state';

const apple = ['swift', 'objective-c'] as const;

const textOf = (ctx: RuleContext, node: SyntaxNode): string => ctx.file.text.slice(node.range.start, node.range.end);

/** The outermost function around a node: what a delegate method does, its closures included. */
function handler(node: SyntaxNode): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let current = node.parent; current && current.kind !== 'class'; current = current.parent) {
    if (current.kind === 'function') found = current;
  }
  return found;
}

/** Answers for web views have a rule of their own. */
const isWebViewDelegate = (ctx: RuleContext, fn: FunctionNode): boolean =>
  fn.params.some(({ type }) => /WebView/.test(type?.name ?? '')) ||
  /^webView/.test(fn.name) ||
  isPartOfWebView(ctx, fn);

const isPartOfWebView = (ctx: RuleContext, fn: FunctionNode): boolean =>
  /\bWKWebView\b/.test(ctx.file.text.slice(fn.range.start, fn.body?.range.start ?? fn.range.end));

const judging = /^(evaluate|validate|verify|isTrusted|isValid|check|pin|isEqual|contains|elementsEqual|allSatisfy)/i;
const certificateText = /cert|key|hash|pin|fingerprint|digest|spki|data|sha/i;

/** Whether the function judges the certificate by evaluation, by comparison, or by handing it to code that may. */
function isJudged(ctx: RuleContext, fn: FunctionNode, credential: CallNode): boolean {
  const trust = credential.args[0] && unwrap(credential.args[0].value);
  const names = new Set(['serverTrust']);
  if (trust?.kind === 'name') names.add(trust.name);
  for (const call of nodesOfKind(fn, 'call')) {
    if (call === credential || neutralTrustCalls.has(call.name)) continue;
    if (/^SecTrustEvaluate/.test(call.name)) return true;
    if (judging.test(call.name)) return true;
    for (const { value } of call.args) {
      const given = unwrap(value);
      if ((given.kind === 'name' || given.kind === 'member') && names.has(given.name)) return true;
    }
  }
  for (const comparison of nodesOfKind(fn, 'binary')) {
    if (!/^[!=]==?$/.test(comparison.operator)) continue;
    const text = textOf(ctx, comparison);
    if (/authenticationMethod|errSec|\bnil\b|NULL/.test(text)) continue;
    if (certificateText.test(text)) return true;
    for (const side of [comparison.left, comparison.right]) {
      const constant = ctx.semantics.constantValue(side);
      if (typeof constant === 'string' && isLoopbackHost(constant)) return true;
    }
  }
  return false;
}

function* credential(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (call.name === 'URLCredential' && call.args[0]?.label !== 'trust') return;
  const fn = handler(call);
  if (!fn || isWebViewDelegate(ctx, fn) || isJudged(ctx, fn, call)) return;
  const around = textOf(ctx, fn);
  if (!/serverTrust|protectionSpace|URLAuthenticationChallenge/.test(around)) return;
  yield { messageId: 'unchecked-trust', at: call, state: { kind: 'credential', call } satisfies State };
}

const off = (at: Match['at'], name: string, state: State): Match<Message> => ({
  messageId: 'validation-off',
  at,
  data: { name: `\`${name}\`` },
  state,
});

/** AFNetworking pins self-signed certificates with this flag set; then the pin decides. */
const pins = /AFSSLPinningMode(Certificate|PublicKey)|pinningMode:\s*\.(certificate|publicKey)/;

function* flag(ctx: RuleContext, node: AssignmentNode): Iterable<Match<Message>> {
  if (ctx.semantics.constantValue(node.value) !== true || pins.test(ctx.file.text)) return;
  yield off(node, 'allowInvalidCertificates', { kind: 'remove', node });
}

function* setter(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const value = call.args[0] && ctx.semantics.constantValue(call.args[0].value);
  if (value !== true || (/Invalid/.test(call.name) && pins.test(ctx.file.text))) return;
  yield off(call, call.name, { kind: 'remove', node: call });
}

function* override(ctx: RuleContext, fn: FunctionNode): Iterable<Match<Message>> {
  if (!alwaysTrue(ctx, fn)) return;
  const [answer] = nodesOfKind(fn.body ?? fn, 'boolean');
  yield {
    ...off(fn, 'allowsAnyHTTPSCertificateForHost:', answer && { kind: 'replace', range: answer.range, text: 'NO' }),
    at: { range: fn.nameRange },
  };
}

/** `sec_protocol_options_set_verify_block(options, { _, _, complete in complete(true) }, queue)`. */
function* verifyBlock(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const block = call.args.map(({ value }) => unwrap(value)).find((value) => value.kind === 'function');
  const complete = block?.params.at(-1)?.name;
  if (!block?.body || !complete) return;
  const calls = [...nodesOfKind(block.body, 'call')];
  const answers = calls.filter(({ name }) => name === complete);
  const others = calls.filter((other) => other.name !== complete && !neutralTrustCalls.has(other.name));
  const yes = answers.every(({ args }) => args[0] && ctx.semantics.constantValue(args[0].value) === true);
  if (answers.length === 0 || !yes || others.length > 0) return;
  yield { messageId: 'lax-callback', at: { range: call.nameRange }, state: { kind: 'remove', node: call } };
}

export const appleQueries: readonly Query<Message>[] = [
  {
    on: 'call',
    names: ['URLCredential', 'credentialForTrust', 'initWithTrust'],
    languages: apple,
    check: credential,
  },
  {
    on: 'call',
    names: ['SecTrustSetExceptions'],
    languages: apple,
    *check(_ctx, call) {
      if (call.args.length !== 2 || call.args[1]?.value.kind === 'null') return;
      const node = call.parent?.kind === 'assignment' ? call.parent : call;
      yield off(call, call.name, { kind: 'remove', node });
    },
  },
  {
    on: 'call',
    names: Object.keys(laxSwiftEvaluators),
    languages: ['swift'],
    *check(_ctx, call) {
      const text = laxSwiftEvaluators[call.name];
      if (text) yield off(call, call.name, { kind: 'replace', range: call.nameRange, text });
    },
  },
  {
    // Alamofire 4: `ServerTrustPolicy.disableEvaluation`.
    on: 'name',
    names: ['disableEvaluation'],
    languages: ['swift'],
    *check(_ctx, node) {
      if (node.kind !== 'member') return;
      const range = node.nameRange;
      yield off({ range }, node.name, { kind: 'replace', range, text: 'performDefaultEvaluation(validateHost: true)' });
    },
  },
  { on: 'assignment', names: ['allowInvalidCertificates'], languages: apple, check: flag },
  {
    on: 'call',
    names: ['setAllowInvalidCertificates', 'setAllowsAnyHTTPSCertificate'],
    languages: apple,
    check: setter,
  },
  { on: 'function', names: ['allowsAnyHTTPSCertificateForHost'], languages: ['objective-c'], check: override },
  { on: 'call', names: ['sec_protocol_options_set_verify_block'], languages: ['swift'], check: verifyBlock },
];
