import type { TextRange } from '../../core/location';
import { isStayLoggedInLabel, isStayLoggedInName } from '../../models/session-names';
import { originalName } from '../../rule-kit/original-name';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap, walk } from '../../syntax/walk';
import type { Message, State } from './keep-me-logged-in';

/** Check boxes, switches and toggles of Compose, SwiftUI, Flutter, React Native, Ionic and the web. */
export const controls: readonly string[] = [
  'Checkbox',
  'CheckBox',
  'Switch',
  'Toggle',
  'TriStateCheckbox',
  'CheckboxListTile',
  'SwitchListTile',
  'CupertinoSwitch',
  'CupertinoCheckbox',
  'FormBuilderCheckbox',
  'FormBuilderSwitch',
  'LabeledCheckbox',
  'LabelledCheckbox',
  'CheckboxRow',
  'SwitchRow',
  'CheckboxWithLabel',
  'BouncyCheckbox',
  'IonCheckbox',
  'IonToggle',
  'FormControlLabel',
  'input',
  'adaptive',
  'Item',
];
const control = new Set(controls);

/** What holds the text of a label. */
const textCall =
  /^(Text|ThemedText|Label|IonLabel|label|span|p|Typography|AppText|Body|Caption|Title|BasicText|AutoSizeText)$/;
const labelArguments =
  /^(label|title|text|name|placeholder|accessibilityLabel|aria-label|contentDescription|id|htmlFor|testID|nativeID|key)$/;
const stateArguments =
  /^(value|checked|isOn|isChecked|selected|defaultChecked|defaultValue|onCheckedChange|onChanged|onChange|onValueChange|onPress|onIonChange)$/;
const onArguments = /^(value|checked|isOn|isChecked|selected|defaultChecked|defaultValue|initialValue)$/;
const stateMakers =
  /^(useState|mutableStateOf|remember|rememberSaveable|ref|signal|useRef|ValueNotifier|MutableStateFlow|MutableLiveData|BehaviorSubject|State)$/;

function isControl(ctx: RuleContext, call: CallNode): boolean {
  const name = originalName(ctx, call);
  if (!control.has(name)) return false;
  if (name === 'input') {
    return call.args.some(({ label, value }) => label === 'type' && ctx.semantics.constantValue(value) === 'checkbox');
  }
  if (name === 'adaptive' || name === 'Item') {
    const owner = call.receiver;
    return owner?.kind === 'name' && /^(Checkbox|CheckBox|Switch|SwitchListTile|CheckboxListTile)$/.test(owner.name);
  }
  // React Navigation's and React Router's `<Switch>` has children that are routes.
  return !call.receiver || call.form === 'jsx' || call.receiver.kind === 'name';
}

/** Texts, message keys and resource names below a node, outside of handlers. */
function* wordsIn(node: SyntaxNode): Iterable<string> {
  for (const found of nodesOfKind(node, 'string')) yield found.value;
  for (const found of nodesOfKind(node, 'member')) yield found.name;
}

export const labelled = (node: SyntaxNode): boolean => [...wordsIn(node)].some(isStayLoggedInLabel);

/** `rememberMe`, `$rememberMe`, `state.rememberMe`, `{ rememberMe = it }`. */
function boundName(node: SyntaxNode): boolean {
  const value = unwrap(node);
  let found = false;
  walk(value, (part) => {
    if ((part.kind === 'name' || part.kind === 'member') && isStayLoggedInName(part.name.replace(/^\$|^_/, '')))
      found = true;
    return !found;
  });
  return found;
}

/** What the control itself says: label, id, bound state. */
function saysSo(call: CallNode): boolean {
  return call.args.some(({ label, value, trailing }) => {
    if (trailing || label === undefined) return call.name === 'input' ? false : labelled(value);
    if (labelArguments.test(label) || label === 'control') {
      return labelled(value) || (value.kind === 'string' && isStayLoggedInName(value.value));
    }
    return stateArguments.test(label) && boundName(value);
  });
}

/** The layout container around a control, in which a text beside it is its label. */
function container(ctx: RuleContext, node: SyntaxNode): SyntaxNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (current.kind === 'call' && (current.name === 'label' || !textCall.test(originalName(ctx, current))))
      return current;
    if (current.kind === 'class' || (current.kind === 'function' && current.form !== 'lambda')) return undefined;
  }
  return undefined;
}

type Part = { readonly node: SyntaxNode; readonly control: boolean };

/** Controls and texts of a container in the order they are shown. */
function partsOf(ctx: RuleContext, node: SyntaxNode): readonly Part[] {
  const parts: Part[] = [];
  for (const child of node.children) {
    walk(child, (part) => {
      if (part.kind === 'call' && isControl(ctx, part)) parts.push({ node: part, control: true });
      else if (part.kind === 'call' && textCall.test(originalName(ctx, part))) {
        const inside = [...nodesOfKind(part, 'call')].filter((other) => isControl(ctx, other));
        if (inside.length > 0) return undefined;
        parts.push({ node: part, control: false });
      } else if (part.kind === 'string' && part.nativeKind === 'JsxText' && part.value.trim() !== '')
        parts.push({ node: part, control: false });
      else return undefined;
      return false;
    });
  }
  return parts;
}

