import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode } from '../../syntax/nodes';
import { replace } from '../text-edits';
import { secureStoreJava } from './java';
import { secureStoreKotlin } from './kotlin';
import { callsOfSlot } from './same-slot';

const preferences = 'android.content.SharedPreferences';

/**
 * `putString` becomes `putSecret`, reads of the same key in the file `getSecret`. The values stay in the same preferences,
 * encrypted, so `remove` and `clear` keep working; plain text from before is encrypted when it is read.
 */
export function secureAndroidPreferences(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const call = sink.call;
  if (call.kind !== 'call' || call.name !== 'putString' || !sink.key) return undefined;
  if (!ctx.semantics.matchesApi(call, `${preferences}.Editor#putString`)) return undefined;
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const helper = findHelper(ctx, kotlin);
  if (!helper) return undefined;
  const reads = callsOfSlot(ctx, new Set(['getString']), sink.key, (read) => read.args[0]?.value).filter((read) =>
    ctx.semantics.matchesApi(read, `${preferences}#getString`),
  );
  if ([call, ...reads].some((one) => one.args.length !== 2 || one.args.some((arg) => arg.label))) return undefined;
  const swaps = [call, ...reads].map((one) => swap(ctx, one, kotlin, helper.className));
  if (swaps.some((edits) => !edits)) return undefined;
  const names = kotlin ? ['putSecret', ...(reads.length ? ['getSecret'] : [])] : [helper.className];
  return [
    ...swaps.flatMap((edits) => edits ?? []),
    ...(helper.importFrom === undefined ? [] : names.map((name) => importOf(helper.importFrom as string, name))),
    ...(helper.create ? [helper.create] : []),
  ];
}

const importOf = (packageName: string, name: string): Edit => ({
  edit: 'add-import',
  import: { module: `${packageName}.${name}` },
});

interface Helper {
  /** Java: the class with the static methods; a Kotlin file's functions are in `…Kt`. */
  readonly className: string;
  readonly importFrom?: string;
  readonly create?: Edit;
}

/** The project's helper from an earlier fix, or a new one beside the file; undefined when the name means something else. */
function findHelper(ctx: RuleContext, kotlin: boolean): Helper | undefined {
  const { symbols } = ctx.project;
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const from = (other: string) => (other === packageName || !other ? undefined : other);
  const known = symbols.functions('putSecret').filter((fn) => fn.params.length <= 3);
  const javaHelper = known.find((fn) => fn.owner === 'SecureStore');
  const kotlinHelper = known.find((fn) => fn.owner !== 'SecureStore' && /(^|\.)Editor$/.test(fn.owner ?? ''));
  if (kotlinHelper) {
    return { className: 'SecureStoreKt', importFrom: from(kotlinHelper.packageName) };
  }
  if (javaHelper) return kotlin ? undefined : { className: 'SecureStore', importFrom: from(javaHelper.packageName) };
  const uri = `${folderOf(ctx.file.uri)}/SecureStore.${kotlin ? 'kt' : 'java'}`;
  const qualified = packageName ? `${packageName}.SecureStore` : 'SecureStore';
  if (ctx.project.exists(uri) || symbols.classes('SecureStore').some((one) => one.qualifiedName === qualified)) {
    return undefined;
  }
  const text = kotlin ? secureStoreKotlin(packageName) : secureStoreJava(packageName);
  return { className: 'SecureStore', create: { edit: 'create-file', uri, text } };
}

function swap(ctx: RuleContext, call: CallNode, kotlin: boolean, className: string): readonly Edit[] | undefined {
  const name = call.name === 'putString' ? 'putSecret' : 'getSecret';
  if (kotlin) return [replace(ctx, call.nameRange, name)];
  const first = call.args[0];
  if (!call.receiver || !first) return undefined;
  const { start, end } = call.receiver.range;
  return [
    replace(ctx, { start, end: start }, `${className}.${name}(`),
    replace(ctx, { start: end, end: first.range.start }, ', '),
  ];
}
