/**
 * What client and server say to each other beyond the Language Server Protocol. Types only: the client imports this file
 * and nothing else of the server. Positions are those of LSP (lines and UTF-16 characters, from zero).
 */

export interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Request `holdfast/scan`: analyses every file of the workspace folders. Cancelled like any request. */
export interface ScanParams {
  /** Folder URIs; all workspace folders when absent. */
  readonly folders?: readonly string[];
  /** The server reports `$/progress` with `ScanProgress` texts under this token. */
  readonly workDoneToken?: string | number;
}

export interface ScanResult {
  readonly files: number;
  readonly findings: number;
  readonly errors: number;
  readonly warnings: number;
  readonly cancelled: boolean;
  /** Files that could not be analysed, with the reason. */
  readonly failed: readonly { readonly uri: string; readonly message: string }[];
  /** Findings of baselines that are no longer there, so that the baselines can shrink. */
  readonly gone: number;
  readonly milliseconds: number;
}

/** Notification `holdfast/status`, after each analysis of an open document. */
export interface DocumentStatus {
  readonly uri: string;
  readonly version: number;
  readonly findings: number;
  /** Time that the analysis took. */
  readonly milliseconds: number;
  /** The file was read at token level only, because parsing took too long; says so in a sentence. */
  readonly reduced?: string;
  /** The file was not analysed; says why. */
  readonly skipped?: string;
  /** A rule or parser broke on this file; the output has the details. */
  readonly failed?: string;
}

/** Notification `holdfast/index`: how far the project behind the files is read. */
export interface IndexStatus {
  readonly folder: string;
  readonly state: 'indexing' | 'ready' | 'failed';
  readonly done: number;
  readonly total: number;
}

/** Request `holdfast/rule`. Answers null when no rule has this id. */
export interface RuleParams {
  readonly id: string;
}

export interface RuleDescription {
  readonly id: string;
  readonly title: string;
  /** The page as Markdown, in the editor's language; the generated page when the installation carries it. */
  readonly markdown: string;
  readonly url: string;
}

/** Request `holdfast/suppress`: the edit that silences one finding. Answers with an LSP WorkspaceEdit or null. */
export interface SuppressParams {
  readonly uri: string;
  readonly ruleId: string;
  readonly range: Range;
  readonly reason: string;
}

/** Request `holdfast/fixAll`: safe fixes of one document, of one rule when named. Answers with an LSP WorkspaceEdit or null. */
export interface FixAllParams {
  readonly uri: string;
  readonly ruleId?: string;
}

/** Request `holdfast/rules`: what lists need to know about every rule. */
export interface RuleSummary {
  readonly id: string;
  readonly title: string;
  readonly category: string;
  readonly masvs: readonly string[];
  /** The product's four arguments that the rule serves, 1 to 4. */
  readonly mission: readonly (1 | 2 | 3 | 4)[];
}

/** What the server attaches to a published diagnostic. */
export interface DiagnosticData {
  readonly fingerprint: string;
  /** The most careful fix there is. */
  readonly fix?: 'safe' | 'suggestion' | 'manual';
}

/** Request `holdfast/fixAllInWorkspace`: safe fixes of a rule in every file that the last scan found it in. */
export interface FixAllInWorkspaceParams {
  readonly ruleId: string;
}

export interface WorkspaceFixes {
  /** An LSP WorkspaceEdit whose changes all ask for confirmation; null when there is nothing to change. */
  readonly edit: unknown;
  readonly files: number;
}

/** `play` and `apple` are drafts of the stores' disclosure forms, from the data inventory. */
export type ReportFormat = 'html' | 'json' | 'sarif' | 'markdown' | 'gitlab' | 'sonarqube' | 'play' | 'apple';

/** Request `holdfast/report`: the last workspace scan with what changed in open files since. */
export interface ReportParams {
  readonly format: ReportFormat;
  /** Places in the HTML page are links that run `holdfast.openPlace`. */
  readonly commandLinks?: boolean;
  /** JSON report of an earlier scan, for the trend. */
  readonly previous?: string;
}

