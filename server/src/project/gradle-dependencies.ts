import type { TextRange } from '../core/location';
import type { Dependency } from '../rule-kit/rule';
import { child, type DocumentNode, descendants } from '../syntax/document';
import type { ParsedFile } from '../syntax/parsed-file';
import type { Documents } from './dependencies';
import { writtenProperty } from './gradle-values';

/** One `[libraries]` or `[plugins]` row of a version catalog. */
interface CatalogEntry {
  readonly name: string;
  readonly version?: string;
  readonly versionRange?: TextRange;
  readonly uri: string;
  readonly range: TextRange;
}

interface Catalog {
  /** `libs` for `libs.versions.toml`. */
  readonly prefix: string;
  /** By accessor: `androidx.core` for the alias `androidx-core`. */
  readonly libraries: ReadonlyMap<string, CatalogEntry>;
  readonly plugins: ReadonlyMap<string, CatalogEntry>;
  readonly bundles: ReadonlyMap<string, readonly string[]>;
}

/**
 * Dependencies of Gradle builds. A library of a version catalog stands where the catalog writes it; it counts whether or
 * not a build file names it, because convention plugins name libraries in ways that no reader can follow.
 */
export function gradleDependencies(documents: Documents): Dependency[] {
  const catalogs = documents('version-catalog').map(readCatalog);
  const written: Dependency[] = [];
  const uses = new Map<CatalogEntry, { main: boolean; test: boolean }>();
  const use = (entry: CatalogEntry | undefined, dev: boolean) => {
    if (!entry) return;
    const seen = uses.get(entry) ?? { main: false, test: false };
    uses.set(entry, dev ? { ...seen, test: true } : { ...seen, main: true });
  };

  for (const file of documents('gradle-build')) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (node.kind === 'pair') continue;
      if (isConfiguration(node)) {
        const head = callHead(file, node);
        const dev = isTestConfiguration(node.name);
        const direct = coordinate(head.text, head.start);
        if (direct) written.push(gradleDependency(file, direct, dev, documents));
        for (const catalog of catalogs) for (const entry of references(catalog, head.text)) use(entry, dev);
      } else if (node.path.includes('plugins') && (node.name === 'id' || node.name === 'alias')) {
        const plugin = pluginDependency(file, node);
        if (plugin) written.push(plugin);
      }
    }
  }

  const fromCatalogs = catalogs.flatMap((catalog) =>
    [...catalog.libraries.values(), ...catalog.plugins.values()].map((entry): Dependency => {
      const seen = uses.get(entry);
      return {
        ecosystem: 'gradle',
        name: entry.name,
        version: entry.version,
        uri: entry.uri,
        range: entry.range,
        versionRange: entry.versionRange,
        dev: seen?.test === true && !seen.main,
        ...(!seen && catalog.libraries.size > 0 && uses.size > 0 && isLibrary(catalog, entry) ? { unused: true } : {}),
      };
    }),
  );
  return [...written, ...fromCatalogs];
}

const isLibrary = (catalog: Catalog, entry: CatalogEntry): boolean => [...catalog.libraries.values()].includes(entry);

const CONFIGURATION =
  /^(?:implementation|api|compileOnly|compileOnlyApi|runtimeOnly|annotationProcessor|kapt|ksp|classpath|compile|provided|coreLibraryDesugaring|\w+(?:Implementation|Api|CompileOnly|RuntimeOnly|AnnotationProcessor|Compile))$/;

function isConfiguration(node: DocumentNode): boolean {
  return CONFIGURATION.test(node.name) && node.path.slice(0, -1).includes('dependencies');
}

function isTestConfiguration(name: string): boolean {
  return /^(?:test|androidTest|kaptTest|kspTest|kaptAndroidTest)|(?:Test|UnitTest)(?:Implementation|Api|CompileOnly|RuntimeOnly)$/.test(
    name,
  );
}

