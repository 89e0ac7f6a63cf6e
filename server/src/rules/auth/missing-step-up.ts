import { codeLanguages } from '../../core/language';
import { stepUpEdits } from '../../fixes/step-up/edits';
import { accountCalls, sensitiveActions } from '../../models/step-up';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { actionFunction, actionVariable } from './missing-step-up.actions';
import { accountChange, type Message, type State } from './missing-step-up.calls';

const askFirst = {
  edits(ctx: RuleContext, match: Match<Message>) {
    const { call, reason } = match.state as State;
    return stepUpEdits(ctx, call, reason);
  },
};

export default defineRule({
  id: 'auth/missing-step-up',
  meta: {
    title: 'Sensitive action without fresh proof of the user',
    category: 'auth',
    severity: 'warning',
    precision: 'medium',
    languages: codeLanguages,
    cwe: [306, 308, 620],
    masvs: ['MASVS-AUTH-3'],
    maswe: ['MASWE-0023'],
    mission: [3],
    since: '0.2.0',
    docs: {
      what: 'Finds account changes through Firebase, Supabase and Amplify (password, e-mail address, phone number, second factor, deletion) and, with low precision, functions and tap handlers of screens that are named for such changes, for payments or for showing a secret and call the server or read the secret, where nothing before them has the user prove who they are: no re-authentication, biometric prompt, passkey, password or code, neither in the function nor in its callers in the file. Flows where the user has proved something else (a mailed link, a new account) and the layers below the screens are left alone.',
      why: 'A session says that somebody signed in some time ago. Whoever holds the unlocked phone, or a stolen token, can then take the account over for good: change the address, then the password, then remove the second factor. Fresh proof, checked by the server, stops that at the first step.',
      fix: 'Ask right before the action: for the password with the SDK’s re-authentication, for a passkey, or for a key behind biometrics, and let the server refuse the action without a proof of the last minutes. Supabase takes the code of `reauthenticate()` as `nonce`. The fix puts `requireStepUp` in front of the action and adds its file; it refuses everything until the app says once how to ask. Firebase refuses some changes when the sign-in is old, therefore its findings are information.',
      references: [
        'https://firebase.google.com/docs/auth/web/manage-users#re-authenticate_a_user',
        'https://supabase.com/docs/reference/javascript/auth-reauthentication',
        'https://mas.owasp.org/MASVS/controls/MASVS-AUTH-3/',
      ],
    },
  },
  messages: {
    'account-change':
      'This {does} without fresh proof of the user. Whoever holds the unlocked phone can take the account over. Ask for the password, a passkey or biometrics first.',
    'recent-login': {
      text: 'This {does} without asking the user again. {sdk} refuses only when the sign-in is old; until then the unlocked phone is enough. Re-authenticate first.',
      severity: 'information',
    },
    action: {
      text: '“{name}” {does} without asking the user again. The unlocked phone is enough for it. Ask for the password, a passkey or biometrics first, and let the server check it.',
      severity: 'information',
    },
  },
  queries: [
    { on: 'call', names: Object.keys(accountCalls), check: accountChange },
    { on: 'function', names: [...sensitiveActions.keys()], check: actionFunction },
    {
      on: 'variable',
      names: [...sensitiveActions.keys()].filter((name) => !name.endsWith(':')),
      languages: ['typescript', 'javascript'],
      check: actionVariable,
    },
  ],
  fixes: [
    {
      title: 'Ask for proof of the user first (refuses until you set up how to ask)',
      applicability: 'manual',
      for: ['account-change', 'recent-login', 'action'],
      languages: codeLanguages,
      ...askFirst,
    },
  ],
});
