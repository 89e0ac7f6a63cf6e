import { isLoopbackHost } from '../../models/hosts';
import { classifyName } from '../../models/sensitive-names';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { functionOf } from '../../rule-kit/verdict-callback';
import { contentOfUrl, type WebContent, webContent } from '../../rule-kit/web-content';
import { attribute, type DocumentNode } from '../../syntax/document';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './webview-js-bridge.state';

const script = ['typescript', 'javascript'] as const;
const dart = ['dart'] as const;

const attributeOf = (element: CallNode, name: string): SyntaxNode | undefined =>
  element.args.find(({ label }) => label === name)?.value;

const isWebView = (ctx: RuleContext, element: CallNode): boolean =>
  element.form === 'jsx' && /^react-native-webview#/.test(ctx.semantics.qualifiedName(element.name) ?? '');

/** What `source` shows: `{ uri }`, `{ html }`, or a file that is bundled (`require('./help.html')`). */
function sourceContent(ctx: RuleContext, element: CallNode): WebContent | undefined {
  const source = attributeOf(element, 'source');
  if (!source) return undefined;
  const object = unwrap(source);
  if (object.kind !== 'collection') return object.kind === 'call' ? { kind: 'bundled' } : { kind: 'variable' };
  const uri = object.elements.find((pair) => pair.kind === 'pair' && pair.name === 'uri');
  return uri?.kind === 'pair' ? contentOfUrl(ctx, uri.value) : { kind: 'bundled' };
}

/** `originWhitelist` with named hosts: no other page is ever shown. */
function namesOrigins(ctx: RuleContext, element: CallNode): boolean {
  const list = attributeOf(element, 'originWhitelist');
  const value = list && unwrap(list);
  if (value?.kind !== 'collection' || value.elements.length === 0) return false;
  return value.elements.every((item) => {
    const origin = ctx.semantics.constantValue(item);
    return typeof origin === 'string' && /^https:\/\/[\w.-]*\w/.test(origin);
  });
}

function* messages(ctx: RuleContext, element: CallNode): Iterable<Match<Message>> {
  const given = attributeOf(element, 'onMessage');
  if (!given || !isWebView(ctx, element) || namesOrigins(ctx, element)) return;
  const fn = functionOf(ctx, given);
  const content = sourceContent(ctx, element);
  if (!fn?.body || !content || content.kind === 'bundled') return;
  const text = ctx.file.text.slice(fn.range.start, fn.range.end);
  if (!/\bnativeEvent\b/.test(text) || !/\bdata\b/.test(text) || /\burl\b/.test(text)) return;
  const state: State = { kind: 'handler', fn, origin: content.origin };
  yield { messageId: 'unchecked-message', at: { range: labelRange(element, 'onMessage') }, state };
}

function labelRange(element: CallNode, name: string) {
  const argument = element.args.find(({ label }) => label === name);
  return argument?.labelRange ?? element.nameRange;
}

function* injected(ctx: RuleContext, element: CallNode): Iterable<Match<Message>> {
  const given = attributeOf(element, 'injectedJavaScriptObject');
  if (!given || !isWebView(ctx, element)) return;
  const content = sourceContent(ctx, element);
  if (!content || content.kind === 'bundled') return;
  for (const pair of nodesOfKind(given, 'pair')) {
    const value = unwrap(pair.value);
    const named = [pair.name, value.kind === 'name' || value.kind === 'member' ? value.name : undefined];
    const secret = named.find(
      (name) => name !== undefined && /^(password|token|key|otp)$/.test(classifyName(name) ?? ''),
    );
    if (!secret) continue;
    yield { messageId: 'injected-secret', at: pair, data: { name: secret }, state: { kind: 'pair', node: pair } };
  }
}

/** Whether a Flutter file decides which pages a web view may show, or whose messages count. */
const limitsPages =
  /\b(onNavigationRequest|shouldOverrideUrlLoading|javaScriptHandlersOriginAllowList|allowedOriginRules)\b|\.(origin|getUrl\(|currentUrl\()/;

function* channel(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const flutter = call.name === 'addJavaScriptChannel';
  const library = flutter ? /^package:webview_flutter\// : /^package:flutter_inappwebview\//;
  if (![...ctx.semantics.importedModules].some((module) => library.test(module))) return;
  const content = webContent(ctx);
  if (!content || content.kind === 'bundled' || limitsPages.test(ctx.file.text)) return;
  if (flutter && !/\bJavaScriptMode\.unrestricted\b/.test(ctx.file.text)) return;
  const label = flutter ? undefined : 'handlerName';
  const name = call.args.find((arg) => arg.label === label)?.value;
  const text = name && ctx.semantics.constantValue(name);
  const state: State = { kind: 'channel', call, origin: content.origin };
  const data = { name: typeof text === 'string' ? text : 'the channel' };
  yield { messageId: 'remote-channel', at: { range: call.nameRange }, data, state };
}

/** Hosts of somebody else, or the app's own server: no pattern (another rule looks at those) and no development machine. */
const isOneHost = (host: string): boolean =>
  /^[\w-]+(\.[\w-]+)*\.[a-z]{2,}$/i.test(host) && !isLoopbackHost(host) && !/\.local$/i.test(host);

function* allowedHosts(_ctx: RuleContext, list: DocumentNode): Iterable<Match<Message>> {
  if (list.parent?.name !== 'server') return;
  for (const item of list.children) {
    const host = String(item.value ?? '')
      .replace(/^https?:\/\//i, '')
      .replace(/[/:].*/s, '');
    if (!item.valueRange || !isOneHost(host)) continue;
    const state: State = { kind: 'entry', node: item };
    yield { messageId: 'bridge-for-host', at: { range: item.valueRange }, data: { host, bridge: 'Capacitor' }, state };
  }
}

function* cordovaHosts(_ctx: RuleContext, element: DocumentNode): Iterable<Match<Message>> {
  const named = attribute(element, element.name === 'content' ? 'src' : 'href');
  const host = /^https?:\/\/([^/:]+)/i.exec(named?.value ?? '')?.[1];
  if (!named || !host || !isOneHost(host)) return;
  const state: State = { kind: 'entry', node: element };
  yield { messageId: 'bridge-for-host', at: { range: named.valueRange }, data: { host, bridge: 'Cordova' }, state };
}

export const hybridQueries: readonly Query<Message>[] = [
  { on: 'call', names: ['WebView'], languages: script, check: messages },
  { on: 'call', names: ['WebView'], languages: script, check: injected },
  { on: 'call', names: ['addJavaScriptChannel', 'addJavaScriptHandler'], languages: dart, check: channel },
  { on: 'entry', roles: ['capacitor-config'], names: ['allowNavigation'], check: allowedHosts },
  { on: 'entry', roles: ['cordova-config'], names: ['allow-navigation', 'content'], check: cordovaHosts },
];
