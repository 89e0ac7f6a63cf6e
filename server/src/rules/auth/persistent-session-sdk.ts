import { lastingPersistences } from '../../models/auth-session-stores';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import {
  amplify,
  cacheAttribute,
  cacheEntry,
  clientWords,
  cognito,
  firebaseCompat,
  firebaseNative,
  firebaseWeb,
  supabase,
} from './persistent-session-sdk.clients';
import { auth0Manager, supabaseDart, supabaseKotlin, supabaseSwift } from './persistent-session-sdk.native';
import type { Message, State } from './persistent-session-sdk.state';

const script = ['typescript', 'javascript'] as const;

const choice = (which: keyof State) => ({
  edits: (_ctx: RuleContext, match: Match<Message>) => (match.state as State)[which]?.(),
});

export default defineRule({
  id: 'auth/persistent-session-sdk',
  meta: {
    title: 'Sign-in SDK keeps the session in plain storage',
    category: 'auth',
    severity: 'warning',
    precision: 'high',
    languages: ['kotlin', 'java', 'swift', 'dart', 'typescript', 'javascript'],
    cwe: [613, 922],
    masvs: ['MASVS-AUTH-1', 'MASVS-STORAGE-1'],
    maswe: ['MASWE-0001', 'MASWE-0024'],
    mission: [3, 2],
    since: '0.2.0',
    notIn: {
      'objective-c':
        'Firebase and Amplify keep the session in the keychain by themselves on iOS, and the SDKs that take another store are written in Swift.',
    },
    docs: {
      what: 'Finds sign-in SDKs that keep the session across restarts in a store without encryption, because they are told to or because that is their default: Firebase in JavaScript, Supabase in JavaScript, Dart, Kotlin and Swift, Amplify and Cognito in JavaScript, the single-page SDKs of Auth0 and MSAL inside a web view, and Auth0’s `CredentialsManager` on Android. Stores that encrypt, adapters over them, and stores in memory are left alone. Firebase’s native SDKs have no such switch; `auth/no-session-timeout` looks at them. Objective-C is left out: the SDKs it is used with keep sessions in the keychain. SDKs for web pages count in Capacitor and Cordova apps only.',
      why: 'A session that was stored can be used by whoever reads the store: from a backup, from a rooted or jailbroken device, through a debug build, or by script in the web view. The refresh token in it often lives for weeks, and whoever takes the unlocked phone is signed in at once.',
      fix: 'Decide what the app needs. Where signing in at each start is acceptable, keep the session in memory. Otherwise give the SDK a store on the keychain and the Android Keystore, and let the server limit how long a refresh token lives. The adapters move a session over that was stored before. amazon-cognito-identity-js, Auth0’s and MSAL’s web SDKs take synchronous or plain stores only, so that memory is the one choice there.',
      references: [
        'https://firebase.google.com/docs/auth/web/auth-state-persistence',
        'https://supabase.com/docs/reference/javascript/initializing',
        'https://docs.amplify.aws/react-native/build-a-backend/auth/manage-user-session/',
        'https://mas.owasp.org/MASVS/controls/MASVS-AUTH-1/',
      ],
    },
  },
  messages: {
    'plain-store':
      '{sdk} keeps the session in {store}, without encryption. Whoever reads the store is signed in, for as long as the refresh token lives. Keep it in memory, or in a store on the keychain and Keystore.',
    'default-store':
      '{sdk} keeps the session in {store}, without encryption, unless it is told otherwise. Whoever reads the store is signed in, for as long as the refresh token lives. Keep it in memory, or in a store on the keychain and Keystore.',
    'plain-manager':
      'CredentialsManager keeps the tokens of {sdk} in {store}, without encryption. Whoever reads the store is signed in. Use SecureCredentialsManager, best with biometrics.',
  },
  projectWords: clientWords,
  queries: [
    { on: 'call', names: ['getReactNativePersistence'], languages: script, check: firebaseNative },
    { on: 'name', names: lastingPersistences, languages: script, check: firebaseWeb },
    { on: 'name', names: ['LOCAL'], languages: [...script, 'dart'], check: firebaseCompat },
    { on: 'call', names: ['createClient'], languages: script, check: supabase },
    { on: 'call', names: ['configure', 'setKeyValueStorage'], languages: script, check: amplify },
    { on: 'call', names: ['CognitoUserPool'], languages: script, check: cognito },
    { on: 'pair', names: ['cacheLocation'], languages: script, check: cacheEntry },
    { on: 'call', names: ['Auth0Provider'], languages: script, check: cacheAttribute },
    { on: 'call', names: ['install'], languages: ['kotlin'], check: supabaseKotlin },
    { on: 'call', names: ['CredentialsManager'], languages: ['kotlin', 'java'], check: auth0Manager },
    { on: 'call', names: ['initialize'], languages: ['dart'], check: supabaseDart },
    { on: 'class', names: ['*'], languages: ['swift'], check: supabaseSwift },
  ],
  fixes: [
    {
      title: 'Keep the session in memory only (sign-in at each start; old copies stay)',
      applicability: 'suggestion',
      for: ['plain-store', 'default-store'],
      languages: ['kotlin', 'dart', ...script],
      ...choice('memory'),
    },
    {
      title: 'Keep the session in a store on the keychain and Keystore',
      applicability: 'suggestion',
      for: ['plain-store', 'default-store'],
      languages: ['dart', 'swift', ...script],
      ...choice('secure'),
    },
    {
      title: 'Encrypt the session with a Keystore key (users sign in once more)',
      applicability: 'suggestion',
      for: ['plain-store', 'default-store'],
      languages: ['kotlin'],
      ...choice('secure'),
    },
    {
      title: 'Use SecureCredentialsManager (users sign in once more)',
      applicability: 'suggestion',
      for: ['plain-manager'],
      languages: ['kotlin', 'java'],
      ...choice('secure'),
    },
  ],
});
