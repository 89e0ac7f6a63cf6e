import { codeLanguages } from '../../core/language';
import type { SourceKind } from '../../models/api-model';
import { defineRule, type FlowPath, type Match, type Query, type RuleContext } from '../../rule-kit/rule';
import { attribute } from '../../syntax/document';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import { fixes } from './sensitive-clipboard.fixes';

export type Message = 'copied' | 'copyable-field' | 'copyable-layout';

export type State =
  | { readonly kind: 'copy'; readonly site: SyntaxNode; readonly value: SyntaxNode }
  | { readonly kind: 'flag'; readonly value: SyntaxNode }
  | { readonly kind: 'element'; readonly element: number };

/** What marks a clip as secret, keeps it on the device, or takes it away again. */
const marked = /IS_SENSITIVE/;
const limited = /\b(localOnly|expirationDate|UIPasteboardOptionLocalOnly|UIPasteboardOptionExpirationDate)\b/;
const cleared =
  /\b(setTimeout|Future\.delayed|Future<\w+>\.delayed|Timer|postDelayed|delay|asyncAfter)\b[\s\S]*\b(set(String|StringAsync|Data)|write(Text)?|copy|clearPrimaryClip|setPrimaryClip|clear\w*)\b/;

/** The text of the function around a node, and of the functions of the file that it calls. */
function surroundings(ctx: RuleContext, node: SyntaxNode): string {
  const { text } = ctx.file;
  const fn = ctx.semantics.enclosingFunction(node);
  if (!fn) {
    let lambda: SyntaxNode = node;
    while (lambda.parent && lambda.kind !== 'function') lambda = lambda.parent;
    return text.slice(lambda.range.start, lambda.range.end);
  }
  const parts = [text.slice(fn.range.start, fn.range.end)];
  for (const call of nodesOfKind(fn, 'call')) {
    const target = ctx.semantics.declarationOf(call);
    if (target?.kind === 'function' && target !== fn) parts.push(text.slice(target.range.start, target.range.end));
  }
  return parts.join('\n');
}

function isGuarded(ctx: RuleContext, site: SyntaxNode): boolean {
  const language = ctx.file.treeLanguage;
  if (language === 'swift' || language === 'objective-c') {
    return limited.test(ctx.file.text.slice(site.range.start, site.range.end));
  }
  const around = surroundings(ctx, site);
  return marked.test(around) || cleared.test(around);
}

/** What somebody owns or earns is private and opens nothing: people copy amounts to calculate or to pay. */
const amount = /balance|salary|income|credit_?score|transaction/i;

/** Clip data is dragged and shared as well; only what reaches the clipboard counts. */
const reachesClipboard = (ctx: RuleContext, { sink }: FlowPath): boolean =>
  !/^new(Plain|Html)Text$/.test(sink.call.kind === 'call' ? sink.call.name : '') ||
  /\b(setPrimaryClip|setClipEntry|toClipEntry)\b/.test(ctx.file.text);

function copied(sources: readonly SourceKind[], precision?: 'medium'): Query<Message> {
  return {
    on: 'flow',
    sources,
    sinks: ['clipboard'],
    sanitizers: ['encryption', 'hash', 'redaction', 'metadata'],
    *check(ctx, path): Iterable<Match<Message>> {
      const { call, value, resolution } = path.sink;
      if (!reachesClipboard(ctx, path) || isGuarded(ctx, call)) return;
      if (path.source.kind === 'financial' && amount.test(path.source.name)) return;
      const lower = precision ?? (resolution === 'name-only' ? ('medium' as const) : undefined);
      yield {
        messageId: 'copied',
        at: value,
        data: { name: path.source.name },
        state: { kind: 'copy', site: call, value } satisfies State,
        ...(lower ? { precision: lower } : {}),
      };
    },
  };
}

function* field(ctx: RuleContext, element: CallNode): Iterable<Match<Message>> {
  if (element.form !== 'jsx') return;
  const prop = (name: string) => element.args.find(({ label }) => label === name);
  const secret = prop('secureTextEntry');
  const hidden = prop('contextMenuHidden');
  if (!secret || !hidden || ctx.semantics.constantValue(hidden.value) !== false) return;
  if (ctx.semantics.constantValue(secret.value) === false) return;
  const state: State = { kind: 'flag', value: hidden.value };
  yield { messageId: 'copyable-field', at: { range: hidden.labelRange ?? hidden.range }, state };
}

export default defineRule({
  id: 'platform/sensitive-clipboard',
  meta: {
    title: 'Secret copied to the clipboard',
    category: 'platform',
    severity: 'warning',
    precision: 'high',
    languages: [...codeLanguages, 'xml'],
    cwe: [200],
    masvs: ['MASVS-PLATFORM-1', 'MASVS-STORAGE-2'],
    maswe: ['MASWE-0030'],
    mission: [1],
    inDebug: 'silent',
    since: '0.1.0',
    docs: {
      what: 'Finds passwords, tokens, keys, recovery phrases, one-time codes and payment data that are put on the clipboard without a mark, a limit or an end: no `EXTRA_IS_SENSITIVE` on Android, neither `.localOnly` nor `.expirationDate` on iOS, no timed clearing elsewhere. Values are followed through variables and functions. Password fields that explicitly allow copying are reported, too. Links, codes for sharing, public ids and addresses, push tokens, amounts such as balances, and values that are masked or hashed are left alone, and so are the menus that only debug builds have.',
      why: 'The clipboard belongs to the whole device: other apps in the foreground and keyboards read it, Android shows a preview of it, histories keep it, and iOS hands it to every device of the account nearby.',
      fix: 'Mark the clip as sensitive on Android, keep it on the device and let it expire on iOS, clear it after a minute elsewhere. Better still, spare the copy: fill fields by autofill, and show keys instead of copying them.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/secure-clipboard-handling',
        'https://developer.android.com/reference/android/content/ClipDescription#EXTRA_IS_SENSITIVE',
        'https://developer.apple.com/documentation/uikit/uipasteboard/setitems(_:options:)',
        'https://docs.expo.dev/versions/latest/sdk/clipboard/',
        'https://mas.owasp.org/MASWE/MASVS-PLATFORM/MASWE-0030/',
      ],
    },
  },
  messages: {
    copied:
      '`{name}` goes to the clipboard, where other apps, keyboards and nearby devices can read it. Previews and histories keep it. Mark it as sensitive and let it expire.',
    'copyable-field': {
      text: 'This password field offers its context menu. What is copied from it lies open on the clipboard. Hide the menu.',
      severity: 'information',
    },
    'copyable-layout': {
      text: 'The text of this password field can be selected. What is copied from it lies open on the clipboard. Do not make it selectable.',
      severity: 'information',
    },
  },
  queries: [
    copied(['credential', 'password', 'otp']),
    copied(['financial'], 'medium'),
    { on: 'call', names: ['TextInput'], languages: ['typescript', 'javascript'], check: field },
    {
      on: 'entry',
      roles: ['android-layout'],
      names: [
        'EditText',
        'com.google.android.material.textfield.TextInputEditText',
        'androidx.appcompat.widget.AppCompatEditText',
      ],
      *check(_ctx, element) {
        const selectable = attribute(element, 'android:textIsSelectable');
        const type = attribute(element, 'android:inputType')?.value ?? '';
        if (selectable?.value !== 'true' || !/password/i.test(type)) return;
        const state: State = { kind: 'element', element: element.range.start };
        yield { messageId: 'copyable-layout', at: { range: selectable.valueRange }, state };
      },
    },
  ],
  fixes,
});
