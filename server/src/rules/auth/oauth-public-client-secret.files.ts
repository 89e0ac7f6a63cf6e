import { bundledVariable, clientSecretName, envPackages } from '../../models/oauth-clients';
import { isPlaceholder } from '../../models/placeholder-values';
import { secretsIn } from '../../models/secret-formats';
import type { Match, RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import { isServerPath } from '../../syntax/path-context';
import type { Message } from './oauth-public-client-secret.code';

/** The value of an entry when it is a secret that no form gives away. */
function secretOf(ctx: RuleContext, node: DocumentNode) {
  const { value, valueRange } = node;
  if (typeof value !== 'string' || !valueRange || isPlaceholder(value)) return undefined;
  const known = secretsIn(ctx.file.text).some(({ start, end }) => start < valueRange.end && valueRange.start < end);
  return known ? undefined : valueRange;
}

/** String resources, property lists and the settings that Expo packs. */
export function* packedSecret(ctx: RuleContext): Iterable<Match<Message>> {
  if (!ctx.file.document || isServerPath(ctx.file.uri, ctx.project.root)) return;
  for (const node of descendants(ctx.file.document.root)) {
    const name = ctx.file.language === 'xml' ? (attribute(node, 'name')?.value ?? '') : node.name;
    if (!clientSecretName.test(name)) continue;
    if (ctx.file.role === 'expo-config' && !node.path.includes('extra')) continue;
    const range = secretOf(ctx, node);
    if (range) yield { messageId: 'packed-secret', at: { range }, data: { name } };
  }
}

/** Variables that a bundler, or a package for them, writes into the app. */
export function* packedVariable(ctx: RuleContext): Iterable<Match<Message>> {
  if (!ctx.file.document || isServerPath(ctx.file.uri, ctx.project.root)) return;
  for (const node of descendants(ctx.file.document.root)) {
    if (!clientSecretName.test(node.name) || !secretOf(ctx, node)) continue;
    const bundled = bundledVariable.test(node.name);
    if (!bundled && !ctx.project.dependsOn(envPackages)) continue;
    const at = { range: node.nameRange };
    yield { messageId: 'packed-variable', at, data: { name: node.name }, state: { bundled } };
  }
}
