import { socketTraffic, socketVerification } from '../../models/hostname-checks';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode, VariableNode } from '../../syntax/nodes';
import { enclosing, unwrap, walk } from '../../syntax/walk';
import type { Message, State } from './hostname-verification-disabled.state';

const isSocketType = (ctx: RuleContext, name = ''): boolean =>
  /(^|\.)SSLSocket$/.test(ctx.semantics.qualifiedName(name) ?? name);

/** The expression a socket is, with its cast. */
function whole(call: CallNode): SyntaxNode {
  let node: SyntaxNode = call;
  while (node.parent?.kind === 'wrapper') node = node.parent;
  return node;
}

function isTlsSocket(ctx: RuleContext, call: CallNode): boolean {
  const factory = ctx.semantics.receiverType(call)?.name;
  if (factory !== undefined && /SSLCertificateSocketFactory$/.test(factory)) return false;
  for (let node = call.parent; node?.kind === 'wrapper'; node = node.parent) {
    if (node.form === 'cast' && isSocketType(ctx, node.type?.name)) return true;
  }
  const holder = whole(call).parent;
  return holder?.kind === 'variable' && isSocketType(ctx, holder.type?.name);
}

/** Names of calls and members below a node. */
function members(node: SyntaxNode): readonly string[] {
  const found: string[] = [];
  walk(node, (next) => {
    if (next.kind === 'call' || next.kind === 'member' || next.kind === 'name') found.push(next.name);
    return undefined;
  });
  return found;
}

/** Where a socket may be compared and talked over: the function for a variable that stays in it, else the outermost class. */
function surroundings(ctx: RuleContext, call: CallNode): SyntaxNode | undefined {
  const holder = whole(call).parent;
  const isLocal =
    holder?.kind === 'variable' &&
    holder.scope === 'local' &&
    !ctx.semantics
      .referencesTo(holder)
      .some(({ parent }) => parent?.kind === 'return' || parent?.kind === 'assignment');
  let found: SyntaxNode | undefined;
  for (let current = call.parent; current; current = current.parent) {
    if (current.kind === 'function' && current.form !== 'lambda' && (isLocal || found === undefined)) {
      found = current;
      if (isLocal) break;
    }
    if (current.kind === 'class') found = current;
  }
  return found;
}

/** Whether the socket itself is handed to code elsewhere, which may compare the host. */
function escapes(ctx: RuleContext, variable: VariableNode): boolean {
  return ctx.semantics.referencesTo(variable).some((use) => {
    const taker = use.parent;
    if (taker?.kind !== 'call' || taker.receiver === use) return false;
    return taker.args.some(({ value }) => unwrap(value) === use) && !ctx.semantics.declarationOf(taker);
  });
}

/**
 * A TLS socket that is talked over although nobody compared the host: `SSLSocketFactory` checks the chain alone. Factories
 * that an HTTP client will use are left out, because the client compares; so are sockets with a key store of their own.
 */
function* socket(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (!isTlsSocket(ctx, call)) return;
  const type = enclosing(call, 'class');
  if (type?.supertypes.some(({ name }) => /SocketFactory$/.test(name))) return;
  const holder = whole(call).parent;
  const around = surroundings(ctx, call);
  if (!around) return;
  if (holder?.kind === 'call' && holder.receiver !== whole(call)) return;
  if (holder?.kind === 'variable' && escapes(ctx, holder)) return;
  const names = members(around);
  if (names.some((name) => socketVerification.test(name)) || !names.some((name) => socketTraffic.test(name))) return;
  yield { messageId: 'raw-socket', at: { range: call.nameRange }, state: { kind: 'socket', call } satisfies State };
}

export const socketQueries: readonly Query<Message>[] = [
  { on: 'call', names: ['createSocket'], languages: ['kotlin', 'java'], check: socket },
];
