import { accountCalls, accountModules, otherProof } from '../../models/step-up';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import { isConfirmed, sourceOf } from './missing-step-up.scope';

export type Message = 'account-change' | 'recent-login' | 'action';

/** The call before which the user has to be asked, and why. */
export interface State {
  readonly call: CallNode;
  readonly reason: string;
}

type Sdk = keyof typeof accountModules;

const receiverOf = (ctx: RuleContext, call: CallNode): string => (call.receiver ? sourceOf(ctx, call.receiver) : '');

function imports(ctx: RuleContext, call: CallNode, sdk: Sdk): boolean {
  if ([...ctx.semantics.importedModules].some((module) => accountModules[sdk].test(module))) return true;
  // A type may be written out in full.
  const known = ctx.semantics.matchesApi(call, `com.google.firebase.auth.FirebaseUser#${call.name}`);
  return sdk === 'firebase' && (known === 'exact' || known === 'inferred');
}

const changedKeys = /^(password|email|phone|phoneNumber|phone_number)$/;
const proofKeys = /^(nonce|current_password|currentPassword)$/;

/** Whether attributes change how the user signs in, without a proof among them. */
function changesSignIn(node: SyntaxNode): boolean {
  const keys: string[] = [];
  for (const pair of nodesOfKind(node, 'pair')) keys.push(pair.name ?? '');
  for (const call of nodesOfKind(node, 'call')) keys.push(...call.args.map(({ label }) => label ?? ''));
  for (const { target } of nodesOfKind(node, 'assignment')) if (target.kind === 'name') keys.push(target.name);
  return keys.some((key) => changedKeys.test(key)) && !keys.some((key) => proofKeys.test(key));
}

function isFirebase(ctx: RuleContext, call: CallNode): boolean {
  if (!imports(ctx, call, 'firebase')) return false;
  const script = ctx.file.treeLanguage === 'typescript' || ctx.file.treeLanguage === 'javascript';
  const receiver = receiverOf(ctx, call);
  if (script && !receiver) {
    if (!/^(updatePassword|updateEmail|verifyBeforeUpdateEmail|deleteUser)$/.test(importedName(ctx, call)))
      return false;
    return accountModules.firebase.test(ctx.semantics.qualifiedName(call.name) ?? '');
  }
  const given = call.args.filter(({ trailing }) => !trailing);
  switch (call.name.split(':')[0]) {
    case 'delete':
    case 'deleteWithCompletion':
      return (
        /user\W*$/i.test(receiver) &&
        given.every(({ label, value }) => label === 'completion' || label !== undefined || value.kind === 'function')
      );
    case 'unenroll':
    case 'unenrollWithInfo':
    case 'unenrollWithFactorUID':
      return /multiFactor\b/i.test(receiver);
    case 'sendEmailVerification':
      return given.some(({ label }) => label === 'beforeUpdatingEmail');
    case 'updatePassword':
    case 'updateEmail':
    case 'verifyBeforeUpdateEmail':
    case 'sendEmailVerificationBeforeUpdatingEmail':
      return /user\W*$/i.test(receiver);
    default:
      return false;
  }
}

/** The exported name of a function that may have another one in this file. */
function importedName(ctx: RuleContext, call: CallNode): string {
  return ctx.semantics.qualifiedName(call.name)?.split('#')[1] ?? call.name;
}

function isSupabase(ctx: RuleContext, call: CallNode): boolean {
  const known = imports(ctx, call, 'supabase') || /supabase/i.test(receiverOf(ctx, call));
  if (!known && !ctx.project.dependsOn(/supabase/)) return false;
  if (!/\bauth\W*$/.test(receiverOf(ctx, call))) return false;
  if (call.name === 'updateUser') return call.args.some(({ value }) => changesSignIn(value));
  return call.name === 'update' && call.args.some(({ label, value }) => label === 'user' && changesSignIn(value));
}

function isAmplify(ctx: RuleContext, call: CallNode): boolean {
  const receiver = receiverOf(ctx, call);
  const imported = /^aws-amplify\/auth#/.test(ctx.semantics.qualifiedName(call.name) ?? '');
  if (!(receiver ? /^Amplify\.Auth$/.test(receiver) && imports(ctx, call, 'amplify') : imported)) return false;
  const name = imported ? importedName(ctx, call) : call.name;
  if (/^(deleteUser|updateMFAPreference|updateMfaPreference)$/.test(name)) return true;
  const attributes = call.args
    .map((argument) => ctx.file.text.slice(argument.range.start, argument.range.end))
    .join(' ');
  return /^(updateUserAttributes?|update)$/.test(name) && /\b(email|phone|phone_number|phoneNumber)\b/.test(attributes);
}

/** Whether a user who runs into this call came by a mailed link or has just made the account. */
function hasOtherProof(ctx: RuleContext, call: CallNode): boolean {
  const file = ctx.file.uri.split('/').pop() ?? '';
  const owner = ctx.semantics.enclosingClass(call)?.name ?? '';
  if (otherProof.test(file) || otherProof.test(owner)) return true;
  for (let fn = ctx.semantics.enclosingFunction(call); fn; fn = fn.parent && ctx.semantics.enclosingFunction(fn)) {
    const name = fn.parent?.kind === 'variable' ? fn.parent.name : fn.name;
    if (otherProof.test(name)) return true;
  }
  return false;
}

/** An account change through an SDK. */
export function isAccountChange(ctx: RuleContext, call: CallNode): Sdk | undefined {
  if (isFirebase(ctx, call)) return 'firebase';
  if (isSupabase(ctx, call)) return 'supabase';
  return isAmplify(ctx, call) ? 'amplify' : undefined;
}

const titles: Readonly<Record<Sdk, string>> = { firebase: 'Firebase', supabase: 'Supabase', amplify: 'Amplify' };

export function* accountChange(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const sdk = isAccountChange(ctx, call);
  if (!sdk || hasOtherProof(ctx, call) || isConfirmed(ctx, call)) return;
  const exported = importedName(ctx, call);
  const does = accountCalls[exported] ?? accountCalls[call.name] ?? 'changes the account';
  const part = call.form === 'message' ? call.receiver : undefined;
  const state: State = { call, reason: reasonFor(does) };
  yield {
    messageId: sdk === 'firebase' ? 'recent-login' : 'account-change',
    at: { range: call.nameRange.end > call.nameRange.start ? call.nameRange : (part ?? call).range },
    data: { does, sdk: titles[sdk] },
    state,
  };
}

/** What the user reads when asked. */
export function reasonFor(does: string): string {
  const words = does.replace(/^(\w+?)(e?)s\b/, (_all, verb: string, e: string) => `${verb}${e}`);
  return words.charAt(0).toUpperCase() + words.slice(1);
}
