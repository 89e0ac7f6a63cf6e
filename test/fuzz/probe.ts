import { Parser, Tree } from 'web-tree-sitter';
import type { AnalysisOptions, Analyzer, FileAnalysis } from '../../server/src/analyzer';
import type { FileChanges } from '../../server/src/core/edit';
import { applyEdits } from '../../server/src/engine/fixes/working-text';
import { factsOf, PROJECT_ROOT, textsOf } from '../harness/fixture-project';
import type { Sample } from './corpus';

/** Trees of the grammars that were made and not given back, from the first call on. */
export function countLiveTrees(): () => number {
  let live = 0;
  const { parse } = Parser.prototype;
  const { copy, delete: free } = Tree.prototype;
  Parser.prototype.parse = function (...input: Parameters<typeof parse>) {
    const tree = parse.apply(this, input);
    if (tree) live++;
    return tree;
  };
  Tree.prototype.copy = function () {
    live++;
    return copy.call(this);
  };
  Tree.prototype.delete = function () {
    live--;
    free.call(this);
  };
  return () => live;
}

export interface Probe {
  /** What is wrong, in words; undefined when nothing is. */
  readonly fault?: string;
  /** Files that were parsed, findings and fixes of all files together. */
  readonly parsed: number;
  readonly findings: number;
  readonly fixes: number;
}

/** One object for all inputs: what the analyzer prepares for options hangs on it. */
const noOptions: AnalysisOptions = {};

export interface ProbeOptions {
  readonly analysis?: AnalysisOptions;
  /** Also applies all fixes, which parses and analyses again and again. Default true. */
  readonly fixAll?: boolean;
}

/**
 * Everything the engine does with files, as scan, editor and fix-all do it. Several files are one project: its facts are made once for
 * all, and the files see each other.
 */
export function probe(analyzer: Analyzer, samples: readonly Sample[], options: ProbeOptions = {}): Probe {
  const result = { parsed: 0, findings: 0, fixes: 0 };
  const { analysis = noOptions, fixAll = true } = options;
  const texts = textsOf(samples);
  const read = (uri: string) => texts.get(uri);
  const sources = [...texts].map(([uri, text]) => analyzer.share({ uri, text }, analysis));
  try {
    const project = factsOf(analyzer, texts);
    const ofProject = analyzer.analyzeProject(project, read, analysis);
    for (const source of sources) {
      const own = analyzer.analyzeFile(source, project, analysis);
      const analyses = [own, ...ofProject.filter(({ uri }) => uri === source.uri || uri === project.root)];
      const fault = faultOfAnalyses(analyses, source.text);
      if (fault) return { ...result, fault };
      const fixes = analyzer.fixes(source, project, read, {}, analysis);
      for (const { changes, ruleId } of fixes) {
        const wrong = faultOf(changes, texts);
        if (wrong) return { ...result, fault: `a fix of ${ruleId} ${wrong}` };
      }
      if (fixes.length > 0 && fixAll) {
        const { changes } = analyzer.fixAll(source, project, read, { upTo: 'suggestion' }, analysis);
        const wrong = faultOf(changes, texts);
        if (wrong) return { ...result, fault: `fix-all ${wrong}` };
      }
      result.parsed += Number(own.parsed);
      result.findings += analyses.reduce((sum, { diagnostics }) => sum + diagnostics.length, 0);
      result.fixes += fixes.length;
    }
    return result;
  } catch (error) {
    return { ...result, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  } finally {
    for (const source of sources) source.dispose();
  }
}

function faultOfAnalyses(analyses: readonly FileAnalysis[], text: string): string | undefined {
  const failed = analyses.flatMap(({ notices }) => notices).find(({ kind }) => kind === 'failed');
  if (failed) return failed.message;
  const outside = analyses
    .flatMap(({ diagnostics }) => diagnostics)
    .find(({ range }) => !(0 <= range.start && range.start <= range.end && range.end <= text.length));
  return outside && `${outside.ruleId} reports a place outside of the text`;
}

function faultOf({ edits, created }: FileChanges, texts: ReadonlyMap<string, string>): string | undefined {
  for (const [uri, list] of edits) {
    const text = texts.get(uri);
    if (text === undefined) return `edits ${uri}, which does not exist`;
    if (list.some(({ range }) => !(0 <= range.start && range.start <= range.end && range.end <= text.length)))
      return 'edits outside of the text';
    applyEdits(text, list);
  }
  const outside = [...created.keys()].find(
    (uri) => !new URL(uri).pathname.startsWith(`${new URL(PROJECT_ROOT).pathname}/`),
  );
  return outside && `creates ${outside}, outside of the project`;
}
