import type { Edit } from '../../core/edit';
import { insert, replace, textOf } from '../../fixes/text-edits';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';

/**
 * Narrows a read of all contacts to what the function around it uses of them: the columns of a query, the fields of expo-contacts.
 * Undefined where the call says already, or where the function does not show all that is used.
 */
export function usedFieldsEdits(ctx: RuleContext, call: CallNode, api?: string): readonly Edit[] | undefined {
  const fn = ctx.semantics.enclosingFunction(call);
  if (!fn) return undefined;
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
    case 'java':
      return columns(ctx, call, fn);
    case 'typescript':
    case 'javascript':
      return expoFields(ctx, call, fn, api);
    default:
      return undefined;
  }
}

const asksColumn = /^getColumnIndex(OrThrow)?$/;

function columns(ctx: RuleContext, call: CallNode, fn: FunctionNode): readonly Edit[] | undefined {
  const projection = call.args[1]?.value;
  const calls = [...nodesOfKind(fn, 'call')];
  const asked = calls.filter(({ name }) => asksColumn.test(name));
  if (projection?.kind !== 'null' || asked.length === 0) return undefined;
  const rows = new Set(asked.map(({ receiver }) => (receiver ? textOf(ctx, receiver) : 'it')));
  const isRow = (node: SyntaxNode | undefined) => node !== undefined && rows.has(textOf(ctx, unwrap(node)));
  // Another function may read more; a number counts the columns as they are now.
  const elsewhere = calls.some(
    ({ args, receiver }) =>
      args.some(({ value }) => isRow(value)) || (isRow(receiver) && args.some(({ value }) => value.kind === 'number')),
  );
  if (elsewhere || [...nodesOfKind(fn, 'return')].some(({ value }) => isRow(value))) return undefined;
  const names = asked.map(({ args }) => args[0]?.value);
  if (names.some((name) => !name || !/^(name|member|string)$/.test(name.kind))) return undefined;
  const list = [...new Set(names.map((name) => textOf(ctx, name as SyntaxNode)))].join(', ');
  return [
    replace(ctx, projection.range, ctx.file.treeLanguage === 'java' ? `new String[] {${list}}` : `arrayOf(${list})`),
  ];
}

/** Fields of the legacy API. Source: expo-contacts 57, `Fields`; each is named for its property. */
const fields = new Set(
  (
    'name,firstName,middleName,lastName,nickname,birthday,emails,phoneNumbers,addresses,company,jobTitle,department,image,imageAvailable,' +
    'note,dates,relationships,socialProfiles,urlAddresses,instantMessageAddresses'
  ).split(','),
);

function expoFields(ctx: RuleContext, call: CallNode, fn: FunctionNode, api = ''): readonly Edit[] | undefined {
  const module = api.slice(0, api.indexOf('#'));
  if (!/^expo-contacts\b.*#getContactsAsync$/.test(api) || call.args.length > 0) return undefined;
  const used = [...nodesOfKind(fn, 'member')].map(({ name }) => name).filter((name) => fields.has(name));
  if (used.length === 0) return undefined;
  const owner = call.receiver ? `${textOf(ctx, call.receiver)}.Fields` : 'Fields';
  const list = [...new Set(used)].map((name) => `${owner}.${name[0]?.toUpperCase()}${name.slice(1)}`).join(', ');
  return [
    insert(call.range.end - 1, `{ fields: [${list}] }`),
    ...(call.receiver ? [] : [{ edit: 'add-import' as const, import: { module, name: 'Fields' } }]),
  ];
}
