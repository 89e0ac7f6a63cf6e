import type { DocumentTree } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import { createRoot, type DocumentProblem, finishDocument } from './build-document';
import type { GradleReader } from './gradle-cursor';
import { readBraces, readStatements } from './gradle-statements';
import { readGradleTokens } from './gradle-tokens';

/** Reads Gradle scripts, Groovy and Kotlin alike. */
export const gradleAdapter: DocumentAdapter = { languages: ['gradle'], parse: parseGradle };

/**
 * Blocks, calls and assignments of a Gradle script. `minSdk = 21` is a `pair`, `minSdk 21` and `minSdk(21)` are a `call`,
 * `release { … }` is a `block`. `getByName("release") { … }` is a `block` named `release` with the attribute `call`.
 * Named arguments are attributes, several positional ones items. Values are constants the script itself says; a name it
 * does not define is the attribute `reference` (`libs.okhttp`), a string with such names the attribute `template`. A dotted statement is nested: `android.defaultConfig.x = 1`.
 * Never throws; `errors` names strings, comments and brackets that do not end.
 */
export function parseGradle(text: string): DocumentTree {
  const comments: Comment[] = [];
  const problems: DocumentProblem[] = [];
  const tokens = readGradleTokens(text, comments, problems);
  const reader: GradleReader = { source: text, tokens, problems, variables: new Map(), at: 0, depth: 0, readBraces };
  const root = createRoot(text);
  readStatements(reader, root);
  return finishDocument(text, root, comments, problems);
}
