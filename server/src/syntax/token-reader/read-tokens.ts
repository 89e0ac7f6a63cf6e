import type { CodeLanguage } from '../../core/language';
import { buildNode } from '../build-node';
import type { SyntaxNode, SyntaxTree } from '../nodes';
import { tokenLanguages } from './token-language';
import { TokenParser } from './token-parser';
import { tokenize } from './tokenize';

/**
 * Reads a text at token level, for when the parse budget is spent or a file is huge. Gives calls with receivers and
 * arguments, strings and templates, assignments, variables with an initial value, imports and comments; everything that
 * structures a program (classes, functions, conditions) stays out. Takes linear time and never throws.
 */
export function readTokens(text: string, language: CodeLanguage): SyntaxTree {
  const tokens = tokenize(text, tokenLanguages[language]);
  const nodes: SyntaxNode[] = new TokenParser(text, language, tokens).parseFile();
  const packageName =
    language === 'kotlin' || language === 'java'
      ? (/^[ \t\ufeff]*package[ \t]+([\w.]+)/m.exec(text.slice(0, 20_000))?.[1] ?? '')
      : '';
  const origin = { range: { start: 0, end: text.length }, nativeKind: 'tokens' };
  const root = buildNode('file', origin, { packageName }, nodes);
  return { root, comments: tokens.comments, reduced: true, hasErrors: tokens.hasErrors };
}
