import { insert } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import { attribute } from '../../syntax/document';
import type { Message, State } from './exported-component-unprotected';

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Do not export (other apps can no longer start it)',
    applicability: 'suggestion',
    for: ['exported', 'provider-exported', 'system-broadcast'],
    languages: ['xml'],
    edits: (_ctx, match) => setExported(match),
  },
  {
    title: 'State android:exported as the intent filters need it',
    applicability: 'suggestion',
    for: ['missing-attribute', 'exported-by-default'],
    languages: ['xml'],
    edits: (_ctx, match) => setExported(match),
  },
  {
    title: 'Ask for the permission that the system has',
    applicability: 'suggestion',
    for: ['open-to-all'],
    languages: ['xml'],
    edits: (_ctx, match) => permissionEdit(match, 'android:permission'),
  },
  {
    title: 'Ask readers for the permission of writers',
    applicability: 'suggestion',
    for: ['provider-readable'],
    languages: ['xml'],
    edits: (_ctx, match) => permissionEdit(match, 'android:readPermission'),
  },
  {
    title: 'Ask for a signature permission (only apps signed by you can use it)',
    applicability: 'suggestion',
    for: ['exported', 'provider-exported'],
    languages: ['xml'],
    edits: (ctx, match) => askForSignature(ctx, match),
  },
];

function setExported(match: Match<Message>) {
  const { element, value, permission } = match.state as State;
  const exported = { edit: 'set-attribute' as const, element, name: 'android:exported', value };
  return permission && value === 'true' ? [exported, ...permissionEdit(match, 'android:permission')] : [exported];
}

function permissionEdit(match: Match<Message>, name: string) {
  const { element, permission = '' } = match.state as State;
  return [{ edit: 'set-attribute' as const, element, name, value: permission }];
}

const internalPermission = '${applicationId}.permission.INTERNAL';

/** Declares the permission once, in front of `<application>`, and asks for it on the component. */
function askForSignature(ctx: RuleContext, match: Match<Message>) {
  const { element } = match.state as State;
  const manifest = ctx.file.document?.root.children.find((node) => node.name === 'manifest');
  const application = manifest?.children.find((node) => node.name === 'application');
  if (!manifest || !application) return undefined;
  const permission = { edit: 'set-attribute' as const, element, name: 'android:permission', value: internalPermission };
  const declared = manifest.children.some(
    (node) => node.name === 'permission' && attribute(node, 'android:name')?.value === internalPermission,
  );
  if (declared) return [permission];
  const { text } = ctx.file;
  const lineStart = text.lastIndexOf('\n', application.range.start - 1) + 1;
  const indent = text.slice(lineStart, application.range.start);
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
  const namespace = 'http://schemas.android.com/apk/res/android';
  const binding = manifest.attributes.find(({ name, value }) => name.startsWith('xmlns:') && value === namespace);
  const prefix = binding?.name.slice('xmlns:'.length) ?? 'android';
  const declaration = `<permission ${prefix}:name="${internalPermission}" ${prefix}:protectionLevel="signature" />${lineEnd}${/^\s*$/.test(indent) ? indent : ''}`;
  return [insert(application.range.start, declaration), permission];
}
