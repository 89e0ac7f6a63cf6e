import { codeLanguages } from '../../core/language';
import { biometricBindings, coversRecents, isGuardedAction, scriptPrompts } from '../../models/biometric-prompts';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { fixes } from './biometric-event-bound.fixes';
import { codeOfPrompt } from './biometric-event-bound.scope';
import type { Message, State } from './biometric-event-bound.state';

const script = ['typescript', 'javascript'] as const;

function* report(ctx: RuleContext, call: CallNode, binding: RegExp, place: string, state: State) {
  if (binding.test(codeOfPrompt(ctx, call)) || named(call, coversRecents)) return;
  const selector = call.form === 'message' ? call.name.split(':')[0] : call.name;
  const match: Match<Message> = {
    messageId: 'event-bound',
    at: { range: call.nameRange.end > call.nameRange.start ? call.nameRange : call.range },
    data: { name: selector ?? call.name, place },
    state,
    ...(named(call, isGuardedAction) ? { severity: 'error' } : {}),
  };
  yield match;
}

/** Whether the name of a function around the call says something. */
function named(call: SyntaxNode, says: (name: string) => boolean): boolean {
  for (let node = call.parent; node; node = node.parent) {
    if (node.kind === 'function' && says(node.name)) return true;
    if (node.kind === 'variable' && node.initializer?.kind === 'function' && says(node.name)) return true;
    if (node.kind === 'class') return false;
  }
  return false;
}

const androidPrompts = [
  { api: 'androidx.biometric.BiometricPrompt#authenticate', args: 1 },
  { api: 'android.hardware.biometrics.BiometricPrompt#authenticate', args: 3 },
];
const fingerprintManagers = [
  'android.hardware.fingerprint.FingerprintManager#authenticate',
  'androidx.core.hardware.fingerprint.FingerprintManagerCompat#authenticate',
  'android.support.v4.hardware.fingerprint.FingerprintManagerCompat#authenticate',
];

/** A prompt without `CryptoObject`. The receiver's type must be known, or the file must import such a prompt. */
function isPlainAndroidPrompt(ctx: RuleContext, call: CallNode): boolean {
  const { semantics } = ctx;
  const fits = (api: string): boolean => {
    const found = semantics.matchesApi(call, api);
    if (found !== 'name-only') return found !== undefined;
    const type = api.slice(0, api.indexOf('#'));
    return semantics.importedModules.has(type) || semantics.importedModules.has(type.slice(0, type.lastIndexOf('.')));
  };
  if (androidPrompts.some(({ api, args }) => call.args.length === args && fits(api))) return true;
  return call.args.length > 2 && call.args[0]?.value.kind === 'null' && fingerprintManagers.some(fits);
}

const idle = /^(print|println|debugPrint|NSLog|os_log|log|info|debug|warning|error|fatalError)$/;

/** Whether an answer in a closure leads to anything but a line in a log. */
function hasEffect(answer: SyntaxNode | undefined): boolean {
  if (answer?.kind !== 'function' || !answer.body) return true;
  for (const call of nodesOfKind(answer.body, 'call')) if (!idle.test(call.name)) return true;
  return nodesOfKind(answer.body, 'assignment').length > 0;
}

/** Whether code follows the answer: its value is used, or other statements come after it. */
function isFollowed(call: CallNode): boolean {
  let node: SyntaxNode = call;
  for (let parent = node.parent; parent; node = parent, parent = parent.parent) {
    if (parent.kind === 'block' || parent.kind === 'file') return parent.children.at(-1) !== node;
    const transparent =
      (parent.kind === 'wrapper' && parent.form === 'await') ||
      (parent.kind === 'native' && /ExpressionStatement|expression_statement/.test(parent.nativeKind));
    if (!transparent) return true;
  }
  return true;
}

