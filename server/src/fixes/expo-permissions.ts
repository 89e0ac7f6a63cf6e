import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';
import { child, type DocumentNode } from '../syntax/document';
import { insert } from './text-edits';

/**
 * Adds Android permissions to `android.blockedPermissions` of an Expo configuration in JSON, so that no library brings them in.
 * `beside` is a key of the `expo` object, in front of which `android` is written where there is none. Names may lack
 * `android.permission.`. Undefined where the list cannot be extended.
 */
export function blockExpoPermissions(
  ctx: RuleContext,
  names: readonly string[],
  beside: DocumentNode,
): readonly Edit[] | undefined {
  const expo = beside.parent;
  if (ctx.file.language !== 'json' || !expo) return undefined;
  const full = names.map((name) => (name.includes('.') ? name : `android.permission.${name}`));
  const android = child(expo, 'android');
  const blocked = android && child(android, 'blockedPermissions');
  const missing = full.filter((name) => !blocked?.children.some(({ value }) => value === name));
  if (missing.length === 0) return [];
  const list = missing.map((name) => `"${name}"`).join(', ');
  const last = blocked?.children.at(-1);
  if (last) return [insert(last.range.end, `, ${list}`)];
  if (blocked) return undefined;
  const before = android ? android.children[0] : beside;
  if (!before) return undefined;
  const entry = `"blockedPermissions": [${list}]`;
  return [insert(before.range.start, `${android ? entry : `"android": { ${entry} }`},${gapBefore(ctx, before)}`)];
}

/** Line break and indentation in front of an entry. */
function gapBefore(ctx: RuleContext, node: DocumentNode): string {
  const before = ctx.file.text.slice(0, node.range.start);
  return before.slice(before.trimEnd().length) || ' ';
}
