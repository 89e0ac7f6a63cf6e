import { insert, replace } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { DocumentNode } from '../../syntax/document';
import type { Message } from './debuggable-release';

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Set to false',
    applicability: 'safe',
    for: ['manifest-debuggable', 'test-only'],
    languages: ['xml'],
    edits(_ctx, match) {
      const { element, name } = match.state as { element: number; name: string };
      return [{ edit: 'set-attribute', element, name, value: 'false' }];
    },
  },
  {
    title: 'Set to false',
    applicability: 'safe',
    for: ['build-type-debuggable', 'development-client'],
    languages: ['gradle', 'json'],
    edits: (ctx, match) => [replace(ctx, match.at.range, 'false')],
  },
  {
    title: 'Set it to false behind initWith',
    applicability: 'safe',
    for: ['copies-debug'],
    languages: ['gradle'],
    edits: setBehind,
  },
  {
    title: 'Set to false',
    applicability: 'safe',
    for: ['debug-entitlement', 'extends-development'],
    languages: ['plist', 'json'],
    edits(_ctx, match) {
      const { path } = match.state as { path: readonly string[] };
      return [{ edit: 'set-key', path, value: false }];
    },
  },
];

/** In the form of the file's language, on a line of its own where the block has lines. */
function setBehind(ctx: RuleContext, match: Match<Message>) {
  const { node } = match.state as { node: DocumentNode };
  const { text } = ctx.file;
  const block = node.parent;
  // `getByName("staging").initWith(…)` has no block to write into.
  if (!block || !text.slice(block.range.start, node.range.start).includes('{')) return undefined;
  const lineStart = text.lastIndexOf('\n', node.range.start - 1) + 1;
  const before = text.slice(lineStart, node.range.start);
  const flag = ctx.file.uri.endsWith('.kts') ? 'isDebuggable = false' : 'debuggable false';
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return [insert(node.range.end, /^\s*$/.test(before) ? `${eol}${before}${flag}` : `; ${flag}`)];
}