/** The container whose text beside the control is the label, and whether it holds nothing else. */
function labelBeside(
  ctx: RuleContext,
  call: CallNode,
): { readonly row: SyntaxNode; readonly alone: boolean } | undefined {
  let row = container(ctx, call);
  for (let level = 0; row && level < 3; level++, row = container(ctx, row)) {
    const parts = partsOf(ctx, row);
    if (!parts.some((part) => !part.control)) continue;
    const own = parts.findIndex((part) => part.node === call);
    const several = parts.filter((part) => part.control).length > 1;
    const before = parts[own - 1];
    const after = parts[own + 1];
    const candidates = several ? [parts[0]?.control ? after : before] : [before, after];
    const label = candidates.find((part) => part && !part.control && labelled(part.node));
    return label && { row, alone: !several && parts.length === 2 };
  }
  return undefined;
}

/** The literal `true` that makes the control start switched on. */
function onLiteral(ctx: RuleContext, call: CallNode): SyntaxNode | undefined {
  const argument = call.args.find(({ label }) => label !== undefined && onArguments.test(label));
  const value = argument && unwrap(argument.value);
  if (!value) return undefined;
  if (value.kind === 'boolean') return value.value ? value : undefined;
  if (value.kind === 'call' && value.name === 'constant') return trueIn(value);
  const subject = value.kind === 'member' && value.name === 'value' ? value.receiver : value;
  if (!subject || (subject.kind !== 'name' && subject.kind !== 'member')) return undefined;
  const name = subject.name.replace(/^\$/, '');
  const declared = ctx.semantics.declarationOf(subject);
  const declaration = declared?.kind === 'variable' ? declared : variableNamed(ctx, name);
  if (!declaration) return undefined;
  const state = declaration.initializer;
  if (state?.kind === 'boolean') return state.value ? state : undefined;
  const maker = declaration.nativeKind === 'BindingElement' ? declaration.parent : state;
  const made = maker && [...nodesOfKind(maker, 'call')][0];
  return made && stateMakers.test(originalName(ctx, made)) ? trueIn(made) : undefined;
}

function variableNamed(ctx: RuleContext, name: string) {
  if (!ctx.file.tree) return undefined;
  const found = [...nodesOfKind(ctx.file.tree.root, 'variable')].filter((variable) => variable.name === name);
  return found.length === 1 ? found[0] : undefined;
}

function trueIn(node: SyntaxNode): SyntaxNode | undefined {
  return [...nodesOfKind(node, 'boolean')].find(({ value }) => value);
}

/** The whole of a control that can go: with its row when the row holds only it and its label. */
function removable(ctx: RuleContext, call: CallNode, row: SyntaxNode | undefined): TextRange | undefined {
  let node: SyntaxNode = row ?? call;
  while (node.parent?.kind === 'call' && node.parent.receiver === node) node = node.parent;
  const { parent } = node;
  if (parent?.kind === 'block') {
    const siblings = parent.children.filter((child) => child !== node);
    return siblings.length > 0 ? node.range : undefined;
  }
  if (parent?.kind === 'call' && parent.form === 'jsx')
    return parent.args.every(({ value, trailing }) => value !== node || trailing) ? node.range : undefined;
  if (parent?.kind === 'collection' && parent.form === 'list') {
    const comma = /^\s*,/.exec(ctx.file.text.slice(node.range.end, node.range.end + 80));
    return { start: node.range.start, end: node.range.end + (comma?.[0].length ?? 0) };
  }
  return undefined;
}

/** Reports a control for staying logged in that is written in code. */
export function* controlInCode(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  if (!isControl(ctx, call)) return;
  const own = saysSo(call);
  const row = !own && hasLabel(call) ? undefined : labelBeside(ctx, call);
  if (!own && !row) return;
  const remove = own && !row ? removable(ctx, call, undefined) : row?.alone ? removable(ctx, call, row.row) : undefined;
  yield { messageId: 'control', at: { range: call.nameRange }, state: { remove } satisfies State };
  const on = onLiteral(ctx, call);
  const bare = on?.nativeKind === 'JsxAttribute';
  if (on) yield { messageId: 'on', at: on, state: { turnOff: on.range, bare } satisfies State };
}

/** Whether the control brings a label of its own, whatever that says. */
const hasLabel = (call: CallNode): boolean =>
  call.args.some(
    ({ label, value, trailing }) =>
      (trailing && call.name !== 'input') ||
      (label === undefined
        ? value.kind === 'string'
        : /^(label|title|text|accessibilityLabel|aria-label)$/.test(label)),
  );
