import type { ConstantValue, FunctionSummary, ProjectSymbols, SymbolSummary } from './semantics';

type ClassSummary = SymbolSummary['classes'][number];
type Constant = SymbolSummary['constants'][number];

/** No project: nothing is known about other files. */
export const noProjectSymbols: ProjectSymbols = {
  constant: () => undefined,
  functions: () => [],
  classes: () => [],
};

/** Joins the summaries of a project's files into one lookup. Indexes are built on first use. */
export function createProjectSymbols(summaries: Iterable<SymbolSummary>): ProjectSymbols {
  let index: ReturnType<typeof build> | undefined;
  const lookup = () => {
    index ??= build(summaries);
    return index;
  };
  return {
    constant(name, owner) {
      const candidates = lookup().constants.get(name);
      if (!candidates) return undefined;
      const path = owner ? `${owner}.${name}` : undefined;
      const fitting = candidates.filter(({ qualifiedName }) => !path || isSuffix(qualifiedName, path));
      return onlyValue(fitting);
    },
    functions: (name) => lookup().functions.get(name) ?? [],
    get sinkFunctions() {
      return lookup().sinkFunctions;
    },
    classes: (name) => lookup().classes.get(name.slice(name.lastIndexOf('.') + 1)) ?? [],
  };
}

function build(summaries: Iterable<SymbolSummary>) {
  const constants = new Map<string, Constant[]>();
  const functions = new Map<string, FunctionSummary[]>();
  const classes = new Map<string, ClassSummary[]>();
  const sinkFunctions = new Set<string>();
  for (const summary of summaries) {
    for (const entry of summary.constants) add(constants, entry.name, entry);
    for (const entry of summary.functions) {
      add(functions, entry.name, entry);
      if (entry.sinks.length > 0) sinkFunctions.add(entry.name);
    }
    for (const entry of summary.classes) add(classes, entry.name, entry);
  }
  return { constants, functions, classes, sinkFunctions };
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** `com.example.Keys.TOKEN` ends with `Keys.TOKEN`, on a border between names. */
function isSuffix(qualified: string, path: string): boolean {
  return qualified === path || qualified.endsWith(`.${path}`) || path.endsWith(`.${qualified}`);
}

function onlyValue(candidates: readonly Constant[]): ConstantValue | undefined {
  const first = candidates[0];
  return first && candidates.every(({ value }) => value === first.value) ? first.value : undefined;
}
