import type { Edit } from '../core/edit';
import { folderOf } from '../core/uri';
import type { RuleContext } from '../rule-kit/rule';
import { addDependency } from './add-dependency';

/** Source of a helper in every language that it exists in. `name` is the type or, in scripts and Dart, the file. */
export interface Helper {
  /** `PasswordHash`; files are `PasswordHash.kt`, `password_hash.dart`, `password-hash.ts`. */
  readonly name: string;
  readonly kotlin?: (packageName: string) => string;
  readonly java?: (packageName: string) => string;
  readonly swift?: string;
  readonly objectiveC?: string;
  readonly dart?: string;
  readonly script?: (ctx: RuleContext, typescript: boolean) => string;
  /** Packages that the helper needs. */
  readonly dependencies?: (ctx: RuleContext) => readonly Edit[];
}

/**
 * A new file with a helper beside the file of the match; undefined when the project has one of the name already. A new
 * file of an iOS project has to be added to its target.
 */
export function helperFile(ctx: RuleContext, helper: Helper): readonly Edit[] | undefined {
  const folder = folderOf(ctx.file.uri);
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const words = helper.name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase();
  const create = (name: string, text: string | undefined): readonly Edit[] | undefined => {
    const uri = `${folder}/${name}`;
    if (text === undefined || ctx.project.exists(uri)) return undefined;
    return [{ edit: 'create-file', uri, text }, ...(helper.dependencies?.(ctx) ?? [])];
  };
  if (ctx.project.symbols.classes(helper.name).length > 0) return undefined;
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
      return create(`${helper.name}.kt`, helper.kotlin?.(packageName));
    case 'java':
      return create(`${helper.name}.java`, helper.java?.(packageName));
    case 'swift':
      return create(`${helper.name}.swift`, helper.swift);
    case 'objective-c':
      return helper.objectiveC && /\.mm?$/.test(ctx.file.uri)
        ? create(`${helper.name}.m`, helper.objectiveC)
        : undefined;
    case 'dart':
      return create(`${words.replace(/ /g, '_')}.dart`, helper.dart);
    case 'typescript':
    case 'javascript': {
      const typescript = /\.tsx?$/.test(ctx.file.uri);
      const name = `${words.replace(/ /g, '-')}.${typescript ? 'ts' : 'js'}`;
      return create(name, helper.script?.(ctx, typescript));
    }
    default:
      return undefined;
  }
}

export const packageLine = (packageName: string, end = ''): string =>
  packageName ? `package ${packageName}${end}\n\n` : '';

/** The type annotations of a script that is written with `⟨: string⟩` around them; JavaScript goes without. */
export const typed = (text: string, typescript: boolean): string => text.replace(/⟨([^⟨⟩]*)⟩/g, typescript ? '$1' : '');

/** Web Crypto: built into web views, in React Native brought by react-native-quick-crypto. */
export function webCrypto(ctx: RuleContext): { readonly line: string; readonly dependencies: readonly Edit[] } {
  if (!ctx.project.dependsOn('react-native')) return { line: '', dependencies: [] };
  return {
    line: quickCryptoImport,
    dependencies: [addDependency('react-native-quick-crypto')],
  };
}

export const quickCryptoImport = "import crypto from 'react-native-quick-crypto';\n\n";
