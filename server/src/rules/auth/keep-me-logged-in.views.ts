import { isStayLoggedInName } from '../../models/session-names';
import type { Match, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import type { Message, State } from './keep-me-logged-in';
import { labelled } from './keep-me-logged-in.controls';

/** `checkBox.setText("Remember me")`, `button.setTitle("Stay signed in", for: .normal)`. */
export function* textOfControl(ctx: RuleContext, call: CallNode): Iterable<Match<Message>> {
  const label = call.args[0]?.value;
  if (!label || !call.receiver || !labelled(label)) return;
  const type = ctx.semantics.typeOf(call.receiver)?.name ?? '';
  const receiver = ctx.file.text.slice(call.receiver.range.start, call.receiver.range.end);
  if (!/(CheckBox|Switch|SwitchCompat|SwitchMaterial|ToggleButton|CompoundButton|UIButton)$/.test(type)) {
    if (type !== '' || !/check|switch|toggle|remember/i.test(receiver)) return;
  }
  yield { messageId: 'control', at: label };
}

/** `rememberMeSwitch.isOn = true`, `cbRemember.setChecked(true)`: a control of a layout that code switches on. */
export function* switchedOn(target: SyntaxNode | undefined, value: SyntaxNode | undefined): Iterable<Match<Message>> {
  if (!target || value?.kind !== 'boolean' || !value.value) return;
  const object = unwrap(target);
  if (object.kind !== 'name' && object.kind !== 'member') return;
  if (!isStayLoggedInName(object.name)) return;
  // Restoring what the user chose before stands in a branch.
  for (let node = value.parent; node && node.kind !== 'function'; node = node.parent) {
    if (node.kind === 'conditional') return;
  }
  yield { messageId: 'on', at: value, state: { turnOff: value.range } satisfies State };
}

/** `let rememberMeSwitch = UISwitch()`, `[[UISwitch alloc] init]`, `new CheckBox(context)` held under such a name. */
export function* controlHeldBy(call: CallNode): Iterable<Match<Message>> {
  let node: SyntaxNode = call;
  while (node.parent && node.parent.kind !== 'variable' && node.parent.kind !== 'assignment') {
    if (node.parent.kind !== 'call' && node.parent.kind !== 'wrapper') return;
    node = node.parent;
  }
  const holder = node.parent;
  if (holder?.kind === 'variable' && isStayLoggedInName(holder.name)) {
    yield { messageId: 'control', at: { range: holder.nameRange } };
  } else if (holder?.kind === 'assignment' && (holder.target.kind === 'name' || holder.target.kind === 'member')) {
    if (isStayLoggedInName(holder.target.name)) yield { messageId: 'control', at: holder.target };
  }
}
