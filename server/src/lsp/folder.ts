import { statSync } from 'node:fs';
import { dirname, relative, resolve, sep } from 'node:path';
import type { AnalysisOptions, Analyzer, FileAnalysis } from '../analyzer';
import type { Wording } from '../core/wording';
import { findConfig, type HoldfastConfig, loadConfig, localDay, toAnalysisOptions } from '../project/config';
import { discoverFiles, isLeftOutFile } from '../project/discovery';
import { toUri } from '../project/file-uri';
import type { ProjectFacts } from '../rule-kit/rule';
import type { ProjectStore } from '../scan/incremental-project';
import type { EditorSettings } from './editor-settings';
import { type FolderBaseline, readFolderBaseline } from './folder-baseline';
import type { IndexStatus } from './protocol';
import { type Found, nothingFound } from './results';
import type { ServerLog } from './server-log';
import { canonicalUri, filePath } from './texts';

/** Characters; larger texts are generated or data. */
const defaultMaxFileSize = 1_048_576;

/** A folder of the workspace: its settings, its project file and what is known of the projects in it. */
export interface Folder {
  /** Canonical, without trailing slash; empty for the one that stands for files outside of all folders. */
  readonly uri: string;
  readonly path: string | undefined;
  contains(uri: string): boolean;
  settings(): EditorSettings;
  /**
   * Takes new editor settings and reads the project file again. One that is half written changes nothing until it is whole. True when
   * other files may be left out now.
   */
  configure(settings: EditorSettings): boolean;
  enabled(): boolean;
  options(): AnalysisOptions;
  /** Globs relative to `excludeBase`. */
  exclude(): readonly string[];
  excludeBase(): string | undefined;
  /** Path of the project file that applies, if there is one. */
  configFile(): string | undefined;
  /** The findings that the project file's baseline knows. */
  baseline(): FolderBaseline | undefined;
  /** What an analysis found in a file, parted by the baseline. */
  found(uri: string, analysis: FileAnalysis | undefined): Found;
  /** Why a text is not analysed, in words; undefined when it is. */
  whySkipped(uri: string, text: string): Wording | undefined;
  isSkipped(uri: string, text: string): boolean;
  /** What is known of the project a file belongs to. */
  facts(uri: string): ProjectFacts;
  projects(): readonly ProjectFacts[];
  /**
   * Makes `text` the file's text for the project's facts; undefined gives the word back to the disk. True when findings of
   * other files may be old now.
   */
  update(uri: string, text: string | undefined): boolean;
  /** Like `ProjectStore.type`: the same for text that is being typed, read for the others when it is settled. */
  type(uri: string, text: string): boolean;
  /** Reads what was typed, in whatever folder; the files of which others can see something else now. */
  settle(): readonly string[];
  /** All files that are known and not left out. */
  files(): readonly string[];
  /** The files below a folder, or the file itself, that are known or that the disk has now and that are not left out. */
  filesAt(uri: string): Promise<readonly string[]>;
  /** Reads the whole folder, so that rules over projects can run. */
  index(): Promise<void>;
  dispose(): void;
}

export interface FolderSurroundings {
  readonly analyzer: Analyzer;
  readonly store: ProjectStore;
  readonly log: ServerLog;
  readonly onIndex: (status: IndexStatus) => void;
}

