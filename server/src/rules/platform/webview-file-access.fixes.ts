import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import { addDependency } from '../../fixes/add-dependency';
import { removePartEdits } from '../../fixes/remove-part';
import { statementRange } from '../../fixes/statement';
import { replace } from '../../fixes/text-edits';
import { bundledPagesKotlin, bundleSchemeHandlerSwift } from '../../fixes/web-view/bundled-pages';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { VariableNode } from '../../syntax/nodes';
import type { Message, State } from './webview-file-access.state';

const stateOf = (match: Match<Message>): State => match.state as State;

/** Switches a setting off: `true` becomes `false`; a property or a statement that only switches it on goes. */
function switchOff(ctx: RuleContext, match: Match<Message>, fromNetwork: boolean): readonly Edit[] | undefined {
  const state = stateOf(match);
  if (!('fromNetwork' in state) || state.fromNetwork !== fromNetwork || match.messageId === 'broad-folder') {
    return undefined;
  }
  const { text } = ctx.file;
  if (state.kind === 'statement') return removePartEdits(state.call, text);
  if (state.kind === 'prop') return [removeProp(ctx, state.range)];
  const { range } = state.value;
  return text.slice(range.start, range.end) === 'true' ? [replace(ctx, range, 'false')] : undefined;
}

/** A property of a JSX element with the white space in front of it. */
function removeProp(ctx: RuleContext, range: { start: number; end: number }): Edit {
  const start = ctx.file.text.slice(0, range.start).trimEnd().length;
  return replace(ctx, { start, end: range.end }, '');
}

/** Members that `UIWebView` and `WKWebView` share under the same names and with the same meaning. */
const shared =
  /^(frame|bounds|center|backgroundColor|isHidden|alpha|tag|translatesAutoresizingMaskIntoConstraints|topAnchor|bottomAnchor|leadingAnchor|trailingAnchor|widthAnchor|heightAnchor|autoresizingMask|scrollView|loadHTMLString|reload|stopLoading|goBack|goForward|canGoBack|canGoForward|isLoading|removeFromSuperview|layer|isOpaque|accessibilityIdentifier)$/;

/** The same in Objective-C, by selector. */
const sharedSelectors =
  /^(hidden|opaque|loading|loadRequest:|loadHTMLString:baseURL:|set(Frame|Bounds|Center|BackgroundColor|Hidden|Alpha|Tag|Opaque|AutoresizingMask|TranslatesAutoresizingMaskIntoConstraints):)$/;

function toModernView(ctx: RuleContext, variable: VariableNode): readonly Edit[] | undefined {
  // The class of an outlet stands in a storyboard, too.
  if (variable.annotations.some(({ name }) => name === 'IBOutlet')) return undefined;
  const objectiveC = ctx.file.treeLanguage === 'objective-c';
  // A property of Objective-C is declared apart from the file that uses it.
  if (objectiveC && !ctx.semantics.enclosingFunction(variable)) return undefined;
  for (const use of ctx.semantics.referencesTo(variable)) {
    const { parent } = use;
    const member = (parent?.kind === 'member' || parent?.kind === 'call') && parent.receiver === use;
    const passed = parent?.kind === 'call' && /^(addSubview|insertSubview|addArrangedSubview):?$/.test(parent.name);
    const known = member && (shared.test(parent.name) || (objectiveC && sharedSelectors.test(parent.name)));
    if (!passed && !known) return undefined;
  }
  const written = ctx.file.text.slice(variable.range.start, variable.range.end);
  return [
    replace(ctx, variable.range, written.replace(/\bUIWebView\b/g, 'WKWebView')),
    { edit: 'add-import', import: { module: objectiveC ? '<WebKit/WebKit.h>' : 'WebKit' } },
  ];
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Switch it off',
    applicability: 'safe',
    for: ['file-urls', 'file-access', 'content-access'],
    languages: ['kotlin', 'java', 'swift', 'objective-c', 'typescript', 'javascript', 'dart'],
    edits: (ctx, match) => switchOff(ctx, match, true),
  },
  {
    title: 'Switch it off (pages from files may need another way)',
    applicability: 'suggestion',
    for: ['file-urls', 'file-access', 'content-access'],
    languages: ['kotlin', 'java', 'swift', 'objective-c', 'typescript', 'javascript', 'dart'],
    edits: (ctx, match) => switchOff(ctx, match, false),
  },
  {
    title: 'Switch file access off in front of the load',
    applicability: 'suggestion',
    for: ['default-access'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const state = stateOf(match);
      if (state.kind !== 'load' || !state.call.receiver) return undefined;
      const { text } = ctx.file;
      const statement = statementRange(state.call, text);
      const view = text.slice(state.call.receiver.range.start, state.call.receiver.range.end);
      if (!statement || !/^[\w.]+$/.test(view)) return undefined;
      const indent = text.slice(text.lastIndexOf('\n', statement.start - 1) + 1, statement.start);
      if (indent.trim() !== '') return undefined;
      const off =
        ctx.file.treeLanguage === 'java'
          ? `${view}.getSettings().setAllowFileAccess(false);`
          : `${view}.settings.allowFileAccess = false`;
      const eol = text.includes('\r\n') ? '\r\n' : '\n';
      const range = { start: statement.start, end: statement.start };
      return [{ edit: 'replace', range, expect: '', text: `${off}${eol}${indent}` }];
    },
  },
  {
    title: 'Let the page read its own file only',
    applicability: 'suggestion',
    for: ['broad-folder'],
    languages: ['swift', 'objective-c', 'typescript', 'javascript'],
    edits(ctx, match) {
      const state = stateOf(match);
      if (state.kind === 'prop') return [removeProp(ctx, state.range)];
      if (state.kind !== 'folder') return undefined;
      const page = ctx.file.text.slice(state.page.range.start, state.page.range.end);
      return [replace(ctx, state.folder.range, page)];
    },
  },
  {
    title: 'Use WKWebView',
    applicability: 'suggestion',
    for: ['ui-web-view'],
    languages: ['swift', 'objective-c'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state.kind === 'view' ? toModernView(ctx, state.variable) : undefined;
    },
  },
  {
    title: 'Turn it off (the app moves to https://localhost; take stored data along)',
    applicability: 'suggestion',
    for: ['file-mode'],
    languages: ['xml'],
    edits(_ctx, match) {
      const state = stateOf(match);
      if (state.kind !== 'preference') return undefined;
      return [{ edit: 'set-attribute', element: state.element.range.start, name: 'value', value: 'false' }];
    },
  },
  {
    title: 'Add a client that serves bundled pages over https',
    applicability: 'manual',
    for: ['file-urls', 'file-access'],
    languages: ['kotlin', 'swift'],
    leavesFinding: 'The setting stays until the web view shows the pages by the new client.',
    edits(ctx) {
      const folder = folderOf(ctx.file.uri);
      if (ctx.file.treeLanguage === 'swift') {
        if (ctx.project.symbols.classes('BundleSchemeHandler').length > 0) return undefined;
        return [{ edit: 'create-file', uri: `${folder}/BundleSchemeHandler.swift`, text: bundleSchemeHandlerSwift }];
      }
      if (ctx.project.symbols.classes('BundledPages').length > 0) return undefined;
      const text = bundledPagesKotlin(ctx.file.tree?.root.packageName ?? '');
      return [{ edit: 'create-file', uri: `${folder}/BundledPages.kt`, text }, addDependency('androidx.webkit:webkit')];
    },
  },
];
