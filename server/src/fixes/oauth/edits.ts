import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import { addDependency } from '../add-dependency';
import { helperFile } from '../helper-file';
import { pkceHeader, pkceJava, pkceObjectiveC } from './native-sources';
import { pkceCapacitor, pkceDart, pkceExpo, pkceKotlin, pkceReactNative, pkceSwift } from './sources';

/** What shows the system browser to the scripts of a project. */
const scriptLibraries = [
  { project: 'expo', source: pkceExpo, library: 'expo-auth-session' },
  { project: 'react-native', source: pkceReactNative, library: 'react-native-app-auth' },
  { project: '@capacitor/core', source: pkceCapacitor, library: '@capacitor-community/generic-oauth2' },
] as const;

/**
 * A file with a sign-in that needs no secret: authorization code with PKCE in the system browser. Scripts have one where
 * Expo, React Native or Capacitor shows the browser.
 */
export function pkceSignInEdits(ctx: RuleContext): readonly Edit[] | undefined {
  const script = scriptLibraries.find(({ project }) => ctx.project.dependsOn(project));
  return helperFile(ctx, {
    name: 'PkceSignIn',
    kotlin: pkceKotlin,
    java: pkceJava,
    swift: pkceSwift,
    objectiveC: pkceObjectiveC,
    dart: pkceDart,
    ...(script ? { script: (_ctx: RuleContext, typescript: boolean) => script.source(typescript) } : {}),
    dependencies: () => companions(ctx, script?.library),
  });
}

function companions(
  ctx: RuleContext,
  library: (typeof scriptLibraries)[number]['library'] | undefined,
): readonly Edit[] {
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
    case 'java':
      return [addDependency('net.openid:appauth')];
    case 'objective-c':
      return [{ edit: 'create-file', uri: `${folderOf(ctx.file.uri)}/PkceSignIn.h`, text: pkceHeader }];
    case 'dart':
      return [addDependency('flutter_appauth', 'externalUserAgent')];
    default:
      return library && ctx.file.treeLanguage !== 'swift' ? [addDependency(library)] : [];
  }
}
