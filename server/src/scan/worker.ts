/** Entry of a worker thread: takes one task at a time. */
import { type Analyzer, createAnalyzer } from '../analyzer';
import type { ProjectFacts } from '../rule-kit/rule';
import { grammarsBeside } from './grammar-files';
import { readSharedProject, type SharedProject } from './shared-project';
import { factsForScan, type ProjectData, performTask, type ScanTask, type TaskResult } from './tasks';

let analyzer: Promise<Analyzer> | undefined;
/** Facts of the project at hand; a scan goes through its projects one after the other. */
let current: { readonly id: number; readonly project: ProjectData; readonly facts: ProjectFacts } | undefined;

export default async function handleTask(task: ScanTask<SharedProject>): Promise<TaskResult> {
  analyzer ??= createAnalyzer(grammarsBeside(__dirname));
  const ready = await analyzer;
  if (task.kind === 'summarize') return performTask(ready, task, { factsOf: noFacts });
  if (current?.id !== task.project.id) {
    const project = readSharedProject(task.project);
    current = { id: task.project.id, project, facts: factsForScan(ready, project) };
  }
  const { project, facts } = current;
  return performTask(ready, { ...task, project }, { factsOf: () => facts });
}

function noFacts(): never {
  throw new Error('summaries are made without project facts');
}
