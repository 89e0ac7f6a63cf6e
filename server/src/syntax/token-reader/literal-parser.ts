import { buildNode } from '../build-node';
import type { Argument, SyntaxNode } from '../nodes';
import { decodeEscapes } from '../tree-sitter/literals';
import { argumentValues, isBare, maxDepth, TokenCursor } from './token-cursor';
import { TokenKind } from './tokenize';

/** Reads strings, templates and whatever stands in brackets. */
export abstract class LiteralParser extends TokenCursor {
  protected abstract sequence(until: number): SyntaxNode[];
  protected abstract statement(until: number): SyntaxNode | undefined;
  protected abstract expression(until: number): SyntaxNode | undefined;
  protected abstract postfix(until: number, newIndex?: number): SyntaxNode | undefined;

  /** A string; in Dart, Objective-C and C also several in a row, which are one value. */
  protected strings(until: number): SyntaxNode | undefined {
    const first = this.pos;
    const parts: SyntaxNode[] = [];
    const joins = this.language === 'dart' || this.language === 'objective-c';
    do {
      const kind = this.tokens.kind[this.pos];
      const part =
        kind === TokenKind.String ? this.string() : kind === TokenKind.TemplateStart ? this.template(until) : undefined;
      if (!part) break;
      parts.push(part);
    } while (joins && this.pos < until);
    if (parts.length < 2) return parts[0];
    const texts = parts.map((part) => (part.kind === 'string' ? part.value : undefined));
    const origin = this.origin(first, 'string');
    if (texts.includes(undefined)) {
      const all = parts.flatMap((part) => (part.kind === 'template' ? part.parts : [part]));
      return buildNode('template', origin, { parts: all }, all);
    }
    const start = parts[0]?.kind === 'string' ? parts[0].contentRange.start : origin.range.start;
    const contentRange = { start, end: origin.range.end - 1 };
    return buildNode('string', origin, { value: texts.join(''), contentRange }, []);
  }

  private string(): SyntaxNode {
    const at = this.pos++;
    const form = this.tokens.quotes.get(at);
    const range = this.range(at);
    const start = Math.min(range.end, range.start + (form?.open.length ?? 1));
    const close = form?.close.length ?? 1;
    const closed = range.end - start >= close && this.text.startsWith(form?.close ?? '', range.end - close);
    const contentRange = { start, end: closed ? range.end - close : range.end };
    const raw = this.text.slice(contentRange.start, contentRange.end);
    const value = form?.escapes ? decodeEscapes(raw) : raw;
    return buildNode('string', { range, nativeKind: 'string' }, { value, contentRange }, []);
  }

  protected template(until: number): SyntaxNode | undefined {
    const first = this.pos;
    const form = this.tokens.quotes.get(first);
    const end = this.tokens.match[first] as number;
    if (end < 0 || end > until) {
      this.pos++;
      return undefined;
    }
    const parts: SyntaxNode[] = [];
    for (this.pos = first + 1; this.pos < end; ) {
      const at = this.pos;
      if (this.tokens.kind[at] === TokenKind.TemplateText) {
        const range = this.range(at);
        const raw = this.text.slice(range.start, range.end);
        const value = form?.escapes ? decodeEscapes(raw) : raw;
        parts.push(buildNode('string', { range, nativeKind: 'text' }, { value, contentRange: range }, []));
        this.pos++;
        continue;
      }
      this.pos++;
      const close = this.tokens.match[at] as number;
      if (this.tokens.kind[at] !== TokenKind.InterpolationOpen || close <= at || close > end) continue;
      const part = this.interpolation(at, close);
      if (part) parts.push(part);
      this.pos = close + 1;
    }
    this.pos = end + 1;
    return buildNode('template', this.origin(first, 'template'), { parts }, parts);
  }

  /** One interpolated value. Swift's `\(x, privacy: .public)` is a call without a name. */
  protected interpolation(open: number, close: number): SyntaxNode | undefined {
    const args: Argument[] = [];
    while (this.pos < close) {
      if (this.isPunctuation(this.pos, ',')) this.pos++;
      const first = this.pos;
      const labelled = args.length > 0 && this.isWord(first) && this.isPunctuation(first + 1, ':');
      if (labelled) this.pos += 2;
      const value = this.single(close, this.language === 'swift');
      if (!value) continue;
      const label = labelled ? { label: this.word(first), labelRange: this.range(first) } : {};
      args.push({ ...label, value, range: { start: this.startOf(first), end: value.range.end }, trailing: false });
    }
    if (args.length < 2) return args[0]?.value;
    const start = this.startOf(open);
    const fields = {
      name: '',
      nameRange: { start, end: start },
      form: 'call',
      optional: false,
      cascade: false,
    } as const;
    const range = { start, end: this.tokens.end[close] as number };
    return buildNode(
      'call',
      { range, nativeKind: 'interpolation' },
      { ...fields, args, typeArgs: [] },
      argumentValues(args),
    );
  }

