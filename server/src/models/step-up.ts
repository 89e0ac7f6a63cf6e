import { table } from '../core/table';
import { classifyName } from './sensitive-names';

/**
 * Account changes that SDKs offer, by the last name of the call (Objective-C: the selector). Facts: the references of
 * Firebase Authentication, Supabase Auth and Amplify Auth for each platform; Firebase refuses some of them with
 * `requires-recent-login` when the sign-in is old.
 */
export const accountCalls: Readonly<Record<string, string>> = table({
  updatePassword: 'changes the password',
  'updatePassword:completion:': 'changes the password',
  updateEmail: 'changes the e-mail address',
  'updateEmail:completion:': 'changes the e-mail address',
  verifyBeforeUpdateEmail: 'changes the e-mail address',
  sendEmailVerification: 'changes the e-mail address',
  'sendEmailVerificationBeforeUpdatingEmail:completion:': 'changes the e-mail address',
  delete: 'deletes the account',
  deleteUser: 'deletes the account',
  'deleteWithCompletion:': 'deletes the account',
  unenroll: 'removes a second factor',
  'unenrollWithInfo:completion:': 'removes a second factor',
  'unenrollWithFactorUID:completion:': 'removes a second factor',
  updateUser: 'changes how the user signs in',
  update: 'changes how the user signs in',
  updateUserAttribute: 'changes how the user signs in',
  updateUserAttributes: 'changes how the user signs in',
  updateMFAPreference: 'changes the second factor',
  updateMfaPreference: 'changes the second factor',
});

/** Modules by which a file uses an SDK. */
export const accountModules = {
  firebase:
    /firebase[._/]?auth|^FirebaseAuth$|@react-native-firebase\/auth|com\.google\.firebase|^firebase\/compat|Firebase\.h|^Firebase$/i,
  supabase: /supabase|^Auth$/i,
  amplify: /amplify/i,
} as const;

/** Names of functions in which the user has just proved something else: a mailed link, a new account. */
export const otherProof =
  /reset|forgot|recover|sign_?up|register|registration|invit|onboard|anonym|rollback|magic_?link/i;

const confirms =
  /re_?auth|authenticat|biometr|face_?id|touch_?id|fingerprint|passkey|step_?up|evaluate(Policy|AccessControl)|simplePrompt|createSignature|unlock|getSecure(Credentials|Data)|(verify|confirm|check|ask|validate|enter|prompt)\w*(identity|pin|otp|code|password|passcode|credential)|signInWith(Password|EmailAndPassword|Email)/i;

/** Whether a call by this name, on this receiver, has users prove who they are. */
export function isConfirmation(name: string, receiver: string): boolean {
  if (confirms.test(name)) return true;
  if (/^(require|StepUpRequire)/.test(name) && /StepUp/.test(receiver + name)) return true;
  return /^(get|getCredential|create)$/.test(name) && /credentials?(Manager)?\??$|passkey/i.test(receiver);
}

/** Options that make a store ask for biometrics. */
export const confirmingOptions: ReadonlySet<string> = new Set([
  'requireAuthentication',
  'accessControl',
  'authenticationPrompt',
  'nonce',
  'current_password',
  'currentPassword',
]);

/** Whether a value of this name is a proof: a password or code the user typed, but not a new one. */
export function isProofName(name: string, newPassword: boolean): boolean {
  const kind = classifyName(name);
  if (kind === 'otp') return true;
  if (kind !== 'password') return false;
  return newPassword ? /current|old|existing|previous/i.test(name) : !/new|confirm|repeat/i.test(name);
}

const actions: Readonly<Record<string, string>> = {
  sendMoney: 'sends money',
  transferMoney: 'sends money',
  transferFunds: 'sends money',
  makeTransfer: 'sends money',
  submitTransfer: 'sends money',
  confirmTransfer: 'sends money',
  withdraw: 'sends money',
  withdrawFunds: 'sends money',
  payout: 'sends money',
  requestPayout: 'sends money',
  confirmPayment: 'pays',
  placeOrder: 'pays',
  addPayee: 'adds a payee',
  addBeneficiary: 'adds a payee',
  changeEmail: 'changes the e-mail address',
  changePhone: 'changes the phone number',
  changePhoneNumber: 'changes the phone number',
  changePassword: 'changes the password',
  resetPin: 'changes the PIN',
  changePin: 'changes the PIN',
  deleteAccount: 'deletes the account',
  exportData: 'hands out personal data',
  revealSeed: 'shows a secret',
  showSeed: 'shows a secret',
  revealMnemonic: 'shows a secret',
  showMnemonic: 'shows a secret',
  exportPrivateKey: 'shows a secret',
  revealPrivateKey: 'shows a secret',
  revealCard: 'shows a secret',
  revealCardNumber: 'shows a secret',
  disableMfa: 'switches the second factor off',
  disable2fa: 'switches the second factor off',
  disableTwoFactor: 'switches the second factor off',
};

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Functions and handlers that do what must not happen on an unlocked phone alone, with what they do. */
export const sensitiveActions: ReadonlyMap<string, string> = new Map(
  Object.entries(actions).flatMap(([name, does]) => {
    const handlers = ['handle', 'on', 'confirm', 'submit'].map((prefix) => prefix + upperFirst(name));
    const taps = ['Press', 'Click', 'Tap', 'Pressed', 'Clicked', 'Tapped'].flatMap((suffix) => [
      `on${upperFirst(name)}${suffix}`,
      `${name}${suffix}`,
    ]);
    const selectors = [`${name}:`, `${name}Tapped:`];
    return [name, ...handlers, ...taps, ...selectors].map((variant): [string, string] => [variant, does]);
  }),
);

/** The last part of a receiver that stands for the server. */
export const serverReceiver =
  /(api|axios|http|client|dio|backend|server|service|repository|gateway|functions|supabase|session|urlsession|shared)$/i;

/** Classes and files below the screens, where nobody can be asked. */
export const belowScreens = /(Api|Service|Repository|DataSource|Client|Dao|Gateway|Impl|Interceptor|Store|Slice)s?$/i;
