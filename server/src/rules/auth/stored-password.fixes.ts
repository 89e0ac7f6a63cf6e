import { codeLanguages } from '../../core/language';
import type { TextRange } from '../../core/location';
import { passkeyHelper } from '../../fixes/passkey';
import { removalInstead } from '../../fixes/secure-store/forget';
import { removeCallEdits } from '../../fixes/statement';
import type { Fix, FlowPath, Match, RuleContext } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';
import type { Message } from './stored-password';

export interface State {
  /** What stores the password or fills it in. */
  readonly write?: SyntaxNode;
  /** A span to replace, and by what. */
  readonly value?: TextRange;
  readonly text?: string;
  /** The way of the password into the store. */
  readonly path?: FlowPath;
}

const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;

function replace(ctx: RuleContext, match: Match<Message>) {
  const { value, text } = stateOf(match);
  if (!value || text === undefined) return undefined;
  return [{ edit: 'replace' as const, range: value, expect: ctx.file.text.slice(value.start, value.end), text }];
}

function remove(ctx: RuleContext, match: Match<Message>) {
  const { write } = stateOf(match);
  return write && removeCallEdits(write, ctx.file.text);
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Do not store the password (users sign in again; old copies stay)',
    applicability: 'suggestion',
    for: ['kept'],
    languages: codeLanguages,
    edits: remove,
  },
  {
    title: 'Delete the stored password instead of storing it (users sign in again)',
    applicability: 'suggestion',
    for: ['kept'],
    languages: codeLanguages,
    edits(ctx, match) {
      const { path } = stateOf(match);
      return path && removalInstead(ctx, path);
    },
  },
  {
    title: 'Do not put the password into the keychain (users sign in again)',
    applicability: 'suggestion',
    for: ['keychain'],
    languages: ['typescript', 'javascript'],
    edits: remove,
  },
  {
    title: 'Create the account without a password (getPassword then gives null)',
    applicability: 'suggestion',
    for: ['account'],
    languages: ['kotlin', 'java'],
    edits: replace,
  },
  {
    title: 'Keep the credential for the session only (sign-in after a restart)',
    applicability: 'suggestion',
    for: ['credential'],
    languages: ['swift', 'objective-c'],
    edits: replace,
  },
  {
    title: 'Keep the web view from saving passwords (users have password managers)',
    applicability: 'suggestion',
    for: ['web-view'],
    languages: ['kotlin', 'java'],
    edits: (ctx, match) => replace(ctx, match) ?? remove(ctx, match),
  },
  {
    title: 'Do not fill in the stored password (users have password managers)',
    applicability: 'suggestion',
    for: ['prefilled'],
    languages: codeLanguages,
    edits: (ctx, match) => replace(ctx, match) ?? remove(ctx, match),
  },
  {
    title: 'Add a function for signing in with a passkey',
    applicability: 'manual',
    for: ['kept', 'account', 'credential', 'keychain', 'prefilled'],
    languages: codeLanguages,
    leavesFinding:
      'The sign-in has to be moved over to the passkey, and the server must offer a challenge, before the password can go.',
    edits: passkeyHelper,
  },
];
