import { createPlanning } from '../engine/file-plan';
import { type EngineServices, runFile } from '../engine/file-run';
import { languagesOf } from '../engine/rule-selection';
import type { ProjectFacts } from '../rule-kit/rule';
import { classifyFile } from '../syntax/file-kind';
import type { SourceText } from '../syntax/parsed-file';
import { isGenerated, isTestPath } from '../syntax/path-context';
import { fileDataUse } from './file-data-use';
import { flowProbe } from './flow-probe';
import type { FileDataUse } from './inventory';
import { anyReadingWord } from './reading-words';

/** What a file does with personal data; undefined when it does nothing, is no code of the app, or is not read. */
export type DataUse = (
  source: SourceText,
  project: ProjectFacts,
  options?: { readonly parseBudget?: number },
) => FileDataUse | undefined;

/** Files without a word that reads data and without a sink are not parsed. */
export function createDataUse(services: EngineServices): DataUse {
  const planning = createPlanning([flowProbe], services.models);
  return (source, project, options = {}) => {
    const found = classifyFile(source.uri, source.text);
    const language = source.language ?? found?.language;
    if (!language || (found?.role ?? 'code') !== 'code') return undefined;
    if (isTestPath(source.uri, project.root) || isGenerated(source.uri, source.text, project.root)) return undefined;
    const plan = planning.planFor(
      {},
      { languages: languagesOf({ language, role: 'code' }), role: 'code', isTest: false },
    );
    if (!anyReadingWord.test(source.text) && !plan.prefilter(project.symbols).mayMatch(source.text)) return undefined;
    const file = services.parse(source, options.parseBudget);
    if (!file) return undefined;
    try {
      const { shared, findings } = runFile(file, project, plan, services, {});
      return fileDataUse(shared, findings);
    } finally {
      file.dispose();
    }
  };
}
