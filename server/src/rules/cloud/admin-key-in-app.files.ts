import { isAdminSetting, isPublicAdminVariable, isServiceAccountFile } from '../../models/admin-credentials';
import { isPlaceholder } from '../../models/placeholder-values';
import type { Match, RuleContext } from '../../rule-kit/rule';
import { at, child, descendants } from '../../syntax/document';
import type { NodeOfKind } from '../../syntax/nodes';
import { isBundledAsset, isServerPath } from '../../syntax/path-context';
import type { Message } from './admin-key-in-app.code';

/** A service account file that lies where the app's assets lie. */
export function* bundledFile(ctx: RuleContext): Iterable<Match<Message>> {
  const type = ctx.file.document && child(ctx.file.document.root, 'type');
  if (type?.value !== 'service_account' || !type.valueRange) return;
  if (isBundledAsset(ctx.file.uri, ctx.project.root))
    yield { messageId: 'service-account', at: { range: type.valueRange } };
}

/** `flutter: assets:` with a service account file; one that lies in the project is reported itself. */
export function* serviceAccountAsset(ctx: RuleContext): Iterable<Match<Message>> {
  const assets = ctx.file.document && at(ctx.file.document.root, 'flutter', 'assets');
  const folder = ctx.file.uri.slice(0, ctx.file.uri.lastIndexOf('/'));
  for (const item of assets?.children ?? []) {
    if (typeof item.value !== 'string' || !item.valueRange || !isServiceAccountFile(item.value)) continue;
    if (ctx.project.exists(`${folder}/${item.value}`)) continue;
    // An empty list would be no list.
    const alone = assets?.children.length === 1;
    yield {
      messageId: 'service-account',
      at: { range: item.valueRange },
      state: {
        item: alone ? assets?.range : { start: ctx.file.text.lastIndexOf('-', item.range.start), end: item.range.end },
      },
    };
  }
}

/** `require('./serviceAccount.json')`, `rootBundle.loadString('assets/service-account.json')`. */
export function* namedFile(ctx: RuleContext, node: NodeOfKind<'string'>): Iterable<Match<Message>> {
  if (!isServiceAccountFile(node.value) || isServerPath(ctx.file.uri, ctx.project.root)) return;
  const call = node.parent?.kind === 'call' ? node.parent : undefined;
  if (!call || !/^(require|import|loadString|load|loadStructuredData)$/.test(call.name)) return;
  yield { messageId: 'service-account', at: node, precision: 'medium' };
}

/** Variables with the prefix that bundlers pack. */
export function* publicVariable(ctx: RuleContext): Iterable<Match<Message>> {
  if (!ctx.file.document || isServerPath(ctx.file.uri, ctx.project.root)) return;
  for (const node of descendants(ctx.file.document.root)) {
    if (!isPublicAdminVariable(node.name) || node.value === '') continue;
    yield { messageId: 'public-variable', at: { range: node.nameRange }, data: { name: node.name } };
  }
}

/** `extra` of Expo's configuration and `env` of build profiles, which the app is built with. */
export function* publicSetting(ctx: RuleContext): Iterable<Match<Message>> {
  if (!ctx.file.document) return;
  for (const node of descendants(ctx.file.document.root)) {
    if (node.kind !== 'pair' || typeof node.value !== 'string') continue;
    const inExtra = node.path.includes('extra') && isAdminSetting(node.name);
    const inProfile = node.path.includes('env') && isPublicAdminVariable(node.name);
    if (!(inExtra || inProfile) || isPlaceholder(node.value)) continue;
    yield { messageId: 'public-variable', at: { range: node.nameRange }, data: { name: node.name } };
  }
}
