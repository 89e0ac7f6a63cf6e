import { buildNode } from '../build-node';
import type { SyntaxNode } from '../nodes';
import { ExpressionParser } from './expression-parser';
import { isBare } from './token-cursor';
import { readImport } from './token-imports';
import { statementWords } from './token-language';

/** Declarations and Swift conditions end in a brace that is no lambda of the call before it. */
const headerWords = new Set(
  'if while for switch guard class interface object struct enum extension protocol fun func catch init else'.split(' '),
);
const functionWords = new Set(['fun', 'func', 'function']);
const wordsBeforeCalls = new Set('return new await const try else throw yield do case typeof in is as'.split(' '));
const constantWords = new Set(['val', 'const', 'final']);

/** Reads statements: what keeps calls apart from declarations that look like them. */
export class TokenParser extends ExpressionParser {
  parseFile(): SyntaxNode[] {
    return this.sequence(this.tokens.count);
  }

  /** Statements up to a token. Keeps only what carries a call, string, assignment, variable or import. */
  protected sequence(until: number): SyntaxNode[] {
    const nodes: SyntaxNode[] = [];
    const outerHeader = this.inHeader;
    this.inHeader = false;
    while (this.pos < until) {
      const before = this.pos;
      const imported = readImport(this, this.pos, until);
      if (imported) {
        nodes.push(imported.node);
        this.pos = imported.next;
        continue;
      }
      if (this.isPunctuation(this.pos, '{')) this.inHeader = false;
      const node = this.statement(until);
      if (node && !isBare(node)) nodes.push(node);
      if (this.pos === before) this.pos++;
    }
    this.inHeader = outerHeader;
    return nodes;
  }

  protected statement(until: number): SyntaxNode | undefined {
    const first = this.pos;
    if (this.isPunctuation(first, '{')) return this.block();
    const word = this.isWord(first) ? this.word(first) : '';
    if (this.isDeclarator(first)) return this.variable(first, until);
    if (headerWords.has(word)) this.inHeader = true;
    if (functionWords.has(word)) return this.functionHead(until);
    if (statementWords.has(word) || headerWords.has(word)) {
      // `catch`, `in` … may be names of members; a call chain is read from its first word, so here they stand alone.
      this.pos++;
      return undefined;
    }
    if (word === 'return') {
      this.pos++;
      const value = this.pos < until && this.sameLine(this.pos) ? this.expression(until) : undefined;
      return buildNode('return', this.origin(first, 'return'), { value }, [value]);
    }
    const typed = this.forms.typedDeclarations ? this.typedDeclaration(first, until) : undefined;
    if (typed !== undefined) {
      this.pos = typed;
      return this.variable(first, until, typed);
    }
    if (this.isDeclaredFunction(first, until)) {
      this.pos++;
      return this.group('parameters');
    }
    return this.expression(until);
  }

  private isDeclarator(index: number): boolean {
    if (!this.isWord(index) || !this.forms.declarators.has(this.word(index))) return false;
    return this.isWord(index + 1);
  }

  /** `fun name(…)`: the name is no call, the defaults of the parameters may hold some. */
  protected functionHead(until: number): SyntaxNode | undefined {
    this.pos++;
    for (let steps = 0; this.pos < until && steps < 40 && !this.isPunctuation(this.pos, '('); steps++) {
      if (this.isPunctuation(this.pos, '{') || this.isPunctuation(this.pos, '=')) return undefined;
      this.pos++;
    }
    return this.isPunctuation(this.pos, '(') ? this.group('parameters') : undefined;
  }

  /** `Type name(…) {` and, where lambdas do not trail, `name(…) {`. */
  protected isDeclaredFunction(index: number, until: number): boolean {
    if (this.forms.trailingLambdas || !this.isWord(index) || !this.isPunctuation(index + 1, '(')) return false;
    const close = this.tokens.match[index + 1] as number;
    if (close < 0 || close >= until) return false;
    if (this.isPunctuation(close + 1, '{') || /^(?:async|throws)$/.test(this.word(close + 1))) return true;
    if (!this.forms.typedDeclarations || index === 0 || !this.isWord(index - 1) || !this.sameLine(index)) return false;
    const before = this.word(index - 1);
    return !wordsBeforeCalls.has(before);
  }

  /** The index of the name in `Type<Args>* name =`, looking ahead a bounded distance. */
  protected typedDeclaration(index: number, until: number): number | undefined {
    if (!this.isWord(index)) return undefined;
    let angle = 0;
    for (let i = index; i < Math.min(until, index + 40); i++) {
      if (this.isWord(i)) {
        if (i > index && angle === 0 && this.isPunctuation(i + 1, '=') && !this.isPunctuation(i - 1, '.')) return i;
        continue;
      }
      const mark = this.word(i);
      if (mark === '<') angle++;
      else if (mark === '>') angle--;
      else if (!['.', ',', '*', '?', '[', ']', '__'].includes(mark) || (mark === ',' && angle === 0)) return undefined;
    }
    return undefined;
  }

  private variable(first: number, until: number, nameIndex?: number): SyntaxNode | undefined {
    let name = nameIndex ?? first + 1;
    const constant = constantWords.has(this.word(first)) || (this.language === 'swift' && this.word(first) === 'let');
    if (nameIndex === undefined) {
      const typed = this.forms.typedDeclarations ? this.typedDeclaration(name, until) : undefined;
      name = typed ?? name;
    }
    this.pos = name + 1;
    if (this.isPunctuation(this.pos, ':')) this.skipType(until);
    if (!this.isPunctuation(this.pos, '=')) return undefined;
    this.pos++;
    const initializer = this.expression(until);
    if (!initializer) return undefined;
    return buildNode(
      'variable',
      this.origin(first, 'variable'),
      {
        name: this.word(name),
        nameRange: this.range(name),
        scope: 'local',
        constant,
        initializer,
        annotations: [],
        modifiers: [],
      },
      [initializer],
    );
  }

  protected skipType(until: number): void {
    for (this.pos++; this.pos < until; this.pos++) {
      if (this.isWord(this.pos)) {
        if (!this.sameLine(this.pos)) return;
        continue;
      }
      const mark = this.word(this.pos);
      const close = this.tokens.match[this.pos] as number;
      if ((mark === '(' || mark === '[') && close > this.pos && close < until) this.pos = close;
      else if (!['.', '?', '!', '<', '>', ',', '->', '&', '@', '|', '*'].includes(mark)) return;
    }
  }
}
