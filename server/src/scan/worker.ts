/** Entry of a worker thread: takes one task at a time. */
import { type Analyzer, createAnalyzer } from '../analyzer';
import { grammarsBeside } from './grammar-files';
import { readSharedProject, type SharedProject } from './shared-project';
import {
  type PlainOptions,
  type ProjectData,
  performTask,
  recordedFacts,
  type ScanFacts,
  type ScanTask,
  type TaskResult,
} from './tasks';

let analyzer: Promise<Analyzer> | undefined;
/** Facts of the project at hand; a scan goes through its projects one after the other. */
let current: { readonly id: number; readonly project: ProjectData; readonly facts: ScanFacts } | undefined;

export default async function handleTask(task: ScanTask<SharedProject>): Promise<TaskResult> {
  analyzer ??= createAnalyzer(grammarsBeside(__dirname));
  const ready = await analyzer;
  if (task.kind === 'summarize') return performTask(ready, task, { factsOf: noFacts });
  if (current?.id !== task.project.id) {
    const project = readSharedProject(task.project);
    current = { id: task.project.id, project, facts: recordedFacts(ready, project) };
  }
  const { project, facts } = current;
  return performTask(ready, { ...task, project, options: sameOptions(task.options) }, { factsOf: () => facts });
}

let lastOptions: { readonly text: string; readonly options: PlainOptions } | undefined;

/** Every message brings a copy of the options; what the analyzer has prepared for them hangs on one of these. */
function sameOptions(options: PlainOptions): PlainOptions {
  const text = JSON.stringify(options);
  if (lastOptions?.text !== text) lastOptions = { text, options };
  return lastOptions.options;
}

function noFacts(): never {
  throw new Error('summaries are made without project facts');
}
