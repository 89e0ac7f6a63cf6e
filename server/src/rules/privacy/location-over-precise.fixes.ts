import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import type { TextRange } from '../../core/location';
import { deleteDeclaration } from '../../fixes/declaration';
import { replace } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode } from '../../syntax/document';
import type { CallNode } from '../../syntax/nodes';

export type Message = 'permission' | 'default' | 'exact' | 'town-is-enough';

export interface State {
  readonly entry?: DocumentNode;
  readonly replace?: TextRange;
  readonly by?: string;
  readonly add?: { readonly call: CallNode; readonly text: string };
}

const coarse = 'ACCESS_COARSE_LOCATION';
const stateOf = (match: Match<Message>): State => (match.state ?? {}) as State;

/** The coarse permission in the place of the exact one, or nothing when it is declared already. */
function coarsePermission(ctx: RuleContext, entry: DocumentNode): readonly Edit[] | undefined {
  const names = (entry.parent?.children ?? []).map(
    (node) => attribute(node, 'android:name')?.value ?? String(node.value),
  );
  if (names.some((name) => name.endsWith(coarse))) return deleteDeclaration(ctx, entry);
  const written = attribute(entry, 'android:name')?.valueRange ?? entry.valueRange;
  if (!written) return undefined;
  return [
    replace(ctx, written, ctx.file.text.slice(written.start, written.end).replace('ACCESS_FINE_LOCATION', coarse)),
  ];
}

function lowAccuracy(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { replace: range, by, add } = stateOf(match);
  if (range && by) return [replace(ctx, range, by)];
  if (!add) return undefined;
  const last = add.call.args.at(-1);
  if (last) return [replace(ctx, { start: last.range.end, end: last.range.end }, `, ${add.text}`)];
  const end = add.call.range.end - 1;
  return [replace(ctx, { start: end, end }, add.text)];
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Ask for the approximate location only',
    applicability: 'suggestion',
    for: ['permission'],
    languages: ['xml', 'json'],
    edits(ctx, match) {
      const { entry } = stateOf(match);
      return entry && coarsePermission(ctx, entry);
    },
  },
  {
    title: 'Ask for the approximate location by default',
    applicability: 'suggestion',
    for: ['default'],
    languages: ['plist', 'json'],
    edits(ctx, match) {
      const { entry } = stateOf(match);
      if (!entry || (ctx.file.language !== 'plist' && ctx.file.language !== 'json')) return undefined;
      return [{ edit: 'set-key', path: [...entry.path.slice(0, -1), 'NSLocationDefaultAccuracyReduced'], value: true }];
    },
  },
  {
    title: 'Use a low accuracy',
    applicability: 'suggestion',
    for: ['exact', 'town-is-enough'],
    languages: codeLanguages,
    edits: lowAccuracy,
  },
];
