import { neutralTrustCalls } from '../models/certificate-checks';
import { isLoopbackHost } from '../models/hosts';
import type { CallNode, FunctionNode, SyntaxNode } from '../syntax/nodes';
import { nodesOfKind, unwrap } from '../syntax/walk';
import type { RuleContext } from './rule';

const textOf = (ctx: RuleContext, node: SyntaxNode): string => ctx.file.text.slice(node.range.start, node.range.end);

/**
 * Who answers an authentication challenge with the server's trust although nobody looked at it: a network session or a web
 * view (each has a rule). `credential` is the call that makes a credential of the trust, in Swift or Objective-C. Undefined
 * when the trust is evaluated, compared, or handed to code that may do so.
 */
export function uncheckedAnswer(ctx: RuleContext, credential: CallNode): 'session' | 'web-view' | undefined {
  if (credential.name === 'URLCredential' && credential.args[0]?.label !== 'trust') return undefined;
  const fn = handler(credential);
  if (!fn || isJudged(ctx, fn, credential)) return undefined;
  if (!/serverTrust|protectionSpace|URLAuthenticationChallenge/.test(textOf(ctx, fn))) return undefined;
  return isWebViewDelegate(ctx, fn) ? 'web-view' : 'session';
}

/** Calls that make a credential of a server's trust. */
export const trustCredentials: readonly string[] = ['URLCredential', 'credentialForTrust', 'initWithTrust'];

/** The outermost function around a node: what a delegate method does, its closures included. */
function handler(node: SyntaxNode): FunctionNode | undefined {
  let found: FunctionNode | undefined;
  for (let current = node.parent; current && current.kind !== 'class'; current = current.parent) {
    if (current.kind === 'function') found = current;
  }
  return found;
}

const isWebViewDelegate = (ctx: RuleContext, fn: FunctionNode): boolean =>
  fn.params.some(({ type }) => /WebView/.test(type?.name ?? '')) ||
  /^webView/.test(fn.name) ||
  /\bWKWebView\b/.test(ctx.file.text.slice(fn.range.start, fn.body?.range.start ?? fn.range.end));

const judging = /^(evaluate|validate|verify|isTrusted|isValid|check|pin|isEqual|contains|elementsEqual|allSatisfy)/i;
const certificateText = /cert|key|hash|pin|fingerprint|digest|spki|data|sha/i;

/** Whether the function judges the certificate by evaluation, by comparison, or by handing it to code that may. */
function isJudged(ctx: RuleContext, fn: FunctionNode, credential: CallNode): boolean {
  const trust = credential.args[0] && unwrap(credential.args[0].value);
  const names = new Set(['serverTrust']);
  if (trust?.kind === 'name') names.add(trust.name);
  for (const call of nodesOfKind(fn, 'call')) {
    if (call === credential || neutralTrustCalls.has(call.name)) continue;
    if (/^SecTrustEvaluate/.test(call.name)) return true;
    if (judging.test(call.name)) return true;
    for (const { value } of call.args) {
      const given = unwrap(value);
      if ((given.kind === 'name' || given.kind === 'member') && names.has(given.name)) return true;
    }
  }
  for (const comparison of nodesOfKind(fn, 'binary')) {
    if (!/^[!=]==?$/.test(comparison.operator)) continue;
    const text = textOf(ctx, comparison);
    if (/authenticationMethod|errSec|\bnil\b|NULL/.test(text)) continue;
    if (certificateText.test(text)) return true;
    for (const side of [comparison.left, comparison.right]) {
      const constant = ctx.semantics.constantValue(side);
      if (typeof constant === 'string' && isLoopbackHost(constant)) return true;
    }
  }
  return false;
}
