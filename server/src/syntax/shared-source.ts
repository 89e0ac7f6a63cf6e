import type { ParsedFile, SourceText } from './parsed-file';

/** A text that is parsed at most once, when it is first needed, and kept until `dispose`. */
export interface SharedSource extends SourceText {
  /** The parser ran out of time; another run may read more. */
  readonly isReduced: boolean;
  dispose(): void;
}

type Parse = (source: SourceText, milliseconds?: number, previous?: ParsedFile) => ParsedFile | undefined;

interface Entry {
  readonly source: SourceText;
  readonly milliseconds: number | undefined;
  holders: number;
  parsed?: { readonly file: ParsedFile | undefined };
  /** An earlier text of the file, for the parse of this one; held until then. */
  previous?: SharedSource;
}

/**
 * A `parse` that knows which texts are shared: whoever asks for the same text of the same file gets the same tree, which is freed
 * when the last who shares it has let go, and not by the `dispose` of the files given out.
 */
export function createSharedSources(parse: Parse): {
  readonly parse: Parse;
  /** Takes over `previous`, which is a share of an earlier text of the same file that the parse may make use of. */
  share(source: SourceText, milliseconds?: number, previous?: SharedSource): SharedSource;
} {
  // Two texts of one file may be shared at once: the one in the editor, and what a fix would leave of it.
  const entries = new Map<string, readonly Entry[]>();
  const entryBehind = new WeakMap<SharedSource, Entry>();

  const letGoOfPrevious = (entry: Entry): void => {
    const { previous } = entry;
    entry.previous = undefined;
    previous?.dispose();
  };
  const parsedOnce = (entry: Entry): ParsedFile | undefined => {
    if (!entry.parsed) {
      const before = entry.previous && entryBehind.get(entry.previous)?.parsed?.file;
      entry.parsed = { file: parse(entry.source, entry.milliseconds, before) };
      letGoOfPrevious(entry);
    }
    const { file } = entry.parsed;
    return file && { ...file, dispose: () => undefined };
  };
  const entryOf = ({ uri, text, language }: SourceText): Entry | undefined => {
    return entries.get(uri)?.find(({ source }) => source.text === text && source.language === language);
  };

  /** The newest of the earlier texts that has been parsed; the others are let go of. */
  const lastParsed = (previous: SharedSource | undefined): SharedSource | undefined => {
    const entry = previous && entryBehind.get(previous);
    if (!entry || entry.parsed) return previous;
    const older = entry.previous;
    entry.previous = undefined;
    previous.dispose();
    return lastParsed(older);
  };

  return {
    parse(source, milliseconds) {
      const entry = entryOf(source);
      return entry ? parsedOnce(entry) : parse(source, milliseconds);
    },
    share(source, milliseconds, previous) {
      const known = entryOf(source);
      const entry: Entry = known ?? { source, milliseconds, holders: 0, previous: lastParsed(previous) };
      entry.holders++;
      if (known) previous?.dispose();
      else entries.set(source.uri, [...(entries.get(source.uri) ?? []), entry]);
      let isHeld = true;
      const shared: SharedSource = {
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
          letGoOfPrevious(entry);
          entry.parsed?.file?.dispose();
        },
      };
      entryBehind.set(shared, entry);
      return shared;
    },
  };
}
