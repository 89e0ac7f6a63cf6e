import type { Edit } from '../../core/edit';
import { folderOf } from '../../core/uri';
import { addDependency } from '../../fixes/add-dependency';
import {
  type GuardPlatform,
  sessionGuardDart,
  sessionGuardHeader,
  sessionGuardJava,
  sessionGuardKotlin,
  sessionGuardObjectiveC,
  sessionGuardScript,
  sessionGuardSwift,
} from '../../fixes/session-guard/sources';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';

/** A line in front of the statement that a call is part of; nothing where the call is the body of a function. */
function before(ctx: RuleContext, call: CallNode, line: string): readonly Edit[] {
  let current: SyntaxNode = call;
  while (current.parent && current.parent.kind !== 'block') {
    if (current.parent.kind === 'function' || current.parent.kind === 'file') return [];
    current = current.parent;
  }
  const { start } = current.range;
  const { text } = ctx.file;
  const indent = text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
  if (!current.parent || indent.trim() !== '') return [];
  return [{ edit: 'replace', range: { start, end: start }, expect: '', text: `${line}\n${indent}` }];
}

/** Starts the guard's clock at the sign-in and adds the guard. */
export function addGuard(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  const folder = folderOf(ctx.file.uri);
  const { text } = ctx.file;
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
      return [
        ...before(ctx, call, 'SessionGuard.start()'),
        {
          edit: 'create-file',
          uri: `${folder}/SessionGuard.kt`,
          text: sessionGuardKotlin(ctx.file.tree?.root.packageName ?? ''),
        },
      ];
    case 'java':
      return [
        ...before(ctx, call, 'SessionGuard.start();'),
        {
          edit: 'create-file',
          uri: `${folder}/SessionGuard.java`,
          text: sessionGuardJava(ctx.file.tree?.root.packageName ?? ''),
        },
      ];
    case 'objective-c':
      return [
        ...before(ctx, call, '[SessionGuard start];'),
        { edit: 'add-import', import: { module: '"SessionGuard.h"' } },
        { edit: 'create-file', uri: `${folder}/SessionGuard.h`, text: sessionGuardHeader },
        { edit: 'create-file', uri: `${folder}/SessionGuard.m`, text: sessionGuardObjectiveC },
      ];
    case 'swift': {
      const at = { start: text.length, end: text.length };
      const guard = (text.endsWith('\n') ? '' : '\n') + sessionGuardSwift;
      // The guard lives on the main actor, which an asynchronous function can reach.
      const head = ctx.semantics.enclosingFunction(call);
      const waits = head && /\basync\b/.test(text.slice(head.range.start, head.body?.range.start));
      return [
        ...(waits ? before(ctx, call, 'await SessionGuard.start()') : []),
        { edit: 'replace', range: at, expect: '', text: guard },
        { edit: 'add-import', import: { module: 'UIKit' } },
      ];
    }
    case 'dart':
      return [
        ...before(ctx, call, 'SessionGuard.start();'),
        { edit: 'add-import', import: { module: 'session_guard.dart' } },
        { edit: 'create-file', uri: `${folder}/session_guard.dart`, text: sessionGuardDart },
      ];
    default:
      return scriptGuard(ctx, call);
  }
}

function scriptGuard(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  const { platforms } = ctx.project;
  const platform: GuardPlatform | undefined = platforms.has('react-native')
    ? 'react-native'
    : platforms.has('capacitor')
      ? 'capacitor'
      : undefined;
  const started = before(ctx, call, 'startSession();');
  if (!platform || started.length === 0) return undefined;
  const typed = ctx.file.treeLanguage === 'typescript';
  const uri = `${folderOf(ctx.file.uri)}/session-guard.${typed ? 'ts' : 'js'}`;
  return [
    ...started,
    { edit: 'add-import', import: { module: './session-guard', name: 'startSession' } },
    { edit: 'create-file', uri, text: sessionGuardScript(platform, typed) },
    ...(platform === 'capacitor' ? [addDependency('@capacitor/app')] : []),
  ];
}
