import type { CodeLanguage } from '../../core/language';
import type { Origin } from '../build-node';
import type { Argument, SyntaxKind, SyntaxNode } from '../nodes';
import { type TokenLanguage, tokenLanguages } from './token-language';
import { TokenKind, type Tokens } from './tokenize';

/** Nesting beyond this is read flat: its tokens are separators, calls in it are lost, and the stack stays small. */
export const maxDepth = 60;

/** A place in a file's tokens. Every token is read once: a failed attempt goes on behind what it has read. */
export abstract class TokenCursor {
  protected pos = 0;
  protected depth = 0;
  /** Between `if`, `class`, … and their brace, which is no lambda then. */
  protected inHeader = false;
  protected readonly forms: TokenLanguage;

  constructor(
    readonly text: string,
    readonly language: CodeLanguage,
    readonly tokens: Tokens,
  ) {
    this.forms = tokenLanguages[language];
  }

  /** The token as written; empty past the end. */
  word(index: number): string {
    return index < this.tokens.count ? this.text.slice(this.tokens.start[index], this.tokens.end[index]) : '';
  }

  isWord(index: number): boolean {
    return index < this.tokens.count && this.tokens.kind[index] === TokenKind.Word;
  }

  protected isPunctuation(index: number, mark: string): boolean {
    return index < this.tokens.count && this.tokens.kind[index] === TokenKind.Punctuation && this.word(index) === mark;
  }

  protected startOf(index: number): number {
    return this.tokens.start[index] ?? this.text.length;
  }

  /** An origin from the start of a token to the end of the last token read. */
  protected origin(first: number, nativeKind: string): Origin {
    return this.originAt(this.startOf(first), nativeKind);
  }

  protected originAt(start: number, nativeKind: string): Origin {
    const last = Math.max(0, this.pos - 1);
    return { range: { start, end: Math.max(start, this.tokens.end[last] ?? start) }, nativeKind };
  }

  protected range(index: number): { start: number; end: number } {
    return { start: this.startOf(index), end: this.tokens.end[index] ?? this.text.length };
  }

  /** Members or operators one chain may have. Every link is a level of the tree, so nested chains must be shorter. */
  protected maxChain(): number {
    return this.depth < 8 ? 150 : 16;
  }

  protected sameLine(index: number): boolean {
    return this.tokens.lineStart[index] === 0;
  }

  /** Nothing stands between this token and the one before it. */
  protected isTight(index: number): boolean {
    return index > 0 && this.tokens.end[index - 1] === this.tokens.start[index];
  }
}

export function argumentValues(args: readonly Argument[]): SyntaxNode[] {
  return args.map((argument) => argument.value);
}

/** A value that tells nothing outside a call or assignment: statements made of it are left out. */
export function isBare(node: SyntaxNode): boolean {
  const stack = [node];
  for (let looked = 0; stack.length > 0; looked++) {
    const current = stack.pop() as SyntaxNode;
    // Few nodes are enough: what is larger is kept, and nested parentheses do not make this quadratic.
    if (looked > 40 || !bareKinds.has(current.kind)) return false;
    stack.push(...current.children);
  }
  return true;
}

const bareKinds: ReadonlySet<SyntaxKind> = new Set<SyntaxKind>(
  'name number boolean null member native wrapper unary binary index'.split(' ') as SyntaxKind[],
);

export function isLiteral(node: SyntaxNode): boolean {
  return node.kind === 'string' || node.kind === 'number' || node.kind === 'template';
}

export function canBeCalled(node: SyntaxNode): boolean {
  return ['name', 'member', 'call', 'index'].includes(node.kind) || (node.kind === 'wrapper' && node.form !== 'cast');
}
