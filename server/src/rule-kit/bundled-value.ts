import { isPlaceholder } from '../models/placeholder-values';
import { secretsIn } from '../models/secret-formats';
import type { SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';
import type { RuleContext } from './rule';

/** A value that everyone who has the app can read, because it is packed into it. */
export interface BundledValue {
  readonly from: 'literal' | 'build';
  /** The text, or the name of the build variable, property or resource that holds it. */
  readonly text: string;
  /** Where it is written or read in this file. */
  readonly node: SyntaxNode;
}

/** Values that the build writes into the app: environment of bundlers, `BuildConfig`, `Info.plist`, string resources. */
const buildValues: readonly RegExp[] = [
  /^process\.env\??(?:\.|\[['"])(\w+)/,
  /^import\.meta\.env\??(?:\.|\[['"])(\w+)/,
  /^Config\.(\w+)$/,
  /(?:^|\.)BuildConfig\.(\w+)$/,
  /^Constants\.(?:expoConfig|manifest)\b[\s\S]*?\.(\w+)$/,
  /^(?:const\s+)?String\.fromEnvironment\(\s*['"](\w+)/,
  /^dotenv\.(?:env\[|get\(|maybeGet\()\s*['"](\w+)/,
  /\bR\.string\.(\w+)\s*\)?$/,
  /\bobject\(forInfoDictionaryKey:\s*"(\w+)"/,
  /\binfoDictionary[?!]?\[\s*"(\w+)"/,
  /\bobjectForInfoDictionaryKey:\s*@"(\w+)"/,
];

/** What an expression takes out of the app's own package, through names of this file; undefined for anything that comes at run time. */
export function bundledValue(ctx: RuleContext, node: SyntaxNode, hops = 3): BundledValue | undefined {
  const value = unwrap(node);
  const constant = ctx.semantics.constantValue(value);
  if (typeof constant === 'string') {
    return constant === '' || isPlaceholder(constant) ? undefined : { from: 'literal', text: constant, node: value };
  }
  const text = ctx.file.text.slice(value.range.start, value.range.end);
  for (const pattern of buildValues) {
    const name = pattern.exec(text)?.[1];
    if (name) return { from: 'build', text: name, node: value };
  }
  if (value.kind === 'binary' && /^(\?\?|\?:|\|\|)$/.test(value.operator)) {
    return bundledValue(ctx, value.left, hops) ?? bundledValue(ctx, value.right, hops);
  }
  if (value.kind !== 'name' && value.kind !== 'member') return undefined;
  if (value.kind === 'name' && /^@env$|^react-native-dotenv$/.test(moduleOf(ctx, value.name)))
    return { from: 'build', text: value.name, node: value };
  const declaration = hops > 0 ? ctx.semantics.declarationOf(value) : undefined;
  return declaration?.kind === 'variable' && declaration.initializer
    ? bundledValue(ctx, declaration.initializer, hops - 1)
    : undefined;
}

const moduleOf = (ctx: RuleContext, name: string): string => ctx.semantics.qualifiedName(name)?.split('#')[0] ?? '';

/** A secret that `storage/hardcoded-secret` finds by its form. */
export function hasKnownForm(ctx: RuleContext, { from, text }: BundledValue): boolean {
  return (
    from === 'literal' && secretsIn(ctx.file.text).some(({ start, end }) => ctx.file.text.slice(start, end) === text)
  );
}
