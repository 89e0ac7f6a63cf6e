import type { Edit } from '../../core/edit';
import { folderOf, relativePath } from '../../core/uri';
import type { AddedName } from '../../models/added-dependencies';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode } from '../../syntax/nodes';
import { addDependency } from '../add-dependency';
import { typed } from '../helper-file';
import { replace } from '../text-edits';

/** Where `getRandomValues` comes from: expo-crypto, a package that adds it to React Native, or the web view itself. */
export type RandomOrigin = 'expo' | 'react-native' | 'web';

const imports: Readonly<Record<RandomOrigin, string>> = {
  expo: "import { getRandomValues } from 'expo-crypto';\n\n",
  'react-native': "import 'react-native-get-random-values';\n\n",
  web: '',
};

const packages: Readonly<Record<RandomOrigin, AddedName | undefined>> = {
  expo: 'expo-crypto',
  'react-native': 'react-native-get-random-values',
  web: undefined,
};

/**
 * Source of `secureRandom()`, which takes the place of `Math.random()`: 53 bits of the system's secure source as a number from
 * 0 up to 1. Facts: docs.expo.dev "Crypto", MDN `Crypto.getRandomValues`.
 */
export const secureRandomScript = (origin: RandomOrigin, typescript: boolean): string =>
  typed(
    `${imports[origin]}/** Like \`Math.random()\`, from the secure source of the system. */
export function secureRandom()⟨: number⟩ {
  const [high, low] = ${origin === 'expo' ? '' : 'crypto.'}getRandomValues(new Uint32Array(2))⟨ as unknown as [number, number]⟩;
  return ((high >>> 5) * 2 ** 26 + (low >>> 6)) / 2 ** 53;
}
`,
    typescript,
  );

/** `secureRandom()` instead of `Math.random()`, with its file where the project has none yet. */
export function secureRandomCall(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  const extension = /\.(tsx?|jsx?|mjs)$/.exec(ctx.file.uri)?.[1];
  if (!extension) return undefined;
  const typescript = extension.startsWith('ts');
  const origin = originOf(ctx);
  const dependency = packages[origin];
  const known = ctx.project.filesUsing('secureRandom').find((uri) => /\/secure-random\.[jt]s$/.test(uri));
  const uri = `${folderOf(ctx.file.uri)}/secure-random.${typescript ? 'ts' : 'js'}`;
  if (!known && ctx.project.exists(uri)) return undefined;
  const module = relativePath(ctx.file.uri, (known ?? uri).replace(/\.[jt]s$/, ''));
  return [
    replace(ctx, call.range, 'secureRandom()'),
    { edit: 'add-import', import: { module, name: 'secureRandom' } },
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text: secureRandomScript(origin, typescript) }]),
    ...(dependency && !known ? [addDependency(dependency)] : []),
  ];
}

function originOf(ctx: RuleContext): RandomOrigin {
  if (ctx.project.dependsOn('expo')) return 'expo';
  return ctx.project.dependsOn('react-native') ? 'react-native' : 'web';
}
