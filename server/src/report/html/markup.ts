import { printable } from '../code-frame';

/** Text that is HTML already. Everything else is escaped where it is put in. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | Markup | readonly Markup[] | undefined;

/** HTML from a template: strings are escaped, so names and code of a workspace stay text whatever they hold. */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return { markup: parts.map((part, i) => part + (i < values.length ? written(values[i]) : '')).join('') };
}

function written(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return escaped(printable(value));
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(({ markup }) => markup).join('');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] as string);
}
