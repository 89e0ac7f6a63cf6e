import type { Edit } from '../../core/edit';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';

export type Message = 'plain-store' | 'default-store' | 'plain-manager';

type Edits = () => readonly Edit[] | undefined;

/** What each choice changes, where it can be offered: the session ends with the process, or is kept encrypted. */
export interface State {
  readonly memory?: Edits;
  readonly secure?: Edits;
}

/** A finding: `sdk` keeps the session in `store`. */
export function finding(
  messageId: Message,
  at: Match<Message>['at'],
  sdk: string,
  store: string,
  state: State,
): Match<Message> {
  return { messageId, at, data: { sdk, store }, state };
}

/** White space in front of the line that a node begins on. */
export function indentOf(ctx: RuleContext, node: Pick<SyntaxNode, 'range'>): string {
  const { text } = ctx.file;
  const lineStart = text.lastIndexOf('\n', node.range.start - 1) + 1;
  return /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
}
