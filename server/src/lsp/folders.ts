import type { WorkspaceFolder } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Analyzer, FileAnalysis, SharedSource } from '../analyzer';
import type { LanguageId } from '../core/language';
import { type FactsRecorder, type FactsUsed, recordFacts } from '../project/facts-used';
import type { ProjectFacts } from '../rule-kit/rule';
import type { SourceText } from '../syntax/parsed-file';
import type { EditorSettings } from './editor-settings';
import { createFolder, type Folder, type FolderSurroundings } from './folder';
import { canonicalUri } from './texts';

/** The workspace's folders, and which one a file belongs to. */
export interface Folders {
  all(): readonly Folder[];
  /** The innermost folder of a file; files outside of all folders share one that knows nothing of a project. */
  of(uri: string): Folder;
  add(folders: readonly WorkspaceFolder[]): readonly Folder[];
  remove(folders: readonly WorkspaceFolder[]): readonly Folder[];
  languageOf(document: TextDocument): LanguageId | undefined;
  /** Keeps the tree of an open document's current text for all questions about it, in place of an older one. */
  hold(document: TextDocument): void;
  /** Lets go of a document's tree, when it is closed. */
  release(uri: string): void;
  sourceOf(document: TextDocument): SourceText;
  /** Findings in the current text of a document; undefined when it is left out or analysis breaks. */
  analyze(document: TextDocument): FileAnalysis | undefined;
  /** The same with what it asked of the project, so that it can be told later whether it still holds. */
  analyzeRecorded(document: TextDocument): { readonly analysis: FileAnalysis; readonly used: FactsUsed } | undefined;
  /** Findings for another text in a document's place. */
  analyzeText(document: TextDocument, text: string): FileAnalysis | undefined;
}

/** Languages that editors name and that the engine cannot tell from the name of an unsaved document. */
const editorLanguages: Readonly<Record<string, LanguageId>> = {
  kotlin: 'kotlin',
  java: 'java',
  swift: 'swift',
  'objective-c': 'objective-c',
  'objective-cpp': 'objective-c',
  dart: 'dart',
  typescript: 'typescript',
  typescriptreact: 'typescript',
  javascript: 'javascript',
  javascriptreact: 'javascript',
};

/** Open documents whose trees are kept; others are parsed when they are asked for. */
const HELD_TREES = 12;

export function createFolders(
  analyzer: Analyzer,
  surroundings: FolderSurroundings,
  settings: EditorSettings,
  onFailure: (uri: string, error: unknown) => void,
): Folders {
  const folders = new Map<string, Folder>();
  const loose = createFolder(undefined, surroundings, settings);

  const of = (uri: string): Folder => {
    const file = canonicalUri(uri);
    let found: Folder | undefined;
    for (const folder of folders.values()) {
      if (folder.contains(file) && folder.uri.length > (found?.uri.length ?? -1)) found = folder;
    }
    return found ?? loose;
  };
  /** Trees of the documents analysed last, oldest first. */
  const held = new Map<string, SharedSource>();
  const release = (uri: string): void => {
    const file = canonicalUri(uri);
    held.get(file)?.dispose();
    held.delete(file);
  };

  const sourceOf = (document: TextDocument, text = document.getText()): SourceText => {
    const uri = canonicalUri(document.uri);
    const language = uri.startsWith('file:') ? undefined : editorLanguages[document.languageId];
    return { uri, text, language };
  };
  const analyzeText = (document: TextDocument, text: string, facts?: ProjectFacts): FileAnalysis | undefined => {
    const folder = of(document.uri);
    if (folder.isSkipped(canonicalUri(document.uri), text)) return undefined;
    try {
      const project = facts ?? folder.facts(canonicalUri(document.uri));
      return analyzer.analyzeFile(sourceOf(document, text), project, folder.options());
    } catch (error) {
      onFailure(document.uri, error);
      return undefined;
    }
  };
  const recorders = new WeakMap<ProjectFacts, FactsRecorder>();
  const analyzeRecorded: Folders['analyzeRecorded'] = (document) => {
    const facts = of(document.uri).facts(canonicalUri(document.uri));
    const recorder = recorders.get(facts) ?? recordFacts(facts);
    recorders.set(facts, recorder);
    recorder.take('');
    const analysis = analyzeText(document, document.getText(), recorder.facts);
    return analysis && { analysis, used: recorder.take(document.getText()) };
  };
  return {
    all: () => [...folders.values(), loose],
    of,
    add: (added) =>
      added.map((each) => {
        const folder = createFolder(canonicalUri(each.uri), surroundings, settings);
        folders.set(folder.uri, folder);
        return folder;
      }),
    remove: (removed) =>
      removed.flatMap((each) => {
        const folder = folders.get(canonicalUri(each.uri));
        if (!folder) return [];
        folders.delete(folder.uri);
        folder.dispose();
        return [folder];
      }),
    hold: (document) => {
      const source = sourceOf(document);
      // First, so that a tree made with another time limit is not taken for the new one.
      if (held.get(source.uri)?.text === source.text) release(document.uri);
      const previous = held.get(source.uri);
      held.delete(source.uri);
      held.set(source.uri, analyzer.share(source, of(document.uri).options(), previous));
      for (const oldest of held.keys()) if (held.size > HELD_TREES) release(oldest);
    },
    release,
    languageOf: (document) => analyzer.languageOf(sourceOf(document)),
    sourceOf: (document) => sourceOf(document),
    analyze: (document) => analyzeText(document, document.getText()),
    analyzeRecorded,
    analyzeText: (document, text) => analyzeText(document, text),
  };
}
