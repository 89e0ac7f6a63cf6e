import type { ApiModel } from '../models/api-model';
import type { Query } from '../rule-kit/rule';
import type { EnabledRule, FileFacts } from './rule-selection';
import { queryApplies } from './rule-selection';

/** Comments that suppress findings are looked at whether or not a rule has a trigger in the file. */
export const SUPPRESSION_WORD = 'holdfast-ignore';

/** Decides from the text alone whether a file is worth parsing. */
export interface Prefilter {
  /** False only when no query of the rules can match. */
  mayMatch(text: string): boolean;
}

interface Triggers {
  /** Whole identifiers. */
  readonly names: Set<string>;
  /** Parts of the text. */
  readonly parts: Set<string>;
  always: boolean;
}

/** One regular expression over the union of the trigger words of `rules` for files of one kind. */
export function createPrefilter(
  rules: readonly EnabledRule[],
  file: FileFacts,
  models: readonly ApiModel[],
): Prefilter {
  const triggers: Triggers = { names: new Set(), parts: new Set([SUPPRESSION_WORD]), always: false };
  for (const { rule } of rules) {
    for (const query of rule.queries) if (queryApplies(query, file)) addTriggers(query, file, models, triggers);
  }
  if (triggers.always) return { mayMatch: () => true };
  const alternatives = [...triggers.parts].map(escapeWord);
  if (triggers.names.size > 0) alternatives.push(wholeWords(triggers.names));
  const pattern = new RegExp(alternatives.join('|'));
  return { mayMatch: (text) => pattern.test(text) };
}

/** The same, and functions of other files that a value may leave through. */
export function withSinkFunctions(prefilter: Prefilter, names: Iterable<string>): Prefilter {
  const pattern = new RegExp(wholeWords(new Set([...names].map(firstWord))));
  return { mayMatch: (text) => prefilter.mayMatch(text) || pattern.test(text) };
}

function wholeWords(names: ReadonlySet<string>): string {
  return `(?<!\\w)(?:${[...names].map(escapeWord).join('|')})(?!\\w)`;
}

function addTriggers(query: Query, file: FileFacts, models: readonly ApiModel[], triggers: Triggers): void {
  switch (query.on) {
    case 'project':
      return;
    case 'text':
      addAll(query.triggers, triggers.parts, triggers);
      return;
    case 'string':
      addAll(query.names, triggers.parts, triggers);
      return;
    case 'flow':
      for (const model of models) {
        if (model.role !== 'sink' || !query.sinks.some((kind) => kind === model.kind)) continue;
        if (model.languages.some((language) => file.languages.has(language)))
          triggers.names.add(model.word ?? memberWord(model.api));
      }
      return;
    default:
      addAll(query.names.map(firstWord), triggers.names, triggers);
  }
}

function addAll(words: Iterable<string>, into: Set<string>, triggers: Triggers): void {
  for (const word of words) {
    if (word === '*' || word === '') triggers.always = true;
    else into.add(word);
  }
}

/** The identifier of an API name that must stand in any text that uses it. */
export function memberWord(api: string): string {
  const [owner = '', member = ''] = api.includes('#') ? api.split('#') : ['', api];
  const last = firstWord(member.split('.').at(-1) ?? '');
  if (last !== '' && last !== '<init>' && last !== 'default' && /\w/.test(last)) return last;
  return /(?<![\w$])([\w$]+)[^\w$]*$/.exec(owner)?.[1] ?? owner;
}

/** `setObject:forKey:` and `set(_:forKey:)` show up in a text as their first word only, prefixed names by what follows. */
function firstWord(name: string): string {
  const last = name.slice(name.lastIndexOf('.') + 1);
  return last === '<init>' ? last : (/^[^:(=[]+/.exec(last)?.[0] ?? last);
}

function escapeWord(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
