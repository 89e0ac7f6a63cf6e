import type { Edit } from '../../core/edit';
import { folderOf, relativePath } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode } from '../../syntax/nodes';
import { addDependency } from '../add-dependency';
import { awaitedCall, isAwaited } from '../awaiting';
import { replace, textOf } from '../text-edits';
import { type DartStore, secureDart, secureFileDart, secureStoreDart } from './dart';
import { callsOfFile } from './same-file';
import { callsOfSlot } from './same-slot';

/** The plain store that a sink writes to, when it is one of these kinds. */
function storeOf({ sink }: FlowPath, isKind: (store: DartStore) => boolean): readonly [string, DartStore] | undefined {
  const [library, type = ''] = sink.model.api.slice(0, sink.model.api.indexOf('#')).split(' ');
  const store = secureDart[type];
  return store && isKind(store) ? [`${library} ${type}`, store] : undefined;
}

/** `setString` becomes `setSecret` in Flutter's preferences. */
export const secureFlutterPreferences = (ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined =>
  secretsInPlaceOf(ctx, path, ({ dynamic }) => !dynamic);

/** `put` becomes `putSecret` in Hive boxes, `write` `writeSecret` in GetStorage. */
export const secureFlutterBoxes = (ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined =>
  path.sink.keyValue === undefined ? undefined : secretsInPlaceOf(ctx, path, ({ dynamic }) => dynamic);

/**
 * Renames the write of a slot, and its reads and removals in the file. Reading is asynchronous then, so the fix exists only
 * where every read stands in an `async` function.
 */
function secretsInPlaceOf(
  ctx: RuleContext,
  path: FlowPath,
  isKind: (store: DartStore) => boolean,
): readonly Edit[] | undefined {
  const { call, key, model } = path.sink;
  const [owner, store] = storeOf(path, isKind) ?? [];
  if (!owner || !store || call.kind !== 'call' || call.name !== store.write[0] || !key) return undefined;
  if (!ctx.semantics.matchesApi(call, model.api)) return undefined;
  const own = (one: CallNode) => ctx.semantics.matchesApi(one, `${owner}#${one.name}`) !== undefined;
  const keyOf = (one: CallNode) => one.args[0]?.value;
  if (callsOfSlot(ctx, new Set(store.others), key, keyOf).some(own)) return undefined;
  if (readsByType(ctx, store.read[0], textOf(ctx, key))) return undefined;
  const renamed = new Map([store.write, store.read, store.remove]);
  const edits: Edit[] = [];
  for (const one of callsOfSlot(ctx, new Set(renamed.keys()), key, keyOf)) {
    if (!own(one)) continue;
    const reads = one.name === store.read[0];
    // A default or a listener has no counterpart.
    if (one.args.length > (one.name === store.write[0] ? 2 : 1)) return undefined;
    edits.push(replace(ctx, { start: one.nameRange.start, end: endOfName(one) }, renamed.get(one.name) as string));
    if (!reads || isAwaited(one)) continue;
    // Handed on as a future already.
    if (store.readsLater) continue;
    const waiting = awaitedCall(ctx, one);
    if (!waiting) return undefined;
    edits.push(...waiting);
  }
  const known = ctx.project
    .filesUsing(store.extension.replace('<E>', ''))
    .find((uri) => uri.endsWith(`/${store.file}`));
  const uri = `${folderOf(ctx.file.uri)}/${store.file}`;
  if (!known && ctx.project.exists(uri)) return undefined;
  const module = relativePath(ctx.file.uri, known ?? uri).replace(/^\.\//, '');
  const text = secureStoreDart(store, libraryOf(ctx, store));
  return [
    ...edits,
    { edit: 'add-import', import: { module } },
    addDependency('flutter_secure_storage'),
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text }]),
  ];
}

/** `read<String>('key')`, which the grammar takes for two comparisons, so that no call is there to be renamed. */
function readsByType({ file }: RuleContext, read: string, key: string): boolean {
  for (let at = file.text.indexOf(`${read}<`); at !== -1; at = file.text.indexOf(`${read}<`, at + 1)) {
    if (file.text.slice(at, at + 80).includes(`>(${key})`)) return true;
  }
  return false;
}

/** Type arguments of a call say what is read; the helper reads text. */
const endOfName = (call: CallNode): number => {
  const last = call.typeArgs.at(-1);
  return last ? last.range.end + 1 : call.nameRange.end;
};

/** Hive has forks and a package for Flutter that hands it on; the app's own import stays. */
function libraryOf(ctx: RuleContext, store: DartStore): string {
  if (store.import !== secureDart.Box?.import) return store.import;
  return [...ctx.semantics.importedModules].find((module) => /^package:hive/.test(module)) ?? store.import;
}

const fileMethods = new Map([
  ['writeAsString', 'writeSecret'],
  ['writeAsStringSync', 'writeSecret'],
  ['readAsString', 'readSecret'],
  ['readAsStringSync', 'readSecret'],
  ['delete', 'deleteSecret'],
  ['deleteSync', 'deleteSecret'],
]);

/** A small text file becomes an entry of the secure storage; other uses of the file in this file of code stand in the way. */
export function secureFlutterFile(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const { call } = sink;
  if (call.kind !== 'call' || !/^writeAsString(Sync)?$/.test(call.name)) return undefined;
  const calls = callsOfFile(ctx, call);
  const edits: Edit[] = [];
  for (const one of calls ?? []) {
    const name = fileMethods.get(one.name);
    if (!name || one.args.length > (name === 'writeSecret' ? 1 : 0)) return undefined;
    // The file itself, which the write gives back, is gone.
    if (name === 'writeSecret' && !isStatement(one)) return undefined;
    edits.push(replace(ctx, one.nameRange, name));
    if (!one.name.endsWith('Sync')) continue;
    const waiting = awaitedCall(ctx, one);
    if (!waiting) return undefined;
    edits.push(...waiting);
  }
  if (edits.length === 0) return undefined;
  const known = ctx.project.filesUsing('SecureFile').find((uri) => uri.endsWith('/secure_file.dart'));
  const uri = `${folderOf(ctx.file.uri)}/secure_file.dart`;
  if (!known && ctx.project.exists(uri)) return undefined;
  return [
    ...edits,
    { edit: 'add-import', import: { module: relativePath(ctx.file.uri, known ?? uri).replace(/^\.\//, '') } },
    addDependency('flutter_secure_storage'),
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text: secureFileDart }]),
  ];
}

const isStatement = (call: CallNode): boolean =>
  (isAwaited(call) ? call.parent?.parent : call.parent)?.kind === 'block';
