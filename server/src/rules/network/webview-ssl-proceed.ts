import { codeLanguages } from '../../core/language';
import { removePartEdits } from '../../fixes/remove-part';
import { defaultHandlingEdits } from '../../fixes/server-trust';
import { defineRule, type Match, type Query, type RuleContext } from '../../rule-kit/rule';
import { trustCredentials, uncheckedAnswer } from '../../rule-kit/server-trust-answer';
import { functionOf } from '../../rule-kit/verdict-callback';
import type { CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { consentOf } from './webview-ssl-proceed.conditions';

type Message = 'proceed' | 'proceed-for-some' | 'unchecked-trust';

type State =
  /** The word that says yes. */
  | { readonly kind: 'word'; readonly range: SyntaxNode['range']; readonly text: string }
  /** The callback as a labelled argument, or the answer that it gives. */
  | { readonly kind: 'callback'; readonly callback: SyntaxNode; readonly answer: SyntaxNode }
  | { readonly kind: 'credential'; readonly call: CallNode };

const script = ['typescript', 'javascript'] as const;
const coded = ['kotlin', 'java', ...script] as const;

function found(
  ctx: RuleContext,
  fn: FunctionNode,
  yes: SyntaxNode,
  asked: string | undefined,
  at: Match['at'],
  state: State,
) {
  const consent = consentOf(ctx, fn, yes, asked);
  if (consent === 'decided') return [];
  const some = consent === 'for-some';
  return [{ messageId: some ? ('proceed-for-some' as const) : ('proceed' as const), at, state }];
}

/** Calls of `proceed()` on the parameter that can also say no. */
function* proceeds(ctx: RuleContext, fn: FunctionNode, asked: string | undefined): Iterable<Match<Message>> {
  if (!fn.body || !asked) return;
  for (const call of nodesOfKind(fn.body, 'call')) {
    if (call.name !== 'proceed' || call.args.length > 0 || !call.receiver) continue;
    const receiver = unwrap(call.receiver);
    if (receiver.kind !== 'name' || (receiver.name !== asked && !(receiver.name === 'it' && isLetOf(call, asked))))
      continue;
    const state: State = { kind: 'word', range: call.nameRange, text: 'cancel' };
    yield* found(ctx, fn, call, asked, { range: call.nameRange }, state);
  }
}

/** `handler?.let { it.proceed() }`. */
function isLetOf(call: CallNode, asked: string): boolean {
  for (let node = call.parent; node; node = node.parent) {
    if (node.kind !== 'function') continue;
    const scope = node.parent;
    const on = scope?.kind === 'call' && scope.receiver ? unwrap(scope.receiver) : undefined;
    return on?.kind === 'name' && on.name === asked;
  }
  return false;
}

function sslErrorHandler(ctx: RuleContext, fn: FunctionNode): Iterable<Match<Message>> {
  const typed = fn.params.find(({ type }) => /(^|\.)SslErrorHandler$/.test(type?.name ?? ''));
  const handler = typed ?? (fn.params.length === 3 ? fn.params[1] : undefined);
  return proceeds(ctx, fn, handler?.name);
}

/** flutter_inappwebview: `ServerTrustAuthResponse(action: ServerTrustAuthResponseAction.PROCEED)`. */
function* serverTrustResponse(ctx: RuleContext, fn: FunctionNode, callback: SyntaxNode): Iterable<Match<Message>> {
  if (!fn.body) return;
  for (const member of nodesOfKind(fn.body, 'member')) {
    const owner = member.receiver;
    if (member.name !== 'PROCEED' || (owner?.kind !== 'name' && owner?.kind !== 'member')) continue;
    if (owner.name !== 'ServerTrustAuthResponseAction') continue;
    let answer: SyntaxNode = member;
    while (
      answer.parent &&
      answer.parent !== fn.body &&
      !(answer.kind === 'call' && answer.name === 'ServerTrustAuthResponse')
    ) {
      answer = answer.parent;
    }
    const whole = answer.kind === 'call' || answer.kind === 'wrapper' ? answer : member;
    yield* found(
      ctx,
      fn,
      member,
      undefined,
      { range: member.nameRange },
      { kind: 'callback', callback, answer: whole },
    );
  }
}

const dartQueries: readonly Query<Message>[] = [
  {
    on: 'call',
    names: ['NavigationDelegate', 'fromPlatformCreationParams', 'fromPlatform', 'setOnSSlAuthError'],
    languages: ['dart'],
    *check(ctx, call) {
      for (const { label, value } of call.args) {
        const fn = label === 'onSslAuthError' || call.name === 'setOnSSlAuthError' ? functionOf(ctx, value) : undefined;
        if (fn) yield* proceeds(ctx, fn, fn.params[0]?.name);
      }
    },
  },
  {
    on: 'call',
    names: ['InAppWebView', 'HeadlessInAppWebView', 'InAppBrowser'],
    languages: ['dart'],
    *check(ctx, call) {
      for (const { label, value } of call.args) {
        const fn = label === 'onReceivedServerTrustAuthRequest' ? functionOf(ctx, value) : undefined;
        if (fn && (fn === unwrap(value) || fn.name !== label)) yield* serverTrustResponse(ctx, fn, value);
      }
    },
  },
  {
    on: 'function',
    names: ['onReceivedServerTrustAuthRequest'],
    languages: ['dart'],
    check: (ctx, fn) => serverTrustResponse(ctx, fn, fn),
  },
];

export default defineRule({
  id: 'network/webview-ssl-proceed',
  meta: {
    title: 'Web view goes on after a certificate error',
    category: 'network',
    severity: 'error',
    precision: 'high',
    languages: codeLanguages,
    cwe: [295],
    masvs: ['MASVS-NETWORK-1', 'MASVS-PLATFORM-2'],
    maswe: ['MASWE-0027'],
    mission: [2],
    since: '0.1.0',
    docs: {
      what: 'Finds web views that load a page although its certificate is not valid: `handler.proceed()` in `onReceivedSslError` (in NativeScript too), `proceed()` in webview_flutter’s `onSslAuthError`, `ServerTrustAuthResponseAction.PROCEED` in flutter_inappwebview, and navigation delegates that answer with the server’s unevaluated trust. Conditions about the kind of error or the address alone are reported as well, since an attacker chooses both. Code that compares the certificate, hands it to code that may, or asks the user is left alone. Patches that patch-package applies to React Native’s web view are diffs and are not read.',
      why: 'A certificate error is how the platform says that somebody else may be answering. Going on lets anybody on the network path read what the user types into the page, take its cookies, and put their own script into the app. Google Play rejects apps that always proceed.',
      fix: 'Cancel, or remove the callback: the platform’s own answer is to stop. For a test server, trust its certificate in debug builds only, with `<debug-overrides>` in a network security config, or install its authority on the device.',
      references: [
        'https://developer.android.com/reference/android/webkit/WebViewClient#onReceivedSslError(android.webkit.WebView,%20android.webkit.SslErrorHandler,%20android.net.http.SslError)',
        'https://support.google.com/faqs/answer/7071387',
        'https://developer.apple.com/documentation/webkit/wknavigationdelegate/webview(_:didreceive:completionhandler:)',
        'https://pub.dev/documentation/webview_flutter/latest/webview_flutter/SslAuthError-class.html',
        'https://mas.owasp.org/MASWE/MASVS-NETWORK/MASWE-0027/',
      ],
    },
  },
  messages: {
    proceed:
      'The page is loaded although its certificate is not valid. Anyone on the network can pose as the server, and read and change the page. Cancel instead.',
    'proceed-for-some':
      'This kind of certificate error is ignored. Whoever poses as the server chooses error and address, so the condition keeps nobody out. Cancel instead.',
    'unchecked-trust':
      'The web view accepts the server’s certificate without evaluation. Anyone on the network can pose as the server, and read and change the page. Answer with default handling, or evaluate the trust first.',
  },
  queries: [
    { on: 'function', names: ['onReceivedSslError'], languages: coded, check: sslErrorHandler },
    {
      on: 'pair',
      names: ['onReceivedSslError'],
      languages: script,
      *check(ctx, pair) {
        const fn = unwrap(pair.value);
        if (fn.kind === 'function' && fn.name === '') yield* sslErrorHandler(ctx, fn);
      },
    },
    {
      on: 'call',
      names: trustCredentials,
      languages: ['swift', 'objective-c'],
      *check(ctx, call) {
        if (uncheckedAnswer(ctx, call) !== 'web-view') return;
        yield { messageId: 'unchecked-trust', at: call, state: { kind: 'credential', call } satisfies State };
      },
    },
    ...dartQueries,
  ],
  fixes: [
    {
      title: 'Cancel',
      applicability: 'safe',
      for: ['proceed', 'proceed-for-some'],
      languages: ['kotlin', 'java', 'dart', 'typescript', 'javascript'],
      edits(ctx, match) {
        const state = match.state as State;
        if (state.kind !== 'word') return undefined;
        const { range, text } = state;
        return [{ edit: 'replace', range, expect: ctx.file.text.slice(range.start, range.end), text }];
      },
    },
    {
      // On iOS the plugin asks for every connection, faulty or not: only no answer leaves good ones alone.
      title: 'Leave the answer to the platform',
      applicability: 'safe',
      for: ['proceed', 'proceed-for-some', 'unchecked-trust'],
      languages: ['dart', 'swift', 'objective-c'],
      edits(ctx, match) {
        const state = match.state as State;
        if (state.kind === 'credential') return defaultHandlingEdits(ctx, state.call);
        if (state.kind !== 'callback') return undefined;
        const { answer, callback } = state;
        const whole = match.messageId === 'proceed' ? removePartEdits(callback, ctx.file.text) : undefined;
        const expect = ctx.file.text.slice(answer.range.start, answer.range.end);
        return whole ?? [{ edit: 'replace', range: answer.range, expect, text: 'null' }];
      },
    },
  ],
});
