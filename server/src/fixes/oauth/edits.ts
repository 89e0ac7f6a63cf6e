import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import { helperFile } from '../helper-file';
import { pkceDart, pkceExpo, pkceKotlin, pkceReactNative, pkceSwift } from './sources';

/**
 * A file with a sign-in that needs no secret: authorization code with PKCE in the system browser. Scripts have one where
 * React Native or Expo shows the browser. Versions: Maven Central, npm and pub.dev, 2026-11-25.
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
  const add = (ecosystem: 'gradle' | 'npm' | 'pub', name: string, version: string): Edit => ({
    edit: 'add-dependency',
    ecosystem,
    name,
    version,
  });
  if (language === 'kotlin') return [add('gradle', 'net.openid:appauth', '0.11.1')];
  if (language === 'dart') return [add('pub', 'flutter_appauth', '^12.1.0')];
  if (language === 'swift') return [];
  return [expo ? add('npm', 'expo-auth-session', '~57.0.13') : add('npm', 'react-native-app-auth', '^8.4.1')];
}
