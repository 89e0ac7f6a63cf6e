import type { DocumentAttribute, DocumentTree } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import { addNode, createRoot, type DraftNode, finishDocument, setValue } from './build-document';
import type { MarkupElement } from './markup-scanner';
import { declaredEntities, decodeEntities, type Entities, readGaps, textValue } from './markup-text';
import { readXmlStructure } from './xml-structure';

/** Reads XML: manifests, resources, storyboards, Cordova's `config.xml`. */
export const xmlAdapter: DocumentAdapter = { languages: ['xml'], parse: parseXml };

/** Prefixes that rules write, by namespace, whatever prefix the file binds (Android's documentation on resources). */
const canonicalPrefixes: ReadonlyMap<string, string> = new Map([
  ['http://schemas.android.com/apk/res/android', 'android'],
  ['http://schemas.android.com/tools', 'tools'],
  ['http://schemas.android.com/apk/res-auto', 'app'],
]);

/** Own prefix to canonical prefix, for those that differ. */
type Prefixes = ReadonlyMap<string, string>;

interface Reading {
  readonly text: string;
  readonly entities: Entities;
  readonly comments: Comment[];
}

/** The elements of an XML text as a document tree. Never throws; `errors` names what is not well-formed. */
export function parseXml(text: string): DocumentTree {
  const { elements, problems } = readXmlStructure(text);
  const root = createRoot(text);
  const reading: Reading = { text, entities: declaredEntities(text), comments: [] };
  reading.comments.push(...readGaps(text, root.range, elements).comments);
  for (const element of elements) addElement(reading, root, element, new Map());
  reading.comments.sort((a, b) => a.range.start - b.range.start);
  return finishDocument(text, root, reading.comments, problems);
}

function addElement(reading: Reading, parent: DraftNode, element: MarkupElement, outer: Prefixes): void {
  const { text, entities, comments } = reading;
  const { tag } = element;
  const prefixes = boundPrefixes(text, element, outer);
  const node = addNode(parent, 'element', canonical(tag.name, prefixes), tag.nameRange, { ...element.range });
  for (const attribute of tag.attributes) {
    node.attributes.push({
      name: canonical(attribute.name, prefixes),
      nameRange: attribute.nameRange,
      value: decodeEntities(text.slice(attribute.valueRange.start, attribute.valueRange.end), entities),
      valueRange: attribute.valueRange,
      range: attribute.range,
    } satisfies DocumentAttribute);
  }
  const gaps = readGaps(text, element.content, element.children);
  comments.push(...gaps.comments);
  const content = textValue(text, gaps, element.children.length > 0, entities);
  if (content) setValue(node, content.value, content.range);
  for (const next of element.children) addElement(reading, node, next, prefixes);
}

function boundPrefixes(text: string, element: MarkupElement, outer: Prefixes): Prefixes {
  let own: Map<string, string> | undefined;
  for (const { name, valueRange } of element.tag.attributes) {
    if (!name.startsWith('xmlns:')) continue;
    const canonicalPrefix = canonicalPrefixes.get(text.slice(valueRange.start, valueRange.end).trim());
    own ??= new Map(outer);
    if (canonicalPrefix) own.set(name.slice(6), canonicalPrefix);
    else own.delete(name.slice(6));
  }
  return own ?? outer;
}

function canonical(name: string, prefixes: Prefixes): string {
  const colon = name.indexOf(':');
  if (colon === -1) return name;
  const prefix = prefixes.get(name.slice(0, colon));
  return prefix === undefined ? name : prefix + name.slice(colon);
}
