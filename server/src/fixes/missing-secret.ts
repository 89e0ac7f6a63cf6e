import type { Edit } from '../core/edit';
import type { TextRange } from '../core/location';
import type { RuleContext } from '../rule-kit/rule';
import type { Semantics } from '../semantics/semantics';
import type { SyntaxNode, VariableNode } from '../syntax/nodes';
import { walk } from '../syntax/walk';

/**
 * Replaces a secret that is written in code by an expression that fails as soon as it is evaluated, so that the program
 * compiles and says at run time what is missing. `name` is for that message. Undefined where only a constant may stand
 * (annotations, defaults of parameters, enum members, constants of Objective-C files) and outside code.
 */
export function missingSecretEdits(ctx: RuleContext, range: TextRange, name: string): readonly Edit[] | undefined {
  const found = ctx.file.tree && literalAt(ctx.file.tree.root, range);
  if (!found || ctx.file.role !== 'code' || wantsConstant(found)) return undefined;
  const subject = /^[\w .-]{1,60}$/.test(nameOf(found) ?? name) ? (nameOf(found) ?? name) : name;
  const site: Site = {
    ctx,
    literal: found,
    text: ctx.file.text,
    reason: `Get ${subject} from your back end; it must not be part of the app`,
  };
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
      return kotlin(site);
    case 'java':
      return [
        replaceLiteral(site, `Objects.requireNonNull((String) null, "${site.reason}")`),
        { edit: 'add-import', import: { module: 'java.util.Objects' } },
      ];
    case 'swift':
      return withType(site, `{ fatalError("${site.reason}") }()`);
    case 'objective-c':
      return objectiveC(site);
    case 'dart':
      return dart(site);
    case 'typescript':
      return [script(site, `((): string => { throw new Error('${site.reason}'); })()`)];
    case 'javascript':
      return [script(site, `(() => { throw new Error('${site.reason}'); })()`)];
    default:
      return undefined;
  }
}

interface Site {
  readonly ctx: RuleContext;
  /** The whole string, with its interpolations. */
  readonly literal: SyntaxNode;
  readonly text: string;
  readonly reason: string;
}

/** The string or template that a span lies in. */
function literalAt(root: SyntaxNode, range: TextRange): SyntaxNode | undefined {
  let found: SyntaxNode | undefined;
  walk(root, (node) => {
    if (node.range.start > range.start || node.range.end < range.end) return false;
    if (node.kind === 'template' || (node.kind === 'string' && node.parent?.kind !== 'template')) found = node;
    return undefined;
  });
  return found;
}

/** The name that the value is given where it stands. */
function nameOf(literal: SyntaxNode): string | undefined {
  const { parent } = literal;
  return parent?.kind === 'variable' || parent?.kind === 'pair' ? parent.name : undefined;
}

function wantsConstant(literal: SyntaxNode): boolean {
  const { parent } = literal;
  if (!parent || parent.kind === 'import' || parent.kind === 'parameter') return true;
  if (parent.kind === 'pair' && parent.key === literal) return true;
  if (parent.kind === 'native' && /case|switch|when|literal_?type|adjacent|concatenated/i.test(parent.nativeKind))
    return true;
  for (let node: SyntaxNode | undefined = parent; node; node = node.parent) {
    if (node.kind === 'annotation') return true;
    if (node.kind === 'class') return node.form === 'enum' && parent.kind !== 'call';
    if (node.kind === 'function') return false;
  }
  return false;
}

function replaceLiteral({ literal, text }: Site, replacement: string): Edit {
  const { range } = literal;
  return { edit: 'replace', range, expect: text.slice(range.start, range.end), text: replacement };
}

/** The variable that the literal initialises. */
function initialized({ literal }: Site): VariableNode | undefined {
  const { parent } = literal;
  return parent?.kind === 'variable' && parent.initializer === literal ? parent : undefined;
}

/** Gives the variable a type when it has none, because the new expression has none of its own. */
function withType(site: Site, replacement: string): readonly Edit[] {
  const variable = initialized(site);
  const edits: Edit[] = [replaceLiteral(site, replacement)];
  if (variable && !variable.type) edits.push(insert(variable.nameRange.end, ': String'));
  return edits;
}

