import { codeLanguages } from '../../core/language';
import type { TextRange } from '../../core/location';
import { defineRule } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';
import { controlInCode, controls } from './keep-me-logged-in.controls';
import { dataStoreFlags } from './keep-me-logged-in.data-store';
import { fixes } from './keep-me-logged-in.fixes';
import { flagProperty, flagRead, flagWritten, readerNames, writerNames } from './keep-me-logged-in.flag';
import { flagGate, gateNames, keeperWords } from './keep-me-logged-in.gate';
import { interfaceControl, layoutControl, layoutControls, pageControl, pageControls } from './keep-me-logged-in.markup';
import { controlHeldBy, switchedOn, textOfControl } from './keep-me-logged-in.views';

export type Message = 'control' | 'on' | 'stored-flag' | 'gate';

/** What the fixes need to know about a match. */
export interface State {
  /** The literal that switches the control on. */
  readonly turnOff?: TextRange;
  /** The literal is a JSX attribute without value. */
  readonly bare?: boolean;
  /** Start of the markup element, and attributes that switch it off or hide it. */
  readonly element?: number;
  readonly off?: readonly [string, string];
  readonly hide?: readonly [string, string];
  readonly dropAttribute?: TextRange;
  /** The control with its label, when taking it out leaves valid code. */
  readonly remove?: TextRange;
  /** The call or assignment that stores the flag. */
  readonly write?: SyntaxNode;
  /** The wrapper that keeps a property in the defaults, when nothing else in the project uses its key. */
  readonly property?: TextRange;
}

export default defineRule({
  id: 'auth/keep-me-logged-in',
  meta: {
    title: 'Option or flag that keeps the user logged in',
    category: 'auth',
    severity: 'warning',
    precision: 'high',
    languages: ['xml', 'html', ...codeLanguages],
    cwe: [613],
    masvs: ['MASVS-AUTH-1', 'MASVS-AUTH-3'],
    maswe: ['MASWE-0024', 'MASWE-0023'],
    mission: [3],
    since: '0.1.0',
    docs: {
      what: 'Finds check boxes, switches and toggles named "remember me", "stay signed in" or the like in several languages, in layouts, storyboards, pages and code, and whether they are on by default. Also finds a stored flag such as `isLoggedIn`, in preferences, DataStore, defaults or web storage, that decides which screen the app starts with (medium precision).',
      why: 'Whoever picks up the unlocked phone, or a copy of its data, is then signed in without proving anything. A stored flag can even be set by hand in a backup or on a rooted device, which skips the login altogether.',
      fix: 'Start at the sign-in screen and keep the session in memory only. When users must not sign in every time, keep a refresh token behind a key that needs their fingerprint, face or device lock, and end the session after an idle time and an absolute lifetime: one fix adds such a gate.',
      references: [
        'https://mas.owasp.org/MASVS/controls/MASVS-AUTH-1/',
        'https://developer.android.com/identity/sign-in/biometric-auth',
        'https://developer.apple.com/documentation/localauthentication/accessing-keychain-items-with-face-id-or-touch-id',
      ],
    },
  },
  messages: {
    control:
      'This option keeps users logged in. Whoever holds the unlocked device is then signed in without proof. Remove it, or ask for biometrics or the device lock on every start.',
    on: {
      text: 'The option to stay logged in is on by default. Most users never choose it, yet whoever holds their device is signed in. Leave it off, or remove it.',
      severity: 'error',
    },
    'stored-flag':
      'The stored flag "{key}" decides that the user is signed in. Whoever holds the device, or edits the stored data, skips the login. Keep the session in memory, or ask for biometrics on every start.',
    gate: 'The screen is chosen by the stored flag "{key}". Whoever holds the device, or edits the stored data, skips the login. Start at the sign-in screen, or ask for biometrics first.',
  },
  projectWords: [...keeperWords, ...gateNames],
  queries: [
    {
      on: 'entry',
      roles: ['android-layout'],
      names: layoutControls,
      check: layoutControl,
    },
    {
      on: 'entry',
      roles: ['interface-builder'],
      names: ['switch', 'button'],
      check: interfaceControl,
    },
    {
      on: 'entry',
      roles: ['html-page'],
      names: pageControls,
      check: pageControl,
    },
    {
      on: 'call',
      names: controls,
      languages: ['kotlin', 'swift', 'dart', 'typescript', 'javascript'],
      check: controlInCode,
    },
    {
      on: 'call',
      names: ['setText', 'setTitle', 'setTitle:forState:'],
      languages: ['kotlin', 'java', 'swift', 'objective-c'],
      check: textOfControl,
    },
    {
      on: 'call',
      names: ['setChecked', 'setOn', 'setOn:animated:'],
      languages: ['kotlin', 'java', 'swift', 'objective-c'],
      check: (_ctx, call) => switchedOn(call.receiver, call.args[0]?.value),
    },
    {
      on: 'assignment',
      names: ['isChecked', 'isOn', 'on'],
      languages: ['kotlin', 'swift', 'objective-c'],
      check: (_ctx, node) => switchedOn(node.target.kind === 'member' ? node.target.receiver : undefined, node.value),
    },
    {
      on: 'call',
      names: ['UISwitch', 'CheckBox', 'MaterialCheckBox', 'SwitchCompat', 'SwitchMaterial', 'MaterialSwitch'],
      languages: ['kotlin', 'java', 'swift'],
      *check(_ctx, call) {
        yield* controlHeldBy(call);
      },
    },
    {
      on: 'call',
      names: ['alloc', 'new'],
      languages: ['objective-c'],
      *check(_ctx, call) {
        if (call.receiver?.kind === 'name' && call.receiver.name === 'UISwitch') yield* controlHeldBy(call);
      },
    },
    { on: 'call', names: writerNames, check: flagWritten },
    { on: 'call', names: readerNames, check: flagRead },
    { on: 'call', names: gateNames, languages: ['kotlin', 'java', 'swift', 'dart'], check: flagGate },
    { on: 'name', names: gateNames, languages: ['kotlin', 'dart'], check: flagGate },
    { on: 'text', triggers: ['booleanPreferencesKey', 'DataStore'], roles: ['code'], check: dataStoreFlags },
    { on: 'annotation', names: ['AppStorage'], languages: ['swift'], check: flagProperty },
  ],
  fixes,
});
