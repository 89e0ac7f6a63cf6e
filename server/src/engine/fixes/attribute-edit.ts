import type { TextEdit } from '../../core/edit';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import { lineIndent, textStyle } from './text-style';

const namespaces: Readonly<Record<string, string>> = {
  android: 'http://schemas.android.com/apk/res/android',
  tools: 'http://schemas.android.com/tools',
  app: 'http://schemas.android.com/apk/res-auto',
};

/**
 * Sets an attribute of the element that starts at an offset. A new attribute goes behind the last one, on its own line when
 * that stands on its own line; a namespace the file does not declare is declared on the root element. Undefined when no
 * element starts there.
 */
export function attributeEdits(
  file: ParsedFile,
  elementStart: number,
  name: string,
  value: string,
): readonly TextEdit[] | undefined {
  if (!file.document) return undefined;
  const { text } = file;
  const element = [...descendants(file.document.root)].find(
    (node) => node.kind === 'element' && node.range.start === elementStart,
  );
  if (!element) return undefined;
  const present = attribute(element, name);
  if (present) {
    if (present.value === value) return [];
    const quote = text[present.valueRange.start - 1] ?? '"';
    return [{ range: present.valueRange, newText: escapeAttribute(value, quote) }];
  }
  const root = file.document.root.children.find((node) => node.kind === 'element');
  const written = writtenName(text, name);
  const edits = [insert(text, element, `${written.name}="${escapeAttribute(value, '"')}"`)];
  if (written.declare && root)
    edits.unshift(insert(text, root, `xmlns:${written.declare}="${namespaces[written.declare]}"`));
  return edits;
}

/** The name with the prefix this file has for its namespace, and the prefix to declare when there is none. */
function writtenName(text: string, name: string): { readonly name: string; readonly declare?: string } {
  const [prefix, local] = name.split(':');
  const namespace = prefix && local !== undefined ? namespaces[prefix] : undefined;
  if (!namespace || !prefix) return { name };
  const declared = new RegExp(`xmlns:([\\w.-]+)\\s*=\\s*["']${namespace.replace(/[./]/g, '\\$&')}["']`).exec(text);
  return declared ? { name: `${declared[1]}:${local}` } : { name, declare: prefix };
}

function insert(text: string, element: DocumentNode, written: string): TextEdit {
  const { eol, indent } = textStyle(text, '    ');
  const last = element.attributes.at(-1);
  const at = last ? last.range.end : element.nameRange.end;
  const ownLine = last && /^\s*$/.test(text.slice(text.lastIndexOf('\n', last.range.start - 1) + 1, last.range.start));
  const several = element.attributes.length > 1 && text.slice(element.range.start, at).includes('\n');
  const gap = ownLine
    ? eol + lineIndent(text, last.range.start)
    : several
      ? eol + lineIndent(text, element.range.start) + indent
      : ' ';
  return { range: { start: at, end: at }, newText: gap + written };
}

function escapeAttribute(value: string, quote: string): string {
  const escaped = value.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  return quote === "'" ? escaped.replace(/'/g, '&apos;') : escaped.replace(/"/g, '&quot;');
}
