import { resourceFile } from '../../fixes/android-resource';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { Message } from './cleartext-permitted';

export interface State {
  readonly element?: number;
  readonly name?: string;
  readonly path?: readonly string[];
  readonly replacement?: string;
}

export const securityConfig = `<?xml version="1.0" encoding="utf-8"?>
<network-security-config>
    <base-config cleartextTrafficPermitted="false" />
</network-security-config>
`;

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Do not allow plain HTTP',
    applicability: 'safe',
    for: ['manifest', 'by-default', 'base-config', 'domain-config'],
    languages: ['xml'],
    edits: (_ctx, match) => setAttribute(match),
  },
  {
    title: 'Do not allow plain HTTP, and add a network security config for exceptions',
    applicability: 'suggestion',
    for: ['manifest', 'by-default'],
    languages: ['xml'],
    edits(ctx, match) {
      const { element } = match.state as State;
      if (element === undefined || ctx.file.role !== 'android-manifest') return undefined;
      const reference = resourceFile(
        ctx,
        element,
        'android:networkSecurityConfig',
        'network_security_config',
        securityConfig,
      );
      return [...setAttribute(match), ...reference];
    },
  },
  {
    title: 'Remove the exception for all hosts',
    applicability: 'safe',
    for: ['arbitrary-loads'],
    languages: ['plist', 'json', 'typescript', 'javascript', 'xml'],
    edits: (ctx, match) => setKey(ctx, match, undefined),
  },
  {
    title: 'Set to false',
    applicability: 'safe',
    for: ['app-config', 'placeholder'],
    languages: ['json', 'gradle', 'typescript', 'javascript'],
    edits: (ctx, match) => replaceValue(ctx, match),
  },
  {
    title: 'Use https (pages move to a new origin: web storage written before is not seen there)',
    applicability: 'suggestion',
    for: ['http-scheme'],
    languages: ['json', 'typescript', 'javascript', 'xml'],
    edits: (ctx, match) => (ctx.file.language === 'xml' ? setAttribute(match) : replaceValue(ctx, match)),
  },
];

const setAttribute = (match: Match<Message>) => {
  const { element = 0, name = '', replacement = 'false' } = match.state as State;
  return [{ edit: 'set-attribute' as const, element, name, value: replacement }];
};

/** Only the value between the quotes changes, so quotes and formatting stay. */
function replaceValue(ctx: RuleContext, match: Match<Message>) {
  const { replacement = 'false' } = match.state as State;
  const { range } = match.at;
  return [{ edit: 'replace' as const, range, expect: ctx.file.text.slice(range.start, range.end), text: replacement }];
}

/** Code files that hold configuration get `false` instead of losing the key: their object may be built in several places. */
function setKey(ctx: RuleContext, match: Match<Message>, value: boolean | undefined) {
  const { path = [] } = match.state as State;
  if (ctx.file.language === 'typescript' || ctx.file.language === 'javascript') {
    const { range } = match.at;
    return [{ edit: 'replace' as const, range, expect: ctx.file.text.slice(range.start, range.end), text: 'false' }];
  }
  if (ctx.file.language === 'xml') {
    const { range } = match.at;
    return [
      { edit: 'replace' as const, range, expect: ctx.file.text.slice(range.start, range.end), text: '<false />' },
    ];
  }
  return [{ edit: 'set-key' as const, path, value }];
}
