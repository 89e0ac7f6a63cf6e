import { buildNode } from '../build-node';
import type { Argument, SyntaxNode } from '../nodes';
import { LiteralParser } from './literal-parser';
import { argumentValues, canBeCalled, isBare, isLiteral, maxDepth } from './token-cursor';
import { statementWords } from './token-language';
import { TokenKind } from './tokenize';

const assignmentOperators = new Set('= += -= *= /= %= &= |= ^= ??= &&= ||= <<= >>= >>>= **='.split(' '));
const binaryOperators = new Set('+ - * / % == != === !== < > <= >= && || ?? ?: & | ^ << ... ..<'.split(' '));
const leadingOperators = new Set(['&&', '||', '??', '?:']);
const prefixOperators = new Set(['!', '-', '+', '~', '&', '*', '++', '--', '...']);

/** Reads operators, calls, members and messages. */
export abstract class ExpressionParser extends LiteralParser {
  protected abstract skipType(until: number): void;

  /** One expression with operators, all of equal rank; undefined (and nothing read) when none begins here. */
  protected expression(until: number): SyntaxNode | undefined {
    if (this.depth >= maxDepth) return undefined;
    this.depth++;
    const first = this.pos;
    let left = this.prefixed(until);
    for (let links = 0; left && this.pos < until && links < this.maxChain(); links++) {
      const operator = this.word(this.pos);
      if (this.tokens.kind[this.pos] === TokenKind.Word) {
        if (!this.sameLine(this.pos)) break;
        if (operator === 'as') {
          left = this.cast(left, first, until);
          continue;
        }
        if (operator !== 'to' || this.language !== 'kotlin') break;
      } else if (this.tokens.kind[this.pos] !== TokenKind.Punctuation) break;
      const startsLine = !this.sameLine(this.pos);
      if (assignmentOperators.has(operator)) {
        this.pos++;
        const value = this.expression(until);
        if (value) {
          const origin = this.origin(first, 'assignment');
          left = buildNode('assignment', origin, { target: left, operator, value }, [left, value]);
        }
        break;
      }
      if (operator === '=>' || (operator === '->' && this.language === 'java')) {
        left = this.arrow(left, first, until);
        continue;
      }
      if (operator === '?') {
        left = this.ternary(left, first, until);
        continue;
      }
      if (!binaryOperators.has(operator) && operator !== 'to') break;
      if (startsLine && !this.forms.semicolons && !leadingOperators.has(operator)) break;
      this.pos++;
      const right = this.prefixed(until);
      if (!right) break;
      left = buildNode('binary', this.origin(first, 'binary'), { operator, left, right }, [left, right]);
    }
    this.depth--;
    return left;
  }

  protected cast(operand: SyntaxNode, first: number, until: number): SyntaxNode {
    this.skipType(until);
    return buildNode('wrapper', this.origin(first, 'cast'), { form: 'cast', operand }, [operand]);
  }

  protected arrow(params: SyntaxNode, first: number, until: number): SyntaxNode {
    this.pos++;
    const body = this.isPunctuation(this.pos, '{') ? this.block() : this.expression(until);
    const start = this.startOf(first);
    return buildNode(
      'function',
      this.origin(first, 'lambda'),
      { name: '', nameRange: { start, end: start }, form: 'lambda', params: [], body, annotations: [], modifiers: [] },
      [isBare(params) ? undefined : params, body],
    );
  }

  protected ternary(condition: SyntaxNode, first: number, until: number): SyntaxNode {
    const mark = this.pos++;
    const then = this.expression(until);
    if (!then) return condition;
    let otherwise: SyntaxNode | undefined;
    if (this.isPunctuation(this.pos, ':')) {
      this.pos++;
      otherwise = this.expression(until);
    }
    const conditionText = this.text.slice(this.startOf(first), this.tokens.end[mark - 1]);
    const children = [condition, then, otherwise];
    const fields = { form: 'ternary', condition, conditionText, then, otherwise } as const;
    return buildNode('conditional', this.origin(first, 'ternary'), fields, children);
  }

