import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import { addDependency } from '../../fixes/add-dependency';
import { type AuthStorageBackend, secureAuthStorageScript } from '../../fixes/auth-session/script';
import { scriptPackages } from '../../fixes/secure-store/script-backends';
import { replace } from '../../fixes/text-edits';
import { plainGlobals, plainScriptStores, plainStoreWords, secureStoreWords } from '../../models/auth-session-stores';
import type { RuleContext } from '../../rule-kit/rule';
import type { CollectionNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';

export const isWebView = (ctx: RuleContext): boolean =>
  ctx.project.platforms.has('capacitor') || ctx.project.platforms.has('cordova');
export const isReactNative = (ctx: RuleContext): boolean => ctx.project.platforms.has('react-native');

export const sourceOf = (ctx: RuleContext, node: SyntaxNode): string =>
  ctx.file.text.slice(node.range.start, node.range.end);

/** An object literal, written in place or kept in a constant of this file. */
export function literalOf(ctx: RuleContext, node: SyntaxNode | undefined): CollectionNode | undefined {
  const value = node && unwrap(node);
  if (value?.kind === 'collection') return value.form === 'map' ? value : undefined;
  const declaration = value && ctx.semantics.declarationOf(value);
  const initial =
    declaration?.kind === 'variable' && declaration.initializer ? unwrap(declaration.initializer) : undefined;
  return initial?.kind === 'collection' && initial.form === 'map' ? initial : undefined;
}

/** Whether an object literal takes entries over from elsewhere. */
export const hasSpread = (literal: CollectionNode): boolean =>
  literal.elements.some((element) => element.kind !== 'pair' || element.nativeKind === 'SpreadAssignment');

export interface PlainStore {
  readonly node: SyntaxNode;
  readonly label: string;
}

/** The store without encryption that a storage option names: a known one, or an adapter in this file that writes to one. */
export function plainStore(ctx: RuleContext, node: SyntaxNode): PlainStore | undefined {
  const value = unwrap(node);
  if (value.kind === 'conditional') {
    for (const branch of [value.then, value.otherwise]) {
      const found = branch && plainStore(ctx, branch);
      if (found && (found.label !== 'localStorage' || isWebView(ctx))) return found;
    }
    return undefined;
  }
  if (value.kind === 'name' || value.kind === 'member') {
    const path = sourceOf(ctx, value);
    const imported = plainScriptStores[ctx.semantics.qualifiedName(path) ?? ''];
    if (imported) return { node: value, label: imported };
    const declaration = ctx.semantics.declarationOf(value);
    if (!declaration && plainGlobals.has(path)) return { node: value, label: 'localStorage' };
    if (declaration?.kind === 'variable' && declaration.initializer) {
      return adapterStore(ctx, declaration.initializer, value);
    }
    return undefined;
  }
  return adapterStore(ctx, value, value);
}

/** An object or class of this file that stands between the SDK and a plain store. */
function adapterStore(ctx: RuleContext, made: SyntaxNode, at: SyntaxNode): PlainStore | undefined {
  const value = unwrap(made);
  let source = value;
  if (value.kind === 'call' && value.form === 'new') {
    const root = ctx.file.tree?.root;
    const owner = root?.children.find((node) => node.kind === 'class' && node.name === value.name);
    if (!owner) return undefined;
    source = owner;
  } else if (value.kind !== 'collection') return undefined;
  const text = sourceOf(ctx, source);
  if (secureStoreWords.test(text)) return undefined;
  const label = plainStoreWords.find(([word]) => word.test(text))?.[1];
  return label ? { node: at, label } : undefined;
}

export function backendOf(ctx: RuleContext): AuthStorageBackend | undefined {
  if (ctx.project.platforms.has('expo')) return 'expo';
  if (isReactNative(ctx)) return 'keychain';
  return ctx.project.platforms.has('capacitor') ? 'capacitor' : undefined;
}

/** Imports a helper object from a file beside this one, which is created when it does not exist. */
export function helperEdits(ctx: RuleContext, file: string, name: string, source: (typed: boolean) => string) {
  const typed = ctx.file.treeLanguage === 'typescript';
  const uri = `${folderOf(ctx.file.uri)}/${file}.${typed ? 'ts' : 'js'}`;
  return [
    { edit: 'add-import', import: { module: `./${file}`, name } },
    { edit: 'create-file', uri, text: source(typed) },
  ] satisfies readonly Edit[];
}

/** The encrypted adapter in the place of a store, where one is known for the project. */
export function secureAdapterEdits(ctx: RuleContext, store: SyntaxNode): readonly Edit[] | undefined {
  return useSecureAdapter(ctx, (name) => replace(ctx, store.range, name));
}

/** The encrypted adapter, put to use by an edit. */
export function useSecureAdapter(ctx: RuleContext, use: (name: string) => Edit): readonly Edit[] | undefined {
  const backend = backendOf(ctx);
  if (!backend) return undefined;
  return [
    use('secureAuthStorage'),
    ...helperEdits(ctx, 'secure-auth-storage', 'secureAuthStorage', (typed) => secureAuthStorageScript(backend, typed)),
    addDependency(scriptPackages[backend]),
  ];
}

/** An entry put in front of an object literal's others. */
export function addEntry(literal: CollectionNode, entry: string): Edit {
  const at = literal.range.start + 1;
  const text = literal.elements.length === 0 ? ` ${entry} ` : ` ${entry},`;
  return { edit: 'replace', range: { start: at, end: at }, expect: '', text };
}
