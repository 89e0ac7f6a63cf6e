import type { Edit } from '../../core/edit';
import type { AddedName } from '../../models/added-dependencies';
import type { RuleContext } from '../../rule-kit/rule';
import { addDependency } from '../add-dependency';
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

const packages: Readonly<Record<KeyStoreScript, readonly AddedName[]>> = {
  expo: ['expo-crypto', 'expo-secure-store'],
  keychain: ['react-native-get-random-values', 'react-native-keychain'],
  capacitor: ['@aparajita/capacitor-secure-storage'],
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
      if (ctx.file.treeLanguage === 'dart') return [addDependency('flutter_secure_storage')];
      return /script$/.test(ctx.file.treeLanguage ?? '') ? packages[store].map((name) => addDependency(name)) : [];
    },
  });
}

function storeOf(ctx: RuleContext): KeyStoreScript {
  if (ctx.project.dependsOn('expo')) return 'expo';
  return ctx.project.dependsOn(/^@capacitor\//) ? 'capacitor' : 'keychain';
}
