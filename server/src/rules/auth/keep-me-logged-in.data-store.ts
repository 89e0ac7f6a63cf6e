import { isSessionFlagName } from '../../models/session-names';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message } from './keep-me-logged-in';
import { mayBeTrue, storedFlag } from './keep-me-logged-in.flag';
import { gateOf } from './keep-me-logged-in.gate';

/**
 * What the key of a Preferences DataStore is called: the text that `booleanPreferencesKey` was given, or the name that another
 * file gave it.
 */
function keyText(ctx: RuleContext, key: SyntaxNode): string | undefined {
  const declaration = ctx.semantics.declarationOf(key);
  const made = declaration?.kind === 'variable' ? declaration.initializer : unwrap(key);
  if (made?.kind === 'call' && made.name === 'booleanPreferencesKey' && made.args[0]) {
    const text = ctx.semantics.constantValue(made.args[0].value);
    if (typeof text === 'string') return text;
  }
  return key.kind === 'name' || key.kind === 'member' ? key.name : undefined;
}

const isWritten = (node: NodeOfKind<'index'>): boolean =>
  node.parent?.kind === 'assignment' && node.parent.target === node;

/** `it[IS_LOGGED_IN] = true` and `prefs[IS_LOGGED_IN]` of a Preferences DataStore, where this file picks the screen by them. */
export function* dataStoreFlags(ctx: RuleContext): Iterable<Match<Message>> {
  const root = ctx.file.tree?.root;
  if (!root || ctx.file.treeLanguage !== 'kotlin') return;
  const flags = [...nodesOfKind(root, 'index')].flatMap((node) => {
    const key = keyText(ctx, node.index);
    return key && isSessionFlagName(key) ? [{ key, node, written: isWritten(node) }] : [];
  });
  const written = flags.filter((flag) => flag.written);
  for (const { key, node } of written) {
    const { parent } = node;
    if (parent?.kind !== 'assignment' || !mayBeTrue(ctx, unwrap(parent.value))) continue;
    const gate = flags
      .filter((flag) => !flag.written && flag.key === key)
      .map((flag) => gateOf(ctx, { read: flag.node, name: key }))
      .find((found) => found !== undefined);
    if (gate) yield storedFlag(ctx, { key, node: node.index }, gate, parent);
  }
  for (const { key, node } of flags.filter((flag) => !flag.written)) {
    if (written.some((flag) => flag.key === key) || !gateOf(ctx, { read: node, name: key })) continue;
    yield { messageId: 'gate', at: node.index, data: { key }, precision: 'medium' };
    return;
  }
}
