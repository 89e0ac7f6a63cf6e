import type { SyntaxNode } from '../syntax/nodes';
import { nodesOfKind, unwrap } from '../syntax/walk';
import type { RuleContext } from './rule';

const pinningMode = /^(AFSSLPinningMode(Certificate|PublicKey)|AFSSLPinningMode)$/;

/** Whether an expression mentions one of AFNetworking's pinning modes that compare: `AFSSLPinningModePublicKey`, `.certificate`. */
function mentionsPins(node: SyntaxNode): boolean {
  for (const name of nodesOfKind(node, 'name')) {
    if (pinningMode.test(name.name) && name.name !== 'AFSSLPinningMode') return true;
  }
  for (const member of nodesOfKind(node, 'member')) {
    if (/^(certificate|publicKey)$/.test(member.name)) return true;
  }
  return false;
}

/**
 * Whether an AFNetworking security policy compares pinned certificates or keys: it was made with a pinning mode where its
 * variable or property is set in this file. `policy` is the expression the setting is made on; a client's `securityPolicy` is
 * traced through the client's variable. Pins of another policy in the file do not count.
 */
export function configuresPins(ctx: RuleContext, policy: SyntaxNode): boolean {
  return ctx.file.tree ? madeWithPins(ctx, unwrap(policy), 0) : false;
}

function madeWithPins(ctx: RuleContext, policy: SyntaxNode, depth: number): boolean {
  if (depth > 3) return false;
  if (policy.kind === 'call') return mentionsPins(policy);
  if (policy.kind !== 'name' && policy.kind !== 'member') return false;
  const declaration = ctx.semantics.declarationOf(policy);
  if (declaration?.kind === 'variable' && declaration.initializer) {
    const value = unwrap(declaration.initializer);
    if (value.kind === 'call' ? mentionsPins(value) : madeWithPins(ctx, value, depth + 1)) return true;
  }
  const path = written(ctx, policy);
  const owner = ownerOf(ctx, policy);
  for (const { target, value } of assignmentsIn(ctx)) {
    if (target === policy || written(ctx, target) !== path || ownerOf(ctx, target) !== owner) continue;
    if (madeWithPins(ctx, unwrap(value), depth + 1)) return true;
  }
  return false;
}

/** The declaration of the variable that a path begins with: `manager` in two functions is two. */
function ownerOf(ctx: RuleContext, node: SyntaxNode): unknown {
  let root = unwrap(node);
  while (root.kind === 'member' && root.receiver && !isSelf(root.receiver)) root = unwrap(root.receiver);
  return ctx.semantics.declarationOf(root);
}

const isSelf = (node: SyntaxNode): boolean => node.kind === 'name' && node.name === 'this';

const written = (ctx: RuleContext, node: SyntaxNode): string =>
  ctx.file.text.slice(node.range.start, node.range.end).replace(/\bself\.|[\s?!]/g, '');

const assignmentsIn = (ctx: RuleContext) => (ctx.file.tree ? [...nodesOfKind(ctx.file.tree.root, 'assignment')] : []);
