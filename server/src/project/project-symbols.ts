import type { ProjectSymbols, SymbolSummary } from '../semantics/semantics';
import type { FileSummary } from './file-summary';

export function createProjectSymbols(summaries: Iterable<FileSummary>): ProjectSymbols {
  const constants = new Map<string, SymbolSummary['constants'][number][]>();
  const functions = new Map<string, SymbolSummary['functions'][number][]>();
  const classes = new Map<string, SymbolSummary['classes'][number][]>();
  const sinkFunctions = new Set<string>();
  const push = <T>(map: Map<string, T[]>, key: string, value: T) => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const { symbols } of summaries) {
    for (const constant of symbols.constants) push(constants, constant.name, constant);
    for (const entry of symbols.functions) {
      push(functions, entry.name, entry);
      if (entry.sinks.length > 0) sinkFunctions.add(entry.name);
    }
    for (const entry of symbols.classes) push(classes, entry.name, entry);
  }
  return {
    constant(name, owner) {
      const found = (constants.get(name) ?? []).filter(
        (entry) => owner === undefined || `.${entry.qualifiedName}`.endsWith(`.${owner}.${name}`),
      );
      const values = new Set(found.map((entry) => entry.value));
      return values.size === 1 ? found[0]?.value : undefined;
    },
    functions: (name) => functions.get(name) ?? [],
    sinkFunctions,
    classes: (name) => classes.get(name) ?? [],
  };
}
