import type { TextRange } from '../core/location';
import type { ProjectSymbols } from '../semantics/semantics';
import { at, child, descendants } from '../syntax/document';
import type { Documents } from './dependencies';

/** A value of a build, and where it is written. */
export interface WrittenValue {
  readonly value: string;
  readonly uri: string;
  /** Without quotes. */
  readonly range: TextRange;
}

/**
 * The value a Gradle build gives to a property, looked up by its last name: `ext.minSdkVersion = 24`, `ext { minSdk = 24 }`,
 * `def minSdk = 24`, `val minSdk by extra(24)` or a line of `gradle.properties`.
 */
export function gradleProperty(documents: Documents, reference: string): string | undefined {
  return writtenProperty(documents, reference)?.value;
}

/** Like `gradleProperty`, with the place. */
export function writtenProperty(documents: Documents, reference: string): WrittenValue | undefined {
  const name = reference
    .replace(/['"\]]/g, '')
    .split(/[.[]/)
    .at(-1) as string;
  const inProperties = propertyLine(documents, reference) ?? propertyLine(documents, name);
  if (inProperties) return inProperties;
  const definition = new RegExp(
    `(?:^|[\\s.{\\[('"])${name.replace(/\W/g, '\\$&')}['"]?\\]?\\s*(?::[ \\t]*(?=['"\\d])|(?::\\s*\\w+\\s*)?=(?!=)|by\\s+extra\\s*[({])\\s*([^\\n;,})]*)`,
    'g',
  );
  for (const file of documents('gradle-build')) {
    for (const match of file.text.matchAll(definition)) {
      const behind = match[1] as string;
      const written = behind.trim();
      const literal = /^['"]?([\w.+-]+)['"]?$/.exec(written);
      if (literal && (/^['"]/.test(written) || /^\d/.test(written))) {
        const value = literal[1] as string;
        const start = match.index + match[0].length - behind.length + behind.indexOf(value);
        return { value, uri: file.uri, range: { start, end: start + value.length } };
      }
      const text = match[0] + restOfLine(file.text, match);
      const fallback = /findProperty\(\s*['"]([\w.]+)['"]\s*\)(?:\s*\?:\s*['"]?(\d+))?/.exec(text);
      if (!fallback) continue;
      const set = propertyLine(documents, fallback[1] as string);
      if (set) return set;
      const number = fallback[2];
      if (number === undefined) continue;
      const end = match.index + fallback.index + fallback[0].length;
      return { value: number, uri: file.uri, range: { start: end - number.length, end } };
    }
  }
  return undefined;
}

function propertyLine(documents: Documents, name: string): WrittenValue | undefined {
  for (const file of documents('gradle-properties')) {
    const node = file.document && child(file.document.root, name);
    if (node?.value !== undefined && node.value !== null && node.valueRange)
      return { value: String(node.value), uri: file.uri, range: node.valueRange };
  }
  return undefined;
}

function restOfLine(text: string, match: RegExpExecArray): string {
  const end = match.index + match[0].length;
  const lineEnd = text.indexOf('\n', end);
  return text.slice(end, lineEnd < 0 ? undefined : lineEnd);
}

/** `libs.versions.minSdk` to the version the catalog gives it; undefined when it is none. */
export function catalogVersion(documents: Documents, expression: string): string | undefined {
  return writtenCatalogVersion(documents, expression)?.value;
}

function writtenCatalogVersion(documents: Documents, expression: string): WrittenValue | undefined {
  const match = /\b(\w+)\.versions\.([\w.]+?)(?:\.get\(\)|\.asProvider\(\)|\.toInt\(\)|$|[^\w.])/.exec(expression);
  if (!match) return undefined;
  const wanted = (match[2] as string).replace(/\.get$/, '');
  for (const file of documents('version-catalog')) {
    const versions = file.document && at(file.document.root, 'versions');
    const node = versions?.children.find((candidate) => candidate.name.replace(/[-_]/g, '.') === wanted);
    if (node?.value !== undefined && node.value !== null && node.valueRange)
      return { value: String(node.value), uri: file.uri, range: node.valueRange };
  }
  return undefined;
}

/** What stands behind a name in a Gradle file. */
export interface GradleSetting {
  /** As written. */
  readonly expression: string;
  /** Where the expression starts. */
  readonly start: number;
  readonly text: string;
  readonly uri: string;
}

/**
 * What stands behind a name in Gradle files (`minSdk = 24`, `minSdk 24`, `minSdk(24)`), as written, in file order; with `blocks`
 * also `minSdk { version = release(24) }`.
 */
export function gradleSettings(documents: Documents, names: readonly string[], blocks = false): GradleSetting[] {
  const found: GradleSetting[] = [];
  for (const file of documents('gradle-build')) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (!names.includes(node.name) || (node.kind === 'block' && !blocks)) continue;
      const written = file.text.slice(node.nameRange.end, node.range.end);
      const lead = /^[\s=(]*/.exec(written)?.[0].length ?? 0;
      const expression = written.slice(lead).trim();
      if (expression !== '')
        found.push({ expression, start: node.nameRange.end + lead, text: file.text, uri: file.uri });
    }
  }
  return found;
}

/** The API level that an expression stands for, and where its number is written when that can be said. */
export function numberBehind(
  { expression, start, uri }: GradleSetting,
  documents: Documents,
  symbols: ProjectSymbols,
): { readonly value: number; readonly place?: { readonly uri: string; readonly range: TextRange } } | undefined {
  const literal =
    /^['"]?(?:android-)?(\d{1,3})['"]?\)?$/.exec(expression) ??
    /^\{[^}]*?\brelease\(\s*(\d{1,3})\s*\)/.exec(expression);
  if (literal) {
    const digits = literal[1] as string;
    const at = start + literal[0].lastIndexOf(digits);
    return { value: Number(digits), place: { uri, range: { start: at, end: at + digits.length } } };
  }
  if (/^flutter\./.test(expression) || expression.startsWith('{')) return undefined;
  const catalog = writtenCatalogVersion(documents, expression);
  if (catalog) return apiLevel(catalog);
  const paths =
    expression
      .replace(/\.(?:toInteger|toInt|get|asInt|toString)\(\)/g, '')
      .replace(/^Integer\.parseInt|^project\.|^rootProject\./g, '')
      .match(/[A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*/g) ?? [];
  const path = paths.findLast((each) => each.includes('.')) ?? paths[0];
  if (!path) return undefined;
  const property = writtenProperty(documents, path);
  if (property) return apiLevel(property);
  const names = path.split('.');
  const constant = symbols.constant(names.at(-1) as string, names.at(-2));
  if (constant !== undefined && constant !== null)
    return /^\d{1,3}$/.test(String(constant)) ? { value: Number(constant) } : undefined;
  const quoted = /['"]([\w.]+)['"]/.exec(expression)?.[1];
  const quotedProperty = quoted === undefined ? undefined : writtenProperty(documents, quoted);
  return quotedProperty && apiLevel(quotedProperty);
}

function apiLevel({ value, uri, range }: WrittenValue): ReturnType<typeof numberBehind> {
  return /^\d{1,3}$/.test(value) ? { value: Number(value), place: { uri, range } } : undefined;
}
