import type { Edit } from '../core/edit';
import { folderOf, relativePath } from '../core/uri';
import type { RuleContext } from '../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { nodesOfKind } from '../syntax/walk';
import { redactDart, redactJava, redactKotlin, redactObjectiveC, redactScript, redactSwift } from './redact';
import { append, behindImports, insert, replace, textOf } from './text-edits';

/** The word by which helper files of earlier fixes are found. */
export const redactWord = 'redact';

/** Formats that want a number or a pointer; the helper gives text. */
const otherThanText = /%[\d$]{0,3}[-+ #0,(]{0,4}[\d*]{0,3}(?:\.\d{1,3})?(?:l{1,2}|h{1,2}|z|q)?[diufFeEgGxXoOcCpaAbB]/;

/**
 * `redact(value)` in the place of a logged value, with the helper in a file of its own, in Swift and Objective-C in this file.
 * Undefined where the helper's text does not fit: beside formats for numbers, or when `redact` means something else already.
 */
export function redactedInstead(ctx: RuleContext, call: CallNode, value: SyntaxNode): readonly Edit[] | undefined {
  const formats = call.args.filter(({ value }) => value.kind === 'string' || value.kind === 'template');
  if (formats.some((format) => otherThanText.test(textOf(ctx, format)))) return undefined;
  const helper = helperEdits(ctx);
  if (!helper) return undefined;
  const name = ctx.file.treeLanguage === 'java' ? 'Redaction.redact' : 'redact';
  return [wrapped(ctx, value, name), ...helper];
}

/** `$x` needs braces for a call; a shorthand property needs its name. */
function wrapped(ctx: RuleContext, value: SyntaxNode, name: string): Edit {
  const { parent } = value;
  const written = textOf(ctx, value);
  if (parent?.kind === 'pair' && parent.range.start === value.range.start && parent.range.end === value.range.end) {
    return replace(ctx, value.range, `${written}: ${name}(${written})`);
  }
  const { text } = ctx.file;
  const { start, end } = value.range;
  // The grammars differ in what an interpolated name spans: the name, or the name with its sign.
  const sign = written.startsWith('$') ? 0 : text[start - 1] === '$' ? 1 : undefined;
  if (parent?.kind === 'template' && sign !== undefined && text[start - 1 + sign] !== '{') {
    return replace(ctx, { start: start - sign, end }, `\${${name}(${written.replace(/^\$/, '')})}`);
  }
  return replace(ctx, value.range, `${name}(${written})`);
}

/** What brings the helper into reach; nothing when it is there, undefined when its name is taken. */
function helperEdits(ctx: RuleContext): readonly Edit[] | undefined {
  const packageName = ctx.file.tree?.root.packageName ?? '';
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
      return jvmHelper(ctx, 'Redaction.kt', '', redactKotlin(packageName));
    case 'java':
      return jvmHelper(ctx, 'Redaction.java', 'Redaction', redactJava(packageName));
    case 'swift': {
      const known = ctx.project.symbols.functions(redactWord).filter(({ language }) => language === 'swift');
      if (known.length > 0) return known.some(isHelper) ? [] : undefined;
      return [append(ctx, redactSwift)];
    }
    case 'objective-c':
      return objectiveC(ctx);
    case 'dart':
      return moduleHelper(ctx, 'redaction.dart', redactDart);
    case 'typescript':
    case 'javascript': {
      const typescript = /\.tsx?$/.test(ctx.file.uri);
      return moduleHelper(ctx, `redaction.${typescript ? 'ts' : 'js'}`, redactScript(typescript));
    }
    default:
      return undefined;
  }
}

const isHelper = ({ owner, params }: { readonly owner?: string; readonly params: readonly unknown[] }): boolean =>
  (owner ?? '') === '' && params.length === 1;

function jvmHelper(ctx: RuleContext, file: string, owner: string, source: string): readonly Edit[] | undefined {
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const language = ctx.file.treeLanguage;
  const known = ctx.project.symbols
    .functions(redactWord)
    .filter((fn) => fn.language === language && (fn.owner ?? '') === owner);
  const helper = known.find(({ params }) => params.length === 1);
  if (known.length > 0 && !helper) return undefined;
  if (helper) {
    if (helper.packageName === packageName) return [];
    return [{ edit: 'add-import', import: { module: `${helper.packageName}.${owner || redactWord}` } }];
  }
  const uri = `${folderOf(ctx.file.uri)}/${file}`;
  return ctx.project.exists(uri) ? undefined : [{ edit: 'create-file', uri, text: source }];
}

function moduleHelper(ctx: RuleContext, file: string, source: string): readonly Edit[] | undefined {
  const isModule = (uri: string) => /\/redaction\.(dart|[jt]s)$/.test(uri);
  const known = ctx.project.filesUsing(redactWord).find(isModule);
  const uri = known ?? `${folderOf(ctx.file.uri)}/${file}`;
  if (!known && ctx.project.exists(uri)) return undefined;
  const script = !uri.endsWith('.dart');
  const module = relativePath(ctx.file.uri, script ? uri.replace(/\.[jt]s$/, '') : uri);
  return [
    {
      edit: 'add-import',
      import: script ? { module, name: redactWord } : { module: module.replace(/^\.\//, '') },
    },
    ...(known ? [] : [{ edit: 'create-file' as const, uri, text: source }]),
  ];
}

function objectiveC(ctx: RuleContext): readonly Edit[] | undefined {
  const root = ctx.file.tree?.root;
  if (!root || !/\.mm?$/.test(ctx.file.uri)) return undefined;
  if ([...nodesOfKind(root, 'function')].some(({ name }) => name === redactWord)) return [];
  return [insert(behindImports(ctx), `\n${redactObjectiveC}`)];
}
