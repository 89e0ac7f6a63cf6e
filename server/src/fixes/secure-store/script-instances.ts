import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { awaitedCall } from '../awaiting';
import { replace, textOf } from '../text-edits';
import { mmkvRemoval } from './forget';
import { callsOfSlot } from './same-slot';
import {
  asyncStorageInstance,
  type InstanceStore,
  ionicStore,
  localStorageOfPage,
  mmkvStore,
  secretsOfInstance,
  secureItems,
  secureWebStorage,
} from './script';
import type { ScriptBackend } from './script-backends';
import { ownerOf, reactNativeBackend, scriptHelper } from './script-edits';

const keyOf = (call: CallNode): SyntaxNode | undefined => call.args[0]?.value;

/** Kind, module and secure store of an object that an app makes: MMKV, Ionic Storage, AsyncStorage 3. */
function instanceOf(ctx: RuleContext, path: FlowPath): readonly [InstanceStore, string, ScriptBackend] | undefined {
  const [module = '', type] = ownerOf(path).split(' ');
  if (!type) return undefined;
  if (module === 'react-native-mmkv') return [mmkvStore(mmkvRemoval(ctx)), module, reactNativeBackend(ctx)];
  if (/^@ionic\/storage/.test(module)) {
    return ctx.project.platforms.has('capacitor') ? [ionicStore, module, 'capacitor'] : undefined;
  }
  return type === 'AsyncStorage' ? [asyncStorageInstance, module, reactNativeBackend(ctx)] : undefined;
}

/** `quick.set('key', value)` becomes `secretsOf(quick).set('key', value)`; reads and removals of the key in the file follow. */
export function secretsOfStore(ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined {
  const { call, key, model } = path.sink;
  const [store, module, backend] = instanceOf(ctx, path) ?? [];
  if (!store || !module || !backend || call.kind !== 'call' || !call.receiver || !key) return undefined;
  if (call.name !== store.write || !ctx.semantics.matchesApi(call, model.api)) return undefined;
  const receiver = textOf(ctx, call.receiver);
  const name = nameOfStore(ctx, call.receiver, store);
  if (name === undefined) return undefined;
  const others = /^(contains|getBoolean|getNumber|getBuffer|useMMKV\w*|getObject|getMany|mergeItem)$/;
  const calls = callsOfSlot(ctx, /./, key, keyOf).filter(
    (one) => others.test(one.name) || (one.receiver && textOf(ctx, one.receiver) === receiver),
  );
  const edits: Edit[] = [];
  for (const one of calls) {
    if (![store.write, store.read, store.remove].includes(one.name) || !one.receiver) return undefined;
    const own = name ? `${store.exportName}(${receiver}, '${name}')` : `${store.exportName}(${receiver})`;
    edits.push(replace(ctx, one.receiver.range, own));
    const waiting = store.waits ? [] : waitingFor(ctx, one, one.name === store.remove);
    if (!waiting) return undefined;
    edits.push(...waiting);
  }
  const helper = scriptHelper(ctx, store, backend, (typescript) =>
    secretsOfInstance(store, module, backend, typescript),
  );
  return helper && [...edits, ...helper];
}

/** `localStorage` of a Capacitor app becomes `secureWebStorage`, whose methods are asynchronous. */
export function secureLocalStorage(ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined {
  const { call, key, keyValue } = path.sink;
  if (ownerOf(path) !== 'localStorage' || call.kind !== 'call' || call.name !== 'setItem' || !key) return undefined;
  if (!ctx.project.platforms.has('capacitor') || readsAsProperty(ctx, keyValue)) return undefined;
  const edits: Edit[] = [];
  for (const one of callsOfSlot(ctx, /^(set|get|remove)Item$/, key, keyOf)) {
    if (!one.receiver || !/^((window|globalThis)\.)?localStorage$/.test(textOf(ctx, one.receiver))) continue;
    const waiting = waitingFor(ctx, one, one.name === 'removeItem');
    if (!waiting) return undefined;
    edits.push(replace(ctx, one.receiver.range, secureWebStorage.exportName), ...waiting);
  }
  const helper = scriptHelper(ctx, secureWebStorage, 'capacitor', (typescript) =>
    secureItems(localStorageOfPage, 'capacitor', secureWebStorage.exportName, typescript),
  );
  return helper && [...edits, ...helper];
}

/** `localStorage.token` and `localStorage['token']`. */
function readsAsProperty(ctx: RuleContext, key: string | undefined): boolean {
  const root = ctx.file.tree?.root;
  if (!root || key === undefined) return false;
  const isStore = (node: SyntaxNode | undefined) => node !== undefined && /(^|\.)localStorage$/.test(textOf(ctx, node));
  const members = [...nodesOfKind(root, 'member')].filter(({ name }) => name === key);
  const indexes = [...nodesOfKind(root, 'index')].filter(({ index }) => ctx.semantics.constantValue(index) === key);
  return [...members, ...indexes].some(({ receiver }) => isStore(receiver));
}

/** A promise may be handed on as the result of an arrow function; a removal may end later. */
function waitingFor(ctx: RuleContext, call: CallNode, removes: boolean): readonly Edit[] | undefined {
  const { parent } = call;
  const isResult = parent?.kind === 'function' && parent.form === 'lambda' && parent.body === call;
  const waiting = awaitedCall(ctx, call);
  if (waiting || !(removes || (isResult && call.name.startsWith('set')))) return waiting;
  return [];
}

/** What tells a store from others of its kind: the id it was made with; undefined when another file makes it. */
function nameOfStore(ctx: RuleContext, receiver: SyntaxNode, store: InstanceStore): string | undefined {
  if (store === ionicStore) return '';
  const declaration = ctx.semantics.declarationOf(unwrap(receiver));
  const made =
    unwrap(receiver).kind === 'call' ? receiver : declaration?.kind === 'variable' && declaration.initializer;
  const maker = made && unwrap(made);
  if (!maker || maker.kind !== 'call') return undefined;
  const given = maker.args[0] && unwrap(maker.args[0].value);
  if (!given) return '';
  const id =
    given.kind === 'collection' ? given.elements.find((pair) => pair.kind === 'pair' && pair.name === 'id') : undefined;
  const value = ctx.semantics.constantValue(id?.kind === 'pair' ? id.value : given);
  if (typeof value === 'string') return /^[\w.-]+$/.test(value) ? value : undefined;
  return given.kind === 'collection' && !id ? '' : undefined;
}
