import { XMLParser, XMLValidator } from 'fast-xml-parser';
import type { DocumentProblem } from './build-document';
import { type MarkupElement, readStartTag, scanElements } from './markup-scanner';

/** The elements of an XML text by position and what is wrong with it. */
export interface XmlStructure {
  readonly elements: readonly MarkupElement[];
  readonly problems: readonly DocumentProblem[];
}

const parser = new XMLParser({
  preserveOrder: true,
  captureMetaData: true,
  ignoreAttributes: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: false,
});
// The declared type `Symbol` is the wrapper object's; the value is a plain symbol.
const metaData = XMLParser.getMetaDataSymbol() as unknown as symbol;

/**
 * Well-formed text is read by the XML library; it names element spans but no attribute's place, so tags are read again from
 * there. Text that it refuses (half typed, nested too deep) is scanned tolerantly, so that the readable part stays.
 */
export function readXmlStructure(text: string): XmlStructure {
  // The library turns CRLF into LF, which would shift every offset behind it.
  const unified = text.includes('\r') ? text.replace(/\r/g, ' ') : text;
  const verdict = validate(unified);
  if (verdict === undefined) {
    try {
      return { elements: fromLibrary(unified, parser.parse(unified)), problems: [] };
    } catch {
      // The library has limits (nesting, entities) that say nothing against the text; the scanner has none of them.
    }
  }
  const problems: DocumentProblem[] = [];
  const elements = scanElements(text, 'xml', problems);
  if (problems.length === 0 && verdict !== undefined) problems.push(verdict);
  return { elements, problems };
}

function validate(text: string): DocumentProblem | undefined {
  if (text.trim() === '' || text.trim() === '\ufeff') return undefined;
  try {
    const result = XMLValidator.validate(text);
    if (result === true) return undefined;
    const { line, col, msg } = result.err;
    let start = 0;
    for (let n = 1; n < line; n++) start = text.indexOf('\n', start) + 1;
    start = Math.min(start + Math.max((col ?? 1) - 1, 0), Math.max(text.length - 1, 0));
    return { message: msg.replace(/\.$/, ''), range: { start, end: Math.min(start + 1, text.length) } };
  } catch {
    return { message: 'not well-formed XML', range: { start: 0, end: Math.min(1, text.length) } };
  }
}

/** Offsets that the library keeps under its symbol beside an entry's one name. */
interface Span {
  readonly startIndex?: number;
  readonly endIndex?: number;
}

function fromLibrary(text: string, nodes: unknown): MarkupElement[] {
  if (!Array.isArray(nodes)) return [];
  const elements: MarkupElement[] = [];
  for (const node of nodes as Record<string | symbol, unknown>[]) {
    const name = Object.keys(node)[0];
    const span = node[metaData] as Span | undefined;
    if (name === undefined || name.startsWith('?') || name.startsWith('#')) continue;
    if (span?.startIndex === undefined || span.endIndex === undefined) continue;
    const tag = readStartTag(text, span.startIndex, 'xml');
    const closing = tag.empty ? tag.end : text.lastIndexOf('</', span.endIndex);
    elements.push({
      tag,
      range: { start: span.startIndex, end: span.endIndex },
      content: { start: tag.end, end: Math.max(closing, tag.end) },
      children: fromLibrary(text, node[name]),
    });
  }
  return elements;
}
