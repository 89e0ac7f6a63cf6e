import type { AnalysisOptions, Analyzer, CodeFix } from '../analyzer';
import type { Diagnostic } from '../core/diagnostic';
import type { ReportInput } from '../report/report-input';
import type { ProjectFacts } from '../rule-kit/rule';
import type { ScanResult } from '../scan/scan';
import { factsForScan, type ProjectData } from '../scan/tasks';
import type { Surroundings } from './surroundings';

export const REPORT_FORMATS = ['text', 'json', 'sarif', 'markdown', 'html', 'gitlab', 'sonarqube'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** The report in the wanted form. Only the writer that is used is loaded. */
export async function renderReport(
  args: { readonly format: ReportFormat; readonly output?: string; readonly quiet?: boolean },
  input: ReportInput,
  scan: ScanResult,
  createAnalyzer: () => Promise<Analyzer>,
  optionsOf: (uri: string) => AnalysisOptions,
  io: Surroundings,
): Promise<string> {
  switch (args.format) {
    case 'json':
      return (await import('../report/json')).jsonReport(input);
    case 'markdown':
      return (await import('../report/markdown')).markdownReport(input);
    case 'html':
      return (await import('../report/html/html-report')).htmlReport({
        ...input,
        inventories: await (await import('./inventory-command')).inventoriesOf(scan, {
          createAnalyzer,
          signal: io.signal,
        }),
      });
    case 'gitlab':
      return (await import('../report/gitlab')).gitlabReport(input);
    case 'sonarqube':
      return (await import('../report/sonarqube')).sonarqubeReport(input);
    case 'sarif': {
      const hasFixes = input.diagnostics.some((diagnostic) => diagnostic.fixes.length > 0);
      const fixesOf = hasFixes ? fixesFrom(await createAnalyzer(), scan, input, optionsOf) : undefined;
      return (await import('../report/sarif')).sarifReport({ ...input, fixesOf });
    }
    case 'text': {
      const color = args.output === undefined && wantsColor(io);
      return (await import('../report/text')).textReport(input, { color, quiet: args.quiet });
    }
  }
}

/** NO_COLOR and FORCE_COLOR as other tools read them; otherwise colours on terminals only. */
function wantsColor({ env, outIsTerminal }: Surroundings): boolean {
  if (env.NO_COLOR) return false;
  if (env.FORCE_COLOR && env.FORCE_COLOR !== '0') return true;
  return outIsTerminal && env.TERM !== 'dumb';
}

/** Computes the edits of a file's fixes when its first finding is asked for. */
function fixesFrom(
  analyzer: Analyzer,
  scan: ScanResult,
  input: ReportInput,
  optionsOf: (uri: string) => AnalysisOptions,
): (diagnostic: Diagnostic) => readonly CodeFix[] {
  const facts = new Map<ProjectData, ProjectFacts>();
  const byFile = new Map<string, readonly CodeFix[]>();
  const fixesIn = (uri: string): readonly CodeFix[] => {
    const project = scan.projectOf(uri);
    const text = input.read(uri);
    if (!project || text === undefined) return [];
    const known = facts.get(project) ?? factsForScan(analyzer, project);
    facts.set(project, known);
    return analyzer.fixes({ uri, text }, known, input.read, {}, optionsOf(uri));
  };
  return (diagnostic) => {
    if (diagnostic.fixes.length === 0) return [];
    const fixes = byFile.get(diagnostic.uri) ?? fixesIn(diagnostic.uri);
    byFile.set(diagnostic.uri, fixes);
    return fixes.filter(
      (fix) =>
        fix.diagnostic.fingerprint === diagnostic.fingerprint && fix.diagnostic.range.start === diagnostic.range.start,
    );
  };
}
