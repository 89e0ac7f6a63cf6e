import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { insert, replace, textOf } from '../text-edits';
import { kotlinHelper } from './android-helper';
import { secureDataStoreKotlin, secureFileKotlin } from './kotlin-data-store';
import { callsOfFile } from './same-file';

/** With the store opened in this file, a migration encrypts what was stored before. */
export const secureDataStore = (ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined =>
  encryptedEntry(ctx, path, true);

/** The store is opened elsewhere: what was stored before is encrypted when it is written again. */
export const secureDataStoreLater = (ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined =>
  encryptedEntry(ctx, path, false);

/** `settings[KEY] = value` becomes `settings.putSecret(KEY, value)`, and reads of the key in the file `getSecret`. */
function encryptedEntry(ctx: RuleContext, { sink }: FlowPath, opened: boolean): readonly Edit[] | undefined {
  const { call, key, keyValue, model } = sink;
  if (call.kind !== 'assignment' || call.target.kind !== 'index' || !key || !/MutablePreferences#/.test(model.api)) {
    return undefined;
  }
  const migration = openingOf(ctx, keyValue);
  if ((migration !== undefined) !== opened) return undefined;
  const reads = readsOf(ctx, key, call.target);
  if (!reads) return undefined;
  const functions = ['putSecret', ...(reads.length ? ['getSecret'] : []), ...(migration ? ['SecretsMigration'] : [])];
  const has = { name: 'putSecret', owner: /MutablePreferences$/ };
  const helper = kotlinHelper(ctx, 'SecureDataStore', functions, has, secureDataStoreKotlin);
  if (!helper) return undefined;
  const { receiver, index } = call.target;
  const put = `${textOf(ctx, receiver)}.putSecret(${textOf(ctx, index)}, ${textOf(ctx, call.value)})`;
  return [
    replace(ctx, call.range, put),
    ...reads.map((read) =>
      replace(ctx, read.range, `${textOf(ctx, read.receiver)}.getSecret(${textOf(ctx, read.index)})`),
    ),
    ...(migration ?? []),
    ...helper,
  ];
}

type IndexNode = Extract<SyntaxNode, { kind: 'index' }>;

/** Reads of a key by index; undefined when the key is used in a way that wants the plain value. */
function readsOf(ctx: RuleContext, key: SyntaxNode, written: IndexNode): readonly IndexNode[] | undefined {
  const root = ctx.file.tree?.root;
  if (!root) return undefined;
  const name = textOf(ctx, key);
  const reads: IndexNode[] = [];
  for (const node of nodesOfKind(root, 'index')) {
    if (node === written || textOf(ctx, node.index) !== name) continue;
    const { parent } = node;
    // Another write is a finding of its own.
    if (parent?.kind === 'assignment' && parent.target === node) continue;
    reads.push(node);
  }
  for (const call of nodesOfKind(root, 'call')) {
    const takes = call.args.some(({ value }) => textOf(ctx, unwrap(value)) === name);
    if (takes && !/^(remove|minusAssign|contains|putSecret|getSecret)$/.test(call.name)) return undefined;
  }
  return reads;
}

/** Adds a key to the migrations of the store that this file opens by `preferencesDataStore(…)`. */
function openingOf(ctx: RuleContext, keyName: string | undefined): readonly Edit[] | undefined {
  const root = ctx.file.tree?.root;
  if (!root || keyName === undefined) return undefined;
  const calls = [...nodesOfKind(root, 'call')];
  const key = `stringPreferencesKey("${keyName}")`;
  const known: Edit = {
    edit: 'add-import',
    import: { module: 'androidx.datastore.preferences.core.stringPreferencesKey' },
  };
  const migration = calls.find(({ name }) => name === 'SecretsMigration');
  const lastKey = migration?.args.at(-1);
  if (lastKey) return [insert(lastKey.range.end, `, ${key}`), known];
  const openings = calls.filter(({ name }) => name === 'preferencesDataStore');
  const last = openings.length === 1 ? (openings[0] as CallNode).args.at(-1) : undefined;
  if (!last || (openings[0] as CallNode).args.some(({ label }) => label === 'produceMigrations')) return undefined;
  return [insert(last.range.end, `, produceMigrations = { listOf(SecretsMigration(${key})) }`), known];
}

/** What does not depend on the content of a file. */
const indifferent = /^(exists|delete|deleteOnExit|length|lastModified|canRead|canWrite|createNewFile|setReadable)$/;

/** `writeText` becomes `writeSecret`, `readText` `readSecret`; other ways of reading the file stand in the way. */
export function secureAndroidFile(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const { call } = sink;
  if (call.kind !== 'call' || call.name !== 'writeText' || !/^java\.io\.File#/.test(sink.model.api)) return undefined;
  const edits: Edit[] = [];
  const functions = new Set<string>();
  for (const one of callsOfFile(ctx, call) ?? []) {
    const name = { writeText: 'writeSecret', readText: 'readSecret' }[one.name];
    if (!name && indifferent.test(one.name)) continue;
    if (!name || one.args.length > (name === 'writeSecret' ? 1 : 0)) return undefined;
    functions.add(name);
    edits.push(replace(ctx, one.nameRange, name));
  }
  if (edits.length === 0) return undefined;
  const has = { name: 'writeSecret', owner: /(^|\.)File$/ };
  const helper = kotlinHelper(ctx, 'SecureFile', [...functions], has, secureFileKotlin);
  return helper && [...edits, ...helper];
}
