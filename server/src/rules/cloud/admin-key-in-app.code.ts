import {
  type AdminCredentialCall,
  adminCredentialCalls,
  adminHeaders,
  adminSdks,
  isAwsModule,
} from '../../models/admin-credentials';
import { bundledValue, hasKnownForm } from '../../rule-kit/bundled-value';
import { originalName } from '../../rule-kit/original-name';
import type { Match, RuleContext } from '../../rule-kit/rule';
import { onServer } from '../../rule-kit/server-code';
import { valueBeside } from '../../rule-kit/value-beside';
import type { CallNode, NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';

/** The messages of this rule. */
export type Message =
  | 'service-role'
  | 'admin-client'
  | 'aws-credentials'
  | 'admin-sdk'
  | 'admin-header'
  | 'service-account'
  | 'public-variable';

function argumentOf(row: AdminCredentialCall, call: CallNode): SyntaxNode | undefined {
  const labelled = call.args.find(({ label }) => label !== undefined && row.labels?.includes(label));
  if (labelled) return labelled.value;
  if (row.option) {
    const options = call.args[0] && unwrap(call.args[0].value);
    const pair =
      options?.kind === 'collection' &&
      options.elements.find((each) => each.kind === 'pair' && each.name === row.option);
    return pair && pair.kind === 'pair' ? pair.value : undefined;
  }
  const argument = row.index === undefined ? undefined : call.args[row.index];
  return argument && (argument.label === undefined || row.labels === undefined) ? argument.value : undefined;
}

const ownName = (node: SyntaxNode): string => {
  const value = unwrap(node);
  return value.kind === 'name' || value.kind === 'member' ? value.name : '';
};

/** Whether the file imports a module, or the call names it in full. */
function comesFrom(ctx: RuleContext, call: CallNode, modules: RegExp): boolean {
  if ([...ctx.semantics.importedModules].some((module) => modules.test(module))) return true;
  return modules.test(ctx.file.text.slice(call.range.start, call.nameRange.end).replace(/^new\s+/, ''));
}

/** Clients that are opened with the administrator's credential. */
export function* adminCall(ctx: RuleContext, call: NodeOfKind<'call'>): Iterable<Match<Message>> {
  const name = originalName(ctx, call);
  for (const row of adminCredentialCalls) {
    if (
      (row.call !== name && row.call !== call.name) ||
      !row.languages.some((language) => language === ctx.file.treeLanguage)
    )
      continue;
    if (!comesFrom(ctx, call, row.modules)) continue;
    const key = argumentOf(row, call);
    if (!key || onServer(ctx)) continue;
    const value = bundledValue(ctx, key);
    const named =
      row.keyName && (row.keyName.test(ownName(key)) || (value?.from === 'build' && row.keyName.test(value.text)));
    if (value ? hasKnownForm(ctx, value) || (row.keyName && !named) : !named) continue;
    yield {
      messageId: row.kind,
      at: key,
      data: { service: row.service },
      // A parameter or field that is only named for the key may be filled by anything.
      ...(value ? {} : { precision: 'medium' as const }),
    };
    return;
  }
}

/** `StaticCredentialsProvider { secretAccessKey = … }` of the AWS SDK for Kotlin. */
export function* awsStatic(ctx: RuleContext, call: NodeOfKind<'call'>): Iterable<Match<Message>> {
  if (!comesFrom(ctx, call, /^aws\.(sdk|smithy)\b/) || onServer(ctx)) return;
  for (const assignment of nodesOfKind(call, 'assignment')) {
    if (ownName(assignment.target) !== 'secretAccessKey') continue;
    const value = bundledValue(ctx, assignment.value);
    if (value && !hasKnownForm(ctx, value)) yield { messageId: 'aws-credentials', at: assignment.value };
  }
}

/** `credentials: { secretAccessKey: … }` of the AWS SDKs for JavaScript. */
export function* awsPair(ctx: RuleContext, pair: NodeOfKind<'pair'>): Iterable<Match<Message>> {
  if (![...ctx.semantics.importedModules].some(isAwsModule) || onServer(ctx)) return;
  const value = bundledValue(ctx, pair.value);
  if (value && !hasKnownForm(ctx, value)) yield { messageId: 'aws-credentials', at: pair.value };
}

/** Headers that carry the administrator's secret. */
export function* adminHeader(ctx: RuleContext, name: NodeOfKind<'string'>): Iterable<Match<Message>> {
  const header = name.value.toLowerCase();
  if (!adminHeaders.some(({ name }) => name === header)) return;
  const beside = valueBeside(name);
  const value = beside && bundledValue(ctx, beside);
  if (!beside || !value || onServer(ctx)) return;
  yield { messageId: 'admin-header', at: beside, data: { header } };
}

/** SDKs that only servers may use. */
export function* adminSdkImport(ctx: RuleContext, node: NodeOfKind<'import'>): Iterable<Match<Message>> {
  const row = adminSdks.find(({ module }) => module.test(node.module));
  if (!row || onServer(ctx)) return;
  yield { messageId: 'admin-sdk', at: node, data: { service: row.service } };
}
