import type { Edit } from '../../core/edit';
import { needsMutable } from '../../models/pending-intents';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import type { Message, State } from './pending-intent-mutable.state';

const stateOf = (match: Match<Message>): State => match.state as State;

const mutableFlags = /^(FLAG_MUTABLE|FLAG_ALLOW_UNSAFE_IMPLICIT_INTENT)$/;

/** The flags with `FLAG_IMMUTABLE` in place of what let others in; undefined when a variable or a branch decides them. */
function immutableEdits(ctx: RuleContext, flags: SyntaxNode): readonly Edit[] | undefined {
  const { text } = ctx.file;
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const parts = operands(flags);
  if (parts.some((part) => part.kind !== 'name' && part.kind !== 'member' && part.kind !== 'number')) return undefined;
  const written = parts.map((part) => text.slice(part.range.start, part.range.end));
  const names = parts.map((part) => (part.kind === 'name' || part.kind === 'member' ? part.name : undefined));
  if (names.some((name) => name !== undefined && !/^FLAG_/.test(name))) return undefined;
  // Imported constants are written without the class.
  const prefix = /^(.*\.)?FLAG_/.exec(written[names.findIndex((name) => name !== undefined)] ?? '')?.[1] ?? '';
  const kept = written.filter((one, index) => {
    const name = names[index];
    return !(name !== undefined && mutableFlags.test(name)) && name !== 'FLAG_IMMUTABLE' && one !== '0';
  });
  const immutable =
    prefix || names.some((name) => name !== undefined) ? `${prefix}FLAG_IMMUTABLE` : 'PendingIntent.FLAG_IMMUTABLE';
  const edits: Edit[] = [
    {
      edit: 'replace',
      range: flags.range,
      expect: text.slice(flags.range.start, flags.range.end),
      text: [immutable, ...kept].join(kotlin ? ' or ' : ' | '),
    },
  ];
  if (!prefix && immutable === 'FLAG_IMMUTABLE') {
    const module = 'android.app.PendingIntent.FLAG_IMMUTABLE';
    if (!kotlin) return undefined;
    edits.push({ edit: 'add-import', import: { module } });
  }
  return edits;
}

/** `A or B` (Kotlin), `A | B` (Java). */
function operands(expression: SyntaxNode): readonly SyntaxNode[] {
  const node = unwrap(expression);
  if (node.kind === 'binary' && node.operator === '|') return [...operands(node.left), ...operands(node.right)];
  if (node.kind === 'call' && node.name === 'or' && node.receiver && node.args[0]) {
    return [...operands(node.receiver), ...operands(node.args[0].value)];
  }
  return [node];
}

/** `Intent(ACTION)` becomes `Intent(ACTION).setPackage(context.packageName)`, with the context of the pending intent. */
function packageEdits(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { intent, flags } = stateOf(match);
  // Where nothing has to fill the intent in, it had better not be mutable at all.
  if (match.messageId !== 'unset-implicit' && !needsMutable.test(ctx.file.text)) return undefined;
  const call = flags.parent;
  const context = call?.kind === 'call' ? call.args[0]?.value : undefined;
  if (!intent || !context || flags.parent?.kind !== 'call') return undefined;
  const { text } = ctx.file;
  const owner = unwrap(context);
  if (owner.kind !== 'name' && owner.kind !== 'member') return undefined;
  const written = text.slice(context.range.start, context.range.end);
  const name = ctx.file.treeLanguage === 'kotlin' ? `${written}.packageName` : `${written}.getPackageName()`;
  // The name of the context has to mean the same where the intent is made.
  const known = owner.kind === 'name' && owner.name === 'this' ? true : visibleAt(ctx, owner, intent);
  if (!known) return undefined;
  const range = { start: intent.range.end, end: intent.range.end };
  return [{ edit: 'replace', range, expect: '', text: `.setPackage(${name})` }];
}

function visibleAt(ctx: RuleContext, context: SyntaxNode, intent: SyntaxNode): boolean {
  const here = ctx.semantics.enclosingFunction(context);
  if (here !== undefined && here === ctx.semantics.enclosingFunction(intent)) return true;
  const root = [...nodesOfKind(context, 'name')][0];
  const declaration = root && ctx.semantics.declarationOf(root);
  return declaration?.kind === 'variable' && declaration.scope !== 'local';
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Make the pending intent immutable',
    applicability: 'safe',
    for: ['mutable-implicit', 'mutable', 'unset-implicit', 'unsafe-implicit'],
    languages: ['kotlin', 'java'],
    edits: (ctx, match) => immutableEdits(ctx, stateOf(match).flags),
  },
  {
    title: 'Send the intent to this app only (setPackage)',
    applicability: 'suggestion',
    for: ['mutable-implicit', 'unset-implicit', 'unsafe-implicit'],
    languages: ['kotlin', 'java'],
    edits: packageEdits,
  },
];
