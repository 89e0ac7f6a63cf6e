import { table } from '../core/table';

/**
 * Where sign-in SDKs keep a session. Facts: the sources of firebase 13, @supabase/auth-js 2, aws-amplify 6,
 * amazon-cognito-identity-js 6, @auth0/auth0-spa-js 2, @azure/msal-browser 5, supabase_flutter 2, supabase-kt 3 and
 * Auth0.Android 2 and 3.
 */

/** Exports that are stores without encryption, as `module#export`, with their name in messages. */
export const plainScriptStores: Readonly<Record<string, string>> = table({
  '@react-native-async-storage/async-storage#default': 'AsyncStorage',
  '@react-native-async-storage/async-storage#AsyncStorage': 'AsyncStorage',
  '@react-native-community/async-storage#default': 'AsyncStorage',
  'react-native#AsyncStorage': 'AsyncStorage',
});

/** Global stores of a web view. */
export const plainGlobals: ReadonlySet<string> = new Set([
  'localStorage',
  'window.localStorage',
  'globalThis.localStorage',
]);

/** What an adapter's source says when it writes in plain text … */
export const plainStoreWords: readonly (readonly [RegExp, string])[] = [
  [/\bAsyncStorage\b/, 'AsyncStorage'],
  [/\blocalStorage\b/, 'localStorage'],
  [/\bPreferences\.(set|get)\b/, 'Capacitor Preferences'],
];

/** … and when it does not: a secure store, or encryption in front of a plain one. */
export const secureStoreWords = /secure|keychain|encrypt|cipher|\baes\b|vault|sensitive/i;

/** Modules that export Firebase's `inMemoryPersistence` beside what is found. */
export const firebaseAuthModules: readonly string[] = ['firebase/auth', '@firebase/auth', '@angular/fire/auth'];

/** Persistences of the Firebase SDK for web views that outlive the process. */
export const lastingPersistences: readonly string[] = ['browserLocalPersistence', 'indexedDBLocalPersistence'];

/** `cacheLocation` of the SDKs for single-page apps: what lasts, and what to write instead. */
export const cacheLocations: readonly {
  readonly sdk: string;
  readonly modules: RegExp;
  readonly lasting: string;
  readonly memory: string;
}[] = [
  { sdk: 'Auth0', modules: /^@auth0\//, lasting: 'localstorage', memory: 'memory' },
  { sdk: 'MSAL', modules: /^@azure\/msal/, lasting: 'localStorage', memory: 'sessionStorage' },
];

/** Names by which code signs in through Amplify; an app without them may use other categories only. */
export const amplifySignInWords: readonly string[] = [
  'signIn',
  'signInWithRedirect',
  'fetchAuthSession',
  'withAuthenticator',
  'Authenticator',
];

/** supabase-kt: the plug-in's class by package, 3.x and before. */
export const supabaseKotlinAuth = /^io\.github\.jan\.supabase\.(auth|gotrue)\.(Auth|GoTrue)$/;
