import type { Dependency } from '../rule-kit/rule';

/** Text of a lock file. */
export interface LockText {
  readonly uri: string;
  readonly text: string;
}

type Locked = NonNullable<Dependency['locked']>;

const lockNames: Readonly<Record<Dependency['ecosystem'], RegExp>> = {
  npm: /^(package-lock\.json|npm-shrinkwrap\.json|yarn\.lock|pnpm-lock\.yaml)$/,
  pub: /^pubspec\.lock$/,
  cocoapods: /^Podfile\.lock$/,
  'swift-package': /^Package\.resolved$/,
  gradle: /^gradle\.lockfile$/,
  cordova: /^package-lock\.json$/,
};

/**
 * The version that the project's lock files hold a declared dependency at. The lock file in the folder of the declaration or
 * nearest above it counts; Xcode keeps its own deep below. Searched as text: lock files are large, and one entry of them is wanted.
 */
export function lockedVersion(locks: readonly LockText[], dependency: Dependency): Locked | undefined {
  const own = locks.filter(({ uri }) => lockNames[dependency.ecosystem].test(uri.slice(uri.lastIndexOf('/') + 1)));
  const above = own
    .filter(({ uri }) => dependency.uri.startsWith(uri.slice(0, uri.lastIndexOf('/') + 1)))
    .sort((a, b) => b.uri.lastIndexOf('/') - a.uri.lastIndexOf('/'));
  const candidates = above.length > 0 ? above.slice(0, 1) : dependency.ecosystem === 'npm' ? [] : own;
  for (const { uri, text } of candidates) {
    const pattern = patternFor(uri, dependency);
    const found = pattern?.exec(text);
    const version = found?.[1];
    if (!found || !version) continue;
    const start = found.index + found[0].length - version.length;
    return { version, uri, range: { start, end: start + version.length } };
  }
  return undefined;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** Matches up to the end of the version, its only group. */
function patternFor(uri: string, { name, version }: Dependency): RegExp | undefined {
  const own = escaped(name);
  switch (uri.slice(uri.lastIndexOf('/') + 1)) {
    case 'package-lock.json':
    case 'npm-shrinkwrap.json':
      return new RegExp(`\\n(?: {2}|\\t)(?: {2}|\\t)"(?:node_modules/)?${own}": \\{\\s*"version": "([^"\\n]+)`);
    case 'yarn.lock': {
      const request = `${own}@(?:npm:)?${escaped(version ?? '')}`;
      return new RegExp(`^(?:"?|.*, "?)${request}"?(?:,.*)?:\\n {2}version:? "?([^"\\s]+)`, 'm');
    }
    case 'pnpm-lock.yaml':
      return new RegExp(`\\n\\s+['"]?${own}['"]?:\\n\\s+specifier: .*\\n\\s+version: ([^\\s(]+)`);
    case 'pubspec.lock':
      return new RegExp(`\\n {2}${own}:\\n(?: {4}.*\\n)*? {4}version: "([^"]+)`);
    case 'Podfile.lock':
      return new RegExp(`\\n {2}- "?${own} \\(([^\\s)]+)`);
    case 'Package.resolved':
      return new RegExp(`"identity"\\s*:\\s*"${own}"[^{}]*\\{[^{}]*"version"\\s*:\\s*"([^"]+)`, 'i');
    case 'gradle.lockfile':
      return new RegExp(`^${own}:([^=\\n]+)`, 'm');
    default:
      return undefined;
  }
}
