import { at, child, descendants } from '../syntax/document';
import type { Documents } from './dependencies';

/**
 * The value a Gradle build gives to a property, looked up by its last name: `ext.minSdkVersion = 24`, `ext { minSdk = 24 }`,
 * `def minSdk = 24`, `val minSdk by extra(24)` or a line of `gradle.properties`.
 */
export function gradleProperty(documents: Documents, reference: string): string | undefined {
  const name = reference
    .replace(/['"\]]/g, '')
    .split(/[.[]/)
    .at(-1) as string;
  for (const file of documents('gradle-properties')) {
    const node = file.document && (child(file.document.root, reference) ?? child(file.document.root, name));
    if (node?.value !== undefined && node.value !== null) return String(node.value);
  }
  const definition = new RegExp(
    `(?:^|[\\s.{\\[('"])${name.replace(/\W/g, '\\$&')}['"]?\\]?\\s*(?::[ \\t]*['"\\d]|(?::\\s*\\w+\\s*)?=(?!=)|by\\s+extra\\s*[({])\\s*([^\\n;,})]*)`,
    'g',
  );
  for (const file of documents('gradle-build')) {
    for (const match of file.text.matchAll(definition)) {
      const written = (match[1] as string).trim();
      const literal = /^['"]?([\w.+-]+)['"]?$/.exec(written);
      if (literal && (/^['"]/.test(written) || /^\d/.test(written))) return literal[1];
      const fallback = /findProperty\(\s*['"]([\w.]+)['"]\s*\)(?:\s*\?:\s*['"]?(\d+))?/.exec(
        match[0] + restOfLine(file.text, match),
      );
      if (fallback) {
        const set = documents('gradle-properties')
          .map((properties) => properties.document && child(properties.document.root, fallback[1] as string)?.value)
          .find((value) => value !== undefined && value !== null);
        const value = set ?? fallback[2];
        if (value !== undefined) return String(value);
      }
    }
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
  const match = /\b(\w+)\.versions\.([\w.]+?)(?:\.get\(\)|\.asProvider\(\)|\.toInt\(\)|$|[^\w.])/.exec(expression);
  if (!match) return undefined;
  const wanted = (match[2] as string).replace(/\.get$/, '');
  for (const file of documents('version-catalog')) {
    const versions = file.document && at(file.document.root, 'versions');
    const node = versions?.children.find((candidate) => candidate.name.replace(/[-_]/g, '.') === wanted);
    if (node?.value !== undefined && node.value !== null) return String(node.value);
  }
  return undefined;
}

/** What stands behind a name in Gradle files (`minSdk = 24`, `minSdk 24`, `minSdk(24)`), as written, in file order. */
export function gradleSettings(
  documents: Documents,
  names: readonly string[],
): { readonly expression: string; readonly text: string; readonly uri: string }[] {
  const found: { expression: string; text: string; uri: string }[] = [];
  for (const file of documents('gradle-build')) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (!names.includes(node.name) || node.kind === 'block') continue;
      const expression = file.text
        .slice(node.nameRange.end, node.range.end)
        .replace(/^[\s=(]+/, '')
        .trim();
      if (expression !== '') found.push({ expression, text: file.text, uri: file.uri });
    }
  }
  return found;
}
