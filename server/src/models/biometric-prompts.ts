import type { DatedFact } from './dated-fact';

/**
 * Prompts that answer with yes or no, and what shows that a secret is bound to the biometric check instead. Facts: the
 * documentation of androidx.biometric, Android Keystore, LocalAuthentication, Keychain Services, expo-local-authentication,
 * react-native-biometrics, react-native-touch-id, @capgo/capacitor-native-biometric, @aparajita/capacitor-biometric-auth,
 * cordova-plugin-fingerprint-aio, local_auth and flutter_secure_storage.
 */

/** Where the replacement keeps its secret. */
export type BiometricStore = 'expo' | 'keychain' | 'capacitor' | 'cordova';

export interface ScriptPrompt extends DatedFact {
  readonly member: string;
  readonly modules: RegExp;
  /** The last part of the receiver's text. */
  readonly receiver: RegExp;
  readonly store: BiometricStore;
  /** How success is told: in the resolved object, or by not rejecting. */
  readonly answer: 'object' | 'rejection';
}

export const scriptPrompts: readonly ScriptPrompt[] = [
  {
    member: 'authenticateAsync',
    modules: /^expo-local-authentication$/,
    receiver: /./,
    store: 'expo',
    answer: 'object',
    checked: '2026-11-25',
    source: 'npm: expo-local-authentication',
  },
  {
    member: 'simplePrompt',
    modules: /^(@sbaiahmed1\/)?react-native-biometrics$/,
    receiver: /./,
    store: 'keychain',
    answer: 'object',
    checked: '2026-11-25',
    source: 'npm: react-native-biometrics',
  },
  {
    member: 'authenticate',
    modules: /^react-native-touch-id$/,
    receiver: /./,
    store: 'keychain',
    answer: 'rejection',
    checked: '2026-11-25',
    source: 'npm: react-native-touch-id',
  },
  {
    member: 'authenticate',
    modules: /^react-native-fingerprint-scanner$/,
    receiver: /./,
    store: 'keychain',
    answer: 'rejection',
    checked: '2026-11-26',
    source: 'npm: react-native-fingerprint-scanner',
  },
  {
    member: 'verifyIdentity',
    modules: /^(@capgo\/)?capacitor-native-biometric$/,
    receiver: /./,
    store: 'capacitor',
    answer: 'rejection',
    checked: '2026-11-25',
    source: 'npm: @capgo/capacitor-native-biometric',
  },
  {
    member: 'authenticate',
    modules: /^@aparajita\/capacitor-biometric-auth$/,
    receiver: /biometric/i,
    store: 'capacitor',
    answer: 'rejection',
    checked: '2026-11-25',
    source: 'npm: @aparajita/capacitor-biometric-auth',
  },
  {
    member: 'show',
    modules: /fingerprint-aio/,
    receiver: /(faio|fingerprint)\w*$/i,
    store: 'cordova',
    answer: 'rejection',
    checked: '2026-11-25',
    source: 'npm: cordova-plugin-fingerprint-aio',
  },
];

/** Code that binds a secret or key to the check, by language family; a file that has it is not event-bound. */
export const biometricBindings = {
  android: {
    pattern: /\b(cryptoObject|getCryptoObject)\b|\bsetUserAuthenticationRequired\s*\(\s*true/,
    checked: '2026-11-01',
    source: 'https://developer.android.com/identity/sign-in/biometric-auth',
  },
  apple: {
    pattern:
      /\b(kSecUseAuthenticationContext|SecAccessControlCreateWithFlags|kSecAttrAccessControl|LARight|LAPersistedRight|LARightStore|LASecret|evaluateAccessControl|biometryCurrentSet|biometryAny|(SinglePrompt)?SecureEnclaveValet)\b|\.authenticationContext\s*\(/,
    checked: '2026-11-01',
    source:
      'https://developer.apple.com/documentation/localauthentication/accessing-keychain-items-with-face-id-or-touch-id',
  },
  script: {
    pattern:
      /\b(requireAuthentication|accessControl|ACCESS_CONTROL|createSignature|getSecureCredentials|getSecureData|authenticationPrompt|loadBiometricSecret|registerBiometricSecret)\b/,
    checked: '2026-11-01',
    source: 'npm: react-native-keychain, expo-secure-store, @capgo/capacitor-native-biometric',
  },
  dart: {
    pattern: /\bAndroidOptions\.biometric\b|\baccessControlFlags\b|\bauthenticationRequired\b|\bbiometric_storage\b/,
    checked: '2026-11-01',
    source: 'https://pub.dev/packages/flutter_secure_storage',
  },
} as const satisfies Readonly<Record<string, DatedFact & { readonly pattern: RegExp }>>;

/** Whether a function's name says what the prompt guards. */
export const isGuardedAction = (name: string): boolean =>
  /log_?in|sign_?in|unlock|pay(?!load)|transfer|withdraw|checkout|purchase/i.test(name);

/** Whether a function only covers what the list of recent apps would show, by its name. */
export const coversRecents = (name: string): boolean =>
  /recents|app_?switcher|privacy_?(screen|cover|overlay|blur)|blur_?overlay|cover_?screen/i.test(name);
