import type { ApiModel } from '../models/api-model';
import type { AnyRule } from '../rule-kit/rule';
import type { ProjectSymbols } from '../semantics/semantics';
import { createDispatchTable, type DispatchTable } from './dispatcher';
import { createPrefilter, type Prefilter, withSinkFunctions } from './prefilter';
import { type EnabledRule, enabledRules, type FileFacts, type RuleChoice, rulesForFile } from './rule-selection';

/** Everything about a set of rules and a kind of file that does not depend on the file's text. */
export interface FilePlan {
  readonly table: DispatchTable;
  readonly rules: readonly EnabledRule[];
  prefilter(symbols: ProjectSymbols): Prefilter;
}

export interface Planning {
  enabled(choice: RuleChoice): readonly EnabledRule[];
  planFor(choice: RuleChoice, file: FileFacts): FilePlan;
}

/** Remembers plans by configuration object and kind of file; there are few of both. */
export function createPlanning(rules: readonly AnyRule[], models: readonly ApiModel[]): Planning {
  const standard = enabledRules(rules, {});
  const enabledByChoice = new WeakMap<RuleChoice, readonly EnabledRule[]>();
  const plans = new WeakMap<readonly EnabledRule[], Map<string, FilePlan>>();
  const enabled = (choice: RuleChoice): readonly EnabledRule[] => {
    if (!choice.rules && !choice.only) return standard;
    let found = enabledByChoice.get(choice);
    if (!found) {
      found = enabledRules(rules, choice);
      enabledByChoice.set(choice, found);
    }
    return found;
  };
  return {
    enabled,
    planFor(choice, file) {
      const active = enabled(choice);
      let byKind = plans.get(active);
      if (!byKind) {
        byKind = new Map();
        plans.set(active, byKind);
      }
      const kind = `${[...file.languages].join()} ${file.role} ${file.isTest}`;
      let plan = byKind.get(kind);
      if (!plan) {
        plan = createPlan(rulesForFile(active, file), file, models);
        byKind.set(kind, plan);
      }
      return plan;
    },
  };
}

function createPlan(rules: readonly EnabledRule[], file: FileFacts, models: readonly ApiModel[]): FilePlan {
  const table = createDispatchTable(rules, file);
  const standard = createPrefilter(rules, file, models);
  const bySymbols = new WeakMap<ProjectSymbols, Prefilter>();
  return {
    table,
    rules,
    prefilter(symbols) {
      if (table.flows.length === 0 || !symbols.sinkFunctions?.size) return standard;
      let found = bySymbols.get(symbols);
      if (!found) {
        found = withSinkFunctions(standard, symbols.sinkFunctions);
        bySymbols.set(symbols, found);
      }
      return found;
    },
  };
}
