import { type Mark, readMarks, withoutSeams } from './fixture-marks';

/** One fenced source file of a fixture. */
export interface FixtureFence {
  /** The fence's language word, for example `kotlin` or `kts`. */
  readonly language: string;
  /** Path below the project's root. */
  readonly path: string;
  readonly ok: boolean;
  readonly doc: boolean;
  /** What may be offered for the findings of this file: no fix, or only manual ones. */
  readonly noFix?: 'none' | 'manual';
  readonly options: Readonly<Record<string, unknown>>;
  readonly text: string;
  readonly marks: readonly Mark[];
  /** Line of the fence in the fixture, from 1. */
  readonly line: number;
}

/** What the files must be after a fix was applied wherever it is offered. */
export interface FixtureFix {
  readonly title: string;
  readonly files: readonly {
    readonly path: string;
    readonly text: string;
    readonly doc: boolean;
    readonly language: string;
  }[];
}

/** One test: files that form a project, and what its fixes make of them. */
export interface FixtureCase {
  readonly name: string;
  readonly files: readonly FixtureFence[];
  readonly fixes: readonly FixtureFix[];
}

export interface Fixture {
  readonly ruleId: string;
  readonly cases: readonly FixtureCase[];
}

interface RawFence {
  readonly heading: string;
  readonly line: number;
  readonly language: string;
  readonly words: ReadonlyMap<string, string>;
  readonly body: string;
}

/** Reads a fixture in Markdown; see `test/rules/README.md`. Throws with the line when the form is wrong. */
export function readFixture(markdown: string): Fixture {
  const ruleId = /^# (\S+)\s*$/m.exec(markdown)?.[1];
  if (!ruleId) throw new Error('The fixture does not start with "# <rule id>".');
  const cases: { name: string; files: FixtureFence[]; fixes: FixtureFix[]; explicit: boolean }[] = [];
  let heading = '';
  for (const raw of fences(markdown)) {
    const fixed = raw.words.get('fixed');
    const path = raw.words.get('file') ?? defaultPath(raw);
    let current = raw.heading === heading ? cases.at(-1) : undefined;
    heading = raw.heading;
    if (fixed !== undefined && fixed !== 'none' && fixed !== 'manual') {
      if (!current) throw new Error(`Line ${raw.line}: a fixed block needs a file before it.`);
      addFixed(current.fixes, fixed, raw, path);
      continue;
    }
    const explicit = raw.words.has('file');
    const alone = !explicit && current !== undefined && !current.explicit;
    if (!current || alone || current.fixes.length > 0 || current.files.some((file) => file.path === path)) {
      current = { name: raw.heading, files: [], fixes: [], explicit };
      cases.push(current);
    }
    current.explicit ||= explicit;
    current.files.push(toFence(raw, path));
  }
  const seen = new Map<string, number>();
  return {
    ruleId,
    cases: cases.map(({ name, files, fixes }) => {
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return { name: count === 1 ? name : `${name} (${count})`, files, fixes };
    }),
  };
}

function addFixed(fixes: FixtureFix[], title: string, raw: RawFence, path: string): void {
  const file = { path, text: withoutSeams(raw.body), doc: raw.words.has('doc'), language: raw.language };
  const known = fixes.findIndex((fix) => fix.title === title);
  if (known === -1) fixes.push({ title, files: [file] });
  else fixes[known] = { title, files: [...(fixes[known] as FixtureFix).files, file] };
}

function toFence(raw: RawFence, path: string): FixtureFence {
  const marked = raw.words.get('marks') === 'off' ? { text: raw.body, marks: [] } : readMarks(raw.body);
  const ok = raw.words.has('ok');
  if (ok && marked.marks.some((mark) => mark.gap === undefined)) {
    throw new Error(`Line ${raw.line}: a block that is ok has marks.`);
  }
  return {
    language: raw.language,
    path,
    ok,
    doc: raw.words.has('doc'),
    noFix: raw.words.get('fixed') as 'none' | 'manual' | undefined,
    options: JSON.parse(raw.words.get('options') ?? '{}') as Record<string, unknown>,
    ...marked,
    line: raw.line,
  };
}

function fences(markdown: string): readonly RawFence[] {
  const found: RawFence[] = [];
  const lines = markdown.replace(/\r\n/g, '\n').split('\n');
  let heading = '';
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as string;
    if (/^##+ /.test(line)) heading = line.replace(/^#+ /, '').trim();
    const open = /^(`{3,})([\w+-]*)(.*)$/.exec(line);
    if (!open) continue;
    const start = i + 1;
    i = lines.findIndex((other, at) => at >= start && other.trimEnd() === open[1]);
    if (i === -1) throw new Error(`Line ${start}: the fence is not closed.`);
    if (!open[2]) continue;
    found.push({
      heading,
      line: start,
      language: open[2],
      words: readWords(open[3] ?? '', start),
      body: `${lines.slice(start, i).join('\n')}\n`,
    });
  }
  return found;
}

const known = new Set(['ok', 'doc', 'file', 'fixed', 'options', 'marks']);

/** `ok file=a.xml fixed="a title" options={"a": 1}`. */
function readWords(rest: string, line: number): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  for (const found of rest.matchAll(/(\w+)(?:=(?:"((?:[^"\\]|\\.)*)"|(\{.*\})|(\S+)))?/g)) {
    const name = found[1] as string;
    if (!known.has(name)) throw new Error(`Line ${line}: "${name}" is no word of a fixture fence.`);
    words.set(name, found[2]?.replace(/\\(.)/g, '$1') ?? found[3] ?? found[4] ?? '');
  }
  return words;
}

const defaultPaths: Readonly<Record<string, string>> = {
  kotlin: 'app/src/main/java/app/Sample.kt',
  java: 'app/src/main/java/app/Sample.java',
  swift: 'App/Sample.swift',
  'objective-c': 'App/Sample.m',
  objc: 'App/Sample.m',
  dart: 'lib/sample.dart',
  typescript: 'src/sample.ts',
  ts: 'src/sample.ts',
  tsx: 'src/Sample.tsx',
  javascript: 'src/sample.js',
  js: 'src/sample.js',
  jsx: 'src/Sample.jsx',
  vue: 'src/Sample.vue',
  html: 'www/index.html',
  xml: 'app/src/main/AndroidManifest.xml',
  plist: 'App/Info.plist',
  json: 'app.json',
  yaml: 'pubspec.yaml',
  toml: 'gradle/libs.versions.toml',
  properties: 'gradle.properties',
  env: '.env',
  groovy: 'app/build.gradle',
  kts: 'app/build.gradle.kts',
  rules: 'firestore.rules',
  ruby: 'Podfile',
  pbxproj: 'App.xcodeproj/project.pbxproj',
  xcconfig: 'Config/App.xcconfig',
};

function defaultPath(raw: RawFence): string {
  const path = defaultPaths[raw.language];
  if (!path) throw new Error(`Line ${raw.line}: no file name is known for "${raw.language}"; say file=….`);
  return path;
}