export default defineRule({
  id: 'auth/biometric-event-bound',
  meta: {
    title: 'Biometric check that only answers yes or no',
    category: 'auth',
    severity: 'warning',
    precision: 'medium',
    languages: codeLanguages,
    cwe: [287, 603],
    masvs: ['MASVS-AUTH-2', 'MASVS-CRYPTO-2'],
    maswe: ['MASWE-0020'],
    mission: [3],
    since: '0.1.0',
    docs: {
      what: 'Finds fingerprint and face prompts whose answer is a mere event: `BiometricPrompt.authenticate` without `CryptoObject`, `LAContext.evaluatePolicy`, and the prompts of Expo, React Native, Capacitor, Cordova and Flutter libraries. Prompts that a key or secret is bound to are left alone: in their class (Kotlin, Java, Swift, Objective-C), or in their function and those it calls (Dart, JavaScript), stands a `CryptoObject` that is used, a keychain item with access control, `requireAuthentication`, or secure credentials. In a function that signs in, unlocks or pays, the finding is an error; one that only covers the list of recent apps is left alone.',
      why: 'The app asks, gets “true” and goes on. On a rooted or jailbroken device a hook that returns “true”, or calls the success callback, is all it takes; nothing the attacker needs was ever locked. The check counts only when the operating system withholds a key or secret until the finger or face was recognised.',
      fix: 'Keep a secret that the next step needs (a session key, a refresh token) under a key that requires strong biometrics for each use and is lost when new biometrics are enrolled, and read it through the prompt. The fixes put in such a gate and use it; you have to bind the secret after a full sign-in, and send users whose secret is gone to that sign-in. With Expo, install expo-secure-store by `npx expo install`, so that its version fits the SDK.',
      references: [
        'https://developer.android.com/identity/sign-in/biometric-auth#crypto',
        'https://developer.apple.com/documentation/localauthentication/accessing-keychain-items-with-face-id-or-touch-id',
        'https://docs.expo.dev/versions/latest/sdk/securestore/',
        'https://pub.dev/packages/flutter_secure_storage',
        'https://mas.owasp.org/MASWE/MASVS-AUTH/MASWE-0020/',
      ],
    },
  },
  messages: {
    'event-bound':
      '`{name}` only answers yes or no. A hooked process answers yes without a finger or face. Read a secret that {place} releases after the check instead.',
  },
  queries: [
    {
      on: 'call',
      names: ['authenticate'],
      languages: ['kotlin', 'java'],
      *check(ctx, call) {
        if (!isPlainAndroidPrompt(ctx, call)) return;
        yield* report(ctx, call, biometricBindings.android.pattern, 'the Android Keystore', { kind: 'android', call });
      },
    },
    {
      on: 'call',
      names: ['evaluatePolicy'],
      languages: ['swift', 'objective-c'],
      *check(ctx, call) {
        const labels = call.args.map(({ label }) => label);
        if (!call.receiver || !labels.includes('localizedReason')) return;
        const answer = call.args.find(({ label, trailing }) => label === 'reply' || trailing)?.value;
        if (!hasEffect(answer && unwrap(answer))) return;
        yield* report(ctx, call, biometricBindings.apple.pattern, 'the keychain', { kind: 'apple', call });
      },
    },
    {
      on: 'call',
      names: [...new Set(scriptPrompts.map(({ member }) => member))],
      languages: script,
      *check(ctx, call) {
        const modules = [...ctx.semantics.importedModules];
        const from = call.receiver
          ? ctx.file.text.slice(call.receiver.range.start, call.receiver.range.end)
          : call.name;
        // The Cordova plugin's global object needs no import.
        const isGlobal = /^(window\.)?Fingerprint$/.test(from);
        const prompt = scriptPrompts.find(
          (known) =>
            (known.member === call.name || ctx.semantics.qualifiedName(call.name)?.endsWith(`#${known.member}`)) &&
            known.receiver.test(from) &&
            (modules.some((module) => known.modules.test(module)) || (known.store === 'cordova' && isGlobal)),
        );
        if (!prompt || !isFollowed(call)) return;
        const place = 'the keychain or Keystore';
        yield* report(ctx, call, biometricBindings.script.pattern, place, { kind: 'script', call, prompt });
      },
    },
    {
      on: 'call',
      names: ['authenticate'],
      languages: ['dart'],
      *check(ctx, call) {
        const found = ctx.semantics.matchesApi(
          call,
          'package:local_auth/local_auth.dart LocalAuthentication#authenticate',
        );
        if (!found || !isFollowed(call)) return;
        if (found === 'name-only' && !call.args.some(({ label }) => label === 'localizedReason')) return;
        yield* report(ctx, call, biometricBindings.dart.pattern, 'the keychain or Keystore', { kind: 'dart', call });
      },
    },
  ],
  fixes,
});
