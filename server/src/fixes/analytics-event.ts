import type { Edit } from '../core/edit';
import type { FlowPath, RuleContext } from '../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { withoutLoggedValue } from './log-redaction';
import { listEntryEdit, removePartEdits } from './remove-part';
import { removeCallEdits } from './statement';

/** Calls that put a value under a name into an event or a profile. */
const fills = /^(put\w*|param|set\w*|add\w*|append)(:|$)/;
/** Calls that do nothing but tell the service about the user, so without the value nothing is left of them. */
const profileCalls = /^(set|add|identify|login|changeUser|alias|createAlias|onUserLogin|register)/;
const profileObjects = /^(setUserData|setUser|setDateOfBirth)$/;

/**
 * Takes a value out of what is sent to an analytics service: the entry of the event that holds it, the part of a text, or the whole
 * call where it only tells who the user is. Undefined when the value is needed where it stands.
 */
export function withoutSentValue(ctx: RuleContext, { source, sink }: FlowPath): readonly Edit[] | undefined {
  return removal(ctx, sink.call, source.node, 3) ?? removal(ctx, sink.call, sink.value, 0);
}

function removal(ctx: RuleContext, sink: SyntaxNode, start: SyntaxNode, hops: number): readonly Edit[] | undefined {
  const { text } = ctx.file;
  let inner: SyntaxNode = start;
  for (let node: SyntaxNode | undefined = start; node; inner = node, node = node.parent) {
    if (node.kind === 'template' && sink.kind === 'call') return withoutLoggedValue(ctx, sink, inner);
    if (node.kind === 'pair') return removePartEdits(node, text);
    if (isInfixPair(node)) return [listEntryEdit(node.range, text)];
    if (node === sink) return wholeSink(node, inner, text);
    if (node.kind === 'call' && node.args.length >= 2 && fills.test(node.name)) return removeCallEdits(node, text);
    if (node.kind === 'assignment') return node.target.kind === 'name' ? undefined : removePartEdits(node, text);
    if (node.kind === 'function' || node.kind === 'class') return undefined;
    if (node.kind === 'variable') return hops > 0 ? throughUses(ctx, sink, node, hops) : undefined;
  }
  return undefined;
}

/** Where a variable that holds the value goes into the event. */
function throughUses(
  ctx: RuleContext,
  sink: SyntaxNode,
  variable: Extract<SyntaxNode, { kind: 'variable' }>,
  hops: number,
): readonly Edit[] | undefined {
  for (const use of ctx.semantics.referencesTo(variable)) {
    const edits = removal(ctx, sink, use, hops - 1);
    if (edits) return edits;
  }
  return undefined;
}

/** Kotlin's `"email" to email` as one of several arguments. */
function isInfixPair(node: SyntaxNode): boolean {
  const infix = (node.kind === 'call' && node.name === 'to') || (node.kind === 'binary' && node.operator === 'to');
  return infix && node.parent?.kind === 'call' && node.parent.args.some(({ value }) => value === node);
}

function wholeSink(sink: SyntaxNode, value: SyntaxNode, text: string): readonly Edit[] | undefined {
  if (sink.kind === 'assignment') return removePartEdits(sink, text);
  if (sink.kind !== 'call') return undefined;
  if (profileObjects.test(sink.name)) return removeLabelled(sink, value, text);
  const onlyValue = sink.args.length <= 2;
  return onlyValue && profileCalls.test(sink.name) ? removeCallEdits(sink, text) : undefined;
}

function removeLabelled(sink: CallNode, value: SyntaxNode, text: string): readonly Edit[] | undefined {
  const labelled = sink.args.find((arg) => arg.value === value)?.label !== undefined;
  return labelled && sink.args.length > 1 ? removePartEdits(value, text) : undefined;
}
