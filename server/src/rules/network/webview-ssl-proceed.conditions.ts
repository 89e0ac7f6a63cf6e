import type { RuleContext } from '../../rule-kit/rule';
import type { ConditionalNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';

/**
 * When a callback says yes to a faulty certificate: always, for some kinds of error or some addresses, or after a decision
 * that this file does not show to be about less than the certificate.
 */
export type Consent = 'always' | 'for-some' | 'decided';

/** Words about the kind of error and the address; they say nothing about whose certificate it is. */
const errorWords =
  /\b(\w*SslError|SSL_\w+|(get)?[pP]rimaryError|hasError|error\w*|sslError|err|e|(get)?[uU]rl|(get)?[hH]ost|view|webView|challenge|protectionSpace|request|Uri|parse|parsed|code|android|net|http|not|null|nil|undefined|true|false|when|switch|if|else|case|default|contains|startsWith|endsWith|equals|indexOf|toString)\b/g;

/** What `yes` depends on inside `fn`. `asked` is the parameter that says yes. */
export function consentOf(ctx: RuleContext, fn: FunctionNode, yes: SyntaxNode, asked: string | undefined): Consent {
  if (ctx.semantics.isDebugOnly(yes)) return 'always';
  const conditions = conditionsOf(ctx, fn, yes);
  if (conditions === undefined) return 'decided';
  let consent: Consent = 'always';
  for (const condition of conditions) {
    const plain = condition.replace(/(["'`]).*?\1/g, ' ').replace(/\b\d+\b/g, ' ');
    const rest = plain.replace(errorWords, ' ').replace(new RegExp(`\\b${asked ?? 'null'}\\b`, 'g'), ' ');
    if (/\w/.test(rest)) return 'decided';
    if (isAboutError(plain, asked)) consent = 'for-some';
  }
  return consent;
}

/** `handler != null` alone is no condition. */
const isAboutError = (condition: string, asked: string | undefined): boolean =>
  condition.replace(new RegExp(`\\b(${asked ?? 'null'}|null|nil|if|not)\\b`, 'g'), '').replace(/[^\w]/g, '') !== '';

/** The texts of all conditions in front of a node; undefined when it stands in a callback that something else decides about. */
function conditionsOf(ctx: RuleContext, fn: FunctionNode, yes: SyntaxNode): readonly string[] | undefined {
  const found: string[] = [];
  const { text } = ctx.file;
  const until = (node: SyntaxNode, mark: string): string => {
    const whole = text.slice(node.range.start, node.range.end);
    const end = whole.indexOf(mark);
    return end === -1 ? whole : whole.slice(0, end);
  };
  let parent: SyntaxNode | undefined;
  for (let node = yes; node !== fn; node = parent) {
    parent = node.parent;
    if (!parent) return undefined;
    if (parent.kind === 'function' && parent !== fn && !isScopeFunction(parent)) return undefined;
    if (parent.kind === 'conditional' && node !== parent.condition && !bothSay(ctx, parent, yes)) {
      found.push(parent.conditionText);
    }
    if (parent.kind === 'binary' && node === parent.right)
      found.push(text.slice(parent.left.range.start, parent.left.range.end));
    if (parent.kind === 'native') {
      if (/when_entry|switch_expression_case|pattern/.test(parent.nativeKind)) found.push(until(parent, '->'));
      else if (
        /switch_block_statement_group|switch_case|switch_entry|CaseClause|case_statement|switch_statement_case/.test(
          parent.nativeKind,
        )
      )
        found.push(until(parent, ':'));
      else if (/when_expression|switch/i.test(parent.nativeKind)) found.push(until(parent, '{'));
    }
    if (parent.kind === 'block') found.push(...earlyExits(parent.children, node));
  }
  return found;
}

/** `handler?.let { it.proceed() }` runs whenever there is a handler. */
const isScopeFunction = (fn: FunctionNode): boolean =>
  fn.parent?.kind === 'call' && /^(let|run|apply|also|with)$/.test(fn.parent.name);

/** Conditions in front of a statement that leave the function. */
function earlyExits(statements: readonly SyntaxNode[], until: SyntaxNode): readonly string[] {
  const found: string[] = [];
  for (const statement of statements) {
    if (statement === until) break;
    if (statement.kind !== 'conditional') continue;
    const leaves = nodesOfKind(statement, 'return').length > 0;
    if (leaves || statement.form === 'guard') found.push(statement.conditionText);
  }
  return found;
}

/** Whether both branches say the same. */
function bothSay(ctx: RuleContext, conditional: ConditionalNode, yes: SyntaxNode): boolean {
  const { then, otherwise } = conditional;
  if (!then || !otherwise) return false;
  const said = ctx.file.text.slice(yes.range.start, yes.range.end);
  return [then, otherwise].every((branch) => ctx.file.text.slice(branch.range.start, branch.range.end).includes(said));
}