function insert(at: number, text: string): Edit {
  return { edit: 'replace', range: { start: at, end: at }, expect: '', text };
}

/** Whether a constant is used where the language wants one, so that it must stay a constant. */
function usedAsConstant(semantics: Semantics, variable: VariableNode): boolean {
  return semantics.referencesTo(variable).some((use) => {
    for (let node = use.parent; node && node.kind !== 'function'; node = node.parent) {
      if (node.kind === 'annotation' || /case|when_condition|switch_label/.test(node.nativeKind)) return true;
    }
    return false;
  });
}

/** A property becomes a getter, so that the class can still be loaded. */
function kotlin(site: Site): readonly Edit[] | undefined {
  const failure = `error("${site.reason}")`;
  const variable = initialized(site);
  if (!variable || variable.scope === 'local') return withType(site, failure);
  if (usedAsConstant(site.ctx.semantics, variable)) return undefined;
  if (!variable.constant) return withType(site, failure);
  const from = variable.type?.range.end ?? variable.nameRange.end;
  const range = { start: from, end: site.literal.range.end };
  const type = variable.type ? '' : ': String';
  const edits: Edit[] = [
    { edit: 'replace', range, expect: site.text.slice(range.start, range.end), text: `${type} get() = ${failure}` },
  ];
  const constant = /\bconst\s+/.exec(site.text.slice(variable.range.start, variable.nameRange.start));
  if (constant) {
    const start = variable.range.start + constant.index;
    const word = { start, end: start + constant[0].length };
    edits.push({ edit: 'replace', range: word, expect: constant[0], text: '' });
  }
  return edits;
}

/** A statement expression, which only functions may hold. */
function objectiveC(site: Site): readonly Edit[] | undefined {
  const variable = initialized(site);
  const isStatic = variable && /\bstatic\b/.test(site.text.slice(variable.range.start, variable.nameRange.start));
  if (isStatic || !site.ctx.semantics.enclosingFunction(site.literal)) return undefined;
  if (site.text[site.literal.range.start] !== '@') return undefined;
  const failure = `[NSException raise:NSInternalInconsistencyException format:@"${site.reason}"]`;
  return [replaceLiteral(site, `({ ${failure}; (NSString *)nil; })`)];
}

function dart(site: Site): readonly Edit[] | undefined {
  const failure = `throw StateError('${site.reason}')`;
  const variable = initialized(site);
  if (!variable) {
    if (insideDartConstant(site)) return undefined;
    const bare = site.literal.parent?.kind === 'call' || site.literal.parent?.kind === 'pair';
    return [replaceLiteral(site, bare ? failure : `(${failure})`)];
  }
  if (usedAsConstant(site.ctx.semantics, variable)) return undefined;
  const range = { start: variable.range.start, end: variable.nameRange.start };
  const head = site.text.slice(range.start, range.end);
  if (!/^((static|late|const|final|var|covariant)\s+)*([\w<>?]+\s+)?$/.test(head)) return undefined;
  const type = variable.type ? '' : 'String ';
  const declared = head.replace(/\bconst\b/, 'final').replace(/\bvar\s+/, '') + type;
  return [replaceLiteral(site, failure), { edit: 'replace', range, expect: head, text: declared }];
}

/** Inside `const Config(key: '…')`, where nothing may throw. */
function insideDartConstant({ literal, text }: Site): boolean {
  for (let node = literal.parent; node && node.kind !== 'function' && node.kind !== 'class'; node = node.parent) {
    if (/\bconst\s+$/.test(text.slice(Math.max(0, node.range.start - 12), node.range.start))) return true;
    if (text.startsWith('const ', node.range.start)) return true;
    if (node.kind === 'variable' && /\bconst\b/.test(text.slice(node.range.start, node.nameRange.start))) return true;
  }
  return false;
}

/** A JSX attribute takes an expression in braces. */
function script(site: Site, failure: string): Edit {
  const { parent, range } = site.literal;
  const attribute = parent?.kind === 'call' && parent.form === 'jsx' && site.text[range.start - 1] === '=';
  return replaceLiteral(site, attribute ? `{${failure}}` : failure);
}
