import type { Edit } from '../core/edit';
import type { LanguageId } from '../core/language';
import type { Fix, RuleContext } from '../rule-kit/rule';
import type { RuleMatch } from './dispatcher';
import { canHold } from './fixes/held-version';

export interface ApplicableFix {
  readonly fix: Fix;
  readonly edits: readonly Edit[];
}

/**
 * The fixes that exist for a match, with what they would do. A fix that throws does not exist; `onFailure` hears of it.
 */
export function applicableFixes(
  { enabled, match }: RuleMatch,
  ctx: RuleContext,
  languages: ReadonlySet<LanguageId>,
  onFailure: (error: unknown) => void,
): readonly ApplicableFix[] {
  return ((enabled.rule.fixes ?? []) as readonly Fix[]).flatMap((fix) => {
    if (!fix.for.includes(match.messageId) || !fix.languages.some((language) => languages.has(language))) return [];
    try {
      const edits = fix.edits(ctx, match);
      if (!edits) return [];
      const { project, file } = ctx;
      const possible = edits.every((each) => each.edit !== 'add-dependency' || canHold(each, project, file.uri));
      return possible ? [{ fix, edits }] : [];
    } catch (error) {
      onFailure(error);
      return [];
    }
  });
}
