import type { ParsedFile, SourceText } from './parsed-file';

/** A text that is parsed at most once, when it is first needed, and kept until `dispose`. */
export interface SharedSource extends SourceText {
  /** The parser ran out of time; another run may read more. */
  readonly isReduced: boolean;
  dispose(): void;
}

type Parse = (source: SourceText, milliseconds?: number) => ParsedFile | undefined;

/** A `parse` that knows shared texts: the files it gives for them are freed with the text and not by their own `dispose`. */
export function createSharedSources(parse: Parse): {
  readonly parse: Parse;
  share(source: SourceText, milliseconds?: number): SharedSource;
} {
  const parsed = new WeakMap<SourceText, () => ParsedFile | undefined>();
  return {
    parse: (source, milliseconds) => {
      const once = parsed.get(source);
      return once ? once() : parse(source, milliseconds);
    },
    share(source, milliseconds) {
      let known: { readonly file: ParsedFile | undefined } | undefined;
      const shared: SharedSource = {
        ...source,
        get isReduced() {
          return known?.file?.tree?.reduced === true;
        },
        dispose: () => {
          parsed.delete(shared);
          known?.file?.dispose();
        },
      };
      parsed.set(shared, () => {
        known ??= { file: parse(source, milliseconds) };
        return known.file && { ...known.file, dispose: () => undefined };
      });
      return shared;
    },
  };
}
