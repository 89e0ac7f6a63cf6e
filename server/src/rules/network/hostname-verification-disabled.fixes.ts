import type { Edit } from '../../core/edit';
import { delegateVerifierEdits, identifyHostEdits } from '../../fixes/host-name';
import { removePartEdits } from '../../fixes/remove-part';
import { removeValueEdits } from '../../fixes/remove-value';
import { verifierProperties, verifierTakers } from '../../models/hostname-checks';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { Message, State } from './hostname-verification-disabled.state';

const stateOf = (match: Match<Message>): State => match.state as State;

const takers = { calls: new Set(verifierTakers), properties: new Set(verifierProperties) };

function removalEdits(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const state = stateOf(match);
  if (state?.kind !== 'verifier' && state?.kind !== 'object') return undefined;
  return removeValueEdits(ctx, state.value, takers);
}

/** A verifier that asks the default one must not become the default itself. */
const mayBecomeDefault = (ctx: RuleContext): boolean =>
  /[dD]efaultHostnameVerifier\s*(\(\s*\w|=|\{)/.test(ctx.file.text) ||
  defaultSetters.some((word) => ctx.project.usesWord(word));

export const defaultSetters: readonly string[] = ['setDefaultHostnameVerifier'];

function superCallEdits(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const state = stateOf(match);
  if (state?.kind !== 'override' || (ctx.project.minSdk ?? 24) < 24) return undefined;
  const { body, params, name } = state.method;
  const { text } = ctx.file;
  if (body?.kind !== 'block' || !params[0] || text.charAt(body.range.end - 1) !== '}') return undefined;
  const place = body.range.start + 1;
  const rest = text.slice(place, body.range.end - 1);
  const lineStart = text.lastIndexOf('\n', state.method.nameRange.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const end = ctx.file.treeLanguage === 'kotlin' ? '' : ';';
  const call = `${eol}${indent}${indent.includes('\t') ? '\t' : '    '}super.${name}(${params[0].name})${end}`;
  const closing = rest.trim() === '' ? `${eol}${indent}` : '';
  const range = { start: place, end: rest.trim() === '' ? body.range.end - 1 : place };
  return [{ edit: 'replace', range, expect: text.slice(range.start, range.end), text: call + closing }];
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Remove the verifier, so that the platform compares the host name',
    applicability: 'safe',
    for: ['lax-verifier', 'host-only', 'check-off'],
    languages: ['kotlin', 'java'],
    edits: removalEdits,
  },
  {
    title: 'Let the platform’s verifier compare the host name',
    applicability: 'safe',
    for: ['lax-verifier', 'host-only'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const state = stateOf(match);
      if (state?.kind !== 'verifier' || removalEdits(ctx, match) || mayBecomeDefault(ctx)) return undefined;
      return delegateVerifierEdits(ctx, state.decides);
    },
  },
  {
    title: 'Compare the host name before anything is sent',
    applicability: 'safe',
    for: ['raw-socket'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const state = stateOf(match);
      return state?.kind === 'socket' ? identifyHostEdits(ctx, state.call) : undefined;
    },
  },
  {
    title: 'Compare the host name',
    applicability: 'safe',
    for: ['check-off', 'pin-only', 'policy-without-host'],
    languages: ['kotlin', 'java', 'swift', 'objective-c'],
    edits(ctx, match) {
      const state = stateOf(match);
      if (state?.kind === 'override') return superCallEdits(ctx, match);
      if (state?.kind === 'remove') return removePartEdits(state.node, ctx.file.text);
      if (state?.kind !== 'replace') return undefined;
      const { range, text } = state;
      return [{ edit: 'replace', range, expect: ctx.file.text.slice(range.start, range.end), text }];
    },
  },
];
