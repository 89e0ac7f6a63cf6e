import {
  buildScriptPath,
  dartCertificateCallbacks,
  dartCertificateCalls,
  laxScriptCalls,
  laxScriptOptions,
} from '../../models/certificate-checks';
import { isLoopbackHost } from '../../models/hosts';
import type { Match, Query, RuleContext } from '../../rule-kit/rule';
import { alwaysTrue, functionOf, returnedValues } from '../../rule-kit/verdict-callback';
import type { FunctionNode, PairNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import type { Message, State } from './trust-all-certificates.state';

const dart = ['dart'] as const;
const script = ['typescript', 'javascript'] as const;

/** Whether a callback decides about certificates without looking at the certificate; the emulator's own host may pass. */
function ignoresCertificate(ctx: RuleContext, fn: FunctionNode): boolean {
  if (alwaysTrue(ctx, fn)) return true;
  const [certificate, host] = fn.params;
  if (!certificate || !host || !fn.body) return false;
  const names = new Set([...nodesOfKind(fn.body, 'name')].map(({ name }) => name));
  if (names.has(certificate.name) || !names.has(host.name)) return false;
  const values = returnedValues(fn);
  if (!values.some((value) => value.kind === 'binary' || value.kind === 'call')) return false;
  const hosts = [...nodesOfKind(fn.body, 'string')].map(({ value }) => value);
  return !(hosts.length > 0 && hosts.every(isLoopbackHost));
}

function* callback(ctx: RuleContext, value: SyntaxNode, whole: SyntaxNode): Iterable<Match<Message>> {
  // gRPC's own function that says yes to everything.
  const grpc = value.kind === 'name' && value.name === 'allowBadCertificates';
  const fn = functionOf(ctx, value);
  if (!grpc && !(fn && ignoresCertificate(ctx, fn))) return;
  yield { messageId: 'lax-callback', at: value, state: { kind: 'remove', node: whole } satisfies State };
}

/** Scripts that build the app talk to the developer's own machines. */
const level = (ctx: RuleContext): Partial<Match<Message>> =>
  buildScriptPath.test(ctx.file.uri.slice(ctx.project.root.length + 1)) ? { severity: 'hint' } : {};

const importsAny = (ctx: RuleContext, pattern: RegExp): boolean =>
  [...ctx.semantics.importedModules].some((module) => pattern.test(module));

function* option(ctx: RuleContext, pair: PairNode): Iterable<Match<Message>> {
  const lax = laxScriptOptions[pair.name ?? ''];
  if (!lax || ctx.semantics.constantValue(pair.value) !== lax.value) return;
  if (lax.module && !importsAny(ctx, lax.module)) return;
  const siblings = pair.parent?.children ?? [];
  const removable =
    !lax.needs || siblings.some((other) => other.kind === 'pair' && lax.needs?.includes(other.name ?? ''));
  const state: State = removable ? { kind: 'remove', node: pair } : undefined;
  yield {
    messageId: 'validation-off',
    at: pair,
    data: { name: `\`${pair.name}: ${lax.value}\`` },
    state,
    ...level(ctx),
  };
}

export const hybridQueries: readonly Query<Message>[] = [
  {
    on: 'assignment',
    names: [...dartCertificateCallbacks],
    languages: dart,
    check: (ctx, node) => callback(ctx, node.value, node),
  },
  {
    on: 'call',
    names: dartCertificateCalls,
    languages: dart,
    *check(ctx, call) {
      for (const arg of call.args) {
        if (arg.label && dartCertificateCallbacks.has(arg.label)) yield* callback(ctx, arg.value, arg.value);
      }
    },
  },
  { on: 'pair', names: Object.keys(laxScriptOptions), languages: script, check: option },
  {
    on: 'assignment',
    names: ['rejectUnauthorized', 'NODE_TLS_REJECT_UNAUTHORIZED'],
    languages: script,
    *check(ctx, node) {
      const value = ctx.semantics.constantValue(node.value);
      const name = /NODE_TLS/.test(ctx.file.text.slice(node.target.range.start, node.target.range.end))
        ? 'NODE_TLS_REJECT_UNAUTHORIZED'
        : 'rejectUnauthorized';
      const lax = name === 'rejectUnauthorized' ? value === false : String(value) === '0';
      if (!lax) return;
      yield {
        messageId: 'validation-off',
        at: node,
        data: { name: `\`${name}\`` },
        state: { kind: 'remove', node } satisfies State,
        ...level(ctx),
      };
    },
  },
  {
    on: 'call',
    names: Object.keys(laxScriptCalls),
    languages: script,
    *check(ctx, call) {
      const lax = laxScriptCalls[call.name];
      const mode = call.args[0]?.value;
      if (!lax || !mode || ctx.semantics.constantValue(mode) !== lax.off) return;
      const state: State = { kind: 'replace', range: mode.range, text: lax.on };
      yield { messageId: 'validation-off', at: mode, data: { name: `\`${call.name}\`` }, state };
    },
  },
  {
    // Read by every Node process that the build starts; nothing of it reaches the app.
    on: 'entry',
    roles: ['env'],
    names: ['NODE_TLS_REJECT_UNAUTHORIZED'],
    *check(_ctx, node) {
      if (!node.valueRange || String(node.value) !== '0') return;
      yield {
        messageId: 'validation-off',
        at: { range: node.valueRange },
        data: { name: `\`${node.name}\`` },
        state: { kind: 'key', path: node.path } satisfies State,
        severity: 'warning',
      };
    },
  },
];
