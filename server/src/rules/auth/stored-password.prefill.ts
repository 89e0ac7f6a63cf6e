import { classifyName } from '../../models/sensitive-names';
import { isAccountPassword } from '../../models/sign-in-calls';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, NodeOfKind, SyntaxNode } from '../../syntax/nodes';
import { enclosing, entryOf, nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message } from './stored-password';
import type { State } from './stored-password.fixes';

const fieldName = /pass|pwd|secret/i;

/** Whether a call reads the user's password from a store, by its key. */
function readsPassword(ctx: RuleContext, call: CallNode): boolean {
  if (!call.receiver) return false;
  const receiver = ctx.file.text.slice(call.receiver.range.start, call.receiver.range.end);
  if (!/storage|prefs|preferences|defaults|store|keychain|box|settings|mmkv/i.test(receiver)) return false;
  return call.args.some(({ label, value }) => {
    if (label !== undefined && !/^(forKey|key|objectForKey|stringForKey)$/.test(label)) return false;
    const slot = entryOf(value, 'key')?.value ?? value;
    const key = ctx.semantics.constantValue(slot);
    const name = typeof key === 'string' ? key : slot.kind === 'name' || slot.kind === 'member' ? slot.name : '';
    return classifyName(name.replace(/_?key$/i, '')) === 'password' && isAccountPassword(name);
  });
}

/** The expression a read gives its value to, past defaults, casts and `await`. */
function outermost(node: SyntaxNode): SyntaxNode {
  let current = node;
  for (let { parent } = current; parent; parent = current.parent) {
    const passes = parent.kind === 'wrapper' || (parent.kind === 'binary' && /^(\?\?|\?:|\|\|)$/.test(parent.operator));
    if (!passes) break;
    current = parent;
  }
  return current;
}

/** Where a value is put into an input field: `field.setText(v)`, `field.text = v`, a controller, a state that a field shows. */
function intoField(ctx: RuleContext, value: SyntaxNode): boolean {
  const { parent } = value;
  const name = (node: SyntaxNode | undefined): string =>
    node ? ctx.file.text.slice(node.range.start, Math.min(node.range.end, node.range.start + 80)) : '';
  if (parent?.kind === 'assignment' && parent.value === value && parent.target.kind === 'member') {
    return /^(text|value)$/.test(parent.target.name) && fieldName.test(name(parent.target.receiver));
  }
  if (parent?.kind !== 'call' || !parent.args.some((argument) => argument.value === value)) return false;
  if (/^(setText|setText:)$/.test(parent.name)) return fieldName.test(name(parent.receiver));
  if (parent.name === 'TextEditingController') return true;
  const label = parent.args.find((argument) => argument.value === value)?.label ?? '';
  if (parent.form === 'jsx') return /^(value|defaultValue)$/.test(label);
  if (inputCall.test(parent.name)) return /^(value|text|initialValue)$/.test(label);
  if (stateMakers.test(parent.name)) return startsShownState(ctx, parent);
  return setsShownState(ctx, parent);
}

/** Text fields of Compose, SwiftUI and Flutter. */
const inputCall = /(TextField|TextFormField|SecureField|PasswordField)$/;
const stateMakers =
  /^(mutableStateOf|TextFieldState|rememberTextFieldState|useState|ref|signal|remember|rememberSaveable)$/;

/** `var password by remember { mutableStateOf(stored) }`, `const [password] = useState(stored)`, shown by a field. */
function startsShownState(ctx: RuleContext, maker: CallNode): boolean {
  const root = ctx.file.tree?.root;
  let node: SyntaxNode | undefined = maker.parent;
  while (node && node.kind !== 'variable' && node.nativeKind !== 'VariableDeclaration') node = node.parent;
  // Of `[password, setPassword]` each is a variable below the declaration.
  const names =
    node?.kind === 'variable'
      ? [node.name]
      : (node?.children ?? []).flatMap((child) => (child.kind === 'variable' ? [child.name] : []));
  if (!root || names.length === 0) return false;
  for (const field of nodesOfKind(root, 'call')) {
    if (!inputCall.test(field.name) && !(field.form === 'jsx' && /input|field/i.test(field.name))) continue;
    for (const { label, value } of field.args) {
      if (!/^(value|text|defaultValue|initialValue|state)$/.test(label ?? '')) continue;
      const shown = unwrap(value);
      const subject = shown.kind === 'member' && shown.name === 'value' ? shown.receiver : shown;
      if (subject?.kind === 'name' && names.includes(subject.name)) return true;
    }
  }
  return false;
}

/** `setPassword(v)` of a `useState` whose value a field shows. */
function setsShownState(ctx: RuleContext, call: CallNode): boolean {
  const root = ctx.file.tree?.root;
  const state = /^set([A-Z]\w*)$/.exec(call.name)?.[1];
  if (!root || !state || call.receiver) return false;
  const variable = state.charAt(0).toLowerCase() + state.slice(1);
  for (const field of nodesOfKind(root, 'call')) {
    if (field.form !== 'jsx' || !/input|field/i.test(field.name)) continue;
    const shown = field.args.find(({ label }) => label === 'value' || label === 'defaultValue')?.value;
    if (shown?.kind === 'name' && shown.name === variable) return true;
  }
  return false;
}

/** A stored password that a sign-in form shows. */
export function* prefilledField(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (!readsPassword(ctx, call)) return;
  const value = outermost(call);
  const places = [value];
  if (value.parent?.kind === 'variable') places.push(...ctx.semantics.referencesTo(value.parent).map(outermost));
  const used = places.find((place) => intoField(ctx, place));
  if (!used) return;
  const fill =
    used.parent?.kind === 'call' && used.parent.form !== 'jsx' && used.parent.name !== 'TextEditingController';
  const write = fill || used.parent?.kind === 'assignment' ? used.parent : undefined;
  yield { messageId: 'prefilled', at: { range: call.nameRange }, state: { write } satisfies State };
}

/** `@AppStorage("password") var password` that a field edits. */
export function* prefilledProperty(ctx: RuleContext, node: NodeOfKind<'annotation'>): Iterable<Match<Message>> {
  const variable = enclosing(node, 'variable');
  const key = node.args[0] && ctx.semantics.constantValue(node.args[0].value);
  if (!variable || typeof key !== 'string' || classifyName(key) !== 'password' || !isAccountPassword(key)) return;
  const root = ctx.file.tree?.root;
  for (const field of root ? nodesOfKind(root, 'call') : []) {
    if (!/^(SecureField|TextField)$/.test(field.name)) continue;
    const bound = field.args.find(({ label }) => label === 'text')?.value;
    const text = bound && unwrap(bound);
    if (text?.kind !== 'name' || text.name !== `$${variable.name}`) continue;
    const state: State = { value: node.range, text: '@State' };
    yield { messageId: 'prefilled', at: { range: node.range }, state };
    return;
  }
}

/** Whether a local variable gets its value from a generator or an encoder: a key that is only called a password. */
export function isGenerated(ctx: RuleContext, value: SyntaxNode): boolean {
  const variable = ctx.semantics.declarationOf(unwrap(value));
  if (variable?.kind !== 'variable' || variable.scope !== 'local') return false;
  const given = ctx.semantics
    .referencesTo(variable)
    .flatMap(({ parent }) => (parent?.kind === 'assignment' && parent.target.kind === 'name' ? [parent.value] : []));
  return [variable.initializer, ...given].some(
    (node) =>
      node && /random|hex|uuid|generate|bytes|buffer/i.test(ctx.file.text.slice(node.range.start, node.range.end)),
  );
}
