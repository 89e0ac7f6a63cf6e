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
  'build',
  'dist',
  'coverage',
  'vendor',
]);

/** Below a native folder these hold copies that the tools make again at every build. */
const COPIES =
  /\/(?:assets|App)\/public$|\/platforms\/(?:android|ios|browser|electron)$|\/assets\/www$|\/ios\/.*\/www$/;

/** Whether a folder holds nothing of the developer's own. `path` uses forward slashes and has no trailing one. */
export function isLeftOutFolder(path: string): boolean {
  const name = path.slice(path.lastIndexOf('/') + 1);
  return (
    NAMES.has(name) ||
    /^bazel-/.test(name) ||
    /\.(?:xcassets|xcframework|framework|dSYM)$/.test(name) ||
    COPIES.test(path)
  );
}

/** A native library whose needs cannot be read. */
export function isOpaqueBinary(path: string): boolean {
  return /\.(?:aar|so|jar|a|dylib|xcframework|framework)$/.test(path) && !/gradle-wrapper\.jar$/.test(path);
}
