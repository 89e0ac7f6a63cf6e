import type { FileRole } from '../core/language';
import type { Dependency } from '../rule-kit/rule';
import { child, type DocumentNode, descendants } from '../syntax/document';
import type { ParsedFile } from '../syntax/parsed-file';
import { gradleDependencies } from './gradle-dependencies';
import { type LockText, lockedVersion } from './lock-files';

/** Structured files of a role, parsed; the part of the facts that dependencies are read from. */
export type Documents = (role: FileRole) => readonly ParsedFile[];

/**
 * Everything the project's build files declare, in the order of the files: Gradle (Groovy, Kotlin script, version
 * catalogs), npm, pub, CocoaPods, Swift packages and Cordova plugins. Ranges are where the name and version are written.
 */
export function readDependencies(documents: Documents, locks: readonly LockText[] = []): readonly Dependency[] {
  const declared: readonly Dependency[] = [
    ...gradleDependencies(documents),
    ...documents('package-json').flatMap((file) => npmDependencies(file)),
    ...documents('pubspec').flatMap((file) => pubDependencies(file)),
    ...documents('podfile').flatMap((file) => podDependencies(file)),
    ...documents('swift-package').flatMap((file) => swiftPackageDependencies(file)),
    ...documents('cordova-config').flatMap((file) => cordovaPlugins(file)),
  ];
  if (locks.length === 0) return declared;
  return declared.map((dependency) => {
    const locked = lockedVersion(locks, dependency);
    return locked ? { ...dependency, locked } : dependency;
  });
}

const NPM_SECTIONS = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'];

function npmDependencies(file: ParsedFile): Dependency[] {
  return NPM_SECTIONS.flatMap((section) =>
    entries(file, section).map((node) => ({
      ecosystem: 'npm' as const,
      name: node.name,
      ...versionOf(node),
      uri: file.uri,
      range: node.nameRange,
      dev: section === 'devDependencies',
      ...(section === 'peerDependencies' ? { peer: true } : {}),
    })),
  );
}

function pubDependencies(file: ParsedFile): Dependency[] {
  return ['dependencies', 'dev_dependencies'].flatMap((section) =>
    entries(file, section).map((node) => {
      const version = typeof node.value === 'string' ? node : child(node, 'version');
      return {
        ecosystem: 'pub' as const,
        name: node.name,
        ...(version ? versionOf(version) : {}),
        uri: file.uri,
        range: node.nameRange,
        dev: section === 'dev_dependencies',
      };
    }),
  );
}

function cordovaPlugins(file: ParsedFile): Dependency[] {
  const found: Dependency[] = [];
  if (!file.document) return found;
  for (const node of descendants(file.document.root)) {
    if (node.kind !== 'element' || node.name !== 'plugin') continue;
    const name = node.attributes.find((attribute) => attribute.name === 'name');
    const spec = node.attributes.find((attribute) => attribute.name === 'spec' || attribute.name === 'version');
    if (!name) continue;
    found.push({
      ecosystem: 'cordova',
      name: name.value,
      version: spec?.value,
      uri: file.uri,
      range: name.valueRange,
      versionRange: spec?.valueRange,
      dev: false,
    });
  }
  return found;
}

/** Podfiles are Ruby; a `pod` call stands on a line of its own, whatever block it is in. */
function podDependencies(file: ParsedFile): Dependency[] {
  const pod = /^[ \t]*pod[ \t(]+(['"])([^'"\n]+)\1(?:[ \t]*,[ \t]*(['"])([^'"\n]+)\3)?/gm;
  return [...file.text.matchAll(pod)].map((match) => {
    const start = match.index + match[0].indexOf(match[1] as string) + 1;
    const name = match[2] as string;
    const version = match[4];
    const versionStart = version === undefined ? 0 : match.index + match[0].length - version.length - 1;
    return {
      ecosystem: 'cocoapods' as const,
      name,
      version,
      uri: file.uri,
      range: { start, end: start + name.length },
      versionRange: version === undefined ? undefined : { start: versionStart, end: versionStart + version.length },
      dev: /target\s+['"]\w*Tests['"]\s+do\b/.test(blockBefore(file.text, match.index)),
    };
  });
}

/** The text from the last `target … do` that is still open at `offset`; empty outside of targets. */
function blockBefore(text: string, offset: number): string {
  const before = text.slice(0, offset);
  const target = before.lastIndexOf('target ');
  if (target < 0) return '';
  const block = before.slice(target);
  return /^[ \t]*end\b/m.test(block) ? '' : block;
}

/** `.package(url: "…/Name.git", from: "1.2.3")`: the package's identity is the last part of its address. */
function swiftPackageDependencies(file: ParsedFile): Dependency[] {
  const call = /\.package\s*\(\s*(?:name\s*:\s*"[^"\n]*"\s*,\s*)?url\s*:\s*"([^"\n]+)"([^)]*)\)/g;
  return [...file.text.matchAll(call)]
    .filter((match) => !isLineComment(file.text, match.index))
    .map((match) => {
      const address = match[1] as string;
      const addressStart = match.index + match[0].indexOf(`"${address}"`) + 1;
      const name = (address.split(/[/:]/).at(-1) ?? address).replace(/\.git$/, '');
      const start = addressStart + address.lastIndexOf(name);
      const rest = match[2] as string;
      const version =
        /(?:from|exact|branch|revision|upToNextMajor\(from|upToNextMinor\(from)\s*:\s*"([^"\n]+)"|"([^"\n]+)"/.exec(
          rest,
        );
      const value = version?.[1] ?? version?.[2];
      const restStart = match.index + match[0].lastIndexOf(rest);
      const versionStart = version && value ? restStart + version.index + version[0].lastIndexOf(value) : 0;
      return {
        ecosystem: 'swift-package' as const,
        name,
        version: value,
        uri: file.uri,
        range: { start, end: start + name.length },
        versionRange: value ? { start: versionStart, end: versionStart + value.length } : undefined,
        dev: false,
      };
    });
}

function isLineComment(text: string, offset: number): boolean {
  const lineStart = text.lastIndexOf('\n', offset - 1) + 1;
  return text.slice(lineStart, offset).trimStart().startsWith('//');
}

function entries(file: ParsedFile, section: string): readonly DocumentNode[] {
  return (file.document && child(file.document.root, section)?.children) ?? [];
}

function versionOf(node: DocumentNode): Pick<Dependency, 'version' | 'versionRange'> {
  if (node.value === undefined || node.value === null) return {};
  return { version: String(node.value), versionRange: node.valueRange };
}