/** A call's arguments without the block behind them (`{ exclude(…) }`). */
function callHead(file: ParsedFile, node: DocumentNode): { text: string; start: number } {
  const start = node.nameRange.end;
  const text = file.text.slice(start, node.range.end);
  const brace = text.search(/(?<!\$)\{/);
  return { text: brace < 0 ? text : text.slice(0, brace), start };
}

interface Coordinate {
  readonly name: string;
  readonly range: TextRange;
  readonly version?: string;
  readonly versionRange?: TextRange;
}

/** A coordinate in one string, in named parts, or as `kotlin("stdlib")`. */
function coordinate(text: string, start: number): Coordinate | undefined {
  const single = /(['"])([\w.-]+:[\w.-]+)(?::([^'"@:]+))?(?:[@:][^'"]*)?\1/.exec(text);
  if (single) {
    const nameStart = start + single.index + 1;
    const name = single[2] as string;
    const version = single[3];
    const versionStart = nameStart + name.length + 1;
    return {
      name,
      range: { start: nameStart, end: nameStart + name.length },
      version,
      versionRange: version === undefined ? undefined : { start: versionStart, end: versionStart + version.length },
    };
  }
  const group = namedPart(text, start, 'group');
  const artifact = namedPart(text, start, 'name');
  if (group && artifact) {
    const version = namedPart(text, start, 'version');
    return {
      name: `${group.value}:${artifact.value}`,
      range: artifact.range,
      version: version?.value,
      versionRange: version?.range,
    };
  }
  const kotlin = /\bkotlin\s*\(\s*(["'])([\w-]+)\1/.exec(text);
  if (kotlin) {
    const nameStart = start + kotlin.index + kotlin[0].length - 1 - (kotlin[2] as string).length;
    return {
      name: `org.jetbrains.kotlin:kotlin-${kotlin[2]}`,
      range: { start: nameStart, end: nameStart + (kotlin[2] as string).length },
    };
  }
  return undefined;
}

function namedPart(text: string, start: number, name: string): { value: string; range: TextRange } | undefined {
  const match = new RegExp(`\\b${name}\\s*[:=]\\s*(['"])([^'"\\n]*)\\1`).exec(text);
  if (!match) return undefined;
  const value = match[2] as string;
  const valueStart = start + match.index + match[0].length - 1 - value.length;
  return { value, range: { start: valueStart, end: valueStart + value.length } };
}

function gradleDependency(file: ParsedFile, found: Coordinate, dev: boolean, documents: Documents): Dependency {
  const variable = found.version && /^\$\{?([\w.[\]'"]+)\}?$/.exec(found.version)?.[1];
  const property = variable ? writtenProperty(documents, variable) : undefined;
  const version = variable ? property?.value : found.version;
  return {
    ecosystem: 'gradle',
    name: found.name,
    version: version?.includes('$') ? undefined : version,
    uri: file.uri,
    range: found.range,
    versionRange: found.versionRange,
    ...(property ? { versionPlace: { uri: property.uri, range: property.range } } : {}),
    dev,
  };
}

/** `id("com.android.application") version "8.7.0"`; plugins carry their id as name. */
function pluginDependency(file: ParsedFile, node: DocumentNode): Dependency | undefined {
  const lineEnd = file.text.indexOf('\n', node.range.start);
  const text = file.text.slice(node.nameRange.end, lineEnd < 0 ? undefined : lineEnd);
  const id = /^[\s(]*(['"])([\w.-]+)\1/.exec(text);
  if (!id || node.name !== 'id') return undefined;
  const name = id[2] as string;
  const nameStart = node.nameRange.end + id[0].length - 1 - name.length;
  const version = /\bversion\s*(?:\(\s*)?(['"])([^'"$]+)\1/.exec(text);
  const versionStart = version
    ? node.nameRange.end + version.index + version[0].length - 1 - (version[2] as string).length
    : 0;
  return {
    ecosystem: 'gradle',
    name,
    version: version?.[2],
    uri: file.uri,
    range: { start: nameStart, end: nameStart + name.length },
    versionRange: version ? { start: versionStart, end: versionStart + (version[2] as string).length } : undefined,
    dev: false,
  };
}

function readCatalog(file: ParsedFile): Catalog {
  const prefix = /(?<![^/])([^/]+?)(?:\.versions)?\.toml$/.exec(file.uri)?.[1] ?? 'libs';
  const root = file.document?.root;
  const versions = new Map<string, { version: string; range?: TextRange }>();
  for (const node of (root && child(root, 'versions')?.children) ?? []) {
    const version = plainVersion(node);
    if (version) versions.set(node.name, version);
  }
  const rows = (section: string, idKey: string) => {
    const found = new Map<string, CatalogEntry>();
    for (const node of (root && child(root, section)?.children) ?? []) {
      const entry = catalogEntry(file.uri, node, idKey, versions);
      if (entry) found.set(accessor(node.name), entry);
    }
    return found;
  };
  const bundles = new Map<string, readonly string[]>();
  for (const node of (root && child(root, 'bundles')?.children) ?? []) {
    bundles.set(
      accessor(node.name),
      node.children.filter((item) => typeof item.value === 'string').map((item) => accessor(String(item.value))),
    );
  }
  return { prefix, libraries: rows('libraries', 'module'), plugins: rows('plugins', 'id'), bundles };
}

/** A version as a string, or the strictest word of a rich version (`strictly`, `require`, `prefer`). */
function plainVersion(node: DocumentNode): { version: string; range?: TextRange } | undefined {
  if (node.value !== undefined && node.value !== null) return { version: String(node.value), range: node.valueRange };
  for (const word of ['strictly', 'require', 'prefer']) {
    const part = child(node, word);
    if (typeof part?.value === 'string') return { version: part.value, range: part.valueRange };
  }
  return undefined;
}

function catalogEntry(
  uri: string,
  node: DocumentNode,
  idKey: string,
  versions: ReadonlyMap<string, { version: string; range?: TextRange }>,
): CatalogEntry | undefined {
  if (typeof node.value === 'string' && node.valueRange) {
    const { start } = node.valueRange;
    const parts = node.value.split(':');
    const name = idKey === 'module' ? parts.slice(0, 2).join(':') : (parts[0] ?? '');
    const version = parts[idKey === 'module' ? 2 : 1];
    return {
      name,
      version,
      uri,
      range: { start, end: start + name.length },
      versionRange: version
        ? { start: start + name.length + 1, end: start + name.length + 1 + version.length }
        : undefined,
    };
  }
  const id = child(node, idKey);
  const group = child(node, 'group');
  const artifact = child(node, 'name');
  const name = id?.value ?? (group && artifact ? `${group.value}:${artifact.value}` : undefined);
  const range = id?.valueRange ?? artifact?.valueRange;
  if (typeof name !== 'string' || !range) return undefined;
  const versionNode = child(node, 'version');
  const reference = (versionNode && child(versionNode, 'ref')) ?? child(node, 'version.ref');
  const version = reference ? versions.get(String(reference.value)) : versionNode && plainVersion(versionNode);
  return { name, version: version?.version, versionRange: version?.range, uri, range };
}

function accessor(alias: string): string {
  return alias.replace(/[-_]/g, '.');
}

function references(catalog: Catalog, text: string): CatalogEntry[] {
  const found: CatalogEntry[] = [];
  for (const match of text.matchAll(new RegExp(`\\b${catalog.prefix.replace(/\W/g, '\\$&')}((?:\\.\\w+)+)`, 'g'))) {
    const name = (match[1] as string).slice(1).replace(/\.(?:get|asProvider)$/, '');
    const aliases = name.startsWith('bundles.') ? (catalog.bundles.get(name.slice(8)) ?? []) : [name];
    for (const alias of aliases) {
      const entry = catalog.libraries.get(alias);
      if (entry) found.push(entry);
    }
  }
  return found;
}
