import type { DocumentTree, Scalar } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import { addNode, createRoot, type DocumentProblem, type DraftNode, finishDocument, setValue } from './build-document';
import type { MarkupElement } from './markup-scanner';
import { declaredEntities, type Entities, readGaps, textValue } from './markup-text';
import { readXmlStructure } from './xml-structure';

/** Reads XML property lists: Info.plist, entitlements, privacy manifests. */
export const plistAdapter: DocumentAdapter = { languages: ['plist'], parse: parsePlist };

interface Reading {
  readonly text: string;
  readonly entities: Entities;
  readonly comments: Comment[];
  readonly problems: DocumentProblem[];
}

/**
 * A property list as pairs and items, in the shape a JSON object has. The root dictionary's keys are children of the root.
 * The range of a `<true/>` or `<false/>` value is the whole tag, of other scalars the text between the tags.
 */
export function parsePlist(text: string): DocumentTree {
  const { elements, problems } = readXmlStructure(text);
  const root = createRoot(text);
  const reading: Reading = { text, entities: declaredEntities(text), comments: [], problems: [...problems] };
  collectComments(reading, root.range, elements);
  const plist = elements.find((element) => element.tag.name === 'plist');
  const top = plist ? plist.children : elements;
  if (top[0]) addValue(reading, root, top[0]);
  reading.comments.sort((a, b) => a.range.start - b.range.start);
  return finishDocument(text, root, reading.comments, reading.problems);
}

function collectComments(
  reading: Reading,
  content: { start: number; end: number },
  children: readonly MarkupElement[],
): void {
  reading.comments.push(...readGaps(reading.text, content, children).comments);
  for (const element of children) collectComments(reading, element.content, element.children);
}

function addValue(reading: Reading, node: DraftNode, element: MarkupElement): void {
  const { name } = element.tag;
  if (name === 'dict') addPairs(reading, node, element.children);
  else if (name === 'array') addItems(reading, node, element.children);
  else addScalar(reading, node, element);
}

/** A key takes the element behind it unless that is another key, as in a file where a value is still to be typed. */
function addPairs(reading: Reading, parent: DraftNode, children: readonly MarkupElement[]): void {
  for (let i = 0; i < children.length; i++) {
    const key = children[i] as MarkupElement;
    if (key.tag.name !== 'key') {
      reading.problems.push({ message: `<${key.tag.name}> has no key`, range: key.tag.nameRange });
      continue;
    }
    const name = contentOf(reading, key);
    const pair = addNode(parent, 'pair', name.value, name.range, { ...key.range });
    const value = children[i + 1];
    if (value && value.tag.name !== 'key') {
      pair.range = { start: key.range.start, end: value.range.end };
      addValue(reading, pair, value);
      i++;
    } else {
      reading.problems.push({ message: `key '${name.value}' has no value`, range: name.range });
    }
  }
}

function addItems(reading: Reading, parent: DraftNode, children: readonly MarkupElement[]): void {
  children.forEach((element, index) => {
    const start = element.range.start;
    addValue(reading, addNode(parent, 'item', String(index), { start, end: start }, { ...element.range }), element);
  });
}

function addScalar(reading: Reading, node: DraftNode, element: MarkupElement): void {
  const { name, complete } = element.tag;
  if (!complete) return;
  if (name === 'true' || name === 'false') {
    setValue(node, name === 'true', { ...element.range });
    return;
  }
  const content = contentOf(reading, element);
  setValue(node, scalar(name, content.value), content.range);
}

function scalar(type: string, value: string): Scalar {
  if (type !== 'integer' && type !== 'real') return value;
  const number = Number(value);
  return value === '' || Number.isNaN(number) ? value : number;
}

/** Text of an element; for an element without text the place where it would stand. */
function contentOf(reading: Reading, element: MarkupElement): { value: string; range: { start: number; end: number } } {
  const { text, entities } = reading;
  const found = textValue(text, readGaps(text, element.content, element.children), false, entities);
  if (found) return found;
  return { value: '', range: element.tag.empty ? { ...element.range } : { ...element.content } };
}
