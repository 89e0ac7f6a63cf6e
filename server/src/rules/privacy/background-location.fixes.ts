import { codeLanguages } from '../../core/language';
import type { TextRange } from '../../core/location';
import { deleteDeclaration } from '../../fixes/declaration';
import { removePartEdits } from '../../fixes/remove-part';
import { replace } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import type { SyntaxNode } from '../../syntax/nodes';

export type Message = 'permission' | 'purpose' | 'mode' | 'asks' | 'keeps';

export interface State {
  readonly entry?: DocumentNode;
  /** What to replace, and by what. */
  readonly at?: TextRange;
  readonly by?: string;
  /** An argument to leave out. */
  readonly argument?: SyntaxNode;
}

const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;

/** A service that says it takes the location cannot start without the permission. */
function serviceNeeds(ctx: RuleContext, entry: DocumentNode): boolean {
  if (!attribute(entry, 'android:name')?.value.endsWith('FOREGROUND_SERVICE_LOCATION') || !ctx.file.document)
    return false;
  return [...descendants(ctx.file.document.root)].some((node) =>
    attribute(node, 'android:foregroundServiceType')?.value.split('|').includes('location'),
  );
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Delete the entry (the location is there while the app is used)',
    applicability: 'suggestion',
    for: ['permission', 'purpose', 'mode'],
    languages: ['xml', 'plist', 'json'],
    edits(ctx, match) {
      const { entry } = stateOf(match);
      return entry && !serviceNeeds(ctx, entry) ? deleteDeclaration(ctx, entry) : undefined;
    },
  },
  {
    title: 'Ask for the location while the app is used',
    applicability: 'suggestion',
    for: ['asks'],
    languages: codeLanguages,
    edits(ctx, match) {
      const { at, by } = stateOf(match);
      return at && by ? [replace(ctx, at, by)] : undefined;
    },
  },
  {
    title: 'Turn it off',
    applicability: 'suggestion',
    for: ['keeps'],
    languages: ['swift', 'objective-c', 'dart', 'json'],
    edits(ctx, match) {
      const { entry, at, by, argument } = stateOf(match);
      if (entry)
        return ctx.file.language === 'json' ? [{ edit: 'set-key', path: entry.path, value: false }] : undefined;
      if (argument) return removePartEdits(argument, ctx.file.text);
      return at && by ? [replace(ctx, at, by)] : undefined;
    },
  },
];
