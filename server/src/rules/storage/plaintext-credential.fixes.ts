import type { CodeLanguage } from '../../core/language';
import { secureAndroidPreferences } from '../../fixes/secure-store/android-edits';
import { keychainInsteadOfDefaults } from '../../fixes/secure-store/apple-edits';
import { secureDart } from '../../fixes/secure-store/dart';
import { secureFlutterPreferences } from '../../fixes/secure-store/dart-edits';
import { securePreferences, secureStorage } from '../../fixes/secure-store/script';
import { backendFor, type ScriptBackend, secureScriptStorage } from '../../fixes/secure-store/script-edits';
import type { Fix, FlowPath, Match, RuleContext } from '../../rule-kit/rule';
import type { Message } from './plaintext-credential';

/** Words by which helper files of earlier fixes are found. */
export const helperWords: readonly string[] = [
  secureStorage.marker,
  securePreferences.marker,
  ...Object.values(secureDart).map(({ extension }) => extension),
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
  fix(
    'Encrypt it with a key of the Android Keystore (reads in other files must use getSecret)',
    ['kotlin', 'java'],
    secureAndroidPreferences,
  ),
  fix(
    'Keep it in the keychain (a stored value moves over when it is read; other files must use KeychainStore)',
    ['swift', 'objective-c'],
    keychainInsteadOfDefaults,
  ),
  scriptFix(
    'Keep it in expo-secure-store (a stored value moves over when it is read; other files must use secureStorage)',
    'expo',
  ),
  scriptFix(
    'Keep it in react-native-keychain (a stored value moves over when it is read; other files must use secureStorage)',
    'keychain',
  ),
  scriptFix(
    'Keep it in Capacitor secure storage (a stored value moves over when it is read; other files must use securePreferences)',
    'capacitor',
  ),
  fix(
    'Keep it in flutter_secure_storage (a stored value moves over when it is read; other files must use getSecret)',
    ['dart'],
    secureFlutterPreferences,
  ),
];
