/** Where projects begin, and which one a file belongs to. */
export interface ProjectMap {
  /** URIs of the projects' folders without trailing slash, sorted. Scan roots appear only when files belong to them. */
  readonly roots: readonly string[];
  /** The project of a file; the scan root's own when no marker stands above it, undefined outside of all scan roots. */
  projectOf(uri: string): string | undefined;
}

export interface DetectionInput {
  /** URIs of the scanned folders, without trailing slash. */
  readonly scanRoots: readonly string[];
  /** URIs of all files, also those that are not analysed. */
  readonly files: Iterable<string>;
  /** Text of a `package.json`; undefined when it cannot be read. */
  packageJson(uri: string): string | undefined;
}

/**
 * Finds the projects below the scan roots. The top-most folder with a marker wins and swallows the native folders and
 * packages below it, so that a React Native app with its `android/` and `ios/` is one project.
 */
export function detectProjects(input: DetectionInput): ProjectMap {
  const scanRoots = [...new Set(input.scanRoots.map(withoutSlash))].sort((a, b) => b.length - a.length);
  const markers = new Set<string>();
  const files = [...input.files];
  for (const uri of files) {
    const folder = markedFolder(uri, input.packageJson);
    if (folder !== undefined) markers.add(folder);
  }

  const known = new Map<string, string | undefined>();
  const projectOfFolder = (folder: string): string | undefined => {
    if (known.has(folder)) return known.get(folder);
    const scanRoot = scanRoots.find((root) => folder === root || folder.startsWith(`${root}/`));
    let result: string | undefined;
    if (scanRoot !== undefined) {
      const above = folder === scanRoot ? undefined : projectOfFolder(parent(folder));
      result = above !== undefined && above !== scanRoot ? above : markers.has(folder) ? folder : scanRoot;
      if (markers.has(scanRoot)) result = scanRoot;
    }
    known.set(folder, result);
    return result;
  };
  const projectOf = (uri: string) => projectOfFolder(parent(uri));
  const roots = new Set<string>();
  for (const uri of files) {
    const root = projectOf(uri);
    if (root !== undefined) roots.add(root);
  }
  return { roots: [...roots].sort(), projectOf };
}

const MARKER_FILES = new Set([
  'pubspec.yaml',
  'pubspec.yml',
  'settings.gradle',
  'settings.gradle.kts',
  'build.gradle',
  'build.gradle.kts',
  'Podfile',
  'capacitor.config.ts',
  'capacitor.config.js',
  'capacitor.config.json',
  'ionic.config.json',
]);

const MOBILE_PACKAGE =
  /"(?:dependencies|devDependencies|peerDependencies)"\s*:\s*\{[^{}]*"(?:react-native|expo|@capacitor\/[\w-]+|cordova(?:-android|-ios)?|@nativescript\/core|nativescript|tns-core-modules)"\s*:/;

/** Whether the entries of a folder, by name, make it a project. */
export function isProjectFolder(
  folder: string,
  names: readonly string[],
  packageJson: DetectionInput['packageJson'],
): boolean {
  const base = withoutSlash(folder);
  return names.some((name) => {
    const uri = name.endsWith('.xcodeproj') ? `${base}/${name}/project.pbxproj` : `${base}/${name}`;
    return markedFolder(uri, packageJson) === base;
  });
}

/** The folder that a marker file makes a project of. */
function markedFolder(uri: string, packageJson: DetectionInput['packageJson']): string | undefined {
  const folder = parent(uri);
  const name = uri.slice(folder.length + 1);
  if (MARKER_FILES.has(name)) return folder;
  if (name === 'project.pbxproj') return folder.endsWith('.xcodeproj') ? parent(folder) : undefined;
  if (name === 'package.json') return MOBILE_PACKAGE.test(packageJson(uri) ?? '') ? folder : undefined;
  // Cordova keeps its config.xml at the top; Android resources and Capacitor's copies lie in a `res/xml` folder.
  if (name === 'config.xml') return folder.endsWith('/xml') ? undefined : folder;
  return undefined;
}

function parent(uri: string): string {
  return uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
}

function withoutSlash(uri: string): string {
  return uri.replace(/(?<!\/)\/+$/, '');
}
