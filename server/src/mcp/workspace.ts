import { realpathSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AnalysisOptions, Analyzer, CodeFix } from '../analyzer';
import type { AnalysisNotice, Diagnostic, Precision } from '../core/diagnostic';
import { findConfig, loadConfig, localDay, toAnalysisOptions } from '../project/config';
import { toUri } from '../project/file-uri';
import { readSource } from '../project/read-source';
import { writeChanges } from '../project/write-changes';
import type { AnyRule } from '../rule-kit/rule';
import { type ScanResult, scanWorkspace } from '../scan/scan';
import { factsForScan } from '../scan/tasks';

export interface WorkspaceOptions {
  /** Absolute path; nothing outside of it is read or written. */
  readonly root: string;
  readonly rules: readonly AnyRule[];
  readonly createAnalyzer: () => Promise<Analyzer>;
  readonly workerFile?: string;
}

export interface ScanChoice {
  /** File or folder below the root; all when absent. */
  readonly path?: string;
  readonly rules?: readonly string[];
  readonly minPrecision?: Precision;
}

export interface Scan {
  readonly findings: readonly Diagnostic[];
  readonly notices: readonly AnalysisNotice[];
  readonly files: number;
}

/** A fix that was applied, or would be. */
export interface FixDone {
  readonly title: string;
  readonly applicability: CodeFix['applicability'];
  /** Paths relative to the root. */
  readonly files: readonly string[];
  readonly written: boolean;
}

/** What the tools of an agent can do with the folder they were given. */
export interface AgentWorkspace {
  readonly rules: readonly AnyRule[];
  scan(choice: ScanChoice, signal?: AbortSignal): Promise<Scan>;
  /** The fixes for findings of a rule that touch a line (from 1). */
  fixesAt(file: string, line: number, ruleId: string): Promise<readonly CodeFix[]>;
  /** Writes the files of a fix. Throws when one lies outside of the root. */
  write(fix: CodeFix): FixDone;
  pathOf(uri: string): string;
  textOf(uri: string): string | undefined;
}

/** Throws an `Error` that says what is wrong with the root. */
export function createAgentWorkspace(options: WorkspaceOptions): AgentWorkspace {
  const root = realpathSync(options.root);
  let analyzer: Promise<Analyzer> | undefined;
  const createAnalyzer = (): Promise<Analyzer> => {
    analyzer ??= options.createAnalyzer();
    return analyzer;
  };
  const pathOf = (uri: string): string => path.relative(root, fileURLToPath(uri)).split(path.sep).join('/');
  const textOf = (uri: string): string | undefined => {
    const source = readSource(uri);
    return 'text' in source ? source.text : undefined;
  };

  /** The real path behind a name; throws for what does not exist or lies outside. */
  const inside = (name: string): string => {
    const target = realpathSync(path.resolve(root, name));
    if (target !== root && !target.startsWith(root + path.sep)) throw new Error(`${name} lies outside of ${root}`);
    return target;
  };

  const configuration = (
    choice: ScanChoice,
  ): { options: AnalysisOptions; exclude?: readonly string[]; base?: string } => {
    const file = findConfig(root);
    const { config, problems } = file ? loadConfig(file, options.rules) : { config: {}, problems: [] };
    const [problem] = problems;
    if (problem) throw new Error(`${problem.file}:${problem.line}:${problem.column}: ${problem.message}`);
    const { rules: only, minPrecision } = choice;
    return {
      options: toAnalysisOptions(config, { only, minPrecision, today: localDay() }),
      exclude: config.exclude,
      base: file && path.dirname(file),
    };
  };

  const run = async (choice: ScanChoice, signal?: AbortSignal): Promise<ScanResult> => {
    const part = choice.path === undefined ? undefined : toUri(inside(choice.path));
    const { options: analysis, exclude, base } = configuration(choice);
    return scanWorkspace({
      roots: [
        {
          folder: root,
          options: analysis,
          exclude,
          excludeBase: base,
          ...(part === undefined
            ? {}
            : { reports: (uri: string) => uri === part || uri.startsWith(`${part}/`), include: [part] }),
        },
      ],
      signal,
      workerFile: options.workerFile,
      createAnalyzer,
    });
  };

  return {
    rules: options.rules,
    pathOf,
    textOf,
    async scan(choice, signal) {
      const result = await run(choice, signal);
      return {
        findings: result.files.flatMap((file) => file.diagnostics),
        notices: [...result.notices, ...result.files.flatMap((file) => file.notices)],
        files: result.analyzed.length,
      };
    },
    async fixesAt(file, line, ruleId) {
      const uri = toUri(inside(file));
      // Whoever names rule and line has seen the finding, whatever its precision.
      const choice: ScanChoice = { path: file, rules: [ruleId], minPrecision: 'low' };
      const result = await run(choice);
      const project = result.projectOf(uri);
      const text = textOf(uri);
      if (!project || text === undefined) return [];
      const made = await createAnalyzer();
      const facts = factsForScan(made, project);
      const start = offsetOfLine(text, line);
      const at = { start, end: offsetOfLine(text, line + 1) };
      return made.fixes({ uri, text }, facts, textOf, { at, ruleId }, configuration(choice).options);
    },
    write(fix) {
      const uris = [...fix.changes.edits.keys(), ...fix.changes.created.keys()];
      const files = uris.map(pathOf);
      writeChanges(fix.changes, [root]);
      return { title: fix.title, applicability: fix.applicability, files, written: true };
    },
  };
}

/** Where a line (from 1) starts, in UTF-16 units; the end of the text for lines behind it. */
function offsetOfLine(text: string, line: number): number {
  let offset = 0;
  for (let i = 1; i < line; i++) {
    const next = text.indexOf('\n', offset);
    if (next === -1) return text.length;
    offset = next + 1;
  }
  return offset;
}
