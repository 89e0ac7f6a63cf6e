import { table } from '../../core/table';
import { isSessionFlagName } from '../../models/session-names';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './keep-me-logged-in';
import { gateNames, gateOf } from './keep-me-logged-in.gate';

interface Access {
  /** Position or label of the key and the value; `{ key, value }` objects are looked into. */
  readonly key: string;
  readonly value?: string;
  /** What the receiver has to be called where the member's name says too little. */
  readonly store?: RegExp;
}

const defaults = /defaults/i;

/** Calls that store a value under a key. */
const writers: Readonly<Record<string, Access>> = table({
  putBoolean: { key: '0', value: '1' },
  putBool: { key: '0', value: '1' },
  setBool: { key: '0', value: '1' },
  encode: { key: '0', value: '1', store: /mmkv|\bkv\b/i },
  'setBool:forKey:': { key: '1', value: '0' },
  'setObject:forKey:': { key: '1', value: '0', store: defaults },
  'setValue:forKey:': { key: '1', value: '0', store: defaults },
  setValue: { key: 'forKey', value: '0', store: defaults },
  set: { key: '0', value: '1', store: /storage|mmkv|prefs|preferences|store\b|box\b/i },
  put: { key: '0', value: '1', store: /box|prefs|hawk|paper|storage/i },
  write: { key: '0', value: '1', store: /box|storage|prefs/i },
  setItem: { key: '0', value: '1', store: /storage|store/i },
  setItemAsync: { key: '0', value: '1', store: /store/i },
});

/** Calls that read it back. */
const readers: Readonly<Record<string, Access>> = table({
  getBoolean: { key: '0' },
  getBool: { key: '0' },
  decodeBool: { key: '0' },
  'boolForKey:': { key: '0' },
  'objectForKey:': { key: '0', store: defaults },
  'valueForKey:': { key: '0', store: defaults },
  bool: { key: 'forKey' },
  object: { key: 'forKey', store: defaults },
  value: { key: 'forKey', store: defaults },
  getItem: { key: '0', store: /storage|store/i },
  getItemAsync: { key: '0', store: /store/i },
  get: { key: '0', store: /storage|prefs|preferences|box\b/i },
  read: { key: '0', store: /storage|box|prefs/i },
});

export const writerNames = Object.keys(writers);
export const readerNames = Object.keys(readers);

const receiverText = (ctx: RuleContext, call: CallNode): string =>
  call.receiver
    ? ctx.file.text.slice(call.receiver.range.start, Math.min(call.receiver.range.end, call.receiver.range.start + 120))
    : '';

function argument(call: CallNode, place: string): SyntaxNode | undefined {
  const found = /^\d$/.test(place) ? call.args[Number(place)] : call.args.find(({ label }) => label === place);
  return found && unwrap(found.value);
}

function fieldOf(node: SyntaxNode | undefined, name: string): SyntaxNode | undefined {
  const pair = node?.kind === 'collection' && node.elements.find((each) => each.kind === 'pair' && each.name === name);
  return pair && pair.kind === 'pair' ? pair.value : undefined;
}

/** The key's text, when it is named for a session. */
export function flagKey(ctx: RuleContext, key: SyntaxNode | undefined): string | undefined {
  if (!key) return undefined;
  const value = ctx.semantics.constantValue(key);
  if (typeof value === 'string') return isSessionFlagName(value) ? value : undefined;
  const name = key.kind === 'name' || key.kind === 'member' ? key.name : undefined;
  return name && isSessionFlagName(name) ? name : undefined;
}

