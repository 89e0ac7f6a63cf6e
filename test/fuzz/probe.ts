import { Parser, Tree } from 'web-tree-sitter';
import type { AnalysisOptions, Analyzer } from '../../server/src/analyzer';
import type { FileChanges } from '../../server/src/core/edit';
import { applyEdits } from '../../server/src/engine/fixes/working-text';
import { factsOf, PROJECT_ROOT, textsOf } from '../harness/fixture-project';
import type { Sample } from './corpus';

/** Trees of the grammars that were made and not given back, from the first call on. */
export function countLiveTrees(): () => number {
  let live = 0;
  const { parse } = Parser.prototype;
  const { delete: free } = Tree.prototype;
  Parser.prototype.parse = function (...input: Parameters<typeof parse>) {
    const tree = parse.apply(this, input);
    if (tree) live++;
    return tree;
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
  readonly parsed: boolean;
  readonly findings: number;
  readonly fixes: number;
}

/** Everything the engine does with a file, as scan, editor and fix-all do it. */
export function probe(analyzer: Analyzer, { path, text }: Sample, options: AnalysisOptions = {}): Probe {
  const result = { parsed: false, findings: 0, fixes: 0 };
  try {
    const texts = textsOf([{ path, text }]);
    const [uri] = [...texts.keys()] as [string];
    const read = (other: string) => texts.get(other);
    const project = factsOf(analyzer, texts);
    const analysis = analyzer.analyzeFile({ uri, text }, project, options);
    const analyses = [analysis, ...analyzer.analyzeProject(project, read, options)];
    const diagnostics = analyses.flatMap((each) => each.diagnostics);
    const failed = analyses.flatMap(({ notices }) => notices).find(({ kind }) => kind === 'failed');
    if (failed) return { ...result, fault: failed.message };
    const outside = diagnostics.find(
      ({ range }) => !(0 <= range.start && range.start <= range.end && range.end <= text.length),
    );
    if (outside) return { ...result, fault: `${outside.ruleId} reports a place outside of the text` };
    const fixes = analyzer.fixes({ uri, text }, project, read, {}, options);
    for (const { changes, ruleId } of fixes) {
      const wrong = faultOf(changes, texts);
      if (wrong) return { ...result, fault: `a fix of ${ruleId} ${wrong}` };
    }
    if (fixes.length > 0) {
      const wrong = faultOf(
        analyzer.fixAll({ uri, text }, project, read, { upTo: 'suggestion' }, options).changes,
        texts,
      );
      if (wrong) return { ...result, fault: `fix-all ${wrong}` };
    }
    return { parsed: analysis.parsed, findings: diagnostics.length, fixes: fixes.length };
  } catch (error) {
    return { ...result, fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
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
