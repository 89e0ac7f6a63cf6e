import type { DataType } from '../models/personal-data';
import { evidenceOf, personalData } from '../models/personal-data';

/** Identifiers that show that code reads a kind of data, each with the kinds it shows. */
export const readingWords: ReadonlyMap<string, readonly DataType[]> = collect();

function collect(): ReadonlyMap<string, readonly DataType[]> {
  const words = new Map<string, Set<DataType>>();
  for (const row of personalData) {
    // The row of a permission may be wider than the kind: a word belongs to the kinds that name it themselves, then to its row's.
    for (const word of row.words) add(words, word, row.type);
  }
  for (const row of personalData) {
    for (const word of evidenceOf(row).flatMap((evidence) => evidence.words)) {
      if (!personalData.some((other) => other.words.includes(word))) add(words, word, row.type);
    }
  }
  return new Map([...words].map(([word, types]) => [word, gravestOfFamily([...types])]));
}

function add(words: Map<string, Set<DataType>>, word: string, type: DataType): void {
  words.set(word, (words.get(word) ?? new Set()).add(type));
}

/** Words of the location row stand for all three kinds of location; without more knowledge they mean the exact one. */
function gravestOfFamily(types: readonly DataType[]): readonly DataType[] {
  const location = types.filter((type) => type.endsWith('-location'));
  if (location.length < 2) return types;
  return [...types.filter((type) => !type.endsWith('-location')), 'precise-location'];
}

const plain = [...readingWords.keys()].filter((word) => /^[\w$]+$/.test(word));

/** One expression over all words, for a look at the text before anything is parsed. */
export const anyReadingWord = new RegExp(`\\b(?:${plain.map((word) => word.replace(/\$/g, '\\$')).join('|')})\\b`);
