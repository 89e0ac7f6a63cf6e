import { type CodeLanguage, codeLanguages } from '../../core/language';
import { secureAndroidPreferences } from '../../fixes/secure-store/android-edits';
import {
  keychainInsteadOfAppStorage,
  keychainInsteadOfDefaults,
  stateInsteadOfStorage,
} from '../../fixes/secure-store/apple-edits';
import { protectedFile } from '../../fixes/secure-store/apple-files';
import { secureDart } from '../../fixes/secure-store/dart';
import { secureFlutterBoxes, secureFlutterFile, secureFlutterPreferences } from '../../fixes/secure-store/dart-edits';
import { secureAndroidFile, secureDataStore, secureDataStoreLater } from '../../fixes/secure-store/data-store-edits';
import { removalInstead } from '../../fixes/secure-store/forget';
import { securePreferences, secureStorage, secureWebStorage } from '../../fixes/secure-store/script';
import type { ScriptBackend } from '../../fixes/secure-store/script-backends';
import { backendFor, secureScriptStorage } from '../../fixes/secure-store/script-edits';
import { secretsOfStore, secureLocalStorage } from '../../fixes/secure-store/script-instances';
import type { Fix, FlowPath, Match, RuleContext } from '../../rule-kit/rule';
import type { Message } from './plaintext-credential';

/** Words by which helper files of earlier fixes are found. */
export const helperWords: readonly string[] = [
  secureStorage.marker,
  securePreferences.marker,
  secureWebStorage.marker,
  'secretsOf',
  'SecureFile',
  ...Object.values(secureDart).map(({ extension }) => extension.replace('<E>', '')),
];

type Edits = ReturnType<Fix<Message>['edits']>;

const fix = (
  title: string,
  languages: readonly CodeLanguage[],
  edits: (ctx: RuleContext, path: FlowPath) => Edits,
): Fix<Message> => ({
  title,
  applicability: 'suggestion',
  for: ['stored-plain'],
  languages,
  edits: (ctx, match: Match<Message>) => (match.state ? edits(ctx, match.state as FlowPath) : undefined),
});

const script: readonly CodeLanguage[] = ['typescript', 'javascript'];

const scriptFix = (title: string, backend: ScriptBackend): Fix<Message> =>
  fix(title, script, (ctx, path) =>
    backendFor(ctx, path) === backend ? secureScriptStorage(ctx, path, backend) : undefined,
  );

export const fixes: readonly Fix<Message>[] = [
  fix('Encrypt it with a Keystore key (elsewhere use getSecret)', ['kotlin', 'java'], secureAndroidPreferences),
  fix('Encrypt it in the DataStore (old values too; elsewhere use getSecret)', ['kotlin'], secureDataStore),
  fix('Encrypt it in the DataStore (at the next write; elsewhere use getSecret)', ['kotlin'], secureDataStoreLater),
  fix('Encrypt the file with a Keystore key (elsewhere use readSecret)', ['kotlin'], secureAndroidFile),
  fix('Keep it in the keychain (elsewhere use KeychainStore)', ['swift', 'objective-c'], keychainInsteadOfDefaults),
  fix('Keep it in the keychain by @KeychainStorage (use it elsewhere too)', ['swift'], keychainInsteadOfAppStorage),
  fix(
    'Encrypt the file while the device is locked (complete file protection)',
    ['swift', 'objective-c'],
    protectedFile,
  ),
  scriptFix('Keep it in expo-secure-store (elsewhere use secureStorage)', 'expo'),
  scriptFix('Keep it in react-native-keychain (elsewhere use secureStorage)', 'keychain'),
  scriptFix('Keep it in Capacitor secure storage (elsewhere use securePreferences)', 'capacitor'),
  fix('Keep it in Capacitor secure storage (elsewhere use secureWebStorage)', script, secureLocalStorage),
  fix('Keep it in keychain and Android Keystore (elsewhere use secretsOf)', script, secretsOfStore),
  fix('Keep it in flutter_secure_storage (elsewhere use getSecret)', ['dart'], secureFlutterPreferences),
  fix('Keep it in flutter_secure_storage, not the box (elsewhere too)', ['dart'], secureFlutterBoxes),
  fix('Keep it in flutter_secure_storage, not the file (elsewhere use readSecret)', ['dart'], secureFlutterFile),
  {
    title: 'Do not store it (stored copies are deleted; users enter it again)',
    applicability: 'manual',
    for: ['stored-plain', 'push-token'],
    languages: codeLanguages,
    edits(ctx, match) {
      const path = match.state as FlowPath | undefined;
      return path && (removalInstead(ctx, path) ?? stateInsteadOfStorage(ctx, path));
    },
  },
];
