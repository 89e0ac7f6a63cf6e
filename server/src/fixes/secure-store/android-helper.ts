import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import { secureStoreJava } from './java';
import { secureStoreKotlin } from './kotlin';

/** `SecureStore`, with `putSecret` and `getSecret` for preferences. */
export interface SecureStoreHelper {
  /** Java: the class with the static methods; a Kotlin file's functions are in `…Kt`. */
  readonly className: string;
  /** The helper's package, when it is another one. */
  readonly importFrom?: string;
  readonly create?: Edit;
}

/** The project's helper from an earlier fix, or a new one beside the file; undefined when the name means something else. */
export function secureStoreHelper(ctx: RuleContext): SecureStoreHelper | undefined {
  const { symbols } = ctx.project;
  const kotlin = ctx.file.treeLanguage === 'kotlin';
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

/** Imports of the helper's functions or, for Java, of its class. */
export function helperImports(helper: SecureStoreHelper, names: readonly string[]): readonly Edit[] {
  const { importFrom } = helper;
  if (importFrom === undefined) return [];
  return names.map((name) => ({ edit: 'add-import', import: { module: `${importFrom}.${name}` } }));
}

/**
 * A file of Kotlin functions on top of `SecureStore`, beside the file of the match unless the project has it: `has` tells one of
 * its functions. Undefined when a file of the name is in the way.
 */
export function kotlinHelper(
  ctx: RuleContext,
  file: string,
  functions: readonly string[],
  has: { readonly name: string; readonly owner: RegExp },
  source: (packageName: string, storePackage: string | undefined) => string,
): readonly Edit[] | undefined {
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const known = ctx.project.symbols.functions(has.name).find(({ owner }) => has.owner.test(owner ?? ''));
  if (known) {
    if (known.packageName === packageName) return [];
    return functions.map((name) => ({ edit: 'add-import', import: { module: `${known.packageName}.${name}` } }));
  }
  const store = secureStoreHelper(ctx);
  const uri = `${folderOf(ctx.file.uri)}/${file}.kt`;
  if (!store || ctx.project.exists(uri)) return undefined;
  return [
    { edit: 'create-file', uri, text: source(packageName, store.importFrom) },
    ...(store.create ? [store.create] : []),
  ];
}
