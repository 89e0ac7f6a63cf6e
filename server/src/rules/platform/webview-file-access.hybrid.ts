import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { contentOfUrl } from '../../rule-kit/web-content';
import { attribute, type DocumentNode } from '../../syntax/document';
import type { Argument, CallNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import { flag, flags, levelFor } from './webview-file-access.android';
import type { Message, State } from './webview-file-access.state';

const script = ['typescript', 'javascript'] as const;
const dart = ['dart'] as const;

const isWebView = (ctx: RuleContext, element: CallNode): boolean =>
  element.form === 'jsx' && /^react-native-webview#/.test(ctx.semantics.qualifiedName(element.name) ?? '');

/** `expo-file-system`, `react-native-fs` and the like: the folder of everything that the app stores. */
const ownFolder = /\b(documentDirectory|DocumentDirectoryPath|DocumentDir|LibraryDirectoryPath|Paths\.document)\b/;

function* props(ctx: RuleContext, element: CallNode): Iterable<Match<Message>> {
  if (!isWebView(ctx, element)) return;
  const source = element.args.find(({ label }) => label === 'source')?.value;
  const uri = source && [...nodesOfKind(source, 'pair')].find(({ name }) => name === 'uri');
  const content = uri && contentOfUrl(ctx, uri.value)?.kind;
  for (const prop of element.args) {
    const messageId = prop.label === undefined ? undefined : flags[prop.label];
    const state: State = { kind: 'prop', range: prop.range, fromNetwork: content === 'remote' };
    const at = { range: prop.labelRange ?? prop.range };
    if (messageId && messageId !== 'content-access') {
      if (ctx.semantics.constantValue(prop.value) !== true) continue;
      yield { messageId, at, data: { name: prop.label ?? '' }, state, ...levelFor(messageId, content) };
    } else if (prop.label === 'allowingReadAccessToURL' && givesAll(ctx, prop)) {
      yield { messageId: 'broad-folder', at, state };
    }
  }
}

function givesAll(ctx: RuleContext, { value }: Argument): boolean {
  const path = ctx.semantics.constantValue(value);
  if (typeof path === 'string') return /^(file:\/\/)?\/?$/.test(path);
  const text = ctx.file.text.slice(value.range.start, value.range.end);
  return ownFolder.test(text) && !/[+/`(]/.test(text.replace('file://', ''));
}

const settingsCall = /^(InAppWebViewSettings|InAppWebViewOptions|AndroidInAppWebViewOptions|IOSInAppWebViewOptions)$/;

function* settings(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (!settingsCall.test(call.name)) return;
  for (const { label, value } of call.args) if (label) yield* flag(ctx, label, value);
}

/** webview_flutter: `AndroidWebViewController.setAllowFileAccess`. */
function* setter(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const value = call.args[0]?.value;
  const android = [...ctx.semantics.importedModules].some((module) =>
    /^package:webview_flutter_android\//.test(module),
  );
  if (value && android)
    yield* flag(ctx, call.name === 'setAllowFileAccess' ? 'allowFileAccess' : 'allowContentAccess', value);
}

function* fileMode(_ctx: RuleContext, element: DocumentNode): Iterable<Match<Message>> {
  const value = attribute(element, 'value');
  if (!/^AndroidInsecureFileModeEnabled$/i.test(attribute(element, 'name')?.value ?? '') || value?.value !== 'true')
    return;
  yield {
    messageId: 'file-mode',
    at: { range: value.valueRange },
    state: { kind: 'preference', element } satisfies State,
  };
}

export const hybridQueries: readonly Query<Message>[] = [
  { on: 'call', names: ['WebView'], languages: script, check: props },
  {
    on: 'call',
    names: ['InAppWebViewSettings', 'InAppWebViewOptions', 'AndroidInAppWebViewOptions', 'IOSInAppWebViewOptions'],
    languages: dart,
    check: settings,
  },
  { on: 'call', names: ['setAllowFileAccess', 'setAllowContentAccess'], languages: dart, check: setter },
  { on: 'entry', roles: ['cordova-config'], names: ['preference'], check: fileMode },
];
