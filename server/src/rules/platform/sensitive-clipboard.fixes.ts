import { clearLaterEdits, limitCopyEdits, markSensitiveEdits } from '../../fixes/clipboard/limited-copy';
import type { Fix, Match } from '../../rule-kit/rule';
import type { Message, State } from './sensitive-clipboard';

const stateOf = (match: Match<Message>): State => match.state as State;

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Mark the clip as sensitive',
    applicability: 'suggestion',
    for: ['copied'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state.kind === 'copy' ? markSensitiveEdits(ctx, state.site) : undefined;
    },
  },
  {
    title: 'Keep the copy on this device, for a minute',
    applicability: 'suggestion',
    for: ['copied'],
    languages: ['swift', 'objective-c'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state.kind === 'copy' ? limitCopyEdits(ctx, state.site, state.value) : undefined;
    },
  },
  {
    title: 'Clear the clipboard after a minute',
    applicability: 'suggestion',
    for: ['copied'],
    languages: ['typescript', 'javascript', 'dart'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state.kind === 'copy' ? clearLaterEdits(ctx, state.site) : undefined;
    },
  },
  {
    title: 'Hide the context menu',
    applicability: 'suggestion',
    for: ['copyable-field'],
    languages: ['typescript', 'javascript'],
    edits(ctx, match) {
      const state = stateOf(match);
      if (state.kind !== 'flag') return undefined;
      const { range } = state.value;
      const expect = ctx.file.text.slice(range.start, range.end);
      return expect === 'false' ? [{ edit: 'replace', range, expect, text: 'true' }] : undefined;
    },
  },
  {
    title: 'Do not make the text selectable',
    applicability: 'suggestion',
    for: ['copyable-layout'],
    languages: ['xml'],
    edits(_ctx, match) {
      const state = stateOf(match);
      if (state.kind !== 'element') return undefined;
      return [{ edit: 'set-attribute', element: state.element, name: 'android:textIsSelectable', value: 'false' }];
    },
  },
];
