import type { Applicability, Diagnostic } from '../../core/diagnostic';
import type { FileChanges } from '../../core/edit';
import type { SourceText } from '../../syntax/parsed-file';
import { applyAllFixes, type TextState } from './fix-all';
import { wholeTextEdits } from './whole-text-edits';

type Read = (uri: string) => string | undefined;

interface OfferedFix {
  readonly ruleId: string;
  readonly title: string;
  readonly applicability: Applicability;
  readonly diagnostic: Diagnostic;
  readonly changes: FileChanges;
}

/** What fix-all asks of the engine. */
export interface FixAllQuestions {
  fixes(source: SourceText, read: Read): readonly OfferedFix[];
  inspect(source: SourceText): TextState;
  /** Keeps the tree of a text until it is let go, so that all questions about one text need one parse. */
  hold(source: SourceText): { dispose(): void };
}

/** Applies the fixes of one file up to an applicability until nothing changes; see `applyAllFixes`. */
export function fixAllInFile(
  source: SourceText,
  read: Read,
  upTo: 'safe' | 'suggestion',
  engine: FixAllQuestions,
): { readonly changes: FileChanges; readonly applied: number; readonly refused: readonly string[] } {
  const readFirst: Read = (uri) => (uri === source.uri ? source.text : read(uri));
  let held: { readonly text: string; dispose(): void } | undefined;
  const present = (from: Read): SourceText => {
    const text = from(source.uri) ?? source.text;
    const now = { ...source, text };
    if (held?.text !== text) {
      held?.dispose();
      held = { text, dispose: engine.hold(now).dispose };
    }
    return now;
  };
  try {
    const { texts, created, applied, refused } = applyAllFixes({
      read: readFirst,
      plan: (from) =>
        firstOfEach(
          engine
            .fixes(present(from), from)
            .filter(
              ({ applicability }) =>
                applicability === 'safe' || (applicability === 'suggestion' && upTo === 'suggestion'),
            ),
        ).map(({ title, ruleId, diagnostic, changes }) => ({
          name: `${title} (${ruleId}, ${diagnostic.fingerprint})`,
          changes,
        })),
      inspect: (from) => engine.inspect(present(from)),
    });
    const edits = new Map([...texts].map(([uri, text]) => [uri, wholeTextEdits(readFirst(uri) ?? '', text)] as const));
    return { changes: { edits, created }, applied, refused };
  } finally {
    held?.dispose();
  }
}

/** One fix for each finding, safe ones first. */
function firstOfEach(fixes: readonly OfferedFix[]): readonly OfferedFix[] {
  const first = new Map<Diagnostic, OfferedFix>();
  for (const fix of [...fixes].sort(
    (a, b) => Number(b.applicability === 'safe') - Number(a.applicability === 'safe'),
  )) {
    if (!first.has(fix.diagnostic)) first.set(fix.diagnostic, fix);
  }
  return [...first.values()];
}
