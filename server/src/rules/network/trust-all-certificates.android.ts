import { laxTrustClasses, laxTrustMethods, laxTrustPackages } from '../../models/certificate-checks';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { alwaysTrue, functionOf } from '../../rule-kit/verdict-callback';
import type { CallNode, ClassNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './trust-all-certificates.state';

const languages = ['kotlin', 'java'] as const;

const trustManager = /(^|\.)X509(Extended)?TrustManager$/;

/** Calls that tell nothing about whether a certificate is trusted; `checkValidity` only looks at the dates. */
const idleCall = /^(println|print|printf|printStackTrace|checkValidity|toString|size|format|forEach|get[A-Z]\w*)$/;
const logReceiver = /(^|\.)(Log|Timber|log|LOG|logger|LOGGER|mLogger|System\.out|System\.err)$/;

/** A type's name as the file that declares it says it, whatever this file calls it. */
const originalName = (ctx: RuleContext, name: string): string => ctx.semantics.qualifiedName(name) ?? name;

function isManager(ctx: RuleContext, type: ClassNode): boolean {
  if (type.supertypes.some((base) => trustManager.test(originalName(ctx, base.name)))) return true;
  return type.parent?.kind === 'call' && trustManager.test(type.parent.name);
}

/** Whether a check can be left only without an exception: nothing is thrown, and nothing is called that could throw one. */
export function neverRejects(ctx: RuleContext, check: FunctionNode): boolean {
  const { body } = check;
  if (!body) return false;
  const comments = ctx.file.tree?.comments ?? [];
  let text = '';
  let from = body.range.start;
  for (const comment of comments) {
    if (comment.range.start < from || comment.range.end > body.range.end) continue;
    text += ctx.file.text.slice(from, comment.range.start);
    from = comment.range.end;
  }
  text += ctx.file.text.slice(from, body.range.end);
  if (/\bthrow\b/.test(text)) return false;
  if (nodesOfKind(body, 'assignment').length > 0) return false;
  for (const call of nodesOfKind(body, 'call')) {
    const receiver = call.receiver && ctx.file.text.slice(call.receiver.range.start, call.receiver.range.end);
    if (!(receiver !== undefined && logReceiver.test(originalName(ctx, receiver))) && !idleCall.test(call.name))
      return false;
  }
  return true;
}

function* manager(ctx: RuleContext, check: FunctionNode): Iterable<Match<Message>> {
  const type = enclosing(check, 'class');
  if (!type || !isManager(ctx, type) || !neverRejects(ctx, check)) return;
  const checks = type.children.filter(
    (node): node is FunctionNode => node.kind === 'function' && node.name === 'checkServerTrusted',
  );
  if (checks[0] !== check || !checks.every((other) => neverRejects(ctx, other))) return;
  const state: State = { kind: 'manager', type, checks };
  yield { messageId: 'empty-check', at: { range: check.nameRange }, data: { name: check.name }, state };
}

/** Objects of library classes that trust everything: `TrustAllStrategy.INSTANCE`, `new TrustSelfSignedStrategy()`. */
function* laxObject(ctx: RuleContext, node: SyntaxNode & { readonly name: string }): Iterable<Match<Message>> {
  const name = /(?<!\w)\w+$/.exec(originalName(ctx, node.name))?.[0] ?? node.name;
  const known = [...ctx.semantics.importedModules].some((module) => laxTrustPackages.test(module));
  const written = ctx.file.text.slice(node.range.start, node.range.end);
  if ((!known && !laxTrustPackages.test(written)) || !laxTrustClasses.has(name)) return;
  const use = node.parent?.kind === 'member' ? node.parent : node;
  const taker = use.parent?.kind === 'call' && use.parent.receiver !== use ? use.parent : undefined;
  const state: State = taker && { kind: 'remove', node: taker };
  yield { messageId: 'validation-off', at: use, data: { name: `\`${name}\`` }, state };
}

function* strategy(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  for (const { value } of call.args) {
    const argument = unwrap(value);
    const lambda =
      argument.kind === 'call' && argument.name === 'TrustStrategy' ? argument.args.at(-1)?.value : argument;
    const callback = lambda && functionOf(ctx, lambda);
    if (!callback || !alwaysTrue(ctx, callback)) continue;
    yield { messageId: 'lax-callback', at: argument, state: { kind: 'remove', node: call } satisfies State };
  }
}

function* laxMethod(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  for (const { api, replacement } of laxTrustMethods) {
    const found = ctx.semantics.matchesApi(call, api);
    if (!found || found === 'name-only') continue;
    const state: State = replacement
      ? { kind: 'replace', range: call.nameRange, text: replacement }
      : { kind: 'remove', node: call };
    yield { messageId: 'validation-off', at: { range: call.nameRange }, data: { name: `\`${call.name}\`` }, state };
  }
}

export const androidQueries: readonly Query<Message>[] = [
  { on: 'function', names: ['checkServerTrusted'], languages, check: manager },
  { on: 'name', names: [...laxTrustClasses], languages, check: laxObject },
  { on: 'call', names: [...laxTrustClasses], languages, check: laxObject },
  { on: 'call', names: ['loadTrustMaterial'], languages, check: strategy },
  {
    on: 'call',
    names: laxTrustMethods.map(({ api }) => api.slice(api.indexOf('#') + 1)),
    languages,
    check: laxMethod,
  },
];
