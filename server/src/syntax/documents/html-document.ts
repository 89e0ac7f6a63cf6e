import type { DocumentTree } from '../document';
import type { DocumentAdapter } from '../language-adapter';
import type { Comment } from '../nodes';
import { addNode, createRoot, type DocumentProblem, type DraftNode, finishDocument, setValue } from './build-document';
import { type MarkupElement, scanElements } from './markup-scanner';
import { decodeEntities, htmlEntities, readGaps, textValue } from './markup-text';

/** Reads HTML pages and the markup of Vue components. */
export const htmlAdapter: DocumentAdapter = { languages: ['html'], parse: parseHtml };

/**
 * The elements of a page. Tag names are lower case unless they are a component's (`IonInput`); attribute names stay as
 * written (`:checked`, `v-model`, `(click)`). Scripts and styles have their source as value. Never throws.
 */
export function parseHtml(text: string): DocumentTree {
  const problems: DocumentProblem[] = [];
  const elements = scanElements(text, 'html', problems);
  const root = createRoot(text);
  const comments: Comment[] = [...readGaps(text, root.range, elements).comments];
  for (const element of elements) addElement(text, root, element, comments);
  comments.sort((a, b) => a.range.start - b.range.start);
  return finishDocument(text, root, comments, problems);
}

function addElement(text: string, parent: DraftNode, element: MarkupElement, comments: Comment[]): void {
  const { tag } = element;
  const node = addNode(parent, 'element', tagName(tag.name), tag.nameRange, { ...element.range });
  for (const { name, nameRange, valueRange, range } of tag.attributes) {
    const value = decodeEntities(text.slice(valueRange.start, valueRange.end), htmlEntities);
    node.attributes.push({ name, nameRange, value, valueRange, range });
  }
  if (node.name === 'script' || node.name === 'style') {
    const source = text.slice(element.content.start, element.content.end);
    if (source.trim() !== '') setValue(node, source, { ...element.content });
    return;
  }
  const gaps = readGaps(text, element.content, element.children);
  comments.push(...gaps.comments);
  const content = textValue(text, gaps, element.children.length > 0, htmlEntities);
  if (content) setValue(node, content.value, content.range);
  for (const next of element.children) addElement(text, node, next, comments);
}

/** `<INPUT>` is `input`; `<IonInput>` is a component and keeps its case. */
function tagName(name: string): string {
  return name === name.toUpperCase() ? name.toLowerCase() : name;
}
