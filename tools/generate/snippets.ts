import { readdirSync } from 'node:fs';
import { at } from './paths';
import { packageName, type Snippet } from './snippets/snippet';

/** A line of a snippet body: what has a meaning there is escaped, the package name becomes a tab stop. */
const bodyLine = (line: string): string =>
  line
    .replace(/[\\$]/g, '\\$&')
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the form of a tab stop with a default.
    .replace(packageName, '${1:com.example.app}');

/** All snippets: every file of `tools/generate/snippets/` holds those of one topic. */
async function allSnippets(): Promise<readonly Snippet[]> {
  const topics = readdirSync(at('tools', 'generate', 'snippets'))
    .filter((file) => file !== 'snippet.ts')
    .sort();
  const modules = await Promise.all(
    topics.map(
      (file) => import(`./snippets/${file.replace(/\.ts$/, '')}`) as Promise<{ snippets: readonly Snippet[] }>,
    ),
  );
  return modules.flatMap(({ snippets }) => snippets);
}

/** `snippets/<language>.json`, made from the sources of the fixes, so that both say the same. */
export async function snippetFiles(): Promise<readonly { readonly file: string; readonly text: string }[]> {
  const byLanguage = new Map<string, Snippet[]>();
  for (const snippet of await allSnippets()) {
    byLanguage.set(snippet.language, [...(byLanguage.get(snippet.language) ?? []), snippet]);
  }
  return [...byLanguage].map(([language, list]) => {
    const entries = list.map(({ prefix, description, code }) => [
      description,
      { prefix, description: `Holdfast: ${description}`, body: [...code.trimEnd().split('\n').map(bodyLine), '$0'] },
    ]);
    return {
      file: `snippets/${language}.json`,
      text: `${JSON.stringify(Object.fromEntries(entries), undefined, 2)}\n`,
    };
  });
}
