import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { webContent } from '../../rule-kit/web-content';
import type { FunctionNode, ParameterNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import type { Message, State } from './webview-js-bridge.state';

const languages = ['swift', 'objective-c'] as const;

/** Looking at the frame, its origin, or the page's own URL, here or in a function that is called with the message. */
const looksAtOrigin = /\b(frameInfo|securityOrigin)\b|webView\??\.url\b|webView\.URL\b/;

function* handler(ctx: RuleContext, fn: FunctionNode): Iterable<Match<Message>> {
  const message = fn.params[1];
  if (!fn.body || message?.type?.name !== 'WKScriptMessage') return;
  const { text } = ctx.file;
  const body = text.slice(fn.body.range.start, fn.body.range.end);
  // A handler that hands the whole message on leaves the check to what it calls.
  const reads = new RegExp(`\\b${message.name}\\.body\\b|\\[${message.name} body\\]`).test(body);
  if (!reads || looksAtOrigin.test(body) || checksElsewhere(ctx, fn, message)) return;
  const content = webContent(ctx);
  if (content?.kind === 'bundled') return;
  const state: State = { kind: 'handler', fn, origin: content?.origin };
  // Where nothing here loads a page, nobody knows whose pages they are.
  yield {
    messageId: 'unchecked-message',
    at: { range: fn.nameRange },
    state,
    ...(content ? {} : { precision: 'low' }),
  };
}

/** `guard isTrusted(message) else { return }`, with the function in the same file. */
function checksElsewhere(ctx: RuleContext, fn: FunctionNode, message: ParameterNode): boolean {
  for (const call of fn.body ? nodesOfKind(fn.body, 'call') : []) {
    if (!call.args.some(({ value }) => value.kind === 'name' && ctx.semantics.declarationOf(value) === message))
      continue;
    const target = ctx.semantics.declarationOf(call);
    if (target?.kind !== 'function') return true;
    if (looksAtOrigin.test(ctx.file.text.slice(target.range.start, target.range.end))) return true;
  }
  return false;
}

export const appleQueries: readonly Query<Message>[] = [
  {
    on: 'function',
    names: [
      'userContentController',
      'userContentController:didReceiveScriptMessage:',
      'userContentController:didReceiveScriptMessage:replyHandler:',
    ],
    languages,
    check: handler,
  },
];
