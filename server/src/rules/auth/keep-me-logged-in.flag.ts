import { isSessionFlagName, screenCalls, screenName, screenSlots } from '../../models/session-names';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind, unwrap, walk } from '../../syntax/walk';
import type { Message, State } from './keep-me-logged-in';

/** Calls that store a value under a key: position or label of key and value. `object` takes `{ key, value }`. */
const writers: Readonly<Record<string, { readonly key: string; readonly value: string; readonly store?: RegExp }>> = {
  putBoolean: { key: '0', value: '1' },
  putBool: { key: '0', value: '1' },
  setBool: { key: '0', value: '1' },
  'setBool:forKey:': { key: '1', value: '0' },
  set: { key: '0', value: '1', store: /storage|mmkv|prefs|preferences|store\b|box\b/i },
  put: { key: '0', value: '1', store: /box|prefs|hawk|paper|storage/i },
  write: { key: '0', value: '1', store: /box|storage|prefs/i },
  setItem: { key: '0', value: '1', store: /storage|store/i },
};

/** Calls that read it back. */
const readers: Readonly<Record<string, { readonly key: string; readonly store?: RegExp }>> = {
  getBoolean: { key: '0' },
  getBool: { key: '0' },
  'boolForKey:': { key: '0' },
  bool: { key: 'forKey' },
  getItem: { key: '0', store: /storage|store/i },
  get: { key: '0', store: /storage|prefs|preferences|box\b/i },
  read: { key: '0', store: /storage|box|prefs/i },
};

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
function mayBeTrue(ctx: RuleContext, value: SyntaxNode | undefined): boolean {
  if (!value) return false;
  if (value.kind === 'call' && value.name === 'stringify') return mayBeTrue(ctx, value.args[0]?.value);
  const constant = ctx.semantics.constantValue(value);
  if (constant === undefined) return value.kind !== 'null' && value.kind !== 'collection';
  return constant === true || constant === 'true' || constant === '1' || constant === 'yes' || constant === 1;
}

interface StoredFlag {
  readonly key: string;
  readonly node: SyntaxNode;
}

