import type { Edit } from '../../core/edit';
import type { TextRange } from '../../core/location';
import { folderOf } from '../../core/uri';
import type { RuleContext } from '../../rule-kit/rule';
import type { FunctionNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, nodesOfKind } from '../../syntax/walk';
import { statementRange } from '../statement';
import { stepUpDart, stepUpJava, stepUpKotlin, stepUpObjectiveC, stepUpScript, stepUpSwift } from './sources';

const insert = (at: number, text: string): Edit => ({
  edit: 'replace',
  range: { start: at, end: at },
  expect: '',
  text,
});

/**
 * Asks for proof of the user right before the statement that a node stands in, and adds the helper. In coroutines and `async`
 * functions as a statement of its own, elsewhere around the statement. Undefined where neither can be done, for example
 * where the statement's value is used in a function that cannot wait.
 */
export function stepUpEdits(ctx: RuleContext, node: SyntaxNode, reason: string): readonly Edit[] | undefined {
  const put = canWait(ctx, node) ? beforeStatement(ctx, node, reason) : aroundStatement(ctx, node, reason);
  return put && [...put, ...helper(ctx)];
}

const coroutineBuilders = /^(launch|async|withContext|runBlocking|LaunchedEffect)$/;

const headOf = (ctx: RuleContext, fn: FunctionNode): string =>
  ctx.file.text.slice(fn.range.start, fn.body?.range.start ?? fn.range.start);

/** Whether code at a node may wait for an answer. */
function canWait(ctx: RuleContext, node: SyntaxNode): boolean {
  const fn = enclosing(node, 'function');
  if (!fn) return false;
  switch (ctx.file.treeLanguage) {
    case 'typescript':
    case 'javascript':
      return fn.modifiers.includes('async');
    case 'dart':
      return (
        /\)\s*async\s*(?:=>\s*)?$/.test(headOf(ctx, fn)) || /^async\b/.test(ctx.file.text.slice(fn.body?.range.start))
      );
    case 'swift':
      if (fn.form === 'lambda') return fn.parent?.kind === 'call' && fn.parent.name === 'Task';
      return /\basync\s+throws\b/.test(headOf(ctx, fn));
    case 'kotlin': {
      if (fn.form !== 'lambda') return /\bsuspend\s+fun\b/.test(headOf(ctx, fn));
      // Blocks such as `run {}` inside a suspending function may wait too, but callbacks look the same.
      return fn.parent?.kind === 'call' && coroutineBuilders.test(fn.parent.name);
    }
    default:
      return false;
  }
}

/** The statement that a node is part of. */
function statementOf(node: SyntaxNode): SyntaxNode | undefined {
  let current = node;
  while (current.parent && current.parent.kind !== 'block') {
    if (current.parent.kind === 'function' || current.parent.kind === 'file') return undefined;
    current = current.parent;
  }
  return current.parent ? current : undefined;
}

function indentAt(ctx: RuleContext, offset: number): string | undefined {
  const { text } = ctx.file;
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return before.trim() === '' ? before : undefined;
}

function beforeStatement(ctx: RuleContext, node: SyntaxNode, reason: string): readonly Edit[] | undefined {
  const statement = statementOf(node);
  const start = statement?.range.start;
  const indent = start === undefined ? undefined : indentAt(ctx, start);
  if (start === undefined || indent === undefined) return undefined;
  const line = {
    kotlin: `StepUp.require("${reason}")`,
    swift: `try await StepUp.require("${reason}")`,
    dart: `await requireStepUp('${reason}');`,
    typescript: `await requireStepUp('${reason}');`,
    javascript: `await requireStepUp('${reason}');`,
  }[ctx.file.treeLanguage as 'kotlin'];
  return line ? [insert(start, `${line}\n${indent}`)] : undefined;
}