  protected prefixed(until: number): SyntaxNode | undefined {
    if (this.pos >= until || this.depth >= maxDepth) return undefined;
    const first = this.pos;
    const word = this.word(first);
    const wrap = (form: 'await' | 'try' | 'spread'): SyntaxNode | undefined => {
      this.pos++;
      if (form === 'try' && (this.isPunctuation(this.pos, '?') || this.isPunctuation(this.pos, '!'))) this.pos++;
      this.depth++;
      const operand = this.prefixed(until);
      this.depth--;
      return operand && buildNode('wrapper', this.origin(first, form), { form, operand }, [operand]);
    };
    if (this.isWord(first)) {
      if (word === 'await') return wrap('await');
      if (word === 'try' && this.language === 'swift') return wrap('try');
      if (word === 'throw' || word === 'typeof' || word === 'void') {
        this.pos++;
        this.depth++;
        const operand = this.prefixed(until);
        this.depth--;
        return operand;
      }
      if ((word === 'new' || (word === 'const' && this.language === 'dart')) && this.isWord(first + 1)) {
        this.pos++;
        return this.postfix(until, first);
      }
      if (statementWords.has(word) && !this.isPunctuation(first + 1, '(')) return undefined;
    } else if (this.tokens.kind[first] === TokenKind.Punctuation && prefixOperators.has(word)) {
      if (word === '...') return wrap('spread');
      this.pos++;
      this.depth++;
      const operand = this.prefixed(until);
      this.depth--;
      const operator = word;
      return operand && buildNode('unary', this.origin(first, 'unary'), { operator, operand }, [operand]);
    }
    return this.postfix(until);
  }

