import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import { addDependency } from '../add-dependency';
import { helperFile } from '../helper-file';
import { pkceDart, pkceExpo, pkceKotlin, pkceReactNative, pkceSwift } from './sources';

/**
 * A file with a sign-in that needs no secret: authorization code with PKCE in the system browser. Scripts have one where
 * React Native or Expo shows the browser.
 */
export function pkceSignInEdits(ctx: RuleContext): readonly Edit[] | undefined {
  const expo = ctx.project.dependsOn('expo');
  const script = /script$/.test(ctx.file.treeLanguage ?? '');
  if (script && !expo && !ctx.project.dependsOn('react-native')) return undefined;
  return helperFile(ctx, {
    name: 'PkceSignIn',
    kotlin: pkceKotlin,
    swift: pkceSwift,
    dart: pkceDart,
    script: (_ctx, typescript) => (expo ? pkceExpo(typescript) : pkceReactNative(typescript)),
    dependencies: () => dependencies(ctx.file.treeLanguage, expo),
  });
}

function dependencies(language: string | undefined, expo: boolean): readonly Edit[] {
  if (language === 'kotlin') return [addDependency('net.openid:appauth')];
  if (language === 'dart') return [addDependency('flutter_appauth')];
  if (language === 'swift') return [];
  return [addDependency(expo ? 'expo-auth-session' : 'react-native-app-auth')];
}
