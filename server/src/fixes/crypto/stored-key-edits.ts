import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import { helperFile } from '../helper-file';
import { sealedDataObjectiveC } from './sealed-data';
import {
  type KeyStoreScript,
  keystoreCipherJava,
  keystoreCipherKotlin,
  storedKeyDart,
  storedKeyObjectiveC,
  storedKeyScript,
  storedKeySwift,
} from './stored-key';

const npm = (name: string, version: string): Edit => ({ edit: 'add-dependency', ecosystem: 'npm', name, version });

const packages: Readonly<Record<KeyStoreScript, readonly Edit[]>> = {
  expo: [npm('expo-crypto', '~57.0.3'), npm('expo-secure-store', '~57.0.4')],
  keychain: [npm('react-native-get-random-values', '^2.0.0'), npm('react-native-keychain', '^10.0.0')],
  capacitor: [npm('@aparajita/capacitor-secure-storage', '^8.0.1')],
};

/** `SealData` and `OpenData` for Objective-C, which the system gives no authenticated cipher. */
export const sealedDataEdits = (ctx: RuleContext): readonly Edit[] | undefined =>
  helperFile(ctx, { name: 'SealedData', objectiveC: sealedDataObjectiveC });

/** A file beside the match that makes a key on the device and keeps it in the platform's store. */
export function storedKeyEdits(ctx: RuleContext): readonly Edit[] | undefined {
  const android = ctx.file.treeLanguage === 'kotlin' || ctx.file.treeLanguage === 'java';
  const store = storeOf(ctx);
  return helperFile(ctx, {
    name: android ? 'KeystoreCipher' : 'StoredKey',
    kotlin: keystoreCipherKotlin,
    java: keystoreCipherJava,
    swift: storedKeySwift,
    objectiveC: storedKeyObjectiveC,
    dart: storedKeyDart,
    script: (_ctx, typescript) => storedKeyScript(store, typescript),
    dependencies: () => {
      if (ctx.file.treeLanguage === 'dart') {
        return [{ edit: 'add-dependency', ecosystem: 'pub', name: 'flutter_secure_storage', version: '^10.2.0' }];
      }
      return /script$/.test(ctx.file.treeLanguage ?? '') ? packages[store] : [];
    },
  });
}

function storeOf(ctx: RuleContext): KeyStoreScript {
  if (ctx.project.dependsOn('expo')) return 'expo';
  return ctx.project.dependsOn(/^@capacitor\//) ? 'capacitor' : 'keychain';
}