  /** A primary with members, calls, indexes and cascades behind it. `newIndex` is the word `new` before it. */
  protected postfix(until: number, newIndex?: number): SyntaxNode | undefined {
    const first = newIndex ?? this.pos;
    let node = this.primary(until);
    let isNew = newIndex !== undefined;
    for (let links = 0; node && this.pos < until && links < this.maxChain(); links++) {
      const at = this.pos;
      if (this.tokens.kind[at] !== TokenKind.Punctuation) break;
      const mark = this.word(at);
      const sameLine = this.sameLine(at);
      if (mark === '.' || mark === '?.' || mark === '::') {
        if (!this.isWord(at + 1)) break;
        this.pos += 2;
        const receiver: SyntaxNode = node;
        const fields = { name: this.word(at + 1), nameRange: this.range(at + 1), optional: mark === '?.' };
        const origin = this.origin(first, 'member');
        node = buildNode('member', origin, { ...fields, receiver, reference: mark === '::' }, [receiver]);
      } else if ((mark === '..' || mark === '?..') && this.language === 'dart' && this.isWord(at + 1)) {
        node = this.cascade(node, first, until);
      } else if ((mark === '!!' || mark === '!') && sameLine && (mark === '!!' || this.isTight(at))) {
        this.pos++;
        const operand: SyntaxNode = node;
        node = buildNode('wrapper', this.origin(first, 'non-null'), { form: 'non-null', operand }, [operand]);
      } else if (
        mark === '?' &&
        sameLine &&
        this.isTight(at) &&
        /^[[(.!]/.test(this.word(at + 1)) &&
        this.isTight(at + 1)
      ) {
        this.pos++;
      } else if (mark === '(' && (sameLine || this.forms.semicolons) && canBeCalled(node)) {
        const args = this.argumentsIn(at, until);
        if (!args) break;
        node = this.call(node, args, first, isNew);
        isNew = false;
      } else if (mark === '[' && sameLine && !isLiteral(node)) {
        const close = this.tokens.match[at] as number;
        if (close < 0 || close >= until) break;
        this.pos++;
        const index = this.single(close);
        this.pos = close + 1;
        if (!index) break;
        const receiver: SyntaxNode = node;
        node = buildNode('index', this.origin(first, 'index'), { receiver, index }, [receiver, index]);
      } else if (mark === '<' && this.typeArgumentsEnd(at, until) > 0) {
        this.pos = this.typeArgumentsEnd(at, until);
      } else if (mark === '{' && sameLine && this.forms.trailingLambdas && !this.inHeader && canBeCalled(node)) {
        const lambda = this.lambda();
        if (!lambda) break;
        node = this.call(node, [{ value: lambda, range: lambda.range, trailing: true }], first, false);
      } else if ((mark === '++' || mark === '--') && sameLine) {
        this.pos++;
      } else break;
    }
    return node;
  }

  /** All sections `..a()..b = c` of a cascade. Its value is the object, so it is a transparent wrapper around it. */
  protected cascade(object: SyntaxNode, first: number, until: number): SyntaxNode {
    const sections: SyntaxNode[] = [];
    while (this.pos < until && /^\??\.\.$/.test(this.word(this.pos)) && this.isWord(this.pos + 1)) {
      sections.push(this.cascadeSection(object, until));
    }
    const origin = this.origin(first, 'cascade');
    return buildNode('wrapper', origin, { form: 'paren', operand: object }, [object, ...sections]);
  }

  private cascadeSection(receiver: SyntaxNode, until: number): SyntaxNode {
    const first = this.pos;
    this.pos += 2;
    const named = { name: this.word(first + 1), nameRange: this.range(first + 1), receiver };
    const args = this.isPunctuation(this.pos, '(') ? this.argumentsIn(this.pos, until) : undefined;
    if (args) {
      const fields = { ...named, args, form: 'call', optional: false, cascade: true, typeArgs: [] } as const;
      return buildNode('call', this.origin(first, 'cascade'), fields, argumentValues(args));
    }
    const target = buildNode(
      'member',
      this.origin(first, 'member'),
      { ...named, optional: false, reference: false },
      [],
    );
    if (!assignmentOperators.has(this.word(this.pos))) return target;
    const operator = this.word(this.pos);
    this.pos++;
    const value = this.prefixed(until);
    if (!value) return target;
    return buildNode('assignment', this.origin(first, 'assignment'), { target, operator, value }, [target, value]);
  }

  protected call(callee: SyntaxNode, args: readonly Argument[], first: number, isNew: boolean): SyntaxNode {
    const origin = this.origin(first, 'call');
    if (callee.kind === 'call' && args.every((argument) => argument.trailing)) {
      // A lambda behind the parentheses belongs to the call before it.
      const all = [...callee.args, ...args];
      const { name, nameRange, receiver, form, optional, cascade, typeArgs } = callee;
      const fields = { name, nameRange, receiver, args: all, form, optional, cascade, typeArgs };
      return buildNode('call', origin, fields, [...callee.children, ...argumentValues(args)]);
    }
    const values = argumentValues(args);
    const shared = { args, form: isNew ? 'new' : 'call', cascade: false, typeArgs: [] } as const;
    if (callee.kind === 'name') {
      const named = { name: callee.name, nameRange: callee.range, receiver: undefined, optional: false };
      return buildNode('call', origin, { ...named, ...shared }, values);
    }
    if (callee.kind === 'member') {
      const { name, nameRange, receiver, optional } = callee;
      return buildNode('call', origin, { name, nameRange, receiver, optional, ...shared }, [
        ...callee.children,
        ...values,
      ]);
    }
    const end = callee.range.end;
    const named = { name: '', nameRange: { start: end, end }, receiver: callee, optional: false };
    return buildNode('call', origin, { ...named, ...shared }, [callee, ...values]);
  }

  protected typeArgumentsEnd(open: number, until: number): number {
    if (!this.isTight(open)) return -1;
    let depth = 0;
    for (let i = open; i < Math.min(until, open + 48); i++) {
      const mark = this.word(i);
      if (mark === '<') depth++;
      else if (mark === '>' && --depth === 0) return /^[({.]/.test(this.word(i + 1)) ? i + 1 : -1;
      else if (!this.isWord(i) && !['<', '>', '.', ',', '?', '[', ']', '*', ':'].includes(mark)) return -1;
    }
    return -1;
  }

  /** Arguments between a parenthesis and its partner; undefined, with nothing read, when it has none. */
  protected argumentsIn(open: number, until: number): Argument[] | undefined {
    const close = this.tokens.match[open] as number;
    if (close < 0 || close >= until || this.depth >= maxDepth) return undefined;
    const outerHeader = this.inHeader;
    this.inHeader = false;
    this.pos = open + 1;
    const args: Argument[] = [];
    while (this.pos < close) {
      if (this.isPunctuation(this.pos, ',')) {
        this.pos++;
        continue;
      }
      const first = this.pos;
      const label = this.forms.labels;
      const labelled = label && this.isWord(first) && this.isPunctuation(first + 1, label) && first + 1 < close;
      if (labelled) this.pos += 2;
      const value = this.single(close, true);
      if (!value) continue;
      args.push({
        ...(labelled ? { label: this.word(first), labelRange: this.range(first) } : {}),
        value,
        range: { start: this.startOf(first), end: value.range.end },
        trailing: false,
      });
    }
    this.pos = close + 1;
    this.inHeader = outerHeader;
    return args;
  }

  protected primary(until: number): SyntaxNode | undefined {
    const at = this.pos;
    if (at >= until || this.depth >= maxDepth) return undefined;
    switch (this.tokens.kind[at]) {
      case TokenKind.Word: {
        this.pos++;
        const word = this.word(at);
        const origin = this.origin(at, 'word');
        if (word === 'true' || word === 'false' || (this.language === 'objective-c' && /^(?:YES|NO)$/.test(word))) {
          return buildNode('boolean', origin, { value: word === 'true' || word === 'YES' }, []);
        }
        if (word === 'null' || word === 'nil' || word === 'undefined') return buildNode('null', origin, {}, []);
        return buildNode('name', origin, { name: word === 'self' ? 'this' : word }, []);
      }
      case TokenKind.Number: {
        this.pos++;
        if (this.word(at).startsWith('/')) return buildNode('native', this.origin(at, 'regex'), {}, []);
        const value = Number(this.word(at).replace(/_|(?<=\d)[fFdDlLuU]+$/g, ''));
        return buildNode('number', this.origin(at, 'number'), { value }, []);
      }
      case TokenKind.String:
      case TokenKind.TemplateStart:
        return this.strings(until);
      case TokenKind.Punctuation:
        return this.bracketed(at, until);
      default:
        return undefined;
    }
  }

  protected bracketed(at: number, until: number): SyntaxNode | undefined {
    const mark = this.word(at);
    const close = this.tokens.match[at] as number;
    const closed = close > at && close < until;
    if (mark === '.' && this.language === 'swift' && this.isWord(at + 1)) {
      this.pos += 2;
      const fields = { name: this.word(at + 1), nameRange: this.range(at + 1), optional: false, reference: false };
      return buildNode('member', this.origin(at, 'member'), fields, []);
    }
    if (mark === '@' && /^[[{(]$/.test(this.word(at + 1))) {
      this.pos++;
      if (this.word(at + 1) === '[') return this.collection('list');
      return this.word(at + 1) === '{' ? this.collection('map') : this.paren(until);
    }
    if (mark === '^' && this.language === 'objective-c') {
      this.pos++;
      if (this.isPunctuation(this.pos, '(') && (this.tokens.match[this.pos] as number) > 0) {
        this.pos = (this.tokens.match[this.pos] as number) + 1;
      }
      return this.isPunctuation(this.pos, '{') ? this.lambda(at) : undefined;
    }
    if (!closed) return undefined;
    if (mark === '(') return this.paren(until);
    if (mark === '[') return this.language === 'objective-c' ? this.message() : this.collection('list');
    if (mark !== '{') return undefined;
    if (this.forms.trailingLambdas) return this.inHeader ? undefined : this.lambda();
    return this.forms.braceLiterals ? this.collection('map') : this.block();
  }

  /** Objective-C `[receiver part:value part:value]`. */
  protected message(): SyntaxNode | undefined {
    const first = this.pos;
    const close = this.tokens.match[first] as number;
    this.pos++;
    this.depth++;
    const receiver = this.postfix(close);
    const args: Argument[] = [];
    const parts: string[] = [];
    const nameStart = this.startOf(this.pos);
    let nameEnd = nameStart;
    while (this.pos < close) {
      const at = this.pos;
      if (this.isPunctuation(at, ',')) this.pos++;
      else if (this.isWord(at) && this.isPunctuation(at + 1, ':') && at + 1 < close) {
        parts.push(`${this.word(at)}:`);
        nameEnd = this.tokens.end[at + 1] as number;
        this.pos += 2;
      } else if (this.isWord(at) && parts.length === 0) {
        parts.push(this.word(at));
        nameEnd = this.tokens.end[at] as number;
        this.pos++;
        continue;
      }
      const value = this.expression(close);
      if (value) {
        const label = this.pos > at + 1 && this.isPunctuation(at + 1, ':') ? this.word(at) : undefined;
        const labelled = label === undefined ? {} : { label, labelRange: this.range(at) };
        args.push({ ...labelled, value, range: { start: this.startOf(at), end: value.range.end }, trailing: false });
      }
      if (this.pos === at) this.pos++;
    }
    this.pos = close + 1;
    this.depth--;
    const fields = { name: parts.join(''), nameRange: { start: nameStart, end: nameEnd }, receiver, args } as const;
    return buildNode(
      'call',
      this.origin(first, 'message'),
      { ...fields, form: 'message', optional: false, cascade: false, typeArgs: [] },
      [receiver, ...argumentValues(args)],
    );
  }
}
