import type { FileRole } from '../core/language';
import { once } from '../core/once';
import type { Dependency, Platform, ProjectFacts } from '../rule-kit/rule';
import { createProjectSymbols } from '../semantics/project-symbols';
import { attribute, child } from '../syntax/document';
import type { ParsedFile, SourceText } from '../syntax/parsed-file';
import { isTestPath } from '../syntax/path-context';
import { readDependencies } from './dependencies';
import type { FileSummary } from './file-summary';
import { catalogVersion, gradleProperty, gradleSettings } from './gradle-values';
import { readPlatformLevels } from './platform-levels';
import { readPlatforms } from './platforms';
import { readSdkLevels, type SdkLevels } from './sdk-levels';

export interface ProjectFactsInput {
  /** URI of the project's folder. */
  readonly root: string;
  readonly summaries: Iterable<FileSummary>;
  /** Parses a structured file; undefined when it is not one. May remember its results by text. */
  parse(source: SourceText): ParsedFile | undefined;
  fileExists(uri: string): boolean;
  readonly complete: boolean;
  readonly hasOpaqueBinaries: boolean;
}

/** At most this many files are named for a word. */
const FILES_PER_WORD = 8;

/**
 * What is known about a project, from the summaries of its files. Nothing is parsed until a rule asks: documents of a
 * role, dependencies and SDK levels are read on first use and remembered. Never throws; a broken document has few nodes.
 */
export function createProjectFacts(input: ProjectFactsInput): ProjectFacts {
  const summaries = [...input.summaries];
  const byRole = new Map<FileRole, readonly ParsedFile[]>();
  const documents = (role: FileRole): readonly ParsedFile[] => {
    const known = byRole.get(role);
    if (known) return known;
    const parsed = summaries
      .filter((summary) => summary.role === role && summary.text !== undefined)
      .map((summary) => input.parse({ uri: summary.uri, text: summary.text as string, language: summary.language }))
      .filter((file) => file !== undefined);
    // What rules ask of them are plain nodes, which stay; the grammar's trees would take memory as long as the facts live.
    for (const file of parsed) file.dispose();
    byRole.set(role, parsed);
    return parsed;
  };

  // Tests stand in for the app's own functions under the same names, and what they store or log ships nowhere.
  const shipped = summaries.filter((summary) => !isTestPath(summary.uri, input.root));
  const locks = summaries.flatMap(({ role, uri, text }) =>
    role === 'lock-file' && text !== undefined ? [{ uri, text }] : [],
  );
  const symbols = createProjectSymbols(shipped.map((summary) => summary.symbols));
  const dependencies = once(() => readDependencies(documents, locks));
  const platformLevels = once(() => readPlatformLevels(documents, symbols));
  const levels = once<SdkLevels>(() => readSdkLevels(platformLevels(), documents));
  const platforms = once<ReadonlySet<Platform>>(() => readPlatforms(summaries, documents, dependencies()));
  const applicationId = once(() => readApplicationId(documents));
  const plainHosts = once(() => [...new Set(shipped.flatMap((summary) => summary.symbols.plainHosts ?? []))].sort());
  const words = once(() => indexWords(summaries, input.root));

  return {
    root: input.root.replace(/(?<!\/)\/+$/, ''),
    get platforms() {
      return platforms();
    },
    get minSdk() {
      return levels().minSdk;
    },
    get targetSdk() {
      return levels().targetSdk;
    },
    get platformLevels() {
      return platformLevels();
    },
    get applicationId() {
      return applicationId();
    },
    get dependencies() {
      return dependencies();
    },
    symbols,
    dependsOn: (name) => dependencies().some((dependency) => namesDependency(dependency, name)),
    documents,
    usesWord: (word) => words().has(word),
    filesUsing: (word) => words().get(word) ?? [],
    get plainHosts() {
      return plainHosts();
    },
    exists: (uri) => input.fileExists(uri),
    complete: input.complete,
    hasOpaqueBinaries: input.hasOpaqueBinaries,
  };
}

function namesDependency(dependency: Dependency, name: string | RegExp): boolean {
  if (typeof name === 'string') return dependency.name === name;
  name.lastIndex = 0;
  return name.test(dependency.name);
}

function indexWords(summaries: readonly FileSummary[], root: string): ReadonlyMap<string, readonly string[]> {
  const index = new Map<string, string[]>();
  for (const summary of summaries) {
    // Below the project's root only: a checkout in a folder named `test` is no test code.
    if (summary.isTest && isTestPath(summary.uri, root)) continue;
    for (const word of summary.words) {
      const files = index.get(word);
      if (!files) index.set(word, [summary.uri]);
      else if (files.length < FILES_PER_WORD) files.push(summary.uri);
    }
  }
  return index;
}

/** The application's own id; without one the namespace of its module, the manifest's package or Expo's and Cordova's id. */
function readApplicationId(documents: (role: FileRole) => readonly ParsedFile[]): string | undefined {
  for (const name of ['applicationId', 'namespace']) {
    for (const { expression } of gradleSettings(documents, [name])) {
      const literal = /^['"]([\w.]+)['"]/.exec(expression)?.[1];
      const value = literal ?? catalogVersion(documents, expression) ?? gradleProperty(documents, expression);
      if (value && /^\w+(?:\.\w+)+$/.test(value)) return value;
    }
  }
  for (const file of documents('android-manifest')) {
    const manifest = file.document && child(file.document.root, 'manifest');
    const value = manifest && attribute(manifest, 'package')?.value;
    if (value) return value;
  }
  for (const file of documents('expo-config')) {
    const expo = file.document && (child(file.document.root, 'expo') ?? file.document.root);
    const android = expo && child(expo, 'android');
    const value = android && child(android, 'package')?.value;
    if (typeof value === 'string') return value;
  }
  for (const file of documents('cordova-config')) {
    const widget = file.document && child(file.document.root, 'widget');
    const value = widget && attribute(widget, 'id')?.value;
    if (value) return value;
  }
  return undefined;
}
