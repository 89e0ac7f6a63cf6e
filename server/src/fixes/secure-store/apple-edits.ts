import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { AnnotationNode, CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { append, behindImports, insert, replace, textOf } from '../text-edits';
import { keychainStoreImplementation, keychainStoreInterface } from './objective-c';
import { callsOfSlot } from './same-slot';
import { keychainStorageSwift, keychainStoreSwift } from './swift';

const swiftCalls = new Set(['set', 'setValue', 'string', 'object', 'value', 'data', 'removeObject']);
const swiftOther = new Set(['array', 'dictionary', 'stringArray', 'bool', 'integer', 'double', 'float', 'url']);
const objcCalls = new Set([
  'setObject:forKey:',
  'objectForKey:',
  'stringForKey:',
  'dataForKey:',
  'removeObjectForKey:',
]);
const objcOther = new Set(['setValue:forKey:', 'valueForKey:', 'arrayForKey:', 'dictionaryForKey:', 'boolForKey:']);
const swiftNames: Readonly<Record<string, string>> = { setValue: 'set', value: 'object' };

const forKey = (call: CallNode): SyntaxNode | undefined =>
  (call.args.find((arg) => arg.label === 'forKey') ?? call.args.at(-1))?.value;

/**
 * Puts `KeychainStore` between a key of `UserDefaults` and the calls that write, read and remove it in this file. The helper
 * is added to the end of the file, because a new file would belong to no target.
 */
export function keychainInsteadOfDefaults(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const call = sink.call;
  const swift = ctx.file.treeLanguage === 'swift';
  if (call.kind !== 'call' || !sink.key || !(swift ? swiftCalls : objcCalls).has(call.name)) return undefined;
  if (!isDefaults(ctx, call)) return undefined;
  const others = callsOfSlot(ctx, swift ? swiftOther : objcOther, sink.key, forKey);
  if (others.some((other) => isDefaults(ctx, other))) return undefined;
  const calls = callsOfSlot(ctx, swift ? swiftCalls : objcCalls, sink.key, forKey).filter((one) =>
    isDefaults(ctx, one),
  );
  const helper = swift ? swiftHelper(ctx) : objcHelper(ctx);
  if (!helper) return undefined;
  const swaps: Edit[] = [];
  for (const one of calls) {
    if (!one.receiver || /suiteName/i.test(textOf(ctx, one.receiver) + initializerOf(ctx, one.receiver)))
      return undefined;
    const receiver = textOf(ctx, one.receiver);
    if (swift) {
      const range = { start: one.receiver.range.start, end: one.nameRange.start };
      swaps.push(replace(ctx, range, `KeychainStore(replacing: ${receiver}).`));
      const name = swiftNames[one.name];
      if (name) swaps.push(replace(ctx, one.nameRange, name));
    } else swaps.push(replace(ctx, one.receiver.range, `[KeychainStore replacing:${receiver}]`));
  }
  return [
    ...swaps,
    ...helper,
    { edit: 'add-import', import: { module: swift ? 'Security' : '<Security/Security.h>' } },
  ];
}

function isDefaults(ctx: RuleContext, call: CallNode): boolean {
  if (!call.receiver) return false;
  const type = ctx.semantics.typeOf(call.receiver)?.name;
  return type === undefined ? /defaults/i.test(textOf(ctx, call.receiver)) : /^(NS)?UserDefaults$/.test(type);
}

/** Groups are read by app extensions, which do not share the keychain of the app by themselves. */
function initializerOf(ctx: RuleContext, receiver: SyntaxNode): string {
  const declaration = ctx.semantics.declarationOf(unwrap(receiver));
  return declaration?.kind === 'variable' && declaration.initializer ? textOf(ctx, declaration.initializer) : '';
}

/** Nothing to add when an earlier fix brought the helper; undefined when the name means something else. */
function swiftHelper(ctx: RuleContext): readonly Edit[] | undefined {
  const { symbols } = ctx.project;
  if (symbols.functions('removeObject').some((fn) => fn.owner === 'KeychainStore')) return [];
  return symbols.classes('KeychainStore').length > 0 ? undefined : [append(ctx, keychainStoreSwift)];
}

function objcHelper(ctx: RuleContext): readonly Edit[] | undefined {
  const { symbols } = ctx.project;
  const root = ctx.file.tree?.root;
  if (!root || !/\.mm?$/.test(ctx.file.uri)) return undefined;
  const declared = [...nodesOfKind(root, 'class')].some((node) => node.name === 'KeychainStore');
  if (declared) return [];
  const known = symbols.functions('removeObjectForKey:').some((fn) => fn.owner === 'KeychainStore');
  if (!known && symbols.classes('KeychainStore').length > 0) return undefined;
  const declaration = insert(behindImports(ctx), `\n${keychainStoreInterface}`);
  return known ? [declaration] : [declaration, append(ctx, keychainStoreImplementation)];
}

/** The `@AppStorage("key")` of a view's property, when that holds text and names no other defaults. */
function storageAnnotation(ctx: RuleContext, { sink }: FlowPath): AnnotationNode | undefined {
  const property = sink.value;
  if (property.kind !== 'variable') return undefined;
  const annotation = property.annotations.find(({ name }) => /^(App|Scene)Storage$/.test(name));
  const isText = property.type ? property.type.name === 'String' : property.initializer?.kind === 'string';
  if (!isText || ctx.semantics.enclosingClass(property)?.form !== 'struct') return undefined;
  return annotation?.args.length === 1 ? annotation : undefined;
}

/** `@AppStorage` becomes `@KeychainStorage`, which views use in the same way. */
export function keychainInsteadOfAppStorage(ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined {
  const annotation = storageAnnotation(ctx, path);
  const { key } = path.sink;
  if (annotation?.name !== 'AppStorage' || !key) return undefined;
  const all = new Set([...swiftCalls, ...swiftOther]);
  if (callsOfSlot(ctx, all, key, forKey).some((call) => isDefaults(ctx, call))) return undefined;
  const helper = swiftHelper(ctx);
  if (!helper) return undefined;
  const known = ctx.project.symbols.classes('KeychainStorage').length > 0;
  return [
    replace(ctx, annotation.range, textOf(ctx, annotation).replace('AppStorage', 'KeychainStorage')),
    ...helper,
    ...(known ? [] : [append(ctx, keychainStorageSwift)]),
    { edit: 'add-import', import: { module: 'Security' } },
  ];
}

/** `@AppStorage("key")` and `@SceneStorage("key")` become `@State`: the view forgets the value with itself. */
export function stateInsteadOfStorage(ctx: RuleContext, path: FlowPath): readonly Edit[] | undefined {
  const annotation = storageAnnotation(ctx, path);
  return annotation && [replace(ctx, annotation.range, '@State')];
}