/** A folder that takes part in the workspace; without `uri` the one for files outside of all folders. */
export function createFolder(
  uri: string | undefined,
  surroundings: FolderSurroundings,
  initialSettings: EditorSettings,
): Folder {
  const { analyzer, store, log, onIndex } = surroundings;
  const path = uri === undefined ? undefined : filePath(uri);
  const id = uri ?? '';
  const leftOut = new Map<string, boolean>();
  let abort = new AbortController();
  let settings = initialSettings;
  let config: HoldfastConfig = {};
  let configFile: string | undefined;
  let options: AnalysisOptions = {};
  let baseline: FolderBaseline | undefined;

  /** The project file that `config` is from, and how often it was read whole; a fault is named once between two whole ones. */
  let whole: { readonly file: string; readonly times: number } | undefined;

  const readConfig = (): void => {
    const file = path === undefined ? undefined : findConfig(path);
    const parsed = file === undefined ? undefined : loadConfig(file, analyzer.rules);
    const keepsLast = parsed?.isBroken === true && whole?.file === file;
    const times = whole?.times ?? 0;
    for (const problem of parsed?.problems ?? []) {
      const text = `${problem.file}:${problem.line}:${problem.column} ${problem.message}`;
      log.once(`${times} ${text}`, keepsLast ? `${text} (the last whole configuration stays in use)` : text);
    }
    configFile = file;
    if (keepsLast) return;
    config = parsed?.config ?? {};
    whole = file === undefined || parsed?.isBroken ? undefined : { file, times: times + 1 };
  };

  const configure = (next: EditorSettings): boolean => {
    const before = JSON.stringify([exclude(), excludeBase()]);
    settings = next;
    readConfig();
    baseline =
      config.baseline === undefined || configFile === undefined
        ? undefined
        : readFolderBaseline(resolve(dirname(configFile), config.baseline), (text) => log.once(text, text));
    leftOut.clear();
    readOptions();
    return before !== JSON.stringify([exclude(), excludeBase()]);
  };
  const readOptions = (): void => {
    const base = path === undefined ? undefined : `${toUri(path)}/`;
    const rules = Object.entries(settings.rules).map(([id, setting]) => [id, { ...setting, base }] as const);
    options = toAnalysisOptions(config, {
      rules: Object.fromEntries(rules),
      minPrecision: settings.minPrecision,
      parseBudget: settings.parseBudget,
      today: localDay(),
    });
  };

  const excludeBase = (): string | undefined => (configFile === undefined ? path : dirname(configFile));
  /** Globs of the project file are relative to it, those of the editor to the folder; both are brought to one base. */
  const exclude = (): readonly string[] => {
    const base = excludeBase();
    const below = base === undefined || path === undefined ? '' : relative(base, path).split(sep).join('/');
    const own = settings.exclude.map((glob) => (below === '' ? glob : `${below}/${glob}`));
    return [...(config.exclude ?? []), ...own];
  };
  const isLeftOut = (file: string): boolean => {
    const target = filePath(file);
    if (path === undefined || target === undefined) return false;
    const known = leftOut.get(file);
    if (known !== undefined) return known;
    const found = isLeftOutFile(path, target, exclude(), excludeBase());
    // Bounded: programs make and remove files of ever new names.
    if (leftOut.size > 50_000) leftOut.clear();
    leftOut.set(file, found);
    return found;
  };

  const whySkipped = (file: string, text: string): Wording | undefined => {
    if (!settings.enable) return { template: 'Holdfast is disabled by a setting.' };
    const limit = settings.maxFileSize ?? defaultMaxFileSize;
    if (text.length > limit) {
      const template = 'The file has {size} characters, the limit is {limit} (holdfast.maxFileSize).';
      return { template, data: { size: String(text.length), limit: String(limit) } };
    }
    if (isLeftOut(canonicalUri(file))) {
      const template = 'The file is left out: ignored by Git, excluded, or part of dependencies or build output.';
      return { template };
    }
    return undefined;
  };

  return {
    uri: id,
    path,
    contains: (file) => uri !== undefined && file.startsWith(`${uri}/`),
    settings: () => settings,
    configure,
    enabled: () => settings.enable,
    options: () => {
      // An editor stays open over midnight.
      if (options.today !== undefined && options.today !== localDay()) readOptions();
      return options;
    },
    exclude,
    excludeBase,
    configFile: () => configFile,
    baseline: () => baseline,
    found: (file, analysis) => {
      if (!analysis) return nothingFound;
      const parted = baseline?.part(canonicalUri(file), analysis.diagnostics);
      const { fresh, baselined } = parted ?? { fresh: analysis.diagnostics, baselined: [] };
      return { diagnostics: fresh, suppressed: analysis.suppressed, baselined };
    },
    whySkipped,
    isSkipped: (file, text) => whySkipped(file, text) !== undefined,
    facts: (file) => store.factsFor(canonicalUri(file)),
    projects: () =>
      uri === undefined ? [] : store.projects().filter(({ root }) => root === uri || root.startsWith(`${uri}/`)),
    update: (file, text) => {
      const target = canonicalUri(file);
      return isLeftOut(target) ? store.leaveOut(target) : store.update(target, text);
    },
    type: (file, text) => {
      const target = canonicalUri(file);
      return !isLeftOut(target) && store.type(target, text);
    },
    settle: () => store.settle(),
    files: () => (uri === undefined ? [] : store.filesBelow(uri)),
    filesAt: async (file) => {
      const target = canonicalUri(file);
      const place = filePath(target);
      const kind = place === undefined ? undefined : kindOf(place);
      if (kind === 'file') return [target];
      const known = store.filesBelow(target);
      if (path === undefined || place === undefined || !kind) return known.length > 0 ? known : [target];
      // What is said of a folder's content is said of any file in it.
      if (isLeftOut(`${target}/-`)) return known;
      const found = await discoverFiles(place, { exclude: exclude(), excludeBase: excludeBase() });
      return [...new Set([...known, ...found.files])];
    },
    index: async () => {
      if (path === undefined) return;
      abort.abort();
      abort = new AbortController();
      const { signal } = abort;
      const report = (state: IndexStatus['state'], done: number, total: number): void =>
        onIndex({ folder: id, state, done, total });
      report('indexing', 0, 0);
      try {
        await store.open(id, {
          exclude: exclude(),
          excludeBase: excludeBase(),
          signal,
          onProgress: (done, total) => report('indexing', done, total),
        });
        if (!signal.aborted) report('ready', 0, 0);
      } catch (error) {
        report('failed', 0, 0);
        throw error;
      }
    },
    dispose: () => {
      abort.abort();
      if (uri !== undefined) store.close(uri);
    },
  };
}

/** What is at a path; undefined when nothing is, or nothing that can be looked at. */
function kindOf(path: string): 'file' | 'folder' | undefined {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return undefined;
  }
}
