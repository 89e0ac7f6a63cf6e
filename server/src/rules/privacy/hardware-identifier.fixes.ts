import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { contextExpression } from '../../fixes/android-context';
import { inAsyncFunction } from '../../fixes/asynchronous';
import { androidInstallId } from '../../fixes/install-id/android';
import { objectiveCInstallId, swiftInstallId } from '../../fixes/install-id/apple';
import { dartInstallId, scriptInstallId } from '../../fixes/install-id/hybrid';
import { replace, textOf } from '../../fixes/text-edits';
import type { DeviceIdentifier } from '../../models/device-identifiers';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, ImportNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import type { Message, State } from './hardware-identifier.state';

const stateOf = (match: Match<Message>): State => match.state as State;

/** Bytes instead of text, and addresses: a random text in their place would not fit. */
const unlike = /#(getHardwareAddress|hardwareAddress|getPropertyByteArray|getIpAddress\w*|getLine1Number|line1Number)$/;

function androidEdits(ctx: RuleContext, node: SyntaxNode): readonly Edit[] | undefined {
  const context = resolverContext(ctx, node) ?? contextExpression(ctx, node);
  const helper = context === undefined ? undefined : androidInstallId(ctx, context);
  return helper && [replace(ctx, node.range, helper.expression), ...helper.edits];
}

/** `context` of `Settings.Secure.getString(context.contentResolver, …)`. */
function resolverContext(ctx: RuleContext, node: SyntaxNode): string | undefined {
  const resolver = node.kind === 'call' ? node.args[0]?.value : undefined;
  if (!resolver || (resolver.kind !== 'member' && resolver.kind !== 'call')) return undefined;
  return /^(getC|c)ontentResolver$/.test(resolver.name) && resolver.receiver
    ? textOf(ctx, resolver.receiver)
    : undefined;
}

/** In Dart and scripts reading becomes asynchronous, so a synchronous read needs an `async` function around it. */
function awaitedEdits(ctx: RuleContext, node: SyntaxNode, asynchronous: boolean): readonly Edit[] | undefined {
  if (asynchronous || (node.parent?.kind === 'wrapper' && node.parent.form === 'await')) {
    return [replace(ctx, node.range, 'installId()')];
  }
  if (!inAsyncFunction(ctx, node)) return undefined;
  const { parent } = node;
  const inner =
    parent?.kind === 'wrapper' || ((parent?.kind === 'member' || parent?.kind === 'call') && parent.receiver === node);
  return [replace(ctx, node.range, inner ? '(await installId())' : 'await installId()')];
}

function scriptEdits(ctx: RuleContext, node: SyntaxNode, row: DeviceIdentifier): readonly Edit[] | undefined {
  if (
    node.kind !== 'call' ||
    node.args.length ||
    /Sync$/.test(row.api) ||
    (!row.api.includes('-') && !row.api.startsWith('@'))
  )
    return undefined;
  const capacitor = row.api.startsWith('@capacitor/');
  const expo = !capacitor && ctx.project.dependsOn('expo');
  const edits = awaitedEdits(ctx, node, !/^expo-application#getAndroidId$/.test(row.api));
  const backend = capacitor ? 'capacitor' : expo ? 'expo' : 'react-native';
  const helper = scriptInstallId(ctx, backend, unusedImport(ctx, node));
  return edits && helper && [...edits, ...helper];
}

/** The import of the package when it brings nothing but the one name that this call was the only one to use. */
function unusedImport(ctx: RuleContext, call: CallNode): ImportNode | undefined {
  const owner = call.receiver?.kind === 'name' ? call.receiver.name : call.name;
  const root = ctx.file.tree?.root;
  if (!root || (ctx.file.text.match(new RegExp(`\\b${owner}\\b`, 'g')) ?? []).length !== 2) return undefined;
  for (const node of nodesOfKind(root, 'import')) {
    const bindings = node.names.length + (node.namespace ? 1 : 0);
    const own = node.namespace === owner || node.names.some(({ local }) => local === owner);
    if (own && bindings === 1) return node;
  }
  return undefined;
}

function dartEdits(ctx: RuleContext, node: SyntaxNode, row: DeviceIdentifier): readonly Edit[] | undefined {
  const future = /(PlatformDeviceId|UniqueIdentifier|FlutterUdid|AndroidId)#/.test(row.api);
  const edits = awaitedEdits(ctx, node, future);
  const helper = dartInstallId(ctx);
  return edits && helper && [...edits, ...helper];
}

function randomIdentifier(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { node, row } = stateOf(match);
  if (!node || !row || unlike.test(row.api)) return undefined;
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
    case 'java':
      return androidEdits(ctx, node);
    case 'swift': {
      const helper = swiftInstallId(ctx);
      return [replace(ctx, node.range, helper.expression), ...helper.edits];
    }
    case 'objective-c': {
      const helper = objectiveCInstallId(ctx);
      return helper && [replace(ctx, node.range, helper.expression), ...helper.edits];
    }
    case 'dart':
      return dartEdits(ctx, node, row);
    default:
      return scriptEdits(ctx, node, row);
  }
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Use a random identifier of this installation',
    applicability: 'suggestion',
    for: ['hardware', 'app-scoped', 'sent'],
    languages: codeLanguages,
    edits: randomIdentifier,
  },
  {
    title: 'Delete the permission',
    applicability: 'suggestion',
    for: ['permission'],
    languages: ['xml'],
    edits(_ctx, match) {
      const { element } = stateOf(match);
      return element && [{ edit: 'remove', range: element.range }];
    },
  },
];
