import type { Edit } from '../../core/edit';
import { deleteDeclaration } from '../../fixes/declaration';
import { blockExpoPermissions } from '../../fixes/expo-permissions';
import { insert, replace } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import { child } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import type { Message, State } from './permission-unused';

const stateOf = (match: Match<Message>): State => match.state as State;

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Delete the permission',
    applicability: 'suggestion',
    for: ['permission', 'never-granted'],
    languages: ['xml'],
    edits: (_ctx, match) => [{ edit: 'remove', range: stateOf(match).node.range }],
  },
  {
    title: 'Remove it from the merged manifest, also when a library adds it',
    applicability: 'suggestion',
    for: ['permission'],
    languages: ['xml'],
    edits: (_ctx, match) => [
      { edit: 'set-attribute', element: stateOf(match).node.range.start, name: 'tools:node', value: 'remove' },
    ],
  },
  {
    title: 'Delete the purpose string',
    applicability: 'suggestion',
    for: ['purpose'],
    languages: ['plist', 'json', 'xml'],
    edits: (ctx, match) => deleteDeclaration(ctx, stateOf(match).node),
  },
  {
    title: 'Delete the permission from the configuration',
    applicability: 'suggestion',
    for: ['configured', 'twice'],
    languages: ['json'],
    edits: (ctx, match) => deleteKey(ctx.file, match),
  },
  {
    title: 'Delete it and block it, also when a library adds it',
    applicability: 'suggestion',
    for: ['configured'],
    languages: ['json'],
    edits: blockPermission,
  },
  {
    title: 'Have the plugin leave it out',
    applicability: 'suggestion',
    for: ['plugin'],
    languages: ['json'],
    edits: setOptions,
  },
  {
    title: 'Delete the entitlement',
    applicability: 'suggestion',
    for: ['entitlement'],
    languages: ['plist', 'json'],
    edits: (ctx, match) => deleteKey(ctx.file, match),
  },
  {
    title: 'Leave this part of permission_handler out',
    applicability: 'suggestion',
    for: ['macro'],
    languages: ['podfile'],
    edits(ctx, match) {
      const { start, end } = stateOf(match).node.range;
      const comma = /^[ \t]*,/.exec(ctx.file.text.slice(end, end + 40))?.[0].length ?? 0;
      return [{ edit: 'remove', range: { start, end: end + comma } }];
    },
  },
];

/** `"expo-camera"` becomes `["expo-camera", { … }]`; options that are there are set. */
function setOptions(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { node, options = [] } = stateOf(match);
  if (ctx.file.language !== 'json') return undefined;
  const written = (names: readonly string[]) => names.map((name) => `"${name}": false`).join(', ');
  if (node.parent?.name === 'plugins') {
    return [replace(ctx, node.range, `["${String(node.value)}", { ${written(options)} }]`)];
  }
  const given = node.parent?.children[1];
  const first = given?.children[0];
  if (!given) return [insert(node.range.end, `, { ${written(options)} }`)];
  if (!first) return [replace(ctx, given.range, `{ ${written(options)} }`)];
  const known = options.flatMap((name) => child(given, name) ?? []);
  const missing = options.filter((name) => !child(given, name));
  return [
    ...(missing.length > 0 ? [insert(first.range.start, `${written(missing)}, `)] : []),
    ...known.map((pair) => replace(ctx, pair.range, `"${pair.name}": false`)),
  ];
}

/** The entry goes, and the list that keeps libraries from bringing it back grows. */
function blockPermission(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const deleted = deleteKey(ctx.file, match);
  const { node } = stateOf(match);
  const android = node.parent?.parent;
  if (!deleted || !android || typeof node.value !== 'string') return undefined;
  const blocked = blockExpoPermissions(ctx, [node.value], android);
  return blocked && [...blocked, ...deleted];
}

/** Configuration written as code is left to the developer. */
function deleteKey(file: ParsedFile, match: Match<Message>) {
  if (file.language !== 'plist' && file.language !== 'json') return undefined;
  return [{ edit: 'set-key' as const, path: stateOf(match).path, value: undefined }];
}
