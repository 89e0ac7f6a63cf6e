import type { ApiModel } from '../../models/api-model';
import type { CallNode, FunctionNode, ParameterNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';

/** The expressions that a row's `at` or `key` means in a call; an options object counts as labels. */
export function valuesAt(call: CallNode, at: ApiModel['at']): readonly SyntaxNode[] {
  if (at === 'receiver') return call.receiver ? [call.receiver] : [];
  if (at === 'return') return [call];
  if (at === 'arg:*') return call.args.map((arg) => arg.value);
  if (at === 'public-interpolation') return call.args.flatMap(({ value }) => publicInterpolations(value));
  if (at.startsWith('label:')) return labelled(call, at.slice('label:'.length));
  const value = call.args[Number(at.slice('arg:'.length))]?.value;
  return value ? [value] : [];
}

/** Swift reads `\(token, privacy: .public)` as a call without a name; its first argument is the value. */
function publicInterpolations(message: SyntaxNode): readonly SyntaxNode[] {
  if (message.kind !== 'template') return [];
  return message.parts.flatMap((part) => {
    if (part.kind !== 'call' || part.name !== '') return [];
    const privacy = part.args.find(({ label }) => label === 'privacy')?.value;
    const value = part.args[0]?.value;
    const open = privacy && (privacy.kind === 'member' || privacy.kind === 'name') && privacy.name === 'public';
    return open && value ? [value] : [];
  });
}

function labelled(call: CallNode, label: string): readonly SyntaxNode[] {
  const direct = call.args.find((arg) => arg.label === label);
  if (direct) return [direct.value];
  const only = call.args.length === 1 && call.args[0] ? unwrap(call.args[0].value) : undefined;
  if (only?.kind !== 'collection' || only.form !== 'map') return [];
  for (const pair of only.elements) if (pair.kind === 'pair' && pair.name === label) return [pair.value];
  return [];
}

/** The argument a call hands to a parameter, by label where there is one, else by position. */
export function argumentFor(call: CallNode, fn: FunctionNode, param: ParameterNode): SyntaxNode | undefined {
  const index = fn.params.indexOf(param);
  return argumentAt(
    call,
    index,
    fn.params.map((entry) => ({ name: entry.name, label: entry.label })),
  );
}

/** Like `argumentFor`, for a parameter list known by names only. */
export function argumentAt(
  call: CallNode,
  index: number,
  params: readonly { readonly name: string; readonly label?: string }[],
): SyntaxNode | undefined {
  const param = params[index];
  if (!param) return undefined;
  if (call.form !== 'message') {
    const byLabel = call.args.find((arg) => arg.label && (arg.label === param.label || arg.label === param.name));
    if (byLabel) return byLabel.value;
  }
  const last = call.args.at(-1);
  if (last?.trailing && index === params.length - 1) return last.value;
  const positional = call.args[index];
  if (!positional || positional.trailing) return undefined;
  if (
    positional.label &&
    call.form !== 'message' &&
    params.some((p) => p.name === positional.label || p.label === positional.label)
  ) {
    return undefined;
  }
  return positional.value;
}

/** Whether a call's number of arguments and its labels allow a parameter list. */
export function argumentsFit(
  call: CallNode,
  params: readonly { readonly name: string; readonly label?: string }[],
): boolean {
  if (call.args.length > params.length) return false;
  if (call.form === 'message') return true;
  return call.args.every(
    (arg) => !arg.label || arg.label === '_' || params.some((p) => p.label === arg.label || p.name === arg.label),
  );
}
