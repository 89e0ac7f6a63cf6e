import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode } from '../../syntax/nodes';
import { statementRange } from '../statement';
import { insert, replace } from '../text-edits';
import { helperImports, secureStoreHelper } from './android-helper';
import { callsOfSlot } from './same-slot';

/** How a store of the kind of preferences names writing and reading text. */
interface PreferenceStore {
  readonly writes: readonly string[];
  readonly reads: readonly string[];
}

const preferences = 'android.content.SharedPreferences';

/** MMKV implements `SharedPreferences` and its `Editor` beside names of its own: github.com/Tencent/MMKV, "MMKV.java". */
const stores: readonly PreferenceStore[] = [
  { writes: [`${preferences}.Editor#putString`], reads: [`${preferences}#getString`] },
  {
    writes: ['com.tencent.mmkv.MMKV#encode', 'com.tencent.mmkv.MMKV#putString'],
    reads: ['com.tencent.mmkv.MMKV#decodeString', 'com.tencent.mmkv.MMKV#getString'],
  },
];

const nameOf = (api: string): string => api.slice(api.indexOf('#') + 1);

/**
 * `putString` becomes `putSecret`, reads of the same key in the file `getSecret`. The values stay in the same preferences,
 * encrypted, so `remove` and `clear` keep working; plain text from before is encrypted when it is read.
 */
export function secureAndroidPreferences(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const call = sink.call;
  if (call.kind !== 'call' || !sink.key) return undefined;
  const store = stores.find(({ writes }) => writes.some((api) => ctx.semantics.matchesApi(call, api)));
  const helper = store && secureStoreHelper(ctx);
  if (!helper || !isText(ctx, call) || (call.name === 'encode' && !statementRange(call, ctx.file.text))) {
    return undefined;
  }
  const reads = callsOfSlot(ctx, new Set(store.reads.map(nameOf)), sink.key, (read) => read.args[0]?.value).filter(
    (read) => store.reads.some((api) => ctx.semantics.matchesApi(read, api)),
  );
  const swaps = [call, ...reads].map((one) => swap(ctx, one, one === call, helper.className));
  if (swaps.some((edits) => !edits)) return undefined;
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const names = kotlin ? ['putSecret', ...(reads.length ? ['getSecret'] : [])] : [helper.className];
  return [
    ...swaps.flatMap((edits) => edits ?? []),
    ...helperImports(helper, names),
    ...(helper.create ? [helper.create] : []),
  ];
}

/** `encode` also takes bytes, numbers and more. */
function isText(ctx: RuleContext, call: CallNode): boolean {
  const value = call.args[1]?.value;
  const type = value && ctx.semantics.typeOf(value)?.name;
  return type === undefined || /^(String|CharSequence)$/.test(type);
}

function swap(ctx: RuleContext, call: CallNode, writes: boolean, className: string): readonly Edit[] | undefined {
  const name = writes ? 'putSecret' : 'getSecret';
  const [first, second] = call.args;
  if (!first || call.args.length > 2 || call.args.some((arg) => arg.label)) return undefined;
  // `decodeString` has a form without a default.
  if (!second && call.name !== 'decodeString') return undefined;
  const fallback = second ? [] : [insert(first.range.end, ', null')];
  if (ctx.file.treeLanguage === 'kotlin') return [replace(ctx, call.nameRange, name), ...fallback];
  if (!call.receiver) return undefined;
  const { start, end } = call.receiver.range;
  return [
    replace(ctx, { start, end: start }, `${className}.${name}(`),
    replace(ctx, { start: end, end: first.range.start }, ', '),
    ...fallback,
  ];
}