/** The flag a call stores, if it does. */
function written(ctx: RuleContext, call: CallNode): StoredFlag | undefined {
  const row = writers[call.name];
  if (!row || !call.receiver) return undefined;
  const receiver = receiverText(ctx, call);
  const defaults = call.name === 'set' && call.args.some(({ label }) => label === 'forKey');
  if (row.store && !defaults && !row.store.test(receiver)) return undefined;
  const object = call.args.length === 1 ? argument(call, '0') : undefined;
  const key = defaults
    ? argument(call, 'forKey')
    : (fieldOf(object, 'key') ?? argument(call, row.key) ?? argument(call, 'key'));
  const value = defaults
    ? argument(call, '0')
    : (fieldOf(object, 'value') ?? argument(call, row.value) ?? argument(call, 'value'));
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

/** Whether code below a node shows another screen. */
function showsScreen(node: SyntaxNode | undefined): boolean {
  let found = false;
  if (node) {
    walk(node, (part) => {
      if (part.kind === 'call') found ||= screenCalls.includes(part.name) || (isScreen(part) && inView(part));
      else if (part.kind === 'assignment' && (part.target.kind === 'member' || part.target.kind === 'name'))
        found ||= screenSlots.has(part.target.name);
      return !found;
    });
  }
  return found;
}

const isScreen = (call: CallNode): boolean =>
  /^[A-Z]/.test(call.name) && screenName.test(call.name) && call.name !== 'View';
/** A constructor that is what a branch gives, not an argument of something else. */
const inView = (call: CallNode): boolean => call.form === 'jsx' || call.parent?.kind !== 'call';

/** Names that stand for the flag in this file: its own, and variables it is read into. */
function standsFor(
  ctx: RuleContext,
  condition: SyntaxNode,
  flag: { readonly call?: CallNode; readonly name: string },
): boolean {
  let found = false;
  walk(condition, (part) => {
    if (part === flag.call) found = true;
    else if (part.kind === 'name' || part.kind === 'member' || part.kind === 'call') {
      if (part.name === flag.name || isSessionFlagName(part.name)) found = true;
      else if (flag.call && part.kind === 'name') {
        const declaration = ctx.semantics.declarationOf(part);
        const holder = declaration?.kind === 'variable' ? declaration.initializer : undefined;
        if (holder && contains(holder, flag.call)) found = true;
        // `getItem(…).then((value) => …)`
        const lambda = declaration?.kind === 'parameter' ? declaration.parent : undefined;
        if (lambda?.parent?.kind === 'call' && contains(lambda.parent, flag.call)) found = true;
      }
    }
    return !found;
  });
  return found;
}

const contains = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.range.start <= inner.range.start && inner.range.end <= outer.range.end;

/** The condition in this file that picks a screen by the flag. */
export function gateOf(
  ctx: RuleContext,
  flag: { readonly call?: CallNode; readonly name: string },
): SyntaxNode | undefined {
  if (!ctx.file.tree) return undefined;
  for (const node of nodesOfKind(ctx.file.tree.root, 'conditional')) {
    if (!node.condition || !standsFor(ctx, node.condition, flag)) continue;
    if (showsScreen(node.then) || showsScreen(node.otherwise) || inScreenSlot(node)) return node.condition;
  }
  return undefined;
}

/** `initialRoute: loggedIn ? '/home' : '/login'`, `val startDestination = if (…) … else …`. */
function inScreenSlot(node: SyntaxNode): boolean {
  const { parent } = node;
  if (parent?.kind === 'call')
    return parent.args.some(({ label, value }) => value === node && label !== undefined && screenSlots.has(label));
  if (parent?.kind === 'variable') return screenSlots.has(parent.name) || /^(start|initial)/.test(parent.name);
  return false;
}

export function* flagWritten(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const flag = written(ctx, call);
  const gate = flag && gateFor(ctx, flag.key);
  if (flag && gate) yield report(ctx, flag, gate, call);
}

/** `it[IS_LOGGED_IN] = true` of a Preferences DataStore. */
export function* flagAssigned(ctx: RuleContext, node: SyntaxNode): Iterable<Match<Message>> {
  if (node.kind !== 'assignment' || node.target.kind !== 'index' || !mayBeTrue(ctx, unwrap(node.value))) return;
  const key = flagKey(ctx, node.target.index);
  if (!key || !/booleanPreferencesKey/.test(ctx.file.text)) return;
  const gate = gateFor(ctx, key);
  if (gate) yield report(ctx, { key, node: node.target.index }, gate, node);
}

function report(ctx: RuleContext, flag: StoredFlag, gate: SyntaxNode, write: SyntaxNode): Match<Message> {
  const related = [{ uri: ctx.file.uri, range: gate.range, message: 'The screen is chosen here' }];
  return {
    messageId: 'stored-flag',
    at: flag.node,
    data: { key: flag.key },
    related,
    state: { write } satisfies State,
  };
}

/** The gate in this file for a flag that this file stores; reading it back must happen here too. */
function gateFor(ctx: RuleContext, key: string): SyntaxNode | undefined {
  const tree = ctx.file.tree;
  if (!tree) return undefined;
  for (const call of nodesOfKind(tree.root, 'call')) {
    if (read(ctx, call)?.key !== key) continue;
    const gate = gateOf(ctx, { call, name: key });
    if (gate) return gate;
  }
  return undefined;
}

/** A read that picks the screen, in a file that does not store the flag itself. */
export function* flagRead(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const flag = read(ctx, call);
  if (!flag || !ctx.file.tree) return;
  for (const other of nodesOfKind(ctx.file.tree.root, 'call')) if (written(ctx, other)?.key === flag.key) return;
  if (gateOf(ctx, { call, name: flag.key })) {
    yield { messageId: 'gate', at: flag.node, data: { key: flag.key } };
  }
}

/** `@AppStorage("isLoggedIn") var isLoggedIn` that picks the view in this file. */
export function* flagProperty(ctx: RuleContext, node: SyntaxNode): Iterable<Match<Message>> {
  if (node.kind !== 'annotation' || node.name !== 'AppStorage') return;
  const variable = enclosing(node, 'variable');
  const argumentNode = node.args[0]?.value;
  const key = flagKey(ctx, argumentNode);
  if (!variable || !key || !argumentNode) return;
  if (gateOf(ctx, { name: variable.name })) yield { messageId: 'gate', at: argumentNode, data: { key } };
}

/** `if (session.isLoggedIn()) startActivity(…)`, where some file of the project keeps that flag in preferences. */
export function* flagGate(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (!isSessionFlagName(call.name) || readers[call.name] || !call.receiver) return;
  let node: SyntaxNode = call;
  while (
    node.parent &&
    (node.parent.kind === 'wrapper' || node.parent.kind === 'unary' || node.parent.kind === 'binary')
  )
    node = node.parent;
  const gate = node.parent;
  if (gate?.kind !== 'conditional' || gate.condition !== node) return;
  if (!showsScreen(gate.then) && !showsScreen(gate.otherwise) && !inScreenSlot(gate)) return;
  const stores = ['putBoolean', 'setBool', 'putBool'].flatMap((word) => ctx.project.filesUsing(word));
  const keeper = ctx.project.filesUsing(call.name).find((uri) => uri !== ctx.file.uri && stores.includes(uri));
  if (!keeper) return;
  yield { messageId: 'gate', at: { range: call.nameRange }, data: { key: call.name } };
}
