import { classifyName, type NameClass } from '../../models/sensitive-names';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { returnedValues } from '../../rule-kit/verdict-callback';
import { webContent } from '../../rule-kit/web-content';
import type { AnnotationNode, CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './webview-js-bridge.state';

const languages = ['kotlin', 'java'] as const;
const webView = 'android.webkit.WebView';

/** Settings that let pages of the app load, or be changed by, something else. */
const laxSetting =
  /\b(allowUniversalAccessFromFileURLs\s*=\s*true|allowFileAccessFromFileURLs\s*=\s*true|setAllow(Universal|File)AccessFromFileURLs\(true\)|MIXED_CONTENT_ALWAYS_ALLOW)\b/;

function* bridge(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const resolution = ctx.semantics.matchesApi(call, `${webView}#addJavascriptInterface`);
  const content = webContent(ctx);
  if (!resolution || !content || (content.kind === 'bundled' && !laxSetting.test(ctx.file.text))) return;
  const name = call.args[1] && ctx.semantics.constantValue(call.args[1].value);
  const state: State = { kind: 'bridge', call, origin: content.origin };
  yield {
    messageId: 'remote-bridge',
    at: { range: call.nameRange },
    data: { name: typeof name === 'string' ? name : 'the bridge' },
    state,
    ...(resolution === 'name-only' ? { precision: 'low' as const } : {}),
  };
}

function* listener(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const rules = call.args[2]?.value;
  if (!rules || !ctx.semantics.matchesApi(call, 'androidx.webkit.WebViewCompat#addWebMessageListener')) return;
  const open = [...nodesOfKind(rules, 'string')].find(({ value }) => value === '*');
  if (!open) return;
  yield { messageId: 'any-origin', at: open, state: { kind: 'rules', rules: open, origin: webContent(ctx)?.origin } };
}

const grave: readonly (NameClass | undefined)[] = [
  'password',
  'token',
  'key',
  'otp',
  'personal-data',
  'financial',
  'health',
];

const isSecret = (name: string): boolean => grave.includes(classifyName(name));

/** Functions that pages must not reach with text of their choice. */
const powerful =
  /^(exec|ProcessBuilder|File|FileInputStream|FileOutputStream|FileReader|FileWriter|openFileInput|openFileOutput|writeText|readText|startActivity|startActivityForResult|startService|startForegroundService|sendBroadcast|rawQuery|execSQL|loadLibrary)$/;

/** The last name of an expression: `session.accessToken`, `getToken()`. */
function lastName(node: SyntaxNode): string | undefined {
  const inner = unwrap(node);
  return inner.kind === 'name' || inner.kind === 'member' || inner.kind === 'call' ? inner.name : undefined;
}

/** What makes a method of a bridge dangerous, as a part of a sentence. */
function danger(fn: FunctionNode): string | undefined {
  const given = returnedValues(fn)
    .map(lastName)
    .find((name) => name !== undefined && isSecret(name.replace(/^get(?=[A-Z])/, '')));
  if (given) return `gives \`${given}\` to the page`;
  const hasResult = fn.returnType && !/^(void|Unit)$/.test(fn.returnType.name);
  if (hasResult && isSecret(fn.name.replace(/^(get|read|load|fetch)(?=[A-Z])/, '')))
    return 'gives a secret to the page';
  const taken = fn.params.find(({ name }) => isSecret(name));
  if (taken) return `takes \`${taken.name}\` from the page`;
  const call = powerfulCall(fn);
  return call && `hands the page’s text to \`${call.name}\``;
}

/** A call that reaches beyond the app with something that came from the page. */
function powerfulCall(fn: FunctionNode): CallNode | undefined {
  if (!fn.body) return undefined;
  const tainted = new Set(fn.params.map(({ name }) => name));
  const fromPage = (node: SyntaxNode): boolean => [...nodesOfKind(node, 'name')].some(({ name }) => tainted.has(name));
  for (const variable of nodesOfKind(fn.body, 'variable')) {
    if (variable.initializer && fromPage(variable.initializer)) tainted.add(variable.name);
  }
  for (const { target, value } of nodesOfKind(fn.body, 'assignment')) {
    const owner = target.kind === 'member' ? target.receiver : undefined;
    if (owner?.kind === 'name' && fromPage(value)) tainted.add(owner.name);
  }
  return [...nodesOfKind(fn.body, 'call')].find(
    (call) => powerful.test(call.name) && call.args.some(({ value }) => fromPage(value)),
  );
}

function* method(ctx: RuleContext, annotation: AnnotationNode): Iterable<Match<Message>> {
  const fn = annotation.parent;
  if (fn?.kind !== 'function' || webContent(ctx)?.kind === 'bundled') return;
  const does = danger(fn);
  if (!does) return;
  const state: State = { kind: 'annotation', annotation };
  yield { messageId: 'sensitive-method', at: { range: fn.nameRange }, data: { name: fn.name, does }, state };
}

export const androidQueries: readonly Query<Message>[] = [
  { on: 'call', names: ['addJavascriptInterface'], languages, check: bridge },
  { on: 'call', names: ['addWebMessageListener'], languages, check: listener },
  { on: 'annotation', names: ['JavascriptInterface'], languages, check: method },
];