/** Request `holdfast/accepted`: suppressed findings of the last scan and of open files. */
export interface AcceptedRisk {
  readonly uri: string;
  readonly range: Range;
  readonly ruleId: string;
  readonly message: string;
  readonly reason: string;
}

/** Request `holdfast/inventory`: what the scanned projects do with personal data. Answers null before the first scan. */
export interface InventoryProject {
  readonly folder: string;
  readonly entries: readonly InventoryData[];
}

export interface InventoryData {
  readonly label: string;
  readonly weight: number;
  /** What is wrong with it, in words. */
  readonly marks: readonly string[];
  readonly places: readonly InventoryDataPlace[];
}

export interface InventoryDataPlace {
  readonly group: 'declared' | 'broughtBy' | 'read' | 'goesTo' | 'receivedBy';
  readonly text: string;
  /** The value goes there without protection. */
  readonly open?: boolean;
  readonly uri: string;
  readonly range: Range;
}

/** Request `holdfast/analyzeFile`: findings in the present text of a file, open or not. Answers null when it is left out. */
export interface AnalyzeFileParams {
  readonly uri: string;
}

export interface FileFinding {
  readonly ruleId: string;
  readonly severity: string;
  readonly precision: string;
  readonly message: string;
  readonly range: Range;
  readonly fixes: readonly { readonly title: string; readonly applicability: string }[];
}

/** Request `holdfast/baseline`: notes all findings of the last scan in the baseline of their folder. */
export interface BaselineParams {
  readonly folder: string;
}

export interface BaselineText {
  /** Path of the baseline; the configured one, or `holdfast.baseline.json` beside the project file. */
  readonly path: string;
  readonly text: string;
  readonly findings: number;
  /** Set when the project file does not name the baseline yet: the file and the name to write into it. */
  readonly config?: { readonly path: string; readonly value: string };
}

/** Request `holdfast/listFolder` to the client, from a server without a disk: what is in the folder of this URI. */
export interface FolderEntry {
  readonly name: string;
  readonly kind: 'file' | 'folder';
}

/** Posted to a server in a web worker before the protocol begins. */
export interface WorkerStart {
  /** Bytes of the grammars by file name. */
  readonly grammars: Readonly<Record<string, Uint8Array>>;
  /** Texts of the editor's language, as JSON; undefined for English. */
  readonly texts?: string;
  /** URL of a script that defines `holdfastCompiler`, a function around the compiler's bundle. */
  readonly compiler: string;
}

/** Sent by the client in `initializationOptions`; other editors send nothing. */
export interface InitializationOptions {
  /** The client has the commands of `ClientCommand`. */
  readonly clientCommands?: boolean;
  /** Path of a folder in which the server may keep results between sessions; without it nothing is kept. */
  readonly storagePath?: string;
}

export type ScanMethod = 'holdfast/scan';
export type StatusMethod = 'holdfast/status';
export type IndexMethod = 'holdfast/index';
export type RuleMethod = 'holdfast/rule';
export type SuppressMethod = 'holdfast/suppress';
export type FixAllMethod = 'holdfast/fixAll';
export type RulesMethod = 'holdfast/rules';
export type FixAllInWorkspaceMethod = 'holdfast/fixAllInWorkspace';
export type ReportMethod = 'holdfast/report';
export type AcceptedMethod = 'holdfast/accepted';
export type BaselineMethod = 'holdfast/baseline';
export type InventoryMethod = 'holdfast/inventory';
export type AnalyzeFileMethod = 'holdfast/analyzeFile';
/** To the client, with a rule's id. Answers the generated page, null when there is none. */
export type RulePageMethod = 'holdfast/rulePage';
/** To the client, with a URI. Answers a list of `FolderEntry`, empty when the folder cannot be read. */
export type ListFolderMethod = 'holdfast/listFolder';
/** To the client, with a URI. Answers the file's bytes, null when it cannot be read. */
export type ReadFileMethod = 'holdfast/readFile';

/** Commands that live in the client and that code actions point to. */
export type ClientCommand = 'holdfast.showRule' | 'holdfast.suppress';
