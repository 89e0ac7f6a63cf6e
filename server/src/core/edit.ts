import type { TextRange } from './location';

/**
 * A description of a change. The fix planner (`engine/fixes/`) turns it into text edits and owns imports, indentation,
 * merging and "already done", so that applying a fix twice changes nothing. Without `uri` the edit means the file of the match.
 */
export type Edit =
  /** Replaces a span; `expect` is the text the rule saw there and guards against stale positions. Empty span = insertion. */
  | {
      readonly edit: 'replace';
      readonly uri?: string;
      readonly range: TextRange;
      readonly expect: string;
      readonly text: string;
    }
  /** Deletes a span and, when nothing else remains on its lines, those lines too. */
  | { readonly edit: 'remove'; readonly uri?: string; readonly range: TextRange }
  /** Adds an import in the form of the file's language; no-op when it is there. See `ImportSpec`. */
  | { readonly edit: 'add-import'; readonly uri?: string; readonly import: ImportSpec }
  /** Sets an attribute of the XML element that starts at `element`; replaces the value when the attribute exists. */
  | {
      readonly edit: 'set-attribute';
      readonly uri?: string;
      readonly element: number;
      readonly name: string;
      readonly value: string;
    }
  /** Sets a key in a plist, JSON, YAML, properties or Gradle file, creating parents; `undefined` removes the key. */
  | {
      readonly edit: 'set-key';
      readonly uri?: string;
      readonly path: readonly string[];
      readonly value: string | number | boolean | undefined;
    }
  /**
   * Adds a dependency to the project's own build file for the file of the match; no-op when it is there. An older release than
   * `atLeast` is raised to that; a fix whose dependency cannot be raised does not exist.
   */
  | {
      readonly edit: 'add-dependency';
      readonly ecosystem: DependencyEcosystem;
      readonly name: string;
      readonly version: string;
      readonly atLeast?: string;
    }
  /** Creates a file; no-op when it exists. */
  | { readonly edit: 'create-file'; readonly uri: string; readonly text: string };

export type DependencyEcosystem = 'gradle' | 'npm' | 'pub' | 'cocoapods' | 'swift-package';

/**
 * What to import. `module` is the qualified name (Kotlin, Java: `javax.crypto.Cipher`), the module (Swift: `Security`),
 * the header (Objective-C: `<Security/Security.h>`), the library URI (Dart) or the module specifier (TypeScript).
 */
export interface ImportSpec {
  readonly module: string;
  /** TypeScript: the export; `*` for a namespace import, `default` for the default export. */
  readonly name?: string;
  /** Local name when it differs; required for namespace and default imports. */
  readonly as?: string;
}

/** A plain text edit in one file, the result of planning. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** All changes of one fix. `created` files do not exist yet. */
export interface FileChanges {
  readonly edits: ReadonlyMap<string, readonly TextEdit[]>;
  readonly created: ReadonlyMap<string, string>;
}
