import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { folderOf } from '../../core/uri';
import { addDependency } from '../../fixes/add-dependency';
import { withoutSentValue } from '../../fixes/analytics-event';
import { contextExpression } from '../../fixes/android-context';
import { inAsyncFunction } from '../../fixes/asynchronous';
import {
  consentGateCapacitor,
  consentGateDart,
  consentGateKotlin,
  consentGateReactNative,
  consentGateSwift,
} from '../../fixes/consent-gate';
import { androidInstallId } from '../../fixes/install-id/android';
import { objectiveCInstallId, swiftInstallId } from '../../fixes/install-id/apple';
import { dartInstallId, scriptInstallId } from '../../fixes/install-id/hybrid';
import { replace } from '../../fixes/text-edits';
import type { Fix, FlowPath, Match, RuleContext } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';

export type Message = 'credential' | 'sensitive' | 'location' | 'personal-data';

export interface State {
  readonly path: FlowPath;
}

const all: readonly Message[] = ['credential', 'sensitive', 'location', 'personal-data'];
const pathOf = (match: Match<Message>): FlowPath => (match.state as State).path;

/** Sinks that take the user's id as their only value, and may take nothing (Swift: an optional). */
const userIds =
  /#(default\.|FirebaseAnalytics\.)?(setUserId|setUserID|setCustomerUserId|setCustomerUserID|setIdentity|setUserIdentity|setCustomUserId)\b/;
const optionalInSwift = /^(FirebaseAnalytics|AmplitudeSwift|Amplitude)\./;

function randomId(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { sink } = pathOf(match);
  const { call, value, model } = sink;
  // A function of another file passes it on: then the value stands in the call of that function.
  if (!userIds.test(model.api) || call.kind !== 'call' || !ctx.semantics.matchesApi(call, model.api)) return undefined;
  const put = (expression: string, edits: readonly Edit[]): readonly Edit[] => [
    replace(ctx, value.range, expression),
    ...edits,
  ];
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
    case 'java': {
      const context = contextExpression(ctx, call);
      const helper = context === undefined ? undefined : androidInstallId(ctx, context);
      return helper && put(helper.expression, helper.edits);
    }
    case 'swift': {
      if (!optionalInSwift.test(model.api)) return undefined;
      const helper = swiftInstallId(ctx);
      return put(`${helper.expression}?.uuidString`, helper.edits);
    }
    case 'objective-c': {
      const helper = objectiveCInstallId(ctx);
      return helper && put(`${helper.expression}.UUIDString`, helper.edits);
    }
    default:
      return inAsyncFunction(ctx, call) ? asynchronousId(ctx, value, model.api, put) : undefined;
  }
}

function asynchronousId(
  ctx: RuleContext,
  value: SyntaxNode,
  api: string,
  put: (expression: string, edits: readonly Edit[]) => readonly Edit[],
): readonly Edit[] | undefined {
  if (ctx.file.treeLanguage === 'dart') {
    const edits = dartInstallId(ctx);
    return edits && put('await installId()', edits);
  }
  const capacitor = api.startsWith('@capacitor');
  const backend = capacitor ? 'capacitor' : ctx.project.dependsOn('expo') ? 'expo' : 'react-native';
  const edits = scriptInstallId(ctx, backend);
  // `{ userId }` needs its key.
  const shorthand = value.parent?.kind === 'pair' && value.parent.range.start === value.range.start ? 'userId: ' : '';
  return edits && put(`${shorthand}${capacitor ? '(await installId()).identifier' : 'await installId()'}`, edits);
}

function consentGate(ctx: RuleContext): readonly Edit[] | undefined {
  const { file, project } = ctx;
  const folder = folderOf(file.uri);
  const create = (name: string, text: string, more: readonly Edit[] = []): readonly Edit[] | undefined =>
    project.exists(`${folder}/${name}`)
      ? undefined
      : [{ edit: 'create-file', uri: `${folder}/${name}`, text }, ...more];
  switch (file.treeLanguage) {
    case 'kotlin':
      return create('ConsentGate.kt', consentGateKotlin(file.tree?.root.packageName ?? ''));
    case 'swift': {
      if (/\bstruct ConsentGate\b/.test(file.text) || project.symbols.classes('ConsentGate').length) return undefined;
      const end = { start: file.text.length, end: file.text.length };
      const text = `${file.text.endsWith('\n') ? '\n' : '\n\n'}${consentGateSwift}`;
      return [
        { edit: 'add-import', import: { module: 'Foundation' } },
        { edit: 'replace', range: end, expect: '', text },
      ];
    }
    case 'dart':
      return create('consent_gate.dart', consentGateDart, [
        addDependency('shared_preferences', 'SharedPreferencesAsync'),
      ]);
    case 'typescript':
    case 'javascript': {
      const typed = file.language === 'typescript';
      const capacitor = project.dependsOn('@capacitor/core');
      const text = capacitor ? consentGateCapacitor(typed) : consentGateReactNative(typed);
      return create(`consent-gate.${typed ? 'ts' : 'js'}`, text, [
        addDependency(capacitor ? '@capacitor/preferences' : '@react-native-async-storage/async-storage'),
      ]);
    }
    default:
      return undefined;
  }
}

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Leave the value out',
    applicability: 'suggestion',
    for: all,
    languages: codeLanguages,
    edits: (ctx, match) => withoutSentValue(ctx, pathOf(match)),
  },
  {
    title: 'Use a random identifier of this installation as user id',
    applicability: 'suggestion',
    for: ['personal-data'],
    languages: codeLanguages,
    edits: randomId,
  },
  {
    title: 'Add a consent gate that starts services after the user has agreed',
    applicability: 'manual',
    leavesFinding:
      'Consent makes sending lawful and does not make an event anonymous; the value has to go all the same.',
    for: all,
    languages: ['kotlin', 'swift', 'dart', 'typescript', 'javascript'],
    edits: consentGate,
  },
];
