/** A text as it is written in the source, so that an editor can show it in another language. */
export interface Wording {
  /** English, with `{placeholders}`. */
  readonly template: string;
  readonly data?: Readonly<Record<string, string>>;
}

/** A template with its placeholders filled; one without data stays as written. */
export function filled({ template, data }: Wording): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => data?.[name] ?? whole);
}

/** A text in English and what it was made from. */
export function worded(
  template: string,
  data?: Wording['data'],
): { readonly message: string; readonly wording: Wording } {
  const wording: Wording = data ? { template, data } : { template };
  return { message: filled(wording), wording };
}
