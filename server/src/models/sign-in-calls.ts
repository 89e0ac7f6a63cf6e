import { splitWords } from './name-words';

/** Calls that send a user's name and password to sign in. */
export const signInCalls: ReadonlySet<string> = new Set([
  'signInWithEmailAndPassword',
  'signInWithEmailAndPassword:password:',
  'signInWithPassword',
  'signIn',
  'signInUser',
  'signin',
  'login',
  'logIn',
  'loginUser',
  'doLogin',
  'performLogin',
  'authenticate',
  'authWithPassword',
  'logInWithUsernameInBackground',
]);

/** Reads of stores whose value may be a stored password. */
export const storeReads: readonly string[] = [
  'getString',
  'decodeString',
  'string',
  'stringForKey:',
  'objectForKey:',
  'object',
  'value',
  'getItem',
  'getItemAsync',
  'getGenericPassword',
  'getInternetCredentials',
  'getCredentials',
  'get',
  'read',
];

/** Passwords of things other than the user's account, which an app may have to keep. */
const notTheUsers =
  /\b(wifi|wi fi|wlan|wpa|ssid|network|hotspot|document|doc|pdf|zip|archive|file|note|vault|proxy|smtp|imap|mqtt|ftp|sftp|ssh|backup|keystore|key store|encryption|db|database|wallet|realm|room|meeting|share|shared|link|channel|album|folder|certificate|cert|private key|pin|passcode|device|bluetooth|router|camera|printer|database)\b/;

/** Whether a name or key means the password of the user's own account. */
export function isAccountPassword(name: string): boolean {
  return !notTheUsers.test(splitWords(name).join(' '));
}

/** Names of functions and classes in which users sign in. */
export const signInName =
  /log_?in|sign_?in|logon|remember|auto_?log|authenticat|auth(?![a-z])|session|credential|account|loginform/i;
