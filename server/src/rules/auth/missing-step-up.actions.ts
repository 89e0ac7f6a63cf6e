import { belowScreens, isProofName, sensitiveActions, serverReceiver } from '../../models/step-up';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, FunctionNode, NodeOfKind } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { isAccountChange, type Message, reasonFor, type State } from './missing-step-up.calls';
import { confirmedBefore, confirmedByCaller, sourceOf } from './missing-step-up.scope';

/** A call to the server: `fetch`, or a method of what is named for a client, service or repository. */
function reachesServer(ctx: RuleContext, call: CallNode): boolean {
  if (!call.receiver) return call.name === 'fetch' || call.name === 'axios';
  const receiver = sourceOf(ctx, call.receiver).replace(/(?<![?!\]])[?!\]]+$/, '');
  const last = /(?<![\w$])([\w$]+)(\([^()]*\))?$/.exec(receiver)?.[1] ?? '';
  const type = ctx.semantics.typeOf(call.receiver)?.name ?? '';
  if (serverReceiver.test(type)) return true;
  return serverReceiver.test(last) && (last !== 'shared' || /URLSession/.test(receiver));
}

const reads = /^(get|read|load|decrypt|fetch|export|reveal|string|object|value|item|data)/i;

/** The call that does it: to the server, or a read of the secret that is shown. */
function effectOf(ctx: RuleContext, fn: FunctionNode, does: string): CallNode | undefined {
  for (const call of fn.body ? nodesOfKind(fn.body, 'call') : []) {
    if (reachesServer(ctx, call)) return call;
    if (does === 'shows a secret' && call.receiver && reads.test(call.name)) return call;
  }
  return undefined;
}

/** Whether a password or code that the user typed goes along. */
function sendsProof(fn: FunctionNode, newPassword: boolean): boolean {
  const isProof = (name: string) => isProofName(name.replace(/(Field|Input|Text|Controller|Hash)$/, ''), newPassword);
  for (const name of nodesOfKind(fn, 'name')) if (isProof(name.name)) return true;
  for (const member of nodesOfKind(fn, 'member')) if (isProof(member.name)) return true;
  for (const pair of nodesOfKind(fn, 'pair')) if (isProof(pair.name ?? '')) return true;
  return fn.params.some(({ name }) => isProof(name));
}

function* report(ctx: RuleContext, fn: FunctionNode, name: string, at: Match['at']): Iterable<Match<Message>> {
  const does = sensitiveActions.get(name);
  const owner = ctx.semantics.enclosingClass(fn);
  const file = (ctx.file.uri.split('/').pop() ?? '').replace(/\.\w+$/, '');
  if (!does || !fn.body || belowScreens.test(owner?.name ?? '') || belowScreens.test(file)) return;
  const effect = effectOf(ctx, fn, does);
  if (!effect || sendsProof(fn, /password|PIN/.test(does))) return;
  if (confirmedBefore(ctx, fn, effect.nameRange.start) || confirmedByCaller(ctx, fn, name)) return;
  for (const call of nodesOfKind(fn.body, 'call')) if (isAccountChange(ctx, call)) return;
  const state: State = { call: effect, reason: reasonFor(does) };
  yield { messageId: 'action', at, data: { name: name.replace(/:$/, ''), does }, precision: 'low', state };
}

export function* actionFunction(ctx: RuleContext, fn: FunctionNode): Iterable<Match<Message>> {
  yield* report(ctx, fn, fn.name, { range: fn.nameRange });
}

const isHook = (ctx: RuleContext, call: CallNode): boolean =>
  /(^|#)use(Callback|Event)$/.test(ctx.semantics.qualifiedName(call.name) ?? call.name);

/** `const deleteAccount = async () => { … }`, also through `useCallback`. */
export function* actionVariable(ctx: RuleContext, variable: NodeOfKind<'variable'>): Iterable<Match<Message>> {
  let value = variable.initializer && unwrap(variable.initializer);
  if (value?.kind === 'call' && isHook(ctx, value)) value = value.args[0]?.value;
  if (value?.kind === 'function') yield* report(ctx, value, variable.name, { range: variable.nameRange });
}
