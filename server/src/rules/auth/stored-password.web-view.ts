import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import type { Message } from './stored-password';
import type { State } from './stored-password.fixes';

/** `settings.setSavePassword(true)`, `database.setHttpAuthUsernamePassword(…)`. */
export function* webViewCall(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const value = call.args[0]?.value;
  if (call.name !== 'setSavePassword') {
    if (ctx.semantics.matchesApi(call, `android.webkit.WebViewDatabase#${call.name}`))
      yield {
        messageId: 'web-view',
        at: { range: call.nameRange },
        state: { write: call } satisfies State,
      };
  } else if (
    value?.kind === 'boolean' &&
    value.value &&
    ctx.semantics.matchesApi(call, 'android.webkit.WebSettings#setSavePassword')
  ) {
    yield {
      messageId: 'web-view',
      at: value,
      state: { value: value.range, text: 'false' } satisfies State,
    };
  }
}

/** `settings.savePassword = true` */
export function* webViewProperty(ctx: RuleContext, node: NodeOfKind<'assignment'>): Iterable<Match<Message>> {
  if (node.value.kind !== 'boolean' || !node.value.value || !ofWebView(ctx, node.target)) return;
  yield { messageId: 'web-view', at: node.value, state: { value: node.value.range, text: 'false' } satisfies State };
}

/** Whether a property is one of `WebSettings`: by its type, or among calls that only a web view has. */
function ofWebView(ctx: RuleContext, target: SyntaxNode): boolean {
  const owner = target.kind === 'member' ? target.receiver : undefined;
  const type = owner && ctx.semantics.typeOf(owner)?.name;
  if (type) return type === 'WebSettings';
  const root = ctx.file.tree?.root;
  const names = root
    ? [...nodesOfKind(root, 'import')].flatMap((node) => [node.module, ...node.names.map((n) => n.imported)])
    : [];
  return names.some((name) => /^(android\.webkit\b.*|WebView|WebSettings)$/.test(name));
}
