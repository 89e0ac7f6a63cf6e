import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import { addDependency } from '../add-dependency';
import { biometricKeyJava, biometricKeyKotlin } from '../biometric/android';
import { storePackages } from '../biometric/hybrid';
import { helperFile } from '../helper-file';
import { sessionGateJava, sessionGateKotlin } from './gate-android';
import { sessionGateHeader, sessionGateObjectiveC, sessionGateSwift } from './gate-apple';
import { sessionGateDart, sessionGateScript } from './gate-hybrid';

/** Where a script of this project can keep a secret behind biometrics. */
function scriptStore(ctx: RuleContext): keyof typeof storePackages | undefined {
  if (ctx.project.dependsOn('expo')) return 'expo';
  if (ctx.project.dependsOn('react-native')) return 'keychain';
  return ctx.project.platforms.has('capacitor') ? 'capacitor' : undefined;
}

/**
 * A new file with a session gate: the refresh token outlives the process only behind biometrics, with an absolute lifetime and
 * an idle limit. Undefined where the project has one, and for pages outside of an app.
 */
export function sessionGateEdits(ctx: RuleContext): readonly Edit[] | undefined {
  const store = scriptStore(ctx);
  return helperFile(ctx, {
    name: 'SessionGate',
    kotlin: sessionGateKotlin,
    java: sessionGateJava,
    swift: sessionGateSwift,
    objectiveC: sessionGateObjectiveC,
    dart: sessionGateDart,
    ...(store ? { script: (_ctx: RuleContext, typescript: boolean) => sessionGateScript(store, typescript) } : {}),
    dependencies: () => companions(ctx, store),
  });
}

function companions(ctx: RuleContext, store: keyof typeof storePackages | undefined): readonly Edit[] {
  const folder = folderOf(ctx.file.uri);
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const create = (name: string, text: string): Edit => ({ edit: 'create-file', uri: `${folder}/${name}`, text });
  const biometric = addDependency('androidx.biometric:biometric', 'Authenticators.BIOMETRIC_STRONG');
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
      return [create('BiometricKey.kt', biometricKeyKotlin(packageName)), biometric];
    case 'java':
      return [create('BiometricKey.java', biometricKeyJava(packageName)), biometric];
    case 'objective-c':
      return [create('SessionGate.h', sessionGateHeader)];
    case 'dart':
      return [addDependency('flutter_secure_storage', 'storageNamespace')];
    case 'typescript':
    case 'javascript':
      return store ? [addDependency(storePackages[store])] : [];
    default:
      return [];
  }
}