function aroundStatement(ctx: RuleContext, node: SyntaxNode, reason: string): readonly Edit[] | undefined {
  const statement = statementOf(node);
  const range = statement && /^(call|wrapper|native)$/.test(statement.kind) ? rangeOf(ctx, statement) : undefined;
  const indent = range && indentAt(ctx, range.start);
  if (!statement || !range || indent === undefined || !capturable(ctx, statement)) return undefined;
  const shape = {
    kotlin: [`StepUp.require("${reason}") {`, '}', '    '],
    swift: [`StepUp.require("${reason}") {`, '}', '    '],
    java: [`StepUp.require("${reason}", () -> {`, '});', '    '],
    'objective-c': [`StepUpRequire(@"${reason}", ^{`, '});', '    '],
  }[ctx.file.treeLanguage as 'kotlin'];
  if (!shape) return undefined;
  const [open, close, step] = shape as [string, string, string];
  const { text } = ctx.file;
  const inner = text.slice(range.start, range.end).split('\n');
  const moved = inner.map((line, index) => (index === 0 || line.trim() === '' ? line : step + line)).join('\n');
  const wrapped = `${open}\n${indent}${step}${moved}\n${indent}${close}`;
  return [{ edit: 'replace', range, expect: text.slice(range.start, range.end), text: wrapped }];
}

/** An expression statement with its semicolon; other statements give or use a value. */
function rangeOf(ctx: RuleContext, statement: SyntaxNode): TextRange | undefined {
  if (statement.kind === 'native') {
    return /^expression_statement$/.test(statement.nativeKind) ? statement.range : undefined;
  }
  return statementRange(statement, ctx.file.text);
}

/** Whether a statement means the same inside a closure: it leaves nothing early, waits for nothing and names what may be captured. */
function capturable(ctx: RuleContext, statement: SyntaxNode): boolean {
  const language = ctx.file.treeLanguage;
  const text = ctx.file.text.slice(statement.range.start, statement.range.end);
  if (/\.await\(\)|\bawait\b/.test(text)) return false;
  for (const name of nodesOfKind(statement, 'name')) {
    const declared = ctx.semantics.declarationOf(name);
    if (language === 'swift') {
      // `self` has to be written in a closure that escapes.
      if (declared?.kind === 'variable' && declared.scope === 'member') return false;
      if (!declared && /^[a-z]/.test(name.name) && name.name !== 'this') return false;
    }
    if (language === 'java' && declared && (declared.kind === 'variable' || declared.kind === 'parameter')) {
      const assigned = ctx.semantics
        .referencesTo(declared)
        .some(({ parent }) => parent?.kind === 'assignment' && parent.target.kind === 'name');
      if (assigned) return false;
    }
  }
  if (language !== 'swift') return true;
  for (const call of nodesOfKind(statement, 'call')) {
    if (!call.receiver && /^[a-z]/.test(call.name) && !enclosedLambda(call, statement)) return false;
  }
  return true;
}

const enclosedLambda = (node: SyntaxNode, within: SyntaxNode): boolean => {
  const fn = enclosing(node, 'function');
  return fn !== undefined && fn.range.start >= within.range.start;
};

function helper(ctx: RuleContext): readonly Edit[] {
  const folder = folderOf(ctx.file.uri);
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const { text } = ctx.file;
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
      return [{ edit: 'create-file', uri: `${folder}/StepUp.kt`, text: stepUpKotlin(packageName) }];
    case 'java':
      return [{ edit: 'create-file', uri: `${folder}/StepUp.java`, text: stepUpJava(packageName) }];
    case 'swift': {
      const known = ctx.project.symbols.classes('StepUp').length > 0 || /\benum StepUp\b/.test(text);
      return known ? [] : [insert(text.length, (text.endsWith('\n') ? '' : '\n') + stepUpSwift)];
    }
    case 'objective-c': {
      const at = text.search(/^@implementation\b/m);
      const known = at < 0 || /\bStepUpProvider\b/.test(text);
      const uikit: Edit = { edit: 'add-import', import: { module: '<UIKit/UIKit.h>' } };
      return known ? [] : [insert(at, stepUpObjectiveC), uikit];
    }
    case 'dart':
      return [
        { edit: 'add-import', import: { module: 'step_up.dart' } },
        { edit: 'create-file', uri: `${folder}/step_up.dart`, text: stepUpDart },
      ];
    default: {
      const typescript = ctx.file.treeLanguage === 'typescript';
      return [
        { edit: 'add-import', import: { module: './step-up', name: 'requireStepUp' } },
        { edit: 'create-file', uri: `${folder}/step-up.${typescript ? 'ts' : 'js'}`, text: stepUpScript(typescript) },
      ];
    }
  }
}
