import type { Edit } from '../../core/edit';
import { resourceFile } from '../../fixes/android-resource';
import { domainConfig, networkSecurityConfig } from '../../fixes/network-security-config';
import { insert } from '../../fixes/text-edits';
import { isLoopbackHost, isPrivateHost } from '../../models/hosts';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { Message } from './cleartext-permitted';

export interface State {
  readonly element?: number;
  readonly name?: string;
  readonly path?: readonly string[];
  readonly replacement?: string;
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Do not allow plain HTTP',
    applicability: 'safe',
    for: ['manifest', 'by-default', 'base-config'],
    languages: ['xml'],
    edits: unlessNeeded,
  },
  {
    title: 'Do not allow plain HTTP (requests to hosts without TLS will fail)',
    applicability: 'suggestion',
    for: ['manifest', 'by-default', 'base-config', 'domain-config', 'arbitrary-loads', 'app-config', 'placeholder'],
    languages: ['xml', 'plist', 'json', 'gradle', 'typescript', 'javascript'],
    edits: (ctx, match) =>
      match.messageId === 'domain-config' || namesPlainHosts(ctx) ? forbid(ctx, match) : undefined,
  },
  {
    title: 'Do not allow plain HTTP; add a network security config for exceptions',
    applicability: 'suggestion',
    for: ['manifest', 'by-default'],
    languages: ['xml'],
    edits: (ctx, match) => withConfig(ctx, match, ctx.project.plainHosts.filter(isDevelopmentHost)),
  },
  {
    title: 'Allow plain HTTP only to hosts in the code (until they speak TLS)',
    applicability: 'suggestion',
    for: ['manifest', 'by-default', 'base-config', 'arbitrary-loads'],
    languages: ['xml', 'plist', 'json'],
    edits: onlyNamedHosts,
  },
  {
    title: 'Remove the exception for all hosts',
    applicability: 'safe',
    for: ['arbitrary-loads'],
    languages: ['plist', 'json', 'typescript', 'javascript', 'xml'],
    edits: unlessNeeded,
  },
  {
    title: 'Set to false',
    applicability: 'safe',
    for: ['app-config', 'placeholder'],
    languages: ['json', 'gradle', 'typescript', 'javascript'],
    edits: unlessNeeded,
  },
  {
    title: 'Use https (pages get a new origin, which does not see old web storage)',
    applicability: 'suggestion',
    for: ['http-scheme'],
    languages: ['json', 'typescript', 'javascript', 'xml'],
    edits: (ctx, match) => (ctx.file.language === 'xml' ? setAttribute(match) : replaceValue(ctx, match)),
  },
];

/** Code that asks hosts without TLS stops to work with what is safe elsewhere. */
function unlessNeeded(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  return namesPlainHosts(ctx) ? undefined : forbid(ctx, match);
}

const namesPlainHosts = (ctx: RuleContext): boolean => ctx.project.plainHosts.some((host) => !isDevelopmentHost(host));

function forbid(ctx: RuleContext, match: Match<Message>): readonly Edit[] {
  switch (match.messageId) {
    case 'arbitrary-loads':
      return setKey(ctx, match, undefined);
    case 'app-config':
    case 'placeholder':
      return replaceValue(ctx, match);
    default:
      return setAttribute(match);
  }
}

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

const isDevelopmentHost = (host: string): boolean => isLoopbackHost(host) || isPrivateHost(host);

function withConfig(ctx: RuleContext, match: Match<Message>, hosts: readonly string[]): readonly Edit[] | undefined {
  const { element } = match.state as State;
  if (element === undefined || ctx.file.role !== 'android-manifest') return undefined;
  const name = 'network_security_config';
  const config = resourceFile(ctx, element, 'android:networkSecurityConfig', name, networkSecurityConfig(hosts));
  return [...setAttribute(match), ...config];
}

/** Undefined where the code names no host: there is nothing to except then. */
function onlyNamedHosts(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const hosts = ctx.project.plainHosts;
  if (!namesPlainHosts(ctx)) return undefined;
  if (match.messageId === 'arbitrary-loads') return exceptionDomains(ctx, match, hosts);
  if (match.messageId !== 'base-config') return withConfig(ctx, match, hosts);
  const { text } = ctx.file;
  const base = ctx.file.document && baseConfig(ctx, match);
  // Where a list stands already, the developer has to see to it.
  if (!base || text.includes('<domain-config')) return undefined;
  const before = text.slice(text.lastIndexOf('\n', base.range.start - 1) + 1, base.range.start);
  const indent = before.trim() === '' ? before : '';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const config = domainConfig(hosts, indent).trimEnd().replace(/\n/g, eol);
  return [...setAttribute(match), insert(base.range.end, `${eol}${config}`)];
}

const baseConfig = (ctx: RuleContext, match: Match<Message>) =>
  ctx.file.document?.root.children
    .flatMap(({ children }) => children)
    .find(({ range }) => range.start === (match.state as State).element);

/** The exception for all hosts goes; App Transport Security knows local hosts by a key of their own. */
function exceptionDomains(
  ctx: RuleContext,
  match: Match<Message>,
  hosts: readonly string[],
): readonly Edit[] | undefined {
  const { path = [] } = match.state as State;
  if (ctx.file.language !== 'plist' && ctx.file.language !== 'json') return undefined;
  const security = path.slice(0, -1);
  const set = (keys: readonly string[], value: boolean | undefined): Edit => ({
    edit: 'set-key',
    path: [...security, ...keys],
    value,
  });
  const named = hosts.filter((host) => !isDevelopmentHost(host));
  return [
    ...named.map((host) => set(['NSExceptionDomains', host, 'NSExceptionAllowsInsecureHTTPLoads'], true)),
    ...(hosts.some(isDevelopmentHost) ? [set(['NSAllowsLocalNetworking'], true)] : []),
    set(['NSAllowsArbitraryLoads'], undefined),
  ];
}
