import {
  type CodeLanguage,
  codeLanguages,
  type DocumentLanguage,
  type FileRole,
  type LanguageId,
} from '../core/language';
import type { DocumentTree } from './document';
import { documentAdapters } from './documents/index';
import { objectLiteralDocument } from './documents/object-literal-document';
import { embeddedScripts } from './embedded-scripts';
import { classifyFile } from './file-kind';
import type { CodeAdapter, DocumentAdapter, GrammarLoader, ParseBudget } from './language-adapter';
import { mappings } from './languages/index';
import type { SyntaxTree } from './nodes';
import type { ParsedFile, SourceText } from './parsed-file';
import { createTreeSitterAdapter } from './tree-sitter/tree-sitter-adapter';
import { createTsMorphAdapter } from './ts-morph/ts-morph-adapter';

/** Reads any file that is analysed, whatever its language. */
export interface Parser {
  /**
   * The file's syntax tree, document tree or both; undefined when files of this name and content are not analysed.
   * Never throws. The caller disposes of the result. Without a budget a parse may take one second. An earlier text of the same
   * file makes the parse quicker, as long as it has not been disposed of, and is of no other use after it.
   */
  parse(source: SourceText, budget?: ParseBudget, previous?: ParsedFile): ParsedFile | undefined;
  /** What `parse` would say of a file that is a document only; undefined when there is code in it, or it is not analysed. */
  documentKind(source: SourceText): Pick<ParsedFile, 'language' | 'role'> | undefined;
}

const DEFAULT_BUDGET: ParseBudget = { milliseconds: 1000 };

const CODE_LANGUAGES: ReadonlySet<LanguageId> = new Set<CodeLanguage>(codeLanguages);

/** Loads all grammars. Rejects with an error that names the file when one cannot be loaded. */
export async function createParser(loadGrammar: GrammarLoader): Promise<Parser> {
  const code = new Map<CodeLanguage, CodeAdapter>();
  for (const adapter of [createTsMorphAdapter(), await createTreeSitterAdapter(loadGrammar, mappings)]) {
    for (const language of adapter.languages) code.set(language, adapter);
  }
  const documents = new Map<DocumentLanguage, DocumentAdapter>();
  for (const adapter of documentAdapters) for (const language of adapter.languages) documents.set(language, adapter);

  return {
    parse(source, budget = DEFAULT_BUDGET, previous = undefined) {
      const kind = kindOf(source);
      if (!kind) return undefined;
      const { uri, text } = source;
      const script = codeIn(kind.language, uri, text);
      const adapter = script && code.get(script.language);
      const parsed = script && adapter?.parse(script.text, script.language, uri, budget, previous?.reusable);
      const documentLanguage = documentIn(kind, uri);
      const document = documentLanguage
        ? documents.get(documentLanguage)?.parse(text, uri)
        : parsed && exportedDocument(kind.role, parsed.tree, text);
      return {
        uri,
        text,
        language: script && isVue(uri) ? script.language : kind.language,
        role: kind.role,
        ...(parsed && { tree: parsed.tree, treeLanguage: script.language }),
        // The next parse changes the nodes that it takes over; of configuration others keep them.
        ...(kind.role === 'code' && parsed && { reusable: parsed.reusable }),
        ...(document && { document }),
        dispose: () => parsed?.dispose(),
      };
    },
    documentKind(source) {
      const kind = kindOf(source);
      return kind && !codeIn(kind.language, source.uri, source.text) ? kind : undefined;
    },
  };
}

interface FileKind {
  readonly language: LanguageId;
  readonly role: FileRole;
}

function kindOf(source: SourceText): FileKind | undefined {
  const found = classifyFile(source.uri, source.text);
  if (!source.language) return found;
  return { language: source.language, role: found?.role ?? 'code' };
}

/** The programming language inside a file and its text, with the same offsets as the file. */
function codeIn(
  language: LanguageId,
  uri: string,
  text: string,
): { readonly language: CodeLanguage; readonly text: string } | undefined {
  if (isVue(uri) || language === 'html') return embeddedScripts(text);
  if (language === 'gradle') return uri.endsWith('.kts') ? { language: 'kotlin', text } : undefined;
  return isCode(language) ? { language, text } : undefined;
}

/** The structured language inside a file. */
function documentIn({ language, role }: FileKind, uri: string): DocumentLanguage | undefined {
  if (isVue(uri)) return 'html';
  if (!isCode(language)) return language;
  return role === 'gradle-build' || role === 'gradle-settings' ? 'gradle' : undefined;
}

/** Configuration that a script exports. */
const exportingRoles: ReadonlySet<FileRole> = new Set(['expo-config', 'capacitor-config', 'babel-config']);

/** Configuration that is the object a script exports. */
function exportedDocument(role: FileRole, tree: SyntaxTree, text: string): DocumentTree | undefined {
  return exportingRoles.has(role) ? objectLiteralDocument(tree, text) : undefined;
}

function isCode(language: LanguageId): language is CodeLanguage {
  return CODE_LANGUAGES.has(language);
}

function isVue(uri: string): boolean {
  return uri.endsWith('.vue');
}
