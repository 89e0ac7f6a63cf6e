import type { DependencyEcosystem, TextEdit } from '../../core/edit';
import type { ProjectFacts } from '../../rule-kit/rule';
import { descendants } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import { jsonKeyEdits } from './json-key-edit';
import { lineEnd, lineIndent, textStyle } from './text-style';
import { yamlKeyEdits } from './yaml-key-edit';

export interface DependencyRequest {
  readonly ecosystem: DependencyEcosystem;
  readonly name: string;
  readonly version: string;
}

const buildFiles: Readonly<Record<DependencyEcosystem, readonly string[]>> = {
  gradle: ['build.gradle.kts', 'build.gradle'],
  npm: ['package.json'],
  pub: ['pubspec.yaml'],
  cocoapods: ['Podfile', 'ios/Podfile'],
  'swift-package': [],
};

/** URI of the build file that speaks for a file: the nearest one in its folder or above, not above the project's root. */
export function buildFileFor(
  uri: string,
  ecosystem: DependencyEcosystem,
  root: string,
  read: (uri: string) => string | undefined,
): string | undefined {
  let folder = uri.slice(0, Math.max(0, uri.lastIndexOf('/')));
  while (folder.length >= root.length && folder !== '') {
    for (const name of buildFiles[ecosystem]) if (read(`${folder}/${name}`) !== undefined) return `${folder}/${name}`;
    const up = folder.lastIndexOf('/');
    if (up === -1) return undefined;
    folder = folder.slice(0, up);
  }
  return undefined;
}

/** Whether the project has the dependency where this build file can use it. */
export function hasDependency(project: ProjectFacts, buildFile: ParsedFile, request: DependencyRequest): boolean {
  if (new RegExp(`['"\\s]${escapePattern(request.name)}['":\\s]`).test(buildFile.text)) return true;
  return project.dependencies.some(
    (dependency) =>
      dependency.ecosystem === request.ecosystem &&
      dependency.name === request.name &&
      (dependency.uri === buildFile.uri || dependency.uri.endsWith('.toml')),
  );
}

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** The edits that declare a dependency; undefined when the build file has no place for it. */
export function dependencyEdits(file: ParsedFile, request: DependencyRequest): readonly TextEdit[] | undefined {
  switch (request.ecosystem) {
    case 'gradle':
      return gradleEdits(file, request);
    case 'npm':
      return jsonKeyEdits(file.text, ['dependencies', request.name], request.version, true);
    case 'pub':
      return yamlKeyEdits(file.text, ['dependencies', request.name], request.version);
    case 'cocoapods':
      return podEdits(file.text, request);
    case 'swift-package':
      return undefined;
  }
}

function gradleEdits(file: ParsedFile, { name, version }: DependencyRequest): readonly TextEdit[] {
  const { text } = file;
  const { eol, indent } = textStyle(text, '    ');
  const kotlin = file.uri.endsWith('.kts');
  const line = kotlin ? `implementation("${name}:${version}")` : `implementation '${name}:${version}'`;
  const blocks = file.document ? [...descendants(file.document.root)] : [];
  // `buildscript { dependencies { … } }` is about the build itself.
  const block = blocks.find((node) => node.kind === 'block' && node.name === 'dependencies' && node.path.length <= 1);
  const close = block ? block.range.end - 1 : -1;
  if (block && text[close] === '}') {
    const lineStart = text.lastIndexOf('\n', close - 1) + 1;
    const first = block.children[0];
    const inner = first ? lineIndent(text, first.range.start) : lineIndent(text, close) + indent;
    if (text.slice(lineStart, close).trim() === '') {
      return [{ range: { start: lineStart, end: lineStart }, newText: `${inner}${line}${eol}` }];
    }
    const open = text.slice(0, close).trimEnd().length;
    return [{ range: { start: open, end: close }, newText: `${eol}${indent}${line}${eol}` }];
  }
  const lead = text === '' || text.endsWith('\n') ? '' : eol;
  const gap = text.trim() === '' ? '' : eol;
  const newText = `${lead}${gap}dependencies {${eol}${indent}${line}${eol}}${eol}`;
  return [{ range: { start: text.length, end: text.length }, newText }];
}

/** Behind the last pod of the first target, so that it is built for the app. */
function podEdits(text: string, { name, version }: DependencyRequest): readonly TextEdit[] | undefined {
  const target = /^[ \t]*target\b.*\bdo\b.*$/m.exec(text);
  if (!target) return undefined;
  const { eol, indent } = textStyle(text);
  const from = target.index + target[0].length;
  const nextTarget = /^[ \t]*(?:target\b.*\bdo\b|end\b)/m.exec(text.slice(from));
  const until = nextTarget ? from + nextTarget.index : text.length;
  const pods = [...text.slice(from, until).matchAll(/^[ \t]*pod\b.*$/gm)];
  const last = pods.at(-1);
  const offset = last ? from + last.index + last[0].length : from;
  const own = last ? (/^[ \t]*/.exec(last[0])?.[0] ?? '') : lineIndent(text, target.index + target[0].length) + indent;
  const at = lineEnd(text, offset);
  const lead = text[at - 1] === '\n' ? '' : eol;
  return [{ range: { start: at, end: at }, newText: `${lead}${own}pod '${name}', '${version}'${eol}` }];
}
