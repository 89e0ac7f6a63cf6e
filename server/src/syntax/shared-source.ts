import type { ParsedFile, SourceText } from './parsed-file';

/** A text that is parsed at most once, when it is first needed, and kept until `dispose`. */
export interface SharedSource extends SourceText {
  /** The parser ran out of time; another run may read more. */
  readonly isReduced: boolean;
  dispose(): void;
}

type Parse = (source: SourceText, milliseconds?: number) => ParsedFile | undefined;

interface Entry {
  readonly source: SourceText;
  readonly milliseconds: number | undefined;
  holders: number;
  parsed?: { readonly file: ParsedFile | undefined };
}

/**
 * A `parse` that knows which texts are shared: whoever asks for the same text of the same file gets the same tree, which is freed
 * when the last who shares it has let go, and not by the `dispose` of the files given out.
 */
export function createSharedSources(parse: Parse): {
  readonly parse: Parse;
  share(source: SourceText, milliseconds?: number): SharedSource;
} {
  // Two texts of one file may be shared at once: the one in the editor, and what a fix would leave of it.
  const entries = new Map<string, readonly Entry[]>();

  const parsedOnce = (entry: Entry): ParsedFile | undefined => {
    entry.parsed ??= { file: parse(entry.source, entry.milliseconds) };
    const { file } = entry.parsed;
    return file && { ...file, dispose: () => undefined };
  };
  const entryOf = ({ uri, text, language }: SourceText): Entry | undefined => {
    return entries.get(uri)?.find(({ source }) => source.text === text && source.language === language);
  };

  return {
    parse(source, milliseconds) {
      const entry = entryOf(source);
      return entry ? parsedOnce(entry) : parse(source, milliseconds);
    },
    share(source, milliseconds) {
      const known = entryOf(source);
      const entry = known ?? { source, milliseconds, holders: 0 };
      entry.holders++;
      if (!known) entries.set(source.uri, [...(entries.get(source.uri) ?? []), entry]);
      let isHeld = true;
      return {
        ...source,
        get isReduced() {
          return entry.parsed?.file?.tree?.reduced === true;
        },
        dispose() {
          if (!isHeld) return;
          isHeld = false;
          if (--entry.holders > 0) return;
          const others = entries.get(source.uri)?.filter((other) => other !== entry) ?? [];
          if (others.length > 0) entries.set(source.uri, others);
          else entries.delete(source.uri);
          entry.parsed?.file?.dispose();
        },
      };
    },
  };
}
