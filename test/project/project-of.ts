import { type Analyzer, createAnalyzer } from '../../server/src/analyzer';
import { createProjectFacts } from '../../server/src/project/project-facts';
import type { ProjectFacts } from '../../server/src/rule-kit/rule';
import { loadGrammar } from '../harness/grammars';

let analyzer: Promise<Analyzer> | undefined;

/** One analyzer for all tests of a run; loading the grammars takes most of the time. */
export function sharedAnalyzer(): Promise<Analyzer> {
  analyzer ??= createAnalyzer(loadGrammar);
  return analyzer;
}

export const ROOT = 'file:///app';

/** Facts of a project made of these files, by path below its root. */
export async function projectOf(files: Readonly<Record<string, string>>, root = ROOT): Promise<ProjectFacts> {
  const ready = await sharedAnalyzer();
  const sources = Object.entries(files).map(([path, text]) => ({ uri: `${root}/${path}`, text }));
  return createProjectFacts({
    root,
    summaries: sources.flatMap((source) => ready.summarize(source) ?? []),
    parse: (source) => ready.parse(source),
    fileExists: (uri) => sources.some((source) => source.uri === uri),
    complete: true,
    hasOpaqueBinaries: false,
  });
}
