import type { Analyzer } from '../analyzer';
import { createKeptSources } from './kept-sources';
import { type ProjectData, performTask, recordedFacts, type ScanFacts, type TaskRunner } from './tasks';

/** Runs tasks on this thread, with a turn for other work between files. For small scans, where threads cost more than they bring. */
export function createInProcessRunner(analyzer: Analyzer, signal: AbortSignal): TaskRunner {
  const facts = new Map<ProjectData, ScanFacts>();
  const kept = createKeptSources();
  const factsOf = (project: ProjectData) => {
    const made = facts.get(project) ?? recordedFacts(analyzer, project);
    facts.set(project, made);
    return made;
  };
  return {
    run: (task) =>
      performTask(analyzer, task, {
        factsOf,
        kept,
        isCancelled: () => signal.aborted,
        pause: () => new Promise((resolve) => setImmediate(resolve)),
      }),
    release(project) {
      facts.delete(project);
    },
    async close() {
      facts.clear();
      kept.clear();
    },
  };
}
