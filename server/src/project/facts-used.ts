import { createHash } from 'node:crypto';
import type { FileRole } from '../core/language';
import type { ProjectFacts } from '../rule-kit/rule';
import type { ProjectSymbols } from '../semantics/semantics';

/**
 * What the analysis of one file asked of its project, each question with a digest of the answer. As long as the project
 * answers the same, the file's results are the same, whatever else has changed. Plain data.
 */
export type FactsUsed = readonly (readonly [question: string, answer: string])[];

/** Facts that note what is asked of them. */
export interface FactsRecorder {
  readonly facts: ProjectFacts;
  /** What was asked since the last call, with the answers; `text` is that of the file which was analysed. */
  take(text: string): FactsUsed;
}

/** Wraps facts for any number of files, one after the other. */
export function recordFacts(facts: ProjectFacts): FactsRecorder {
  let asked = new Set<string>();
  const note = (...question: readonly unknown[]): void => void asked.add(JSON.stringify(question));
  // These are asked for every unknown name of a file, again and again.
  const classes = new Set<string>();
  const functions = new Set<string>();
  const symbols: ProjectSymbols = {
    constant(name, owner) {
      note('constant', name, owner ?? null);
      return facts.symbols.constant(name, owner);
    },
    functions(name) {
      functions.add(name);
      return facts.symbols.functions(name);
    },
    classes(name) {
      classes.add(name);
      return facts.symbols.classes(name);
    },
    get sinkFunctions() {
      note('sinkFunctions');
      return facts.symbols.sinkFunctions;
    },
  };
  return {
    facts: {
      root: facts.root,
      symbols,
      get platforms() {
        note('platforms');
        return facts.platforms;
      },
      get minSdk() {
        note('minSdk');
        return facts.minSdk;
      },
      get targetSdk() {
        note('targetSdk');
        return facts.targetSdk;
      },
      get platformLevels() {
        note('platformLevels');
        return facts.platformLevels;
      },
      get applicationId() {
        note('applicationId');
        return facts.applicationId;
      },
      get dependencies() {
        note('dependencies');
        return facts.dependencies;
      },
      get plainHosts() {
        note('plainHosts');
        return facts.plainHosts;
      },
      get complete() {
        note('complete');
        return facts.complete;
      },
      get hasOpaqueBinaries() {
        note('hasOpaqueBinaries');
        return facts.hasOpaqueBinaries;
      },
      dependsOn(name) {
        note('dependencies');
        return facts.dependsOn(name);
      },
      documents(role) {
        note('documents', role);
        return facts.documents(role);
      },
      usesWord(word) {
        note('filesUsing', word);
        return facts.usesWord(word);
      },
      filesUsing(word) {
        note('filesUsing', word);
        return facts.filesUsing(word);
      },
      exists(uri) {
        note('exists', uri);
        return facts.exists(uri);
      },
    },
    take(text) {
      for (const name of classes) note('classes', name);
      for (const name of functions) note('functions', name);
      classes.clear();
      functions.clear();
      const questions = [...asked];
      asked = new Set();
      return questions.map((question) => [question, answerTo(facts, question, text)]);
    },
  };
}

/** Whether a project still answers what it did; `text` is that of the file which was analysed. */
export function factsHold(facts: ProjectFacts, used: FactsUsed, text: () => string | undefined): boolean {
  return used.every(([question, answer]) => {
    if (question !== SINK_FUNCTIONS) return answerTo(facts, question, '') === answer;
    const current = text();
    return current !== undefined && answerTo(facts, question, current) === answer;
  });
}

/** Whether the files that were looked for are still there or still missing: the one answer that is not in any summary. */
export function existenceHolds(used: FactsUsed, exists: (uri: string) => boolean): boolean {
  return used.every(([question, answer]) => {
    const [kind, uri] = question.startsWith('["exists"') ? (JSON.parse(question) as [string, string]) : [];
    return kind === undefined || JSON.stringify(exists(uri as string)) === answer;
  });
}

/** The same without the one question that needs the file's text, for when the functions that lead to a sink are those of then. */
export function withoutSinkFunctions(used: FactsUsed): FactsUsed {
  return used.filter(([question]) => question !== SINK_FUNCTIONS);
}

const SINK_FUNCTIONS = JSON.stringify(['sinkFunctions']);

const answers = new WeakMap<ProjectFacts, Map<string, string>>();

/** A digest of the answer; all but the names in the text are worked out once per project. */
function answerTo(facts: ProjectFacts, question: string, text: string): string {
  if (question === SINK_FUNCTIONS) return sinksNamedIn(facts.symbols, text);
  let known = answers.get(facts);
  if (!known) {
    known = new Map();
    answers.set(facts, known);
  }
  let answer = known.get(question);
  if (answer === undefined) {
    answer = digest(ask(facts, question));
    known.set(question, answer);
  }
  return answer;
}

function ask(facts: ProjectFacts, question: string): unknown {
  const [kind, ...args] = JSON.parse(question) as [string, ...string[]];
  const [name = '', owner] = args;
  switch (kind) {
    case 'constant':
      return facts.symbols.constant(name, owner ?? undefined);
    case 'functions':
      return facts.symbols.functions(name);
    case 'classes':
      return facts.symbols.classes(name);
    case 'documents':
      return facts.documents(name as FileRole).map(({ uri, text }) => [uri, text]);
    case 'filesUsing':
      return facts.filesUsing(name);
    case 'exists':
      return facts.exists(name);
    case 'platforms':
      return [...facts.platforms].sort();
    default:
      return facts[
        kind as
          | 'minSdk'
          | 'targetSdk'
          | 'platformLevels'
          | 'applicationId'
          | 'dependencies'
          | 'plainHosts'
          | 'complete'
          | 'hasOpaqueBinaries'
      ];
  }
}

function digest(answer: unknown): string {
  const text = JSON.stringify(answer) ?? '';
  return text.length <= 24 ? text : createHash('sha1').update(text).digest('base64');
}

const sinkPatterns = new WeakMap<ProjectSymbols, RegExp | null>();

/**
 * Of the functions that lead to a sink those whose names stand in a text: no other can matter to the file. Objective-C selectors and
 * labelled names show up as their first word.
 */
function sinksNamedIn(symbols: ProjectSymbols, text: string): string {
  let pattern = sinkPatterns.get(symbols);
  if (pattern === undefined) {
    const words = [...(symbols.sinkFunctions ?? [])].map(
      (name) => /\w[\w$]*/.exec(name.slice(name.lastIndexOf('.') + 1))?.[0],
    );
    const escaped = [...new Set(words)].flatMap((word) => (word ? [word.replace(/\$/g, '\\$')] : []));
    pattern = escaped.length > 0 ? new RegExp(`(?<!\\w)(?:${escaped.join('|')})(?!\\w)`, 'g') : null;
    sinkPatterns.set(symbols, pattern);
  }
  if (!pattern) return '';
  const names = [...new Set(text.match(pattern))].sort();
  // Which of several functions of that name leads to a sink shows in their summaries.
  return digest(names.map((name) => [name, [...(symbols.sinkFunctions ?? [])].filter((sink) => sink.includes(name))]));
}
