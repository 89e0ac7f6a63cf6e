/**
 * Prompts that answer with yes or no, and what shows that a secret is bound to the biometric check instead. Facts: the
 * documentation of androidx.biometric, Android Keystore, LocalAuthentication, Keychain Services, expo-local-authentication,
 * react-native-biometrics, react-native-touch-id, @capgo/capacitor-native-biometric, @aparajita/capacitor-biometric-auth,
 * cordova-plugin-fingerprint-aio, local_auth and flutter_secure_storage.
 */

/** Where the replacement keeps its secret. */
export type BiometricStore = 'expo' | 'keychain' | 'capacitor' | 'cordova';

export interface ScriptPrompt {
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
  },
  { member: 'simplePrompt', modules: /^react-native-biometrics$/, receiver: /./, store: 'keychain', answer: 'object' },
  {
    member: 'authenticate',
    modules: /^react-native-touch-id$/,
    receiver: /./,
    store: 'keychain',
    answer: 'rejection',
  },
  {
    member: 'verifyIdentity',
    modules: /^(@capgo\/)?capacitor-native-biometric$/,
    receiver: /./,
    store: 'capacitor',
    answer: 'rejection',
  },
  {
    member: 'authenticate',
    modules: /^@aparajita\/capacitor-biometric-auth$/,
    receiver: /biometric/i,
    store: 'capacitor',
    answer: 'rejection',
  },
  {
    member: 'show',
    modules: /fingerprint-aio/,
    receiver: /(faio|fingerprint)\w*$/i,
    store: 'cordova',
    answer: 'rejection',
  },
];

/** Code that binds a secret or key to the check, by language family; a file that has it is not event-bound. */
export const biometricBindings = {
  android: /\b(cryptoObject|getCryptoObject)\b|\bsetUserAuthenticationRequired\s*\(\s*true/,
  apple:
    /\b(kSecUseAuthenticationContext|SecAccessControlCreateWithFlags|kSecAttrAccessControl|LARight|LAPersistedRight|LARightStore|LASecret|evaluateAccessControl)\b/,
  script:
    /\b(requireAuthentication|accessControl|ACCESS_CONTROL|createSignature|getSecureCredentials|getSecureData|loadBiometricSecret|registerBiometricSecret)\b/,
  dart: /\bAndroidOptions\.biometric\b|\baccessControlFlags\b|\bauthenticationRequired\b|\bbiometric_storage\b/,
} as const;

/** Words in a function's name that show what the prompt guards. */
export const guardedAction = /log_?in|sign_?in|unlock|pay(?!load)|transfer|withdraw|checkout|purchase/i;
