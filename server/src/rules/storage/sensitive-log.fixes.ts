import { codeLanguages } from '../../core/language';
import { withoutLoggedValue } from '../../fixes/log-redaction';
import { withoutAndroidLog, withoutConsole } from '../../fixes/log-stripping';
import { redactedInstead } from '../../fixes/redact-call';
import { replace } from '../../fixes/text-edits';
import type { Fix, RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import type { Message } from './sensitive-log';

export interface State {
  readonly call: CallNode;
  readonly part: SyntaxNode;
}

const values: readonly Message[] = ['credential', 'sensitive', 'personal-data', 'whole-object'];

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Take the value out of the log',
    applicability: 'safe',
    for: values,
    languages: codeLanguages,
    edits(ctx, match) {
      const { call, part } = match.state as State;
      return withoutLoggedValue(ctx, call, part);
    },
  },
  {
    title: 'Redact the value (the log then tells only whether there is one)',
    applicability: 'suggestion',
    for: values,
    languages: codeLanguages,
    edits(ctx, match) {
      const { call, part } = match.state as State;
      return redactedInstead(ctx, call, part);
    },
  },
  {
    title: 'Keep the value out of collected logs (privacy: .private)',
    applicability: 'suggestion',
    for: ['credential', 'sensitive', 'personal-data'],
    languages: ['swift'],
    edits(_ctx, match) {
      const { part } = match.state as State;
      for (let node = part.parent; node && node.kind !== 'template'; node = node.parent) {
        const privacy = node.kind === 'call' && node.name === '' && node.args.find(({ label }) => label === 'privacy');
        if (!privacy) continue;
        return [{ edit: 'replace', range: privacy.value.range, expect: '.public', text: '.private' }];
      }
      return undefined;
    },
  },
  {
    title: 'Log the name of the exception only',
    applicability: 'suggestion',
    for: ['exception-trace'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const { call } = match.state as State;
      const kotlin = ctx.file.treeLanguage === 'kotlin';
      const { receiver } = call;
      const tag = ctx.semantics.enclosingClass(call)?.name || fileName(ctx);
      if (receiver?.kind !== 'name') return undefined;
      const said = kotlin
        ? `"Failed with \${${receiver.name}.javaClass.simpleName}"`
        : `"Failed with " + ${receiver.name}.getClass().getSimpleName()`;
      return [
        replace(ctx, call.range, `Log.w("${tag}", ${said})`),
        { edit: 'add-import', import: { module: 'android.util.Log' } },
      ];
    },
  },
  {
    title: 'Take verbose, debug and info logs out of release builds (R8)',
    applicability: 'manual',
    for: values,
    languages: ['kotlin', 'java'],
    leavesFinding: 'Debug builds still write the value, so the statement should not name it either.',
    edits: (ctx, match) => withoutAndroidLog(ctx, (match.state as State).call),
  },
  {
    title: 'Take console calls out of production builds (by a Babel plugin)',
    applicability: 'manual',
    for: values,
    languages: ['typescript', 'javascript'],
    leavesFinding: 'Development builds still write the value, so the statement should not name it either.',
    edits: (ctx, match) => withoutConsole(ctx, (match.state as State).call),
  },
];

const fileName = ({ file }: RuleContext): string => {
  const name = file.uri.slice(file.uri.lastIndexOf('/') + 1);
  return name.slice(0, Math.max(0, name.lastIndexOf('.'))) || 'App';
};
