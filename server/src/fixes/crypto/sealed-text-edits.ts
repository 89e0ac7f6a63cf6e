import type { Edit } from '../../core/edit';
import type { TextRange } from '../../core/location';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { addDependency } from '../add-dependency';
import { inAsyncFunction } from '../asynchronous';
import { helperFile, webCrypto } from '../helper-file';
import { statementRange } from '../statement';
import { replace, textOf } from '../text-edits';
import { type Passage, passages } from './cipher-passages';
import { sealedTextDart, sealedTextScript } from './sealed-text';
import { storedKeyEdits } from './stored-key-edits';

/**
 * Files with `sealText` and `openText` and the key that they use, in scripts and Dart; what is there already stays. Undefined when
 * the project has both.
 */
export function sealedTextEdits(ctx: RuleContext): readonly Edit[] | undefined {
  const helper = helperFile(ctx, {
    name: 'SealedText',
    dart: sealedTextDart,
    script: (_ctx, typescript) => sealedTextScript(webCrypto(ctx).line, typescript),
    dependencies: () =>
      ctx.file.treeLanguage === 'dart' ? [addDependency('cryptography')] : webCrypto(ctx).dependencies,
  });
  return helper && [...helper, ...(storedKeyEdits(ctx) ?? [])];
}

/**
 * Seals with `sealText` where a file encrypts a text, and lets the one place that decrypts it try `openText` first, so that what
 * was encrypted before stays readable. Undefined where the file does not show both directions, where they cannot wait for the
 * key, and where an IV or more is kept beside the text.
 */
export function sealTextInsteadEdits(ctx: RuleContext, made: CallNode): readonly Edit[] | undefined {
  const { seals, opens, complete } = passages(ctx, made);
  const [seal] = seals;
  const [open] = opens;
  if (!complete || seals.length !== 1 || opens.length !== 1 || !seal || !open) return undefined;
  if (!inAsyncFunction(ctx, seal.whole) || !inAsyncFunction(ctx, open.whole)) return undefined;
  if (!standsAlone(seal.whole) || !standsAlone(open.whole) || !isWhole(ctx, open)) return undefined;
  const known = ctx.project.symbols.functions('sealText').length > 0;
  const helper = sealedTextEdits(ctx);
  const module = ctx.file.treeLanguage === 'dart' ? 'sealed_text.dart' : './sealed-text';
  // Of a project's own functions nobody knows what they do; those of an earlier fix lie beside this file.
  if (known ? !ctx.file.text.includes(module) : !helper) return undefined;
  const unused = leftovers(ctx, seal);
  if (!unused) return undefined;
  const old = [open.whole, ...open.rest].map((part) => textOf(ctx, part)).join(' + ');
  return [
    replace(ctx, seal.whole.range, `await sealText(${textOf(ctx, seal.text)})`),
    replace(ctx, open.whole.range, `await openText(${textOf(ctx, open.text)}, () => ${old})`),
    ...unused.map((range): Edit => ({ edit: 'remove', range })),
    ...open.statements.map((range): Edit => ({ edit: 'remove', range })),
    ...(ctx.file.treeLanguage === 'dart'
      ? [{ edit: 'add-import' as const, import: { module } }]
      : ['openText', 'sealText'].map((name): Edit => ({ edit: 'add-import', import: { module, name } }))),
    ...(known ? [] : (helper ?? [])),
  ];
}

/** The cipher's variable and what appends its end, which nothing needs any more; undefined where others are declared along with it. */
function leftovers(ctx: RuleContext, { cipher, statements }: Passage): readonly TextRange[] | undefined {
  if (cipher?.scope !== 'local') return statements;
  const { parent } = cipher;
  const statement = statementRange(cipher, ctx.file.text);
  if (statement) return [...statements, statement];
  return parent?.kind === 'native' && parent.children.length === 1 ? [...statements, parent.range] : undefined;
}

/** Nothing is joined to the text, and nothing calls a method of it, so that a promise may take its place. */
function standsAlone(expression: SyntaxNode): boolean {
  const { parent } = expression;
  switch (parent?.kind) {
    case 'return':
    case 'variable':
      return true;
    case 'assignment':
      return parent.value === expression && parent.operator === '=';
    case 'function':
      return parent.body === expression;
    case 'wrapper':
      return parent.form === 'await';
    case 'call':
      return parent.receiver !== expression && !/^(concat|write|push|add)$/.test(parent.name);
    default:
      return false;
  }
}

/** The encrypted text is a parameter or what was just read, and nothing cuts an IV from it. */
function isWhole(ctx: RuleContext, { text, whole, rest }: Passage): boolean {
  const name = unwrap(text);
  const declaration = name.kind === 'name' ? ctx.semantics.declarationOf(name) : undefined;
  if (declaration?.kind !== 'parameter' && declaration?.kind !== 'variable') return false;
  const made = declaration.kind === 'variable' && declaration.initializer ? unwrap(declaration.initializer) : undefined;
  if (made && (made.kind !== 'call' || /^(slice|substr|substring|split|at|from)$/.test(made.name))) return false;
  const within = [whole, ...rest].map(({ range }) => range);
  return ctx.semantics.referencesTo(declaration).every((use) => {
    if (within.some(({ start, end }) => start <= use.range.start && use.range.end <= end)) return true;
    return use.parent?.kind !== 'call' && use.parent?.kind !== 'member' && use.parent?.kind !== 'index';
  });
}
