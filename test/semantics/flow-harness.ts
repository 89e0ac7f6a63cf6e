import type { SinkKind } from '../../server/src/models/api-model';
import { createSemantics } from '../../server/src/semantics/create-semantics';
import { classifyNames } from '../../server/src/semantics/flow/classify-names';
import { findFlows } from '../../server/src/semantics/flow/find-flows';
import type { FlowPath } from '../../server/src/semantics/flow/flow-path';
import { createProjectSymbols, noProjectSymbols } from '../../server/src/semantics/project-symbols';
import type { SymbolSummary } from '../../server/src/semantics/semantics';
import { summarizeSymbols } from '../../server/src/semantics/summaries';
import { parseText } from '../harness/parse';
import { flowModels } from './flow-models';

export interface FoundFlow {
  readonly path: FlowPath;
  /** The value at the sink, as written. */
  readonly value: string;
  readonly source: string;
  readonly steps: readonly string[];
}

interface Ask {
  readonly sinks?: readonly SinkKind[];
  readonly keyIsSource?: boolean;
  /** Other files of the project, by name. */
  readonly others?: Readonly<Record<string, string>>;
}

/** The credential flows of a source text. */
export async function flowsIn(name: string, text: string, ask: Ask = {}): Promise<readonly FoundFlow[]> {
  const summaries: SymbolSummary[] = [];
  for (const [other, content] of Object.entries(ask.others ?? {})) {
    const file = await parseText(other, content);
    summaries.push(
      summarizeSymbols(file, createSemantics(file, noProjectSymbols, flowModels), flowModels, classifyNames),
    );
  }
  const file = await parseText(name, text);
  const semantics = createSemantics(file, createProjectSymbols(summaries), flowModels);
  const query = {
    sources: ['credential', 'personal-data'] as const,
    sinks: ask.sinks ?? (['plaintext-storage', 'log'] as const),
    sanitizers: ['encryption', 'hash', 'redaction', 'metadata'] as const,
    keyIsSource: ask.keyIsSource,
  };
  return [...findFlows(file, semantics, flowModels, query, classifyNames)].map((path) => ({
    path,
    value: text.slice(path.sink.value.range.start, path.sink.value.range.end),
    source: path.source.name,
    steps: path.steps.map((step) => step.message),
  }));
}

/** Source names in order, for tests that only ask what arrives. */
export async function sourcesIn(name: string, text: string, ask: Ask = {}): Promise<readonly string[]> {
  return (await flowsIn(name, text, ask)).map(({ source }) => source);
}
