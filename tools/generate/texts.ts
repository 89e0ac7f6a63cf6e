import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { SUPPRESSION_MESSAGES } from '../../server/src/engine/suppression';
import { rules } from '../../server/src/generated/registry';
import { PAGE_WORDS } from '../../server/src/lsp/translate-page';
import type { AnyRule } from '../../server/src/rule-kit/rule';
import { sinkWords } from '../../server/src/semantics/flow/sinks';
import { at } from './paths';
import { wordsOfModels } from './words-of-models';

/** English texts that an editor shows, in groups for those who translate them. Each text stands in the first group that has it. */
export type TextGroups = ReadonlyMap<string, readonly string[]>;

let collected: TextGroups | undefined;

/** Every text of the language server: of the rules, of its own code, and the words that fill placeholders. Read once. */
export function serverTexts(): TextGroups {
  collected ??= collect();
  return collected;
}

function collect(): TextGroups {
  const seen = new Set<string>();
  const groups = new Map<string, readonly string[]>();
  const add = (name: string, texts: readonly string[]): void => {
    const fresh = [...new Set(texts)].filter((text) => text !== '' && !seen.has(text));
    for (const text of fresh) seen.add(text);
    if (fresh.length > 0) groups.set(name, fresh);
  };
  add('editor', literalTexts(['lsp'], textCalls));
  add('rule pages', PAGE_WORDS);
  add('report', literalTexts(['report'], textCalls));
  add('suppressions', Object.values(SUPPRESSION_MESSAGES));
  add('files', [...literalTexts(['project', 'engine'], textCalls), 'Generated file.']);
  add('steps', [
    ...Object.values(sinkWords),
    'ends here',
    ...literalTexts(['semantics'], textCalls),
    ...literalTexts(['rules'], remarks),
  ]);
  for (const [name, words] of wordsOfModels()) add(name, words);
  add('words of rules', [...literalTexts(['rules', 'rule-kit'], phrases), ...singleWords]);
  for (const rule of rules) add(rule.id, textsOf(rule));
  return groups;
}

function textsOf(rule: AnyRule): readonly string[] {
  const messages = Object.values(rule.messages as Readonly<Record<string, string | { readonly text: string }>>);
  const { title, docs } = rule.meta;
  return [
    title,
    ...messages.map((message) => (typeof message === 'string' ? message : message.text)),
    docs.what,
    docs.why,
    docs.fix,
    ...(rule.fixes ?? []).map((fix) => fix.title),
    ...(rule.fixes ?? []).flatMap((fix) => fix.leavesFinding ?? []),
    rule.meta.noFix ?? '',
    ...Object.values(rule.meta.notIn ?? {}),
    ...Object.values(rule.meta.withoutFix ?? {}),
  ];
}

/** Texts that a file's syntax tree shows, in its order. */
type Reader = (node: ts.Node) => readonly string[];

function literalTexts(folders: readonly string[], read: Reader): readonly string[] {
  return folders.flatMap((folder) => {
    const base = at('server', 'src', folder);
    return readdirSync(base, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .flatMap((file) => {
        const found: string[] = [];
        const visit = (node: ts.Node): void => {
          found.push(...read(node));
          ts.forEachChild(node, visit);
        };
        visit(ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true));
        return found;
      });
  });
}

/** Literals handed to `say`, `worded` or `step`, and `template` of a wording. */
const textCalls: Reader = (node) => {
  if (ts.isCallExpression(node)) {
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    return /^(say|worded|step)$/.test(callee.getText()) ? node.arguments.slice(0, 2).flatMap(choices) : [];
  }
  return named(node, 'template');
};

/** What a rule says of a second place. */
const remarks: Reader = (node) => named(node, 'message');

function named(node: ts.Node, name: string): readonly string[] {
  const isNamed = (ts.isPropertyAssignment(node) || ts.isVariableDeclaration(node)) && node.name.getText() === name;
  return isNamed && node.initializer ? choices(node.initializer) : [];
}

const phrase = /^(?:the|a|an|gives|takes|hands) [A-Za-z`]|^MD5 or/;

/** Words that fill a placeholder by themselves, with its name, because code may be called the same. */
const singleWords = [
  ...['key', 'passphrase'].map((part) => `part: ${part}`),
  ...['activity', 'service', 'receiver', 'provider'].map((component) => `component: ${component}`),
];

/** Phrases in the code of rules that fill placeholders; code in them is called `{code}`. Texts of `meta` and `messages` are no such. */
const phrases: Reader = (node) => {
  if (!ts.isStringLiteralLike(node) && !ts.isTemplateExpression(node)) return [];
  for (let outer: ts.Node = node; outer.parent; outer = outer.parent) {
    if (ts.isPropertyAssignment(outer) && /^(meta|messages|title|leavesFinding|message)$/.test(outer.name.getText()))
      return [];
  }
  const text = ts.isTemplateExpression(node)
    ? [node.head.text, ...node.templateSpans.map((span) => `{code}${span.literal.text}`)].join('')
    : node.text;
  return phrase.test(text) && !text.includes('\n') ? [text] : [];
};

/** The literal, or both of a choice. */
function choices(node: ts.Node): readonly string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  return ts.isConditionalExpression(node) ? [...choices(node.whenTrue), ...choices(node.whenFalse)] : [];
}
