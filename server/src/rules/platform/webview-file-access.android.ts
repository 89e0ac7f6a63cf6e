import { table } from '../../core/table';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { webContent } from '../../rule-kit/web-content';
import type { AssignmentNode, CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import type { Message } from './webview-file-access.state';

const languages = ['kotlin', 'java'] as const;
const settings = 'android.webkit.WebSettings';

/** Properties of `WebSettings`, and of the settings and properties that hybrid packages name after them. */
export const flags: Readonly<Record<string, Message>> = table({
  allowUniversalAccessFromFileURLs: 'file-urls',
  allowFileAccessFromFileURLs: 'file-urls',
  allowFileAccess: 'file-access',
  allowContentAccess: 'content-access',
});

const setters = Object.keys(flags).map((name) => `set${name[0]?.toUpperCase()}${name.slice(1)}`);
const flagOf = (setter: string): string => `${setter[3]?.toLowerCase()}${setter.slice(4)}`;

/** A flag that is switched on, judged by what the web views of the file show. */
export function* flag(
  ctx: RuleContext,
  name: string,
  value: SyntaxNode,
  at: SyntaxNode = value,
): Iterable<Match<Message>> {
  const messageId = flags[name];
  if (!messageId || ctx.semantics.constantValue(value) !== true) return;
  const content = webContent(ctx);
  // Content providers are asked only by pages that name them; bundled ones are the app's own.
  if (messageId === 'content-access' && (!content || content.kind === 'bundled')) return;
  const state = { kind: 'flag', value, fromNetwork: content?.kind === 'remote' } as const;
  yield { messageId, at, data: { name }, state, ...levelFor(messageId, content?.kind) };
}

/** Pages of the app that stay among themselves can do little harm; there is only a better way to serve them. */
export function levelFor(messageId: Message, content: string | undefined): Partial<Match<Message>> {
  if (content !== 'bundled') return {};
  return { severity: messageId === 'file-urls' ? 'warning' : 'hint' };
}

function* assignment(ctx: RuleContext, node: AssignmentNode): Iterable<Match<Message>> {
  const target = unwrap(node.target);
  if (target.kind !== 'member' && target.kind !== 'name') return;
  if (target.kind === 'name' && ctx.semantics.declarationOf(target)) return;
  const owner = target.kind === 'member' && target.receiver ? ctx.semantics.typeOf(target.receiver) : undefined;
  if (owner && owner.name !== 'WebSettings') return;
  const sure = owner || [...ctx.semantics.importedModules].some((module) => module.startsWith('android.webkit'));
  for (const match of flag(ctx, target.name, node.value)) {
    yield sure ? match : { ...match, precision: 'medium' };
  }
}

function* setter(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const value = call.args[0]?.value;
  if (value && ctx.semantics.matchesApi(call, `${settings}#${call.name}`)) yield* flag(ctx, flagOf(call.name), value);
}

/** Below API level 30 file access is on unless the app says otherwise. */
function* load(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if ((ctx.project.targetSdk ?? 30) >= 30 || webContent(ctx)?.kind !== 'variable') return;
  const url = call.args[0]?.value;
  if (!url || typeof ctx.semantics.constantValue(url) === 'string') return;
  if (/\b(setA|a)llowFileAccess\b/.test(ctx.file.text)) return;
  if (!ctx.semantics.matchesApi(call, 'android.webkit.WebView#loadUrl')) return;
  const target = String(ctx.project.targetSdk);
  yield { messageId: 'default-access', at: { range: call.nameRange }, data: { target }, state: { kind: 'load', call } };
}

export const androidQueries: readonly Query<Message>[] = [
  { on: 'assignment', names: Object.keys(flags), languages: ['kotlin'], check: assignment },
  { on: 'call', names: setters, languages, check: setter },
  { on: 'call', names: ['loadUrl'], languages, check: load },
];
