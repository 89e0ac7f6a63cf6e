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
  const entries = new Map<string, Entry>();

  const parsedOnce = (entry: Entry): ParsedFile | undefined => {
    entry.parsed ??= { file: parse(entry.source, entry.milliseconds) };
    const { file } = entry.parsed;
    return file && { ...file, dispose: () => undefined };
  };
  const entryOf = ({ uri, text, language }: SourceText): Entry | undefined => {
    const entry = entries.get(uri);
    return entry?.source.text === text && entry.source.language === language ? entry : undefined;
  };

  return {
    parse(source, milliseconds) {
      const entry = entryOf(source);
      return entry ? parsedOnce(entry) : parse(source, milliseconds);
    },
    share(source, milliseconds) {
      const entry = entryOf(source) ?? { source, milliseconds, holders: 0 };
      entry.holders++;
      entries.set(source.uri, entry);
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
          if (entries.get(source.uri) === entry) entries.delete(source.uri);
          entry.parsed?.file?.dispose();
        },
      };
    },
  };
}
