import type { Sample } from './corpus';
import type { Random } from './random';

type Mutation = (text: string, random: Random, corpus: readonly Sample[]) => string;

const insert = (text: string, at: number, added: string): string => text.slice(0, at) + added + text.slice(at);

/** Two places of a text in order, usually near each other. */
function span(text: string, random: Random): readonly [number, number] {
  const start = random.below(text.length + 1);
  const room = text.length - start;
  return [start, start + random.below(1 + (random.below(4) === 0 ? room : Math.min(room, 80)))];
}

/** Units that parsers stumble over: halves of surrogate pairs, zero, marks, separators, quotes and escapes. */
const oddUnits: readonly string[] = [
  '\ud83d',
  '\udd11',
  '\udd11\ud83d',
  '\u0000',
  '\ufeff',
  '\ufffe',
  '\u2028',
  '\u200f',
  '\u0085',
  '\r',
  '\t',
  '\\',
  '\\u{',
  '\\x',
  '\\',
  '"',
  "'",
  '`',
  '"""',
  "'''",
  '//',
  '/*',
  '*/',
  '<!--',
  '-->',
  '<![CDATA[',
  '&#x110000;',
  '&a;',
  '${',
  '$',
  '#',
  '@',
  '%',
  '<',
  '</',
  '/>',
  '🔑',
  'é',
];

const brackets = ['(', ')', '[', ']', '{', '}', '<', '>', '"', "'"] as const;

/** What opens a level, and what closes it. */
const levels: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['{"a":', '}'],
  ['<a>', '</a>'],
  ['f(', ')'],
  ['f { ', ' }'],
  ['if (a) { ', ' }'],
  ['() => { ', ' }'],
  ['"${', '}"'],
  ['`${', '}`'],
  ['!', ''],
  ['-', ''],
  ['a.', ''],
  ['a + ', ''],
  ['a ? b : ', ''],
  ['- ', ''],
  ['List<', '>'],
  ['class A { ', ' }'],
  ['[a b:', ']'],
  ['/*', '*/'],
];

/** Depths that are common, more than usual, and more than any stack of calls has room for. */
const depths = [3, 30, 30, 300, 300, 3000, 20_000] as const;

export const mutations: Readonly<Record<string, Mutation>> = {
  cut: (text, random) => {
    const [start, end] = span(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  end: (text, random) => text.slice(0, random.below(text.length + 1)),
  splice: (text, random, corpus) => {
    const other = random.pick(corpus).text;
    const [start, end] = span(other, random);
    return insert(text, random.below(text.length + 1), other.slice(start, end));
  },
  repeat: (text, random) => {
    const [start, end] = span(text, random);
    const times = random.below(10) === 0 ? 1 + random.below(500) : 1 + random.below(5);
    return insert(text, end, text.slice(start, end).repeat(Math.min(times, Math.ceil(50_000 / (end - start + 1)))));
  },
  swap: (text, random) => {
    const [start, middle] = span(text, random);
    const end = Math.min(text.length, middle + random.below(80));
    return text.slice(0, start) + text.slice(middle, end) + text.slice(start, middle) + text.slice(end);
  },
  'odd units': (text, random) => insert(text, random.below(text.length + 1), random.pick(oddUnits)),
  'random units': (text, random) => {
    const [start, end] = span(text, random);
    const unit = () => String.fromCharCode(random.below(3) === 0 ? random.below(0x10000) : random.below(0x80));
    return text.slice(0, start) + Array.from({ length: 1 + random.below(8) }, unit).join('') + text.slice(end);
  },
  unbalance: (text, random) => {
    const places = [...text.matchAll(/[()[\]{}<>"']/g)].map((found) => found.index);
    if (places.length === 0) return text + random.pick(brackets);
    const at = random.pick(places);
    return text.slice(0, at) + (random.below(2) === 0 ? random.pick(brackets) : '') + text.slice(at + 1);
  },
  nest: (text, random) => {
    const [open, close] = random.pick(levels);
    const depth = random.pick(depths);
    const at = random.below(text.length + 1);
    return insert(text, at, open.repeat(depth) + (random.below(2) === 0 ? close.repeat(depth) : ''));
  },
  'long line': (text, random) => {
    const [start, end] = span(text, random);
    const piece = text.slice(start, end).replace(/[\r\n]/g, ' ') || 'a';
    const length = random.below(20) === 0 ? 100_000 : 3000;
    return insert(text, end, piece.repeat(Math.ceil(length / piece.length)));
  },
  'line ends': (text, random) => text.replace(/\n/g, random.pick(['\r\n', '\r', '\u2028', '\n\n', ' '])),
};

/** One to four mutations of a file, now and then under the name of another. */
export function mutated(corpus: readonly Sample[], random: Random): Sample & { readonly how: readonly string[] } {
  const sample = random.pick(corpus);
  const names = Object.keys(mutations);
  const how = Array.from({ length: 1 + random.below(4) }, () => random.pick(names));
  const text = how.reduce((present, name) => (mutations[name] as Mutation)(present, random, corpus), sample.text);
  const path = random.below(25) === 0 ? random.pick(corpus).path : sample.path;
  return { path, text, how };
}
