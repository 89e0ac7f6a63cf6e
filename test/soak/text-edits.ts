import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Sample } from '../fuzz/corpus';
import { mutations } from '../fuzz/mutate';
import type { Random } from '../fuzz/random';

/** What fingers, paste buffers and bad merges do; deep nesting and lines without end are the fuzzer's. */
const kinds = ['cut', 'splice', 'swap', 'odd units', 'random units', 'unbalance', 'end'] as const;

/** A text after one edit. Most edits leave it readable: words are typed, lines come and go, and now and then all is taken back. */
export function edited(text: string, original: string, random: Random, corpus: readonly Sample[]): string {
  if (text.length > 2 * original.length + 3000 || random.below(12) === 0) return original;
  const lines = text.split('\n');
  const at = random.below(lines.length);
  switch (random.below(6)) {
    case 0:
      return [...lines.slice(0, at), ...lines.slice(at + 1 + random.below(3))].join('\n');
    case 1:
      return [...lines.slice(0, at), random.pick(random.pick(corpus).text.split('\n')), ...lines.slice(at)].join('\n');
    case 2:
      return [...lines.slice(0, at), lines[at], ...lines.slice(at)].join('\n');
    case 3: {
      const words = [...text.matchAll(/\w+/g)];
      if (words.length === 0) return original;
      const [from, to] = [random.pick(words), random.pick(words)];
      return text.slice(0, from.index) + to[0] + text.slice(from.index + from[0].length);
    }
    case 4: {
      const place = random.below(text.length + 1);
      return text.slice(0, place) + random.pick([...'abc(){}[]<>"\'.,;: \n=0/*']) + text.slice(place);
    }
    default: {
      const kind = random.pick(kinds);
      // Half a file is a common sight, an empty one is not.
      return kind === 'end' && random.below(4) > 0 ? text : (mutations[kind]?.(text, random, corpus) ?? text);
    }
  }
}

/** The smallest single change that makes one text of another, as editors send it. */
export function changeTo(document: TextDocument, next: string): TextDocumentContentChangeEvent {
  const text = document.getText();
  let start = 0;
  while (start < text.length && start < next.length && text[start] === next[start]) start++;
  let end = 0;
  while (end < text.length - start && end < next.length - start && text.at(-1 - end) === next.at(-1 - end)) end++;
  // Between the two halves of a line break or of a surrogate pair is no place in a text.
  while (start > 0 && /[\r\ud800-\udbff]/.test(text[start - 1] as string)) start--;
  while (end > 0 && /[\n\udc00-\udfff]/.test(text.at(-end) as string)) end--;
  const range = { start: document.positionAt(start), end: document.positionAt(text.length - end) };
  return { range, text: next.slice(start, next.length - end) };
}
