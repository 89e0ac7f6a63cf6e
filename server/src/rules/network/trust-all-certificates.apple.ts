import { laxSwiftEvaluators, neutralTrustCalls } from '../../models/certificate-checks';
import { configuresPins } from '../../rule-kit/pinned-policy';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { trustCredentials, uncheckedAnswer } from '../../rule-kit/server-trust-answer';
import { alwaysTrue } from '../../rule-kit/verdict-callback';
import type { AssignmentNode, CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './trust-all-certificates.state';

const apple = ['swift', 'objective-c'] as const;

/** Answers for web views have a rule of their own. */
function* credential(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (uncheckedAnswer(ctx, call) !== 'session') return;
  yield { messageId: 'unchecked-trust', at: call, state: { kind: 'credential', call } satisfies State };
}

const off = (at: Match['at'], name: string, state: State): Match<Message> => ({
  messageId: 'validation-off',
  at,
  data: { name: `\`${name}\`` },
  state,
});

/** AFNetworking pins self-signed certificates with this flag set; then the pin of the same policy decides. */
const isPinned = (ctx: RuleContext, policy: SyntaxNode | undefined): boolean =>
  policy !== undefined && configuresPins(ctx, policy);

function* flag(ctx: RuleContext, node: AssignmentNode): Iterable<Match<Message>> {
  if (ctx.semantics.constantValue(node.value) !== true) return;
  if (isPinned(ctx, node.target.kind === 'member' ? node.target.receiver : undefined)) return;
  yield off(node, 'allowInvalidCertificates', { kind: 'remove', node });
}

function* setter(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const value = call.args[0] && ctx.semantics.constantValue(call.args[0].value);
  if (value !== true || (/Invalid/.test(call.name) && isPinned(ctx, call.receiver))) return;
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
    names: trustCredentials,
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
