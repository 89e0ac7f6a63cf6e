import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';
import type { CallNode } from '../syntax/nodes';
import { inAsyncFunction } from './asynchronous';
import { insert } from './text-edits';

/** Whether a call stands behind `await`. */
export const isAwaited = (call: CallNode): boolean => call.parent?.kind === 'wrapper' && call.parent.form === 'await';

/**
 * What makes a call that gave its value at once wait for it, now that it gives a promise or future. Undefined where nothing
 * can wait: outside of `async` functions and in cascades.
 */
export function awaitedCall(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  if (isAwaited(call)) return [];
  if (call.cascade || !inAsyncFunction(ctx, call)) return undefined;
  const bare =
    /^(variable|assignment|return|binary|call|block|function)$/.test(call.parent?.kind ?? '') && !isReceiver(call);
  const alone =
    call.parent?.kind === 'native' && /^(ExpressionStatement|expression_statement)$/.test(call.parent.nativeKind);
  if (bare || alone) return [insert(call.range.start, 'await ')];
  return [insert(call.range.start, '(await '), insert(call.range.end, ')')];
}

const isReceiver = (call: CallNode): boolean => call.parent?.kind === 'call' && call.parent.receiver === call;
