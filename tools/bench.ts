/**
 * `npm run bench`: how fast files are read, as ratios within one run, so that the speed of the machine cancels out.
 * Texts are sources that installed packages carry and generated code of the languages nobody ships through npm. To see
 * memory settle, run it with `node --expose-gc --import tsx tools/bench.ts`. Prints a table and decides nothing.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { CodeLanguage } from '../server/src/core/language';
import { createPrefilter } from '../server/src/engine/prefilter';
import { enabledRules, rulesForFile } from '../server/src/engine/rule-selection';
import { rules } from '../server/src/generated/registry';
import { models } from '../server/src/models/index';
import { createParser, type Parser } from '../server/src/syntax/parser';
import { loadGrammar } from '../test/harness/grammars';

interface Sample {
  readonly language: CodeLanguage;
  readonly extension: string;
  readonly texts: readonly string[];
}

/** Texts of one language are joined or repeated to at least this many UTF-16 code units. */
const sampleSize = 400_000;
const rounds = 3;

/** Sources of a kind below folders of node_modules, cut off at `sampleSize`. */
function installedSources(folders: readonly string[], accepts: (name: string) => boolean): string[] {
  const texts: string[] = [];
  let size = 0;
  const visit = (folder: string): void => {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (size >= sampleSize) return;
      const file = path.join(folder, entry.name);
      if (entry.isDirectory()) visit(file);
      else if (accepts(entry.name) && statSync(file).size < 100_000) {
        const text = readFileSync(file, 'utf8');
        texts.push(text);
        size += text.length;
      }
    }
  };
  for (const folder of folders) visit(path.join(__dirname, '..', 'node_modules', folder));
  return texts;
}

/** One function as each language writes it; `#` becomes a number. */
const functions: Readonly<Record<Exclude<CodeLanguage, 'typescript' | 'javascript'>, readonly [string, string]>> = {
  kotlin: [
    'kt',
    'fun save#(context: Context, user: User) {\n  val prefs = context.getSharedPreferences("p#", 0)\n' +
      '  prefs.edit { putString("name#", user.name?.trim() ?: "none") }\n  if (user.age > #) log("user $user")\n}\n',
  ],
  java: [
    'java',
    'class Store# {\n  void save(Context context, User user) {\n    SharedPreferences prefs = context.getSharedPreferences("p#", 0);\n' +
      '    prefs.edit().putString("name#", user.getName()).apply();\n    if (user.age > #) { log("age" + user.age); }\n  }\n}\n',
  ],
  swift: [
    'swift',
    'func save#(user: User) {\n  let defaults = UserDefaults.standard\n  defaults.set(user.name ?? "none", forKey: "name#")\n' +
      '  guard user.age > # else { return }\n  print("age \\(user.age)")\n}\n',
  ],
  'objective-c': [
    'm',
    'void save#(User *user) {\n  NSUserDefaults *defaults = [NSUserDefaults standardUserDefaults];\n' +
      '  [defaults setObject:user.name forKey:@"name#"];\n  if (user.age > #) { NSLog(@"age %d", user.age); }\n}\n',
  ],
  dart: [
    'dart',
    'Future<void> save#(User user) async {\n  final prefs = await SharedPreferences.getInstance();\n' +
      "  await prefs.setString('name#', user.name ?? 'none');\n  if (user.age > #) print('user $user');\n}\n",
  ],
};

function generated(language: keyof typeof functions): Sample {
  const [extension, pattern] = functions[language];
  const texts: string[] = [];
  for (let number = 0, size = 0; size < sampleSize; ) {
    let text = '';
    while (text.length < 20_000) text += pattern.replaceAll('#', String(number++));
    texts.push(text);
    size += text.length;
  }
  return { language, extension, texts };
}

function samples(): Sample[] {
  const declarations = installedSources(['@types/node', '@types/vscode'], (name) => name.endsWith('.ts'));
  const scripts = installedSources(['mocha/lib', 'commander/lib', 'yaml/dist'], (name) => name.endsWith('.js'));
  return [
    { language: 'typescript', extension: 'ts', texts: declarations },
    { language: 'javascript', extension: 'js', texts: scripts },
    ...(Object.keys(functions) as (keyof typeof functions)[]).map(generated),
  ];
}

const sizeOf = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + text.length, 0);

/** The shortest of several runs, in milliseconds per million code units. */
function cost(texts: readonly string[], run: (text: string) => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round++) {
    const start = performance.now();
    for (const text of texts) run(text);
    best = Math.min(best, performance.now() - start);
  }
  return (best / sizeOf(texts)) * 1e6;
}

function parseWith(parser: Parser, extension: string): (text: string) => void {
  const uri = `file:///bench/lib/Sample.${extension}`;
  return (text) => parser.parse({ uri, text }, { milliseconds: 60_000 })?.dispose();
}

function compilerCost(texts: readonly string[]): number {
  return cost(texts, (text) => ts.createSourceFile('sample.tsx', text, ts.ScriptTarget.Latest, true));
}

/** Heap and buffers in use, after a collection when the process allows one. */
function memory(): number {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

async function main(): Promise<void> {
  const all = samples();
  const parser = await createParser(loadGrammar);
  const script = all.filter((sample) => sample.language === 'javascript');
  const reference = compilerCost(script.flatMap((sample) => sample.texts));
  const enabled = enabledRules(rules, {});
  const table: Record<string, Record<string, string>> = {};
  for (const { language, extension, texts } of all) {
    const first = parser.parse({ uri: `file:///bench/lib/Sample.${extension}`, text: texts[0] ?? '' });
    if (!first?.tree) throw new Error(`${language} is not read.`);
    first.dispose();
    const parse = cost(texts, parseWith(parser, extension));
    const facts = { languages: new Set([language]), role: 'code', isTest: false } as const;
    const prefilter = createPrefilter(rulesForFile(enabled, facts), facts, models);
    const scan = cost(texts, (text) => prefilter.mayMatch(text));
    const before = memory();
    for (let cycle = 0; cycle < 5; cycle++) texts.forEach(parseWith(parser, extension));
    table[language] = {
      'thousand characters': (sizeOf(texts) / 1000).toFixed(0),
      'parse / compiler': (parse / reference).toFixed(2),
      'trigger scan / parse': (scan / parse).toFixed(4),
      'memory after 5 more cycles': (memory() / before).toFixed(3),
    };
  }
  console.log('Reference: ts.createSourceFile over the JavaScript texts = 1. Smaller is faster.');
  console.table(table);
  if (!global.gc) console.log('Memory includes garbage: run with --expose-gc to leave it out.');
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
