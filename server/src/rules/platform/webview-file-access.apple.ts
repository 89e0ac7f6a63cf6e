import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { webContent } from '../../rule-kit/web-content';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { levelFor } from './webview-file-access.android';
import type { Message, State } from './webview-file-access.state';

const languages = ['swift', 'objective-c'] as const;

/** Keys of WebKit's own that no header declares; `setValue(_:forKey:)` reaches them all the same. */
const privateKeys = new Set(['allowFileAccessFromFileURLs', 'allowUniversalAccessFromFileURLs']);

function* privateKey(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const [value, key] = [call.args[0]?.value, call.args[1]?.value];
  const name = key && ctx.semantics.constantValue(key);
  if (!value || !key || typeof name !== 'string' || !privateKeys.has(name)) return;
  const on = ctx.semantics.constantValue(value);
  if (on !== true && on !== 1 && on !== 'true') return;
  const content = webContent(ctx)?.kind;
  const state: State = { kind: 'statement', call, fromNetwork: content === 'remote' };
  yield { messageId: 'file-urls', at: key, data: { name }, state, ...levelFor('file-urls', content) };
}

/** Folders that hold what the app stores. */
const ownFolders =
  /\b(documentDirectory|documentsDirectory|libraryDirectory|applicationSupportDirectory|homeDirectory|NSDocumentDirectory|NSLibraryDirectory|NSApplicationSupportDirectory|NSHomeDirectory|containerURL\w*)\b|fileURLWithPath:\s*@?"\/"/;
const furtherDown =
  /\b(appending|appendingPathComponent|URLByAppendingPathComponent|stringByAppendingPathComponent|lastPathComponent)\b/;

function* readAccess(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const [page, folder] = [call.args[0]?.value, call.args[1]?.value];
  if (!page || !folder) return;
  const text = madeBy(ctx, folder);
  if (!ownFolders.test(text) || furtherDown.test(text)) return;
  yield { messageId: 'broad-folder', at: folder, state: { kind: 'folder', page, folder } satisfies State };
}

/** The text of an expression, or of what its variable is made from. */
function madeBy(ctx: RuleContext, node: SyntaxNode, depth = 0): string {
  const declaration = ctx.semantics.declarationOf(unwrap(node));
  const made = declaration?.kind === 'variable' && depth < 3 ? declaration.initializer : undefined;
  return made ? madeBy(ctx, made, depth + 1) : ctx.file.text.slice(node.range.start, node.range.end);
}

const oldView = 'UIWebView';

/** Variables and properties that hold the old view, by their type or by what they are made with. */
function* oldViews({ file }: RuleContext): Iterable<Match<Message>> {
  if (file.treeLanguage !== 'swift' && file.treeLanguage !== 'objective-c') return;
  for (const variable of file.tree ? nodesOfKind(file.tree.root, 'variable') : []) {
    const made = variable.initializer && unwrap(variable.initializer);
    const named = variable.type?.name === oldView ? variable.type.range : undefined;
    const range = named ?? (made?.kind === 'call' && made.name === oldView ? made.nameRange : undefined);
    if (range) yield { messageId: 'ui-web-view', at: { range }, state: { kind: 'view', variable } satisfies State };
  }
}

export const appleQueries: readonly Query<Message>[] = [
  { on: 'call', names: ['setValue', 'setValue:forKey:'], languages, check: privateKey },
  { on: 'call', names: ['loadFileURL', 'loadFileURL:allowingReadAccessToURL:'], languages, check: readAccess },
  { on: 'text', triggers: [oldView], roles: ['code'], check: oldViews },
];
