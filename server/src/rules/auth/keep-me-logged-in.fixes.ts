import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { sessionGateEdits } from '../../fixes/session-guard/gate-edits';
import { removeCallEdits } from '../../fixes/statement';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { Message, State } from './keep-me-logged-in';

const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;

function turnOff(ctx: RuleContext, state: State): readonly Edit[] | undefined {
  const { text } = ctx.file;
  if (state.turnOff) {
    const { start, end } = state.turnOff;
    const expect = text.slice(start, end);
    const off = state.bare ? `${expect}={false}` : expect === 'YES' ? 'NO' : 'false';
    return [{ edit: 'replace', range: state.turnOff, expect, text: off }];
  }
  if (state.dropAttribute) {
    let { start, end } = state.dropAttribute;
    while (/\s/.test(text[start - 1] ?? '')) start--;
    return [{ edit: 'replace', range: { start, end }, expect: text.slice(start, end), text: '' }];
  }
  if (!state.off || state.element === undefined) return undefined;
  return [{ edit: 'set-attribute', element: state.element, name: state.off[0], value: state.off[1] }];
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Leave the option off by default',
    applicability: 'safe',
    for: ['on'],
    languages: ['xml', 'html', ...codeLanguages],
    edits: (ctx, match) => turnOff(ctx, stateOf(match)),
  },
  {
    // The element stays, because code may refer to it.
    title: 'Hide the option and leave it off (users sign in each time)',
    applicability: 'suggestion',
    for: ['control'],
    languages: ['xml'],
    edits(_ctx, match) {
      const { element, hide, off } = stateOf(match);
      if (element === undefined || !hide) return undefined;
      const edits: Edit[] = [{ edit: 'set-attribute', element, name: hide[0], value: hide[1] }];
      if (off) edits.push({ edit: 'set-attribute', element, name: off[0], value: off[1] });
      return edits;
    },
  },
  {
    title: 'Remove the option (users sign in each time)',
    applicability: 'suggestion',
    for: ['control'],
    languages: ['html', 'kotlin', 'swift', 'dart', 'typescript', 'javascript'],
    edits(_ctx, match) {
      const { remove } = stateOf(match);
      return remove && [{ edit: 'remove', range: remove }];
    },
  },
  {
    title: 'Do not store that the user is signed in (sign-in at each start)',
    applicability: 'suggestion',
    for: ['stored-flag'],
    languages: codeLanguages,
    edits(ctx, match) {
      const { write } = stateOf(match);
      return write && removeCallEdits(write, ctx.file.text);
    },
  },
  {
    title: 'Keep the state in memory only (sign-in at each start)',
    applicability: 'suggestion',
    for: ['gate'],
    languages: ['swift'],
    edits(ctx, match) {
      const { property } = stateOf(match);
      if (!property) return undefined;
      const expect = ctx.file.text.slice(property.start, property.end);
      return [{ edit: 'replace', range: property, expect, text: '@State' }];
    },
  },
  {
    title: 'Add a session gate (biometrics open the token, for a limited time)',
    applicability: 'manual',
    for: ['control', 'stored-flag', 'gate'],
    languages: codeLanguages,
    leavesFinding: 'The start of the app has to ask the gate for the token, in the place of the option or the flag.',
    edits: (ctx) => (ctx.file.role === 'code' ? sessionGateEdits(ctx) : undefined),
  },
];
