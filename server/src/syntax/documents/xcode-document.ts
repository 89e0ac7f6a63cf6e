import type { TextRange } from '../../core/location';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import {
  addNode,
  createRoot,
  type DocumentProblem,
  type DraftNode,
  finishDocument,
  maxDepth,
  setValue,
} from './build-document';

/**
 * Xcode's own text files: project files (`project.pbxproj`, the old property list form with braces) and build settings
 * (`.xcconfig`). Dictionaries are pairs with children, lists have items, scalars are text.
 */
export const xcodeAdapter: DocumentAdapter = {
  languages: ['xcode'],
  parse(text, uri) {
    const root = createRoot(text);
    const comments: Comment[] = [];
    const problems: DocumentProblem[] = [];
    if (/\.xcconfig$/i.test(uri)) readSettings(text, root, comments);
    else readProject(text, root, comments, problems);
    return finishDocument(text, root, comments, problems);
  },
};

const settingLine = /^([ \t]*)([A-Za-z_]\w*(?:\[[^\]\n]*\])*)([ \t]*=[ \t]*)(.*)/s;

/** `KEY = value // comment`; keys keep their condition (`KEY[sdk=iphoneos*]`). `#include` lines are no settings. */
function readSettings(text: string, root: DraftNode, comments: Comment[]): void {
  for (const found of text.slice(root.nameRange.start).matchAll(/[^\r\n]+/g)) {
    const start = root.nameRange.start + found.index;
    const commentAt = found[0].indexOf('//');
    const written = (commentAt === -1 ? found[0] : found[0].slice(0, commentAt)).trimEnd();
    if (commentAt !== -1) {
      const range = { start: start + commentAt, end: start + found[0].length };
      comments.push({ range, text: text.slice(range.start, range.end) });
    }
    const setting = settingLine.exec(written);
    if (!setting) continue;
    const keyStart = start + (setting[1] as string).length;
    const key = setting[2] as string;
    const end = start + written.length;
    const valueStart = keyStart + key.length + (setting[3] as string).length;
    const node = addNode(
      root,
      'pair',
      key,
      { start: keyStart, end: keyStart + key.length },
      { start: keyStart, end: Math.max(end, valueStart) },
    );
    setValue(node, setting[4] as string, { start: valueStart, end: valueStart + (setting[4] as string).length });
  }
}

interface Token {
  readonly sign?: string;
  readonly text: string;
  readonly range: TextRange;
  /** Between the quotes. */
  readonly content: TextRange;
}

interface Reader {
  readonly tokens: readonly Token[];
  readonly problems: DocumentProblem[];
  at: number;
  depth: number;
}

const tokenPattern =
  /\/\/[^\r\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\]|\\[\s\S])*(?:"|$)|<[0-9a-fA-F\s]*>|[{}()=;,]|[^\s{}()=;,"]+/g;

function tokensOf(text: string, from: number, comments: Comment[], problems: DocumentProblem[]): Token[] {
  const tokens: Token[] = [];
  for (const found of text.slice(from).matchAll(tokenPattern)) {
    const written = found[0];
    const range = { start: from + found.index, end: from + found.index + written.length };
    if (written.startsWith('//') || written.startsWith('/*')) {
      comments.push({ range, text: written });
    } else if (written.startsWith('"')) {
      const closed = written.length > 1 && written.endsWith('"');
      if (!closed) problems.push({ message: 'missing closing quote', range });
      const content = { start: range.start + 1, end: closed ? range.end - 1 : range.end };
      const raw = text.slice(content.start, content.end);
      tokens.push({ text: raw.replace(/\\([\s\S])/g, (_, char: string) => escapes[char] ?? char), range, content });
    } else if (/^[{}()=;,]$/.test(written)) {
      tokens.push({ sign: written, text: written, range, content: range });
    } else {
      tokens.push({ text: written, range, content: range });
    }
  }
  return tokens;
}

const escapes: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

function readProject(text: string, root: DraftNode, comments: Comment[], problems: DocumentProblem[]): void {
  const tokens = tokensOf(text, root.nameRange.start, comments, problems);
  const reader: Reader = { tokens, problems, at: 0, depth: 0 };
  if (tokens[0]?.sign === '{') {
    reader.at++;
    readPairs(reader, root);
  }
}

/** `key = value;` up to the closing brace, which is passed. */
function readPairs(reader: Reader, owner: DraftNode): void {
  for (let token = reader.tokens[reader.at]; token; token = reader.tokens[reader.at]) {
    reader.at++;
    if (token.sign === '}') return;
    if (token.sign) continue;
    const node = addNode(owner, 'pair', token.text, token.content, { ...token.range });
    if (reader.tokens[reader.at]?.sign !== '=') {
      reader.problems.push({ message: `'${token.text}' has no value`, range: token.range });
      continue;
    }
    reader.at++;
    readValue(reader, node);
    if (reader.tokens[reader.at]?.sign === ';') reader.at++;
    else reader.problems.push({ message: `';' is missing behind '${token.text}'`, range: token.range });
  }
  if (owner.kind !== 'document' || reader.tokens.length > 1)
    reader.problems.push({ message: "'{' is not closed", range: owner.nameRange });
}

function readValue(reader: Reader, node: DraftNode): void {
  const token = reader.tokens[reader.at];
  if (!token || (token.sign && token.sign !== '{' && token.sign !== '(')) return;
  reader.at++;
  if (!token.sign) {
    setValue(node, token.text, token.content);
  } else if (reader.depth >= maxDepth) {
    reader.problems.push({ message: 'nested too deep', range: token.range });
    reader.at = reader.tokens.length;
  } else {
    reader.depth++;
    if (token.sign === '{') readPairs(reader, node);
    else readItems(reader, node);
    reader.depth--;
  }
  node.range = { start: node.range.start, end: reader.tokens[reader.at - 1]?.range.end ?? node.range.end };
}

/** Members of a list up to the closing parenthesis, which is passed. */
function readItems(reader: Reader, owner: DraftNode): void {
  let index = 0;
  for (let token = reader.tokens[reader.at]; token; token = reader.tokens[reader.at]) {
    if (token.sign === ')') {
      reader.at++;
      return;
    }
    if (token.sign && token.sign !== '{' && token.sign !== '(') {
      reader.at++;
      continue;
    }
    const start = token.range.start;
    readValue(reader, addNode(owner, 'item', String(index++), { start, end: start }, { ...token.range }));
  }
  reader.problems.push({ message: "'(' is not closed", range: owner.nameRange });
}
