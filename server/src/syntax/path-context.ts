/**
 * What a path alone says about a file: test code, debug source set, generated. Only the part below the project's root is
 * judged, so that a checkout in a folder named `test` or `build` is read like any other.
 */

/**
 * Whether the file is test, mock, fixture, sample or example code. `root` is the URI or path of the project's folder; a file
 * outside it is judged by its whole path.
 */
export function isTestPath(uri: string, root: string): boolean {
  const { folders, name, sourceSet } = split(uri, root);
  return (
    testFileName.test(name) ||
    folders.some((folder) => testFolder.test(folder)) ||
    (sourceSet !== undefined && /^(test|androidTest)([A-Z]|$)|Test$/.test(sourceSet))
  );
}

/** Whether the file is in a source set that never reaches a release: `src/debug/`, `src/stagingDebug/`, Flutter's `src/profile/`. */
export function isDebugSourceSet(uri: string, root: string): boolean {
  const { sourceSet } = split(uri, root);
  return sourceSet !== undefined && /^debug$|^profile$|[a-z0-9]Debug$/.test(sourceSet);
}

/**
 * Whether the file is the work of a tool: by folder (`build/`, `Pods/`, `node_modules/` …), by name (`*.g.dart`, `R.java` …),
 * by a note in its first lines, or because it is minified. Lock files are not called generated: they hold versions.
 */
export function isGenerated(uri: string, text: string, root = ''): boolean {
  const { folders, name } = split(uri, root);
  if (folders.some((folder) => toolFolders.has(folder))) return true;
  if (folders.some((folder, i) => folder === 'build' && folders[i - 1] !== 'src' && folders[i - 1] !== 'lib'))
    return true;
  if (generatedName.test(name)) return true;
  if (capacitorCopy.test(`${folders.join('/')}/${name}`)) return true;
  if (!codeFile.test(name) && !/\.(gradle|xml|plist)$/i.test(name)) return false;
  const head = text.slice(0, 2000).split('\n', 20).join('\n');
  if (generatedNote.test(head) || /@generated\b/.test(head)) return true;
  return /\.[cm]?js$/i.test(name) && isMinified(text);
}

const testFolder =
  /^(tests?|androidTest|sharedTest|testFixtures|unitTests?|uiTests?|__tests__|__mocks__|__fixtures__|integration_test|test_driver|test-?harness|e2e|mocks?|fixtures?|example|samples?|specs?)$|[a-z0-9](Tests|UITests|Specs)$/;

const testFileName =
  /\.(test|spec|e2e|stories)\.[a-z]+$|(^|[a-z0-9_])(Tests|Specs)\.(kt|java|swift|m|mm)$|_test\.dart$|\.example$|[._-](example|sample)\.[a-z]+$/;

const toolFolders: ReadonlySet<string> = new Set([
  'node_modules',
  'bower_components',
  'Pods',
  'Carthage',
  'DerivedData',
  '.dart_tool',
  '.gradle',
  '.build',
  '.symlinks',
  '.pub-cache',
  '.expo',
  '.angular',
  'SourcePackages',
]);

const generatedName =
  /\.(g|freezed|gr|mocks|pb|pbenum|pbjson|pbserver|chopper|swagger)\.dart$|\.(pb|generated)\.swift$|\.pbobjc\.[hm]$|^(R|BuildConfig|GeneratedPluginRegistrant)\.(java|kt|swift|m|h)$|^generated_plugin_registrant\.\w+$|\.(min|bundle|chunk)\.[cm]?js$|\.generated\.\w+$/;

/** `cap sync` copies the configuration of the project into its native folders. */
const capacitorCopy = /(^|\/)(src\/main\/assets|ios\/App\/App)\/capacitor\.config\.json$/;

const codeFile = /\.(kts?|java|swift|mm?|h|dart|[cm]?[jt]sx?)$/i;

const generatedNote =
  /generated\b[^\n]{0,120}(\n[^\n]{0,40})?\bdo(n't| not) (edit|modify|change)|\bdo(n't| not) (edit|modify|change)\b[^\n]{0,120}(\n[^\n]{0,40})?generated/i;

/** Whether code stands on a very long line. A long line of data, a key or a picture as text, does not make a file the work of a tool. */
function isMinified(text: string): boolean {
  for (let start = 0; start < text.length; ) {
    const next = text.indexOf('\n', start);
    const end = next === -1 ? text.length : next;
    if (end - start > 5000) {
      const marks = text.slice(start, end).match(/[;{}()]/g)?.length ?? 0;
      if (marks * 100 > end - start) return true;
    }
    start = end + 1;
  }
  return false;
}

/**
 * Folders and name below the root. Folders of a Java or Kotlin package (`src/main/java/com/example/test/…`) say nothing
 * about the file, so they are left out.
 */
function split(uri: string, root: string): { folders: string[]; name: string; sourceSet: string | undefined } {
  const path = normalise(uri);
  const base = normalise(root).replace(/(?<!\/)\/+$/, '');
  const below = base !== '' && path.startsWith(`${base}/`) ? path.slice(base.length + 1) : path;
  const parts = below.split('/').filter((part) => part !== '');
  const name = parts.pop() ?? '';
  const source = parts.lastIndexOf('src');
  const packages = parts.findIndex(
    (part, i) => packageRoots.has(part) && parts.slice(Math.max(0, i - 2), i).includes('src'),
  );
  const reverseDomain = parts.findIndex(
    (part, i) => topLevelDomains.has(part) && i + 1 < parts.length && /\.(kt|java)$/.test(name),
  );
  const cut = [packages === -1 ? parts.length : packages, reverseDomain === -1 ? parts.length : reverseDomain];
  const folders = parts.slice(0, Math.min(...cut));
  const sourceSet = source !== -1 && source + 1 < parts.length ? parts[source + 1] : undefined;
  return { folders, name, sourceSet };
}

const packageRoots: ReadonlySet<string> = new Set(['java', 'kotlin']);
const topLevelDomains: ReadonlySet<string> = new Set(['com', 'org', 'net', 'io']);

function normalise(path: string): string {
  const slashes = path
    .replace(/\\/g, '/')
    .replace(/^file:\/\//, '')
    .replace(/[?#].*/s, '');
  try {
    return decodeURIComponent(slashes);
  } catch {
    return slashes;
  }
}

/**
 * Whether the file runs on a server and not in the app: cloud functions, back ends, maintenance scripts. `api` counts only at
 * the top of the project, because apps call their own network code so.
 */
export function isServerPath(uri: string, root: string): boolean {
  const { folders, name } = split(uri, root);
  return folders.some((folder) => serverFolder.test(folder)) || folders[0] === 'api' || /\+api\.[jt]sx?$/.test(name);
}

const serverFolder = /^(functions|cloud-?functions|server|servers|backend|scripts|lambdas?|workers)$/i;

/** Whether the file is packed into the app as it is: assets of any platform, web folders, raw resources, native folders. */
export function isBundledAsset(uri: string, root: string): boolean {
  const { folders } = split(uri, root);
  if (folders.some((folder) => serverFolder.test(folder))) return false;
  return folders.some(
    (folder, i) => /^(assets|www|public|ios|Resources)$/.test(folder) || (folder === 'raw' && folders[i - 1] === 'res'),
  );
}
