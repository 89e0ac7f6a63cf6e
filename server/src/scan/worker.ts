/** Entry of a worker thread: takes one task at a time. */
import { type Analyzer, createAnalyzer } from '../analyzer';
import { grammarsBeside } from './grammar-files';
import { createKeptSources } from './kept-sources';
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
const kept = createKeptSources();
/** Facts of the project at hand; a scan goes through its projects one after the other. */
let current: { readonly id: number; readonly project: ProjectData; readonly facts: ScanFacts } | undefined;

export default async function handleTask(task: ScanTask<SharedProject>): Promise<TaskResult> {
  analyzer ??= createAnalyzer(grammarsBeside(__dirname));
  const ready = await analyzer;
  if (task.kind === 'summarize') return performTask(ready, withSameOptions(task), { factsOf: noFacts, kept });
  if (current?.id !== task.project.id) {
    const project = readSharedProject(task.project);
    current = { id: task.project.id, project, facts: recordedFacts(ready, project) };
  }
  const { project, facts } = current;
  return performTask(ready, withSameOptions({ ...task, project }), { factsOf: () => facts, kept });
}

let lastOptions: { readonly text: string; readonly options: PlainOptions } | undefined;

/** Every message brings a copy of the options; what the analyzer has prepared for them hangs on one of these. */
function withSameOptions<T extends ScanTask>(task: T): T {
  const text = JSON.stringify(task.options);
  if (lastOptions?.text !== text) lastOptions = { text, options: task.options };
  return { ...task, options: lastOptions.options };
}

function noFacts(): never {
  throw new Error('summaries are made without project facts');
}
