import type { ProjectFacts, RuleContext } from '../rule-kit/rule';
import type { FileSemantics } from '../semantics/file-semantics';
import type { ParsedFile } from '../syntax/parsed-file';
import type { EnabledRule } from './rule-selection';

/** What all rules of one file share. */
export interface FileContext {
  readonly file: ParsedFile;
  readonly project: ProjectFacts;
  readonly isTest: boolean;
  readonly isDebugSource: boolean;
  /** Made when first asked for; throws when the file has no syntax tree. */
  readonly semantics: FileSemantics;
}

export function createFileContext(
  facts: Omit<FileContext, 'semantics'>,
  createSemantics: (file: ParsedFile) => FileSemantics,
): FileContext {
  let semantics: FileSemantics | undefined;
  return {
    ...facts,
    get semantics() {
      if (!facts.file.tree) throw new Error(`${facts.file.uri} has no syntax tree, so it has no semantics.`);
      semantics ??= createSemantics(facts.file);
      return semantics;
    },
  };
}

/** A rule's view of a file: what all share, and its own options. */
export function contextFor(shared: FileContext, enabled: EnabledRule): RuleContext {
  return {
    file: shared.file,
    project: shared.project,
    isTest: shared.isTest,
    isDebugSource: shared.isDebugSource,
    get semantics() {
      return shared.semantics;
    },
    option: <T>(name: string) => optionOf<T>(enabled, name),
  };
}

export function optionOf<T>(enabled: EnabledRule, name: string): T | undefined {
  return enabled.options[name] as T | undefined;
}
