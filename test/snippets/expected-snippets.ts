/** Languages of snippets, as `snippets/` names its files. */
export type SnippetLanguage =
  | 'kotlin'
  | 'java'
  | 'swift'
  | 'objective-c'
  | 'typescript'
  | 'dart'
  | 'xml'
  | 'json'
  | 'groovy'
  | 'kotlin-script'
  | 'firestorerules';

/** A purpose that secure code is offered for. */
export interface ExpectedSnippet {
  /** `msec-…`; a language may have several, told apart by what follows: `msec-install-id-expo`. */
  readonly prefix: string;
  readonly languages: readonly SnippetLanguage[];
  /** Languages that one would look for, and why there is none. */
  readonly without?: Partial<Readonly<Record<SnippetLanguage, string>>>;
}

const platforms = ['kotlin', 'swift', 'typescript', 'dart'] as const;
const all = ['kotlin', 'java', 'swift', 'objective-c', 'typescript', 'dart'] as const;

/** Every purpose that belongs to a rule, with the languages in which it has a snippet. */
export const expectedSnippets: readonly ExpectedSnippet[] = [
  { prefix: 'msec-keystore-aes', languages: ['kotlin', 'java'] },
  { prefix: 'msec-datastore-tink', languages: ['kotlin'] },
  { prefix: 'msec-secure-store', languages: all },
  { prefix: 'msec-keychain-biometric', languages: ['swift', 'objective-c'] },
  { prefix: 'msec-biometric-crypto', languages: ['kotlin', 'java'] },
  { prefix: 'msec-biometric-token', languages: ['typescript', 'dart'] },
  { prefix: 'msec-stepup', languages: all },
  { prefix: 'msec-session-guard', languages: all },
  { prefix: 'msec-auth-memory', languages: ['kotlin', 'typescript', 'dart'] },
  { prefix: 'msec-auth-secure-adapter', languages: ['kotlin', 'typescript', 'dart'] },
  { prefix: 'msec-passkey', languages: all },
  { prefix: 'msec-oauth-pkce', languages: platforms },
  { prefix: 'msec-nsc', languages: ['xml'] },
  { prefix: 'msec-manifest-hardening', languages: ['xml'] },
  { prefix: 'msec-backup-rules', languages: ['xml'] },
  { prefix: 'msec-ats', languages: ['xml'] },
  { prefix: 'msec-okhttp', languages: ['kotlin', 'java'] },
  { prefix: 'msec-urlsession', languages: ['swift'] },
  { prefix: 'msec-dio', languages: ['dart'] },
  { prefix: 'msec-fetch', languages: ['typescript'] },
  { prefix: 'msec-webview', languages: platforms },
  { prefix: 'msec-webmessage', languages: ['kotlin', 'swift', 'typescript'] },
  { prefix: 'msec-pendingintent', languages: ['kotlin', 'java'] },
  { prefix: 'msec-sql', languages: platforms },
  { prefix: 'msec-random', languages: all },
  { prefix: 'msec-hash', languages: all },
  { prefix: 'msec-hmac', languages: all },
  { prefix: 'msec-kdf', languages: all },
  { prefix: 'msec-aead', languages: all },
  { prefix: 'msec-redact-log', languages: all },
  { prefix: 'msec-clipboard', languages: platforms },
  { prefix: 'msec-contact-picker', languages: all },
  { prefix: 'msec-photo-picker', languages: all },
  { prefix: 'msec-coarse-location', languages: platforms },
  {
    prefix: 'msec-location-button',
    languages: ['swift'],
    without: {
      kotlin: 'androidx.core.locationbutton has no stable release yet',
      typescript: 'no package brings the button of either system',
      dart: 'no package brings the button of either system',
    },
  },
  { prefix: 'msec-consent-gate', languages: platforms },
  { prefix: 'msec-install-id', languages: all },
  { prefix: 'msec-firestore-owner', languages: ['firestorerules'] },
  { prefix: 'msec-storage-owner', languages: ['firestorerules'] },
  { prefix: 'msec-rtdb-owner', languages: ['json'] },
  { prefix: 'msec-gradle-release', languages: ['groovy', 'kotlin-script'] },
  { prefix: 'msec-edge-proxy', languages: ['typescript'] },
];

/** Purposes of rules that are still to come. */
export const plannedSnippets: readonly string[] = [
  'msec-session-clean',
  'msec-first-run-clean',
  'msec-totp-enroll',
  'msec-notify-approve',
  'msec-otp-retriever',
  'msec-fileprovider',
  'msec-privacy-manifest',
  'msec-csp',
  'msec-deeplink',
  'msec-provider-guard',
  'msec-zip',
  'msec-secure-screen',
  'msec-permission-in-context',
  'msec-exif-strip',
  'msec-appcheck',
  'msec-play-integrity',
  'msec-appattest',
  'msec-update-gate',
  'msec-supabase-rls',
  'msec-supabase-auth',
  'msec-amplify-auth',
  'msec-amplify-data',
  'msec-delete-account',
];
