import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';

/** An answer to an authentication challenge: what to write instead, and the statement it stands in. */
interface Answer {
  readonly edits: readonly Edit[];
  readonly whole: SyntaxNode;
}

/** Answers a challenge with the platform's own handling instead of an unevaluated credential. */
export function defaultHandlingEdits(ctx: RuleContext, credential: CallNode): readonly Edit[] | undefined {
  const direct = answer(ctx, credential);
  if (direct) return direct.edits;
  const variable = credential.parent;
  if (variable?.kind !== 'variable' || variable.parent?.kind !== 'block') return undefined;
  const uses = ctx.semantics.referencesTo(variable);
  const answers = uses.map((use) => answer(ctx, use));
  if (answers.length === 0 || answers.some((found) => !found)) return undefined;
  return [{ edit: 'remove', range: variable.range }, ...answers.flatMap((found) => found?.edits ?? [])];
}

/** Keeps the answer in debug builds and gives the platform's own in all others. */
export function debugOnlyEdits(ctx: RuleContext, credential: CallNode): readonly Edit[] | undefined {
  const found = answer(ctx, credential);
  if (!found || ctx.semantics.isDebugOnly(credential)) return undefined;
  const { text } = ctx.file;
  const lineStart = text.lastIndexOf('\n', found.whole.range.start - 1) + 1;
  const indent = /^[ \t]*/.exec(text.slice(lineStart))?.[0] ?? '';
  const lineEnd = /\r?\n|$/.exec(text.slice(found.whole.range.end));
  const range = { start: lineStart, end: found.whole.range.end + (lineEnd?.index ?? 0) };
  const line = text.slice(range.start, range.end);
  const rest = text.slice(found.whole.range.end, range.end);
  // A statement that shares its line cannot be put between directives.
  if (lineStart + indent.length !== found.whole.range.start || !/^\s*(?:;\s*)?$/.test(rest)) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  let other = line;
  for (const edit of [...found.edits].reverse()) {
    if (edit.edit !== 'replace') return undefined;
    other = other.slice(0, edit.range.start - range.start) + edit.text + other.slice(edit.range.end - range.start);
  }
  const lines = [`${indent}#if DEBUG`, line, `${indent}#else`, other, `${indent}#endif`];
  return [{ edit: 'replace', range, expect: line, text: lines.join(eol) }];
}

function answer(ctx: RuleContext, credential: SyntaxNode): Answer | undefined {
  const objc = ctx.file.treeLanguage === 'objective-c';
  let use = credential;
  while (use.parent?.kind === 'wrapper') use = use.parent;
  const { parent } = use;
  const source = (node: SyntaxNode) => ctx.file.text.slice(node.range.start, node.range.end);
  const replace = (node: SyntaxNode, text: string): Edit => ({
    edit: 'replace',
    range: node.range,
    expect: source(node),
    text,
  });
  if (parent?.kind === 'collection') {
    const whole = parent.parent?.kind === 'return' ? parent.parent : parent;
    return fromPair(parent.elements, whole);
  }
  if (parent?.kind !== 'call') return undefined;
  if (parent.name === 'use' && parent.receiver && parent.args[1]?.label === 'for') {
    const receiver = source(parent.receiver);
    const sender = /^[\w.?!]+$/.test(receiver) ? ctx.file.text.slice(parent.range.start, parent.nameRange.start) : '';
    if (!sender) return undefined;
    const text = `${sender}performDefaultHandling?(for: ${source(parent.args[1].value)})`;
    return { edits: [replace(parent, text)], whole: parent };
  }
  if (parent.name === 'useCredential:forAuthenticationChallenge:' && parent.receiver && parent.args[1]) {
    const challenge = source(parent.args[1].value);
    const text = `[${source(parent.receiver)} performDefaultHandlingForAuthenticationChallenge:${challenge}]`;
    return { edits: [replace(parent, text)], whole: parent };
  }
  return fromPair(
    parent.args.map(({ value }) => value),
    parent,
  );

  /** `(.useCredential, credential)`, as arguments of a handler or as a returned tuple. */
  function fromPair(values: readonly SyntaxNode[], whole: SyntaxNode): Answer | undefined {
    const [disposition, given] = values;
    const kind = disposition && unwrap(disposition);
    if (values.length !== 2 || given !== use || !kind || (kind.kind !== 'member' && kind.kind !== 'name')) {
      return undefined;
    }
    if (!/^(useCredential|NSURLSessionAuthChallengeUseCredential)$/.test(kind.name)) return undefined;
    const range = kind.kind === 'member' ? kind.nameRange : kind.range;
    const name = objc ? 'NSURLSessionAuthChallengePerformDefaultHandling' : 'performDefaultHandling';
    const edits: Edit[] = [
      { edit: 'replace', range, expect: ctx.file.text.slice(range.start, range.end), text: name },
      replace(given, 'nil'),
    ];
    return { edits, whole };
  }
}
