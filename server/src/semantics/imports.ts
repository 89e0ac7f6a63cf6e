import type { CodeLanguage } from '../core/language';
import type { ClassNode, ImportNode, SyntaxNode } from '../syntax/nodes';
import { nodesOfKind } from '../syntax/walk';
import type { ProjectSymbols } from './semantics';

/** How names of a file reach other files: packages, modules, libraries and aliases. */
export interface Imports {
  readonly modules: ReadonlySet<string>;
  /** See `Semantics.qualifiedName`. */
  qualifiedName(name: string): string | undefined;
  /** The import that binds this local name, with the name in its module; `*` for a namespace. */
  binding(local: string): { readonly module: string; readonly imported: string } | undefined;
  /** Whether a library is imported; Dart packages by package name, because packages re-export each other's files. */
  imports(module: string): boolean;
}

const javaLang = new Set(
  (
    'Object String StringBuilder StringBuffer Integer Long Short Byte Double Float Boolean Character Number Math System Thread ' +
    'Runnable Runtime Process ProcessBuilder Class ClassLoader Exception RuntimeException Throwable Error Iterable Enum Void ' +
    'Override Deprecated CharSequence IllegalStateException IllegalArgumentException SecurityException'
  ).split(' '),
);

const kotlinDefaults: Readonly<Record<string, readonly string[]>> = {
  'kotlin.io': ['println', 'print', 'readLine', 'readln'],
  'kotlin.collections': [
    'listOf',
    'mapOf',
    'setOf',
    'mutableListOf',
    'mutableMapOf',
    'mutableSetOf',
    'hashMapOf',
    'arrayListOf',
  ],
  kotlin: ['Any', 'Unit', 'Pair', 'Triple', 'lazy', 'require', 'check', 'error', 'TODO', 'run', 'with', 'Result'],
};

/** Reads the imports of a file. `knownOwners` are the types that models know: they settle names behind wildcard imports. */
export function readImports(
  root: SyntaxNode,
  language: CodeLanguage,
  symbols: ProjectSymbols,
  knownOwners: ReadonlySet<string>,
): Imports {
  const nodes: ImportNode[] = [...nodesOfKind(root, 'import')];
  const modules = new Set(nodes.map((node) => node.module));
  const bindings = new Map<string, { module: string; imported: string }>();
  for (const node of nodes) {
    for (const { imported, local } of node.names) bindings.set(local, { module: node.module, imported });
    if (node.namespace) bindings.set(node.namespace, { module: node.module, imported: '*' });
  }
  const wildcards = nodes.filter((node) => node.wildcard).map((node) => node.module);
  const binding = (local: string) => bindings.get(local);
  const imports = (module: string) =>
    modules.has(module) || (language === 'dart' && [...modules].some((candidate) => samePackage(candidate, module)));
  const packageName = root.kind === 'file' ? root.packageName : '';
  const own = language === 'kotlin' || language === 'java' ? qualifiedClasses(root, packageName) : new Map();
  const remembered = new Map<string, string | undefined>();

  function resolve(name: string): string | undefined {
    if (language === 'swift' || language === 'objective-c') return undefined;
    const [first = '', ...rest] = name.split('.');
    if (language === 'typescript' || language === 'javascript') {
      const found = bindings.get(first);
      if (!found) return undefined;
      if (found.imported !== '*') return [`${found.module}#${found.imported}`, ...rest].join('.');
      return rest.length ? `${found.module}#${rest.join('.')}` : `${found.module}#*`;
    }
    if (language === 'dart') return resolveDart(first, rest);
    const tail = rest.length ? `.${rest.join('.')}` : '';
    const explicit = bindings.get(first);
    if (explicit) return `${explicit.module ? `${explicit.module}.` : ''}${explicit.imported}${tail}`;
    if (own.has(name)) return own.get(name);
    if (own.has(first)) return own.get(first) + tail;
    if (/^[a-z]/.test(first)) {
      if (rest.length) return /\.[A-Z]/.test(name) ? name : undefined;
      if (language === 'kotlin') return kotlinDefault(first);
      return undefined;
    }
    for (const candidate of symbols.classes(first)) {
      if (candidate.qualifiedName === (packageName ? `${packageName}.${first}` : first))
        return candidate.qualifiedName + tail;
    }
    if (javaLang.has(first)) return `java.lang.${first}${tail}`;
    if (language === 'kotlin' && kotlinDefault(first)) return kotlinDefault(first) + tail;
    for (const module of wildcards) if (knownOwners.has(`${module}.${name}`)) return `${module}.${name}`;
    return wildcards.length === 1 ? `${wildcards[0]}.${name}` : undefined;
  }

  function resolveDart(first: string, rest: readonly string[]): string | undefined {
    const found = bindings.get(first);
    if (found) {
      if (found.imported !== '*') return [`${found.module} ${found.imported}`, ...rest].join('.');
      return rest.length ? `${found.module} ${rest.join('.')}` : undefined;
    }
    for (const owner of knownOwners) {
      const space = owner.indexOf(' ');
      if (space > 0 && owner.slice(space + 1) === first && imports(owner.slice(0, space))) return owner;
    }
    return undefined;
  }

  return {
    modules,
    binding,
    imports,
    qualifiedName(name) {
      if (!remembered.has(name)) remembered.set(name, resolve(name));
      return remembered.get(name);
    },
  };
}

/** Whether two Dart library URIs are of one package; hive_flutter and the like re-export their base package. */
export function samePackage(a: string, b: string): boolean {
  const name = (uri: string) => uri.replace(/^package:/, '').replace(/\/.*/s, '');
  const [x, y] = [name(a), name(b)];
  return x === y || x === `${y}_flutter` || y === `${x}_flutter`;
}

function kotlinDefault(name: string): string | undefined {
  for (const [module, names] of Object.entries(kotlinDefaults)) if (names.includes(name)) return `${module}.${name}`;
  return undefined;
}

/** Simple and nested names of a file's classes to their qualified names. */
function qualifiedClasses(root: SyntaxNode, packageName: string): Map<string, string> {
  const result = new Map<string, string>();
  for (const node of nodesOfKind(root, 'class')) {
    if (!node.name || node.form === 'extension') continue;
    const path = nestedName(node);
    const qualified = packageName ? `${packageName}.${path}` : path;
    result.set(path, qualified);
    if (!result.has(node.name)) result.set(node.name, qualified);
  }
  return result;
}

/** `Outer.Inner` for a nested class; companions and anonymous classes do not count. */
export function nestedName(node: ClassNode): string {
  const parts = [node.name];
  for (let current = node.parent; current; current = current.parent) {
    if (current.kind === 'class' && current.name && current.form !== 'companion') parts.unshift(current.name);
  }
  return parts.filter((part) => part).join('.');
}
