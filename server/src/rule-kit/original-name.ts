import type { CallNode } from '../syntax/nodes';
import type { RuleContext } from './rule';

/** The name a call's target was imported under. */
export const originalName = (ctx: RuleContext, call: CallNode): string =>
  (call.receiver ? undefined : ctx.semantics.qualifiedName(call.name)?.split(/[#.]/).pop()) ?? call.name;
