import type { AnalysisOptions, Analyzer, FileAnalysis, RuleTiming } from '../analyzer';
import type { AnalysisNotice } from '../core/diagnostic';
import type { FactsUsed } from '../project/facts-used';
import type { CacheFolder } from './cache-folder';
import type { ProjectData } from './tasks';
import type { WorkerLimits } from './worker-runner';

/** A folder to scan and how. */
export interface ScanRoot {
  /** Absolute path. */
  readonly folder: string;
  readonly options?: AnalysisOptions;
  readonly exclude?: readonly string[];
  /** The folder that `exclude` is relative to. Default: `folder`. */
  readonly excludeBase?: string;
  /** Limits what is reported; everything else of the folder is read for the project facts. */
  readonly reports?: (uri: string) => boolean;
  /** URIs that are read although they are ignored or excluded, because they were asked for by name. */
  readonly include?: readonly string[];
}

export interface ScanRequest {
  readonly roots: readonly ScanRoot[];
  readonly signal?: AbortSignal;
  /** Files done of all files to report on, and the file last done. */
  readonly onProgress?: (done: number, total: number, uri: string) => void;
  /** Exactly this many worker threads, however few the files. */
  readonly jobs?: number;
  /** Without `jobs`: at most this many threads, and none for few files. Default: as many as there are cores, at most 4. */
  readonly maxThreads?: number;
  /** Texts of open documents by URI; they win over the disk. */
  readonly texts?: ReadonlyMap<string, string>;
  /** The bundled worker; without it everything runs on this thread. */
  readonly workerFile?: string;
  /** For scans on this thread. */
  readonly createAnalyzer: () => Promise<Analyzer>;
  readonly timed?: boolean;
  /** Where results are kept for the next scan; without it every scan starts from nothing. */
  readonly cache?: CacheFolder;
  readonly limits?: Partial<WorkerLimits>;
}

export interface ScanResult {
  /** One per analysed file, sorted by URI; findings sorted by place. */
  readonly files: readonly FileAnalysis[];
  /** The same apart: of rules over files, and of rules over projects. A file may have several. */
  readonly ofFiles: readonly FileAnalysis[];
  readonly ofProjects: readonly FileAnalysis[];
  /** What the analysis of a file asked of its project, by URI; without those that broke off. */
  readonly used: ReadonlyMap<string, FactsUsed>;
  /** URIs of these files. Candidates whose content is of no kind that is analysed are not among them. */
  readonly analyzed: readonly string[];
  /** Files and folders that could not be read or analysed as they should, sorted by URI, each message once. */
  readonly notices: readonly AnalysisNotice[];
  /** URIs of the projects' folders. */
  readonly projects: readonly string[];
  /** The project of a file, for its facts (see `factsForScan`). */
  readonly projectOf: (uri: string) => ProjectData | undefined;
  readonly cancelled: boolean;
  readonly milliseconds: number;
  readonly timing: RuleTiming;
}
