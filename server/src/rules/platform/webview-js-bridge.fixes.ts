import type { Edit } from '../../core/edit';
import { removePartEdits } from '../../fixes/remove-part';
import { messageListenerEdits } from '../../fixes/web-view/message-listener';
import { originGuardEdits, stayOnOriginEdits } from '../../fixes/web-view/origin-check';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { DocumentNode } from '../../syntax/document';
import type { Message, State } from './webview-js-bridge.state';

const stateOf = (match: Match<Message>): State => match.state as State;

/** Stands where the developer has to write the app's own origin. */
const placeholder = 'https://example.com';

function guardEdits(ctx: RuleContext, match: Match<Message>, ofLoadedPage: boolean): readonly Edit[] | undefined {
  const state = stateOf(match);
  if (state.kind !== 'handler' || (state.origin !== undefined) !== ofLoadedPage) return undefined;
  return originGuardEdits(ctx, state.fn, state.origin ?? placeholder);
}

function channelEdits(ctx: RuleContext, match: Match<Message>, ofLoadedPage: boolean): readonly Edit[] | undefined {
  const state = stateOf(match);
  if (state.kind !== 'channel' || (state.origin !== undefined) !== ofLoadedPage) return undefined;
  return stayOnOriginEdits(ctx, state.call, state.origin ?? placeholder);
}

/** An entry of a list with its comma, the whole list when it was the only one, or an element. */
function removeHost(ctx: RuleContext, node: DocumentNode): readonly Edit[] | undefined {
  if (node.kind === 'element') return node.name === 'content' ? undefined : [{ edit: 'remove', range: node.range }];
  const list = node.parent;
  if (!list) return undefined;
  if (list.children.length === 1) return [{ edit: 'set-key', path: list.path, value: undefined }];
  const { text } = ctx.file;
  const behind = /^\s*,[ \t]*/.exec(text.slice(node.range.end));
  const before = /,\s*$/.exec(text.slice(0, node.range.start));
  const last = list.children.at(-1) === node;
  const start = node.range.start - (last ? (before?.[0].length ?? 0) : 0);
  const end = node.range.end + (last ? 0 : (behind?.[0].length ?? 0));
  return last
    ? [{ edit: 'replace', range: { start, end }, expect: text.slice(start, end), text: '' }]
    : [{ edit: 'remove', range: { start, end } }];
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Take messages of the loaded origin only (the page calls postMessage)',
    applicability: 'suggestion',
    for: ['remote-bridge'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state.kind === 'bridge' && state.origin ? messageListenerEdits(ctx, state.call, state.origin) : undefined;
    },
  },
  {
    title: 'Name the origin that is loaded',
    applicability: 'suggestion',
    for: ['any-origin'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const state = stateOf(match);
      if (state.kind !== 'rules' || !state.origin) return undefined;
      const { range } = state.rules;
      return [
        { edit: 'replace', range, expect: ctx.file.text.slice(range.start, range.end), text: `"${state.origin}"` },
      ];
    },
  },
  {
    title: 'Close the method to pages (remove @JavascriptInterface)',
    applicability: 'suggestion',
    for: ['sensitive-method'],
    languages: ['kotlin', 'java'],
    edits(_ctx, match) {
      const state = stateOf(match);
      return state.kind === 'annotation' ? [{ edit: 'remove', range: state.annotation.range }] : undefined;
    },
  },
  {
    title: 'Take messages of the loaded origin only',
    applicability: 'suggestion',
    for: ['unchecked-message'],
    languages: ['swift', 'objective-c', 'typescript', 'javascript'],
    edits: (ctx, match) => guardEdits(ctx, match, true),
  },
  {
    title: 'Take messages of one origin only (put yours for example.com)',
    applicability: 'manual',
    for: ['unchecked-message'],
    languages: ['swift', 'objective-c', 'typescript', 'javascript'],
    edits: (ctx, match) => guardEdits(ctx, match, false),
  },
  {
    title: 'Stay on the loaded origin',
    applicability: 'suggestion',
    for: ['remote-channel'],
    languages: ['dart'],
    edits: (ctx, match) => channelEdits(ctx, match, true),
  },
  {
    title: 'Stay on one origin (put your own in place of example.com)',
    applicability: 'manual',
    for: ['remote-channel'],
    languages: ['dart'],
    edits: (ctx, match) => channelEdits(ctx, match, false),
  },
  {
    title: 'Take the secret out',
    applicability: 'suggestion',
    for: ['injected-secret'],
    languages: ['typescript', 'javascript'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state.kind === 'pair' ? removePartEdits(state.node, ctx.file.text) : undefined;
    },
  },
  {
    title: 'Keep the host out of the app’s web view',
    applicability: 'suggestion',
    for: ['bridge-for-host'],
    languages: ['json', 'typescript', 'javascript', 'xml'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state.kind === 'entry' ? removeHost(ctx, state.node) : undefined;
    },
  },
];
