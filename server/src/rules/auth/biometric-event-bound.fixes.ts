import type { Edit } from '../../core/edit';
import { addDependency } from '../../fixes/add-dependency';
import { biometricKeyJava, biometricKeyKotlin } from '../../fixes/biometric/android';
import { biometricGateObjectiveC, biometricGateSwift } from '../../fixes/biometric/apple';
import { biometricGateDart, biometricUnlockScript, storePackages } from '../../fixes/biometric/hybrid';
import { replace, textOf } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, FunctionNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './biometric-event-bound.state';

const stateOf = (match: Match<Message>): State => match.state as State;
const folder = (ctx: RuleContext): string => ctx.file.uri.slice(0, ctx.file.uri.lastIndexOf('/'));

const insert = (at: number, text: string): Edit => ({
  edit: 'replace',
  range: { start: at, end: at },
  expect: '',
  text,
});

/** A cipher goes with strong biometrics alone; a prompt that also takes others would throw. */
const otherAuthenticators =
  /setAllowedAuthenticators\([^)]*(WEAK|DEVICE_CREDENTIAL)|setDeviceCredentialAllowed\(\s*true/;

function androidEdits(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  const root = ctx.file.tree?.root;
  const info = call.args[0]?.value;
  if (!root || !info || call.args.length !== 1 || otherAuthenticators.test(ctx.file.text)) return undefined;
  const callbacks = [...nodesOfKind(root, 'function')].filter(({ name }) => name === 'onAuthenticationSucceeded');
  const confirmed = callbacks.map((callback) => confirmEdit(ctx, callback));
  if (confirmed.length === 0 || confirmed.some((edit) => !edit)) return undefined;
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const object = `${kotlin ? '' : 'new '}BiometricPrompt.CryptoObject(BiometricKey.encryptCipher())`;
  const name = kotlin ? 'BiometricKey.kt' : 'BiometricKey.java';
  const text = (kotlin ? biometricKeyKotlin : biometricKeyJava)(root.packageName);
  return [
    insert(info.range.end, `, ${object}`),
    ...confirmed.filter((edit) => edit !== undefined),
    { edit: 'add-import', import: { module: 'androidx.biometric.BiometricPrompt' } },
    { edit: 'create-file', uri: `${folder(ctx)}/${name}`, text },
  ];
}

/** `BiometricKey.confirm(result)` before anything that the success leads to. */
function confirmEdit(ctx: RuleContext, callback: FunctionNode): Edit | undefined {
  const { body } = callback;
  const result = callback.params[0]?.name;
  if (body?.kind !== 'block' || !result) return undefined;
  const line = `BiometricKey.confirm(${result})${ctx.file.treeLanguage === 'java' ? ';' : ''}`;
  const { text } = ctx.file;
  const [first, second] = body.children;
  const isSuper = first && /^super\b/.test(textOf(ctx, first));
  const before = isSuper ? second : first;
  if (!before) return undefined;
  const lineStart = text.lastIndexOf('\n', before.range.start - 1) + 1;
  const indent = text.slice(lineStart, before.range.start);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  return insert(before.range.start, indent.trim() === '' ? `${line}${eol}${indent}` : `${line}; `);
}

function swiftEdits(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  const [policy, reason] = call.args;
  if (!call.receiver || !policy || reason?.label !== 'localizedReason') return undefined;
  const isAsync = call.args.length === 2;
  const head = { start: call.range.start, end: reason.range.start };
  const { text } = ctx.file;
  const edits = [replace(ctx, head, `BiometricGate.unlock(${textOf(ctx, call.receiver)}, `)];
  if (ctx.project.symbols.classes('BiometricGate').length === 0 && !/\benum BiometricGate\b/.test(text)) {
    edits.push(insert(text.length, (text.endsWith('\n') ? '' : '\n') + biometricGateSwift(isAsync)));
  }
  return [...edits, { edit: 'add-import', import: { module: 'Security' } }];
}

function objectiveCEdits(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  const reason = call.args.find(({ label }) => label === 'localizedReason')?.value;
  const reply = call.args.find(({ label }) => label === 'reply')?.value;
  const implementation = ctx.file.text.search(/^@implementation\b/m);
  if (!call.receiver || !reason || !reply || implementation < 0) return undefined;
  const { start, end } = reply.range;
  const edits = [
    replace(
      ctx,
      { start: call.range.start, end: start },
      `BiometricGateUnlock(${textOf(ctx, call.receiver)}, ${textOf(ctx, reason)}, `,
    ),
    replace(ctx, { start: end, end: call.range.end }, ')'),
  ];
  if (!/\bBiometricGateUnlock\(LAContext/.test(ctx.file.text)) {
    edits.push(insert(implementation, biometricGateObjectiveC));
  }
  return [...edits, { edit: 'add-import', import: { module: '<Security/Security.h>' } }];
}

/** The text that the prompt shows, when it stands in the call. */
function promptText(ctx: RuleContext, call: CallNode): string {
  const first = call.args[0] && unwrap(call.args[0].value);
  if (first?.kind === 'string' || first?.kind === 'template') return textOf(ctx, first);
  if (first?.kind !== 'collection') return '';
  for (const name of ['promptMessage', 'reason', 'title', 'description']) {
    const pair = first.elements.find((element) => element.kind === 'pair' && element.name === name);
    if (pair?.kind === 'pair') return textOf(ctx, pair.value);
  }
  return '';
}

function scriptEdits(ctx: RuleContext, state: State): readonly Edit[] | undefined {
  if (state.kind !== 'script') return undefined;
  const { call, prompt } = state;
  if (prompt.store === 'cordova') return [replace(ctx, call.nameRange, 'loadBiometricSecret')];
  const typed = ctx.file.treeLanguage === 'typescript';
  const uri = `${folder(ctx)}/biometric-unlock.${typed ? 'ts' : 'js'}`;
  return [
    replace(ctx, call.range, `unlockWithBiometrics(${promptText(ctx, call)})`),
    { edit: 'add-import', import: { module: './biometric-unlock', name: 'unlockWithBiometrics' } },
    { edit: 'create-file', uri, text: biometricUnlockScript(prompt.store, prompt.answer, typed) },
    addDependency(storePackages[prompt.store]),
  ];
}

function dartEdits(ctx: RuleContext, call: CallNode): readonly Edit[] {
  return [
    replace(ctx, call.range, 'unlockWithBiometrics()'),
    { edit: 'add-import', import: { module: 'biometric_gate.dart' } },
    { edit: 'create-file', uri: `${folder(ctx)}/biometric_gate.dart`, text: biometricGateDart },
    addDependency('flutter_secure_storage', 'storageNamespace'),
  ];
}

const perform = (
  edits: (ctx: RuleContext, call: CallNode) => readonly Edit[] | undefined,
): Pick<Fix<Message>, 'edits'> => ({ edits: (ctx, match) => edits(ctx, stateOf(match).call) });

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Tie the prompt to a Keystore key (new biometrics destroy the key)',
    applicability: 'manual',
    for: ['event-bound'],
    languages: ['kotlin', 'java'],
    ...perform(androidEdits),
  },
  {
    title: 'Read a biometric keychain item (call BiometricGate.bind at sign-in)',
    applicability: 'manual',
    for: ['event-bound'],
    languages: ['swift'],
    ...perform(swiftEdits),
  },
  {
    title: 'Read a biometric keychain item (call BiometricGateBind at sign-in)',
    applicability: 'manual',
    for: ['event-bound'],
    languages: ['objective-c'],
    ...perform(objectiveCEdits),
  },
  {
    title: 'Read a secret bound to biometrics (store one at sign-in)',
    applicability: 'manual',
    for: ['event-bound'],
    languages: ['typescript', 'javascript'],
    edits: (ctx, match) => scriptEdits(ctx, stateOf(match)),
  },
  {
    title: 'Read a secret bound to biometrics (call bindToBiometrics at sign-in)',
    applicability: 'manual',
    for: ['event-bound'],
    languages: ['dart'],
    ...perform(dartEdits),
  },
];
