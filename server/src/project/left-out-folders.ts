/** Folders of dependencies, build products and tools. Their code is not the developer's to change. */
const NAMES = new Set([
  '.git',
  '.hg',
  '.svn',
  '.gradle',
  '.idea',
  '.vscode',
  '.vscode-test',
  '.dart_tool',
  '.expo',
  '.fvm',
  '.kotlin',
  '.symlinks',
  '.pub-cache',
  '.yarn',
  '.pnpm-store',
  '.cxx',
  '.externalNativeBuild',
  '.build',
  '.swiftpm',
  '.next',
  '.nuxt',
  '.angular',
  '.turbo',
  '.cache',
  'node_modules',
  'bower_components',
  'Pods',
  'Carthage',
  'DerivedData',
  'SourcePackages',
  'xcuserdata',
]);

/** Left out unless they lie among sources, where they are ordinary names of packages. */
const GENERIC_NAMES = new Set(['build', 'dist', 'coverage', 'vendor', 'Vendor', 'out', 'target']);

/** Below a native folder these hold copies that the tools make again at every build. */
const COPIES =
  /\/(?:assets|App)\/public$|\/platforms\/(?:android|ios|browser|electron)$|\/assets\/www$|\/ios\/.*\/www$/;

/**
 * Whether a folder holds nothing of the developer's own. `path` is relative to the scanned folder, starts with a slash, has
 * forward slashes and no trailing one.
 */
export function isLeftOutFolder(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  if (GENERIC_NAMES.has(name)) return !/\/(?:src|lib|Sources)\//.test(path);
  return NAMES.has(name) || TOOL_NAMES.test(name) || COPIES.test(path);
}

const TOOL_NAMES = /^bazel-|\.(?:xcassets|xcframework|framework|dSYM)$/;

/** A native library whose needs cannot be read. */
export function isOpaqueBinary(path: string): boolean {
  return /\.(?:aar|so|jar|a|dylib|xcframework|framework)$/.test(path) && !/gradle-wrapper\.jar$/.test(path);
}
