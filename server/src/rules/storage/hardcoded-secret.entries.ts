import type { FileRole } from '../../core/language';
import type { TextRange } from '../../core/location';
import { isAdminSetting, isPublicAdminVariable } from '../../models/admin-credentials';
import { bundledVariable, clientSecretName, envPackages } from '../../models/oauth-clients';
import { secretsIn } from '../../models/secret-formats';
import { looksSecret, namesClientKey, namesSecret } from '../../models/secret-values';
import type { Match, RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import { variableName } from './hardcoded-secret.code';
import type { Message, State } from './hardcoded-secret.state';

/** Files whose entries have a name and a value that someone wrote. */
export const entryRoles: readonly FileRole[] = [
  'android-manifest',
  'android-strings',
  'android-resource',
  'gradle-build',
  'gradle-properties',
  'info-plist',
  'property-list',
  'xcode-project',
  'xcode-settings',
  'expo-config',
  'eas-config',
  'capacitor-config',
  'cordova-config',
  'pubspec',
  'cloud-config',
  'env',
  'ci-config',
  'fastlane',
  'settings',
];

interface Entry {
  readonly name: string;
  readonly value: string;
  readonly range: TextRange;
}

/** Names and values of an entry in any structured file. */
function* entriesOf(node: DocumentNode): Iterable<Entry> {
  const entry = (name: string | undefined, value: unknown, range: TextRange | undefined): readonly Entry[] =>
    name && typeof value === 'string' && range ? [{ name, value, range }] : [];
  if (node.kind === 'element') {
    // `<string name="…">v</string>`, `<meta-data android:name="…" android:value="v"/>`, `<preference name="…" value="v"/>`
    const name = attribute(node, 'android:name')?.value ?? attribute(node, 'name')?.value;
    const value = attribute(node, 'android:value') ?? attribute(node, 'value');
    yield* value ? entry(name, value.value, value.valueRange) : entry(name, node.value, node.valueRange);
    return;
  }
  if (node.children.length > 1 && /^(buildConfigField|resValue)$/.test(node.name)) {
    // `buildConfigField 'String', 'KEY', '"v"'`
    const [, name, value] = node.children;
    const text = typeof value?.value === 'string' ? value.value.replace(/^\\?"|\\?"$/g, '') : undefined;
    const start = text === undefined ? -1 : (value?.valueRange?.start ?? 0) + String(value?.value).indexOf(text);
    if (typeof name?.value === 'string' && text) yield* entry(name.value, text, { start, end: start + text.length });
    return;
  }
  yield* entry(node.name, node.value, node.valueRange);
  for (const { name, value, valueRange } of node.attributes) yield* entry(name, value, valueRange);
}

/** `auth/oauth-public-client-secret` and `cloud/admin-key-in-app` report these. */
function isReportedElsewhere(ctx: RuleContext, node: DocumentNode, name: string): boolean {
  const inExtra = node.path.includes('extra');
  switch (ctx.file.role) {
    case 'android-strings':
    case 'info-plist':
    case 'property-list':
      return clientSecretName.test(name);
    case 'expo-config':
      return inExtra && (clientSecretName.test(name) || isAdminSetting(name));
    case 'eas-config':
      return isPublicAdminVariable(name);
    case 'env':
      return clientSecretName.test(name) || isPublicAdminVariable(name);
    default:
      return false;
  }
}

/** Whether a file of variables reaches the app: what bundlers leave out is read by the build, or by a server, alone. */
function reachesApp(ctx: RuleContext, name: string): boolean {
  return ctx.file.role !== 'env' || bundledVariable.test(name) || ctx.project.dependsOn(envPackages);
}

/** Values of settings, resources and build files that are named as a key or password and look like one. */
export function* namedEntries(ctx: RuleContext): Iterable<Match<Message>> {
  const { document, text, tree } = ctx.file;
  // Configuration that is written as code is read as code.
  if (!document || tree || ctx.isTest) return;
  for (const node of descendants(document.root)) {
    for (const { name, value, range } of entriesOf(node)) {
      const ownName = name.replace(bundledVariable, '');
      if (!looksSecret(value) || !namesSecret(ownName)) continue;
      if (namesClientKey([...node.path, name].join('.'))) continue;
      if (!reachesApp(ctx, name) || isReportedElsewhere(ctx, node, name)) continue;
      // Escapes and continued lines: the span would not be the value.
      const secret = spanOf(text, range, value);
      if (!secret || secretsIn(text).some(({ start, end }) => start < secret.end && secret.start < end)) continue;
      const state: State = { secret, what: name, variable: variableName(ownName) };
      yield { messageId: 'named-secret', at: { range: secret }, data: { name }, precision: 'medium', state };
    }
  }
}

/** Where a value stands without its quotes; undefined where it is written with escapes. */
function spanOf(text: string, { start, end }: TextRange, value: string): TextRange | undefined {
  const at = text.slice(start, end).indexOf(value);
  return at === -1 ? undefined : { start: start + at, end: start + at + value.length };
}
