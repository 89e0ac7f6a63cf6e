import type { Edit } from '../../core/edit';
import { folderOf, relativePath } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode } from '../../syntax/nodes';
import { enclosing } from '../../syntax/walk';
import { addDependency } from '../add-dependency';
import { replace, textOf } from '../text-edits';
import { secureDart, securePreferencesDart } from './dart';
import { callsOfSlot } from './same-slot';

const renamed: Readonly<Record<string, string>> = {
  setString: 'setSecret',
  getString: 'getSecret',
  remove: 'removeSecret',
};

/**
 * `setString` becomes `setSecret`, reads and removals of the same key in the file follow. Reading is asynchronous then, so the fix
 * exists only where every read stands in an `async` function.
 */
export function secureFlutterPreferences(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const { call, key, model } = sink;
  const owner = / (SharedPreferences(?:Async)?)#/.exec(model.api)?.[1];
  if (call.kind !== 'call' || call.name !== 'setString' || !key || !owner) return undefined;
  if (!ctx.semantics.matchesApi(call, model.api)) return undefined;
  const store = model.api.slice(0, model.api.indexOf('#'));
  const own = (one: CallNode) => ctx.semantics.matchesApi(one, `${store}#${one.name}`) !== undefined;
  const keyOf = (one: CallNode) => one.args[0]?.value;
  if (callsOfSlot(ctx, new Set(['get', 'containsKey']), key, keyOf).some(own)) return undefined;
  const edits: Edit[] = [];
  for (const one of callsOfSlot(ctx, new Set(Object.keys(renamed)), key, keyOf)) {
    if (!own(one)) continue;
    edits.push(replace(ctx, one.nameRange, renamed[one.name] as string));
    if (one.name !== 'getString' || isAwaited(one)) continue;
    // Handed on as a future already.
    if (owner === 'SharedPreferencesAsync') continue;
    if (one.cascade || !inAsync(ctx, one)) return undefined;
    const bare = /^(variable|assignment|return|binary|call)$/.test(one.parent?.kind ?? '') && !isReceiver(one);
    const { start, end } = one.range;
    edits.push(replace(ctx, { start, end: start }, bare ? 'await ' : '(await '));
    if (!bare) edits.push(replace(ctx, { start: end, end }, ')'));
  }
  const helper = secureDart[owner];
  if (!helper) return undefined;
  const known = ctx.project.filesUsing(helper.extension).find((uri) => uri.endsWith(`/${helper.file}`));
  const uri = `${folderOf(ctx.file.uri)}/${helper.file}`;
  if (!known && ctx.project.exists(uri)) return undefined;
  const module = relativePath(ctx.file.uri, known ?? uri).replace(/^\.\//, '');
  return [
    ...edits,
    { edit: 'add-import', import: { module } },
    addDependency('flutter_secure_storage'),
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text: securePreferencesDart(owner) }]),
  ];
}

const isAwaited = (call: CallNode): boolean => call.parent?.kind === 'wrapper' && call.parent.form === 'await';

const isReceiver = (call: CallNode): boolean => call.parent?.kind === 'call' && call.parent.receiver === call;

/** Whether the nearest function around a node is `async`. */
function inAsync(ctx: RuleContext, call: CallNode): boolean {
  const fn = enclosing(call, 'function');
  if (!fn) return false;
  const head = textOf(ctx, { range: { start: fn.range.start, end: fn.body?.range.start ?? fn.range.start } });
  return /\)\s*async\s*(?:=>\s*)?$/.test(head) || (fn.body ? /^async\b/.test(textOf(ctx, fn.body)) : false);
}