  protected paren(until: number): SyntaxNode | undefined {
    const first = this.pos;
    const close = this.tokens.match[first] as number;
    if (close < first) return undefined;
    this.pos++;
    const outerHeader = this.inHeader;
    this.inHeader = false;
    const operand = this.single(close);
    this.pos = close + 1;
    this.inHeader = outerHeader;
    const next = this.pos;
    const nextIsOperand = next < until && (this.isWord(next) || /^["'([@{]/.test(this.word(next)));
    if (this.forms.casts && nextIsOperand && this.sameLine(next) && operand && isBare(operand)) {
      this.depth++;
      const value = this.postfix(until);
      this.depth--;
      if (value) return buildNode('wrapper', this.origin(first, 'cast'), { form: 'cast', operand: value }, [value]);
    }
    if (!operand) return buildNode('native', this.origin(first, 'paren'), {}, []);
    return buildNode('wrapper', this.origin(first, 'paren'), { form: 'paren', operand }, [operand]);
  }

  protected group(nativeKind: string): SyntaxNode | undefined {
    const first = this.pos;
    const close = this.tokens.match[first] as number;
    if (close < first || this.depth >= maxDepth) {
      this.pos++;
      return undefined;
    }
    this.depth++;
    this.pos++;
    const nodes = this.sequence(close);
    this.pos = close + 1;
    this.depth--;
    return nodes.length === 0 ? undefined : buildNode('native', this.origin(first, nativeKind), {}, nodes);
  }

  protected block(): SyntaxNode | undefined {
    const first = this.pos;
    const close = this.tokens.match[first] as number;
    if (close < first || this.depth >= maxDepth) {
      this.pos++;
      return undefined;
    }
    this.depth++;
    this.pos++;
    const nodes = this.sequence(close);
    this.pos = close + 1;
    this.depth--;
    return buildNode('block', this.origin(first, 'block'), {}, nodes);
  }

  protected lambda(first = this.pos): SyntaxNode | undefined {
    const body = this.block();
    if (!body) return undefined;
    const start = this.startOf(first);
    return buildNode(
      'function',
      this.origin(first, 'lambda'),
      { name: '', nameRange: { start, end: start }, form: 'lambda', params: [], body, annotations: [], modifiers: [] },
      [body],
    );
  }

  protected collection(form: 'list' | 'map'): SyntaxNode | undefined {
    const first = this.pos;
    const close = this.tokens.match[first] as number;
    if (close < first || this.depth >= maxDepth) return undefined;
    this.pos++;
    this.depth++;
    const outerHeader = this.inHeader;
    this.inHeader = false;
    const elements: SyntaxNode[] = [];
    while (this.pos < close) {
      if (/^[,;]$/.test(this.word(this.pos))) {
        this.pos++;
        continue;
      }
      const before = this.pos;
      const element = this.statement(close);
      if (element && this.isPunctuation(this.pos, ':') && this.pos < close) {
        this.pos++;
        const value = this.single(close, true);
        const name = element.kind === 'name' ? element.name : element.kind === 'string' ? element.value : undefined;
        const origin = this.originAt(element.range.start, 'pair');
        if (value) elements.push(buildNode('pair', origin, { name, key: element, value }, [element, value]));
        else elements.push(element);
      } else if (element) elements.push(element);
      if (this.pos === before) this.pos++;
    }
    this.pos = close + 1;
    this.depth--;
    this.inHeader = outerHeader;
    const isMap = form === 'map' || elements.some((element) => element.kind === 'pair');
    return buildNode(
      'collection',
      this.origin(first, 'collection'),
      { form: isMap ? 'map' : 'list', elements },
      elements,
    );
  }

  /** Everything up to `until` (or the next comma) as one node. What is no single expression is a native node. */
  protected single(until: number, stopAtComma = false): SyntaxNode | undefined {
    const first = this.pos;
    const nodes: SyntaxNode[] = [];
    this.depth++;
    while (this.pos < until) {
      if (this.isPunctuation(this.pos, ',') && stopAtComma) break;
      const before = this.pos;
      const node = this.expression(until);
      if (node) nodes.push(node);
      if (this.pos === before) this.pos++;
    }
    this.depth--;
    if (nodes.length === 1) return nodes[0];
    if (this.pos === first) return undefined;
    return buildNode('native', this.origin(first, 'tokens'), {}, nodes);
  }
}