/** What is not known to mean "no": `true`, `'true'`, a variable. */
export function mayBeTrue(ctx: RuleContext, value: SyntaxNode | undefined): boolean {
  if (!value) return false;
  if (value.kind === 'call' && value.name === 'stringify') return mayBeTrue(ctx, value.args[0]?.value);
  const constant = ctx.semantics.constantValue(value);
  if (/^@\(?(NO|false)\b/.test(ctx.file.text.slice(value.range.start, value.range.end))) return false;
  if (constant === undefined) return value.kind !== 'null' && value.kind !== 'collection';
  return constant === true || constant === 'true' || constant === '1' || constant === 'yes' || constant === 1;
}

export interface StoredFlag {
  readonly key: string;
  readonly node: SyntaxNode;
}

/** The flag a call stores, if it does. */
function written(ctx: RuleContext, call: CallNode): StoredFlag | undefined {
  const row = writers[call.name];
  if (!row || !call.receiver) return undefined;
  const receiver = receiverText(ctx, call);
  // Swift: `UserDefaults.standard.set(true, forKey: "…")`
  const keyed = call.form !== 'message' && call.args.some(({ label }) => label === 'forKey');
  if (row.store && !(keyed && call.name === 'set') && !row.store.test(receiver)) return undefined;
  const object = call.args.length === 1 ? argument(call, '0') : undefined;
  const key = keyed
    ? argument(call, 'forKey')
    : (fieldOf(object, 'key') ?? argument(call, row.key) ?? argument(call, 'key'));
  const value = keyed
    ? argument(call, '0')
    : (fieldOf(object, 'value') ?? argument(call, row.value ?? '1') ?? argument(call, 'value'));
  const text = flagKey(ctx, key);
  return key && text && mayBeTrue(ctx, value) ? { key: text, node: key } : undefined;
}

/** The flag a call reads, if it does. */
function read(ctx: RuleContext, call: CallNode): StoredFlag | undefined {
  const row = readers[call.name];
  if (!row || !call.receiver) return undefined;
  if (row.store && !row.store.test(receiverText(ctx, call))) return undefined;
  const object = argument(call, '0');
  const key = fieldOf(object, 'key') ?? argument(call, row.key) ?? argument(call, 'key');
  const text = flagKey(ctx, key);
  return key && text ? { key: text, node: key } : undefined;
}

export function* flagWritten(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const flag = written(ctx, call);
  const gate = flag && gateFor(ctx, flag.key);
  if (flag && gate) yield storedFlag(ctx, flag, gate, call);
}

/** A stored flag with the place where it picks the screen. */
export function storedFlag(ctx: RuleContext, flag: StoredFlag, gate: SyntaxNode, write: SyntaxNode): Match<Message> {
  const related = [{ uri: ctx.file.uri, range: gate.range, message: 'The screen is chosen here' }];
  return {
    messageId: 'stored-flag',
    at: flag.node,
    data: { key: flag.key },
    related,
    precision: 'medium',
    state: { write } satisfies State,
  };
}

/** The gate in this file for a flag that this file stores; reading it back must happen here too. */
function gateFor(ctx: RuleContext, key: string): SyntaxNode | undefined {
  const tree = ctx.file.tree;
  if (!tree) return undefined;
  for (const call of nodesOfKind(tree.root, 'call')) {
    if (read(ctx, call)?.key !== key) continue;
    const gate = gateOf(ctx, { read: call, name: key });
    if (gate) return gate;
  }
  return undefined;
}

/** A read that picks the screen, in a file that does not store the flag itself. */
export function* flagRead(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const flag = read(ctx, call);
  if (!flag || !ctx.file.tree) return;
  for (const other of nodesOfKind(ctx.file.tree.root, 'call')) if (written(ctx, other)?.key === flag.key) return;
  if (gateOf(ctx, { read: call, name: flag.key })) {
    yield { messageId: 'gate', at: flag.node, data: { key: flag.key }, precision: 'medium' };
  }
}

/** `@AppStorage("isLoggedIn") var isLoggedIn` that picks the view in this file. */
export function* flagProperty(ctx: RuleContext, node: SyntaxNode): Iterable<Match<Message>> {
  if (node.kind !== 'annotation' || node.name !== 'AppStorage') return;
  const variable = enclosing(node, 'variable');
  const argumentNode = node.args[0]?.value;
  const key = flagKey(ctx, argumentNode);
  if (!variable || !key || !argumentNode) return;
  if (!gateOf(ctx, { name: variable.name })) return;
  const others = ctx.project.filesUsing(key).filter((uri) => uri !== ctx.file.uri);
  const alone = gateNames.includes(key) && others.length === 0 && ctx.file.text.split(`"${key}"`).length === 2;
  const state: State = alone ? { property: node.range } : {};
  yield { messageId: 'gate', at: argumentNode, data: { key }, precision: 'medium', state };
}
