import { entropyOf, isPlaceholder } from './placeholder-values';
import { jwtClaims } from './secret-formats';
import { classifyName } from './sensitive-names';

/** Values that vendors hand out for use in apps; whoever has the app may have them. */
const publicByDesign: readonly RegExp[] = [
  /^pk_(live|test)_/,
  /^sb_publishable_/,
  /^AIza/,
  /^pk\.eyJ/,
  /^phc_/,
  /^https?:\/\//,
  /\.apps\.googleusercontent\.com$/,
  /^ca-app-pub-/,
  /^sha(1|256|384|512)[-/:=]/i,
  /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
  /^([0-9A-F]{2}:){7,}[0-9A-F]{2}$/i,
  /^-----BEGIN (PUBLIC KEY|CERTIFICATE)/,
  /^ssh-(rsa|ed25519) /,
  /^goog_|^appl_|^amzn_/,
];

/** Names of values that are meant to be seen. */
const publicNames =
  /public|publishable|anon(?![a-z])|site_?key|client_?(id|token)|app_?id|measurement|fingerprint|checksum|integrity/i;

/** SDKs that are started with a key which names the app and is meant to be in it: analytics, crash reports, messaging, purchases. */
const clientSdks =
  /(?<![a-z])(bugsnag|flurry|amplitude|mixpanel|braze|appboy|intercom|iterable|instabug|countly|leanplum|clever_?tap|one_?signal|apps_?flyer|branch_?(?:io|key)|revenue_?cat|purchases|qonversion|adapty|kochava|singular|airship|code_?push)/i;

/** Keys of the same vendors that open more than the app may do. */
const vendorSecrets = /secret|rest|server|admin|private|management|service/i;

/**
 * Whether a key belongs to an SDK that is started with a public one. Takes names with those around them
 * (`com.bugsnag.android.API_KEY`, `bugsnag.apiKey`) and the beginning of a call (`Flurry.startSession(apiKey:`).
 */
export const namesClientKey = (text: string): boolean => clientSdks.test(text) && !vendorSecrets.test(text);

/** Names that hold the name of a slot, not its content: `KEY_API_TOKEN`, `apiKeyStorageKey`, `tokenPrefKey`. */
const slotNames =
  /(storage|pref|prefs|preference|cache|cookie|header|field|query|param|extra|bundle|intent|column)s?_?(key|name)/i;

/** Whether a name says that its value is a key, a password or a token that opens something. */
export function namesSecret(name: string): boolean {
  const nameClass = classifyName(name);
  if (nameClass !== 'key' && nameClass !== 'password' && nameClass !== 'token') return false;
  return !publicNames.test(name) && !slotNames.test(name);
}

/**
 * Whether a text looks as if a generator, or a careful person, had made it to be hard to guess: 16 characters or more,
 * letters and digits, at least 3.5 bits of entropy per character, and no run of ordinary words.
 */
export function looksSecret(value: string): boolean {
  if (value.length < 16 || value.length > 400 || !/^[\x21-\x7e]+$/.test(value)) return false;
  if (!/[A-Za-z]/.test(value) || !/\d/.test(value) || entropyOf(value) < 3.5) return false;
  if (publicByDesign.some((pattern) => pattern.test(value)) || isPlaceholder(value)) return false;
  if (jwtClaims(value)?.role === 'anon') return false;
  return !readsAsWords(value);
}

/** Identifiers, paths, file names and translation keys: few digits between words of ordinary length. */
function readsAsWords(value: string): boolean {
  if (/[!@#^&*]/.test(value)) return false;
  const words = value.replace(/([a-z])([A-Z])/g, '$1 $2').match(/[A-Za-z]+/g) ?? [];
  const digits = value.match(/\d/g)?.length ?? 0;
  const letters = words.reduce((sum, word) => sum + word.length, 0);
  return letters / words.length >= 4 && digits <= Math.max(4, letters / 8);
}
