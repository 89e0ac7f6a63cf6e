import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, child, type DocumentNode } from '../../syntax/document';

type Message =
  | 'manifest-debuggable'
  | 'test-only'
  | 'build-type-debuggable'
  | 'debug-entitlement'
  | 'development-client';

/** Build types that exist to be debugged or measured; everything else may reach customers. */
const developmentBuildType = /^(debug|benchmark|profile|.*debug|.*benchmark|.*profile)$/i;

function ancestors(node: DocumentNode): DocumentNode[] {
  const found: DocumentNode[] = [];
  for (let current = node.parent; current; current = current.parent) found.push(current);
  return found;
}

/** The build type that an entry of a Gradle file configures, if any. */
function buildTypeOf(node: DocumentNode): string | undefined {
  const above = ancestors(node);
  const container = above.findIndex((block) => block.name === 'buildTypes');
  const block = above[container - 1];
  if (container < 1 || !block) return undefined;
  return typeof block.value === 'string' && /^(getByName|create|named|register|maybeCreate)$/.test(block.name)
    ? block.value
    : block.name;
}

const isTrue = (node: DocumentNode): boolean => node.value === true || node.value === 'true';

function* manifestFlag(
  ctx: RuleContext,
  node: DocumentNode,
  name: string,
  messageId: Message,
): Iterable<Match<Message>> {
  const flag = attribute(node, name);
  if (flag?.value !== 'true' || ctx.isDebugSource) return;
  // `tools:ignore` and overlays aside, an attribute that the build removes is no problem.
  if (attribute(node, 'tools:remove')?.value.includes(name)) return;
  yield { messageId, at: { range: flag.valueRange }, state: { element: node.range.start, name } };
}

export default defineRule({
  id: 'resilience/debuggable-release',
  meta: {
    title: 'Release build can be debugged',
    category: 'resilience',
    severity: 'error',
    precision: 'high',
    languages: ['xml', 'gradle', 'plist', 'json'],
    cwe: [489],
    masvs: ['MASVS-RESILIENCE-4'],
    maswe: ['MASWE-0063', 'MASWE-0061'],
    mission: [4],
    since: '0.1.0',
    docs: {
      what: 'Finds `android:debuggable="true"` and `android:testOnly="true"` in a main manifest, a Gradle build type other than debug that is debuggable, the `get-task-allow` entitlement of a release, and an EAS production profile with `developmentClient`.',
      why: 'A debuggable app lets anyone with the device attach a debugger, run code as the app and read its private files and memory, without root. Stores refuse such builds, but builds handed out otherwise are not checked.',
      fix: 'Remove the attribute; the debug build type sets it by itself. Keep debug entitlements and development clients in debug configurations.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/android-debuggable',
        'https://developer.android.com/guide/topics/manifest/application-element#debug',
        'https://docs.expo.dev/build/eas-json/',
      ],
    },
  },
  messages: {
    'manifest-debuggable':
      'This manifest makes every build debuggable. Anyone with the device can attach a debugger and read the app’s data. Remove the attribute; the debug build type sets it.',
    'test-only':
      'This manifest marks every build as test-only. Such builds relax the platform’s protection and cannot be published. Remove the attribute.',
    'build-type-debuggable':
      'Build type "{buildType}" is debuggable. Anyone with the device can attach a debugger to it and read the app’s data. Set it to false.',
    'debug-entitlement':
      'These entitlements allow debuggers to attach. A build signed with them exposes its memory. Set the key to false for release.',
    'development-client':
      'EAS profile "{profile}" builds a development client. It loads code from a developer’s machine and has debugging tools. Set it to false.',
  },
  queries: [
    {
      on: 'entry',
      roles: ['android-manifest'],
      names: ['application'],
      *check(ctx, node) {
        yield* manifestFlag(ctx, node, 'android:debuggable', 'manifest-debuggable');
        yield* manifestFlag(ctx, node, 'android:testOnly', 'test-only');
      },
    },
    {
      on: 'entry',
      roles: ['cordova-config'],
      names: ['application'],
      *check(ctx, node) {
        yield* manifestFlag(ctx, node, 'android:debuggable', 'manifest-debuggable');
      },
    },
    {
      on: 'entry',
      roles: ['gradle-build'],
      names: ['debuggable', 'isDebuggable', 'setDebuggable'],
      *check(_ctx, node) {
        const buildType = buildTypeOf(node);
        if (!buildType || developmentBuildType.test(buildType) || !isTrue(node) || !node.valueRange) return;
        yield { messageId: 'build-type-debuggable', at: { range: node.valueRange }, data: { buildType } };
      },
    },
    {
      on: 'entry',
      roles: ['entitlements'],
      names: ['get-task-allow', 'com.apple.security.get-task-allow'],
      *check(ctx, node) {
        if (!isTrue(node) || !node.valueRange || /debug|development/i.test(ctx.file.uri.split('/').pop() ?? '')) return;
        yield { messageId: 'debug-entitlement', at: { range: node.valueRange }, state: { path: node.path } };
      },
    },
    {
      on: 'entry',
      roles: ['eas-config'],
      names: ['developmentClient'],
      *check(_ctx, node) {
        const profile = node.parent?.name ?? '';
        const store = node.parent && child(node.parent, 'distribution')?.value === 'store';
        if (!isTrue(node) || !node.valueRange || !(store || /^(production|release|store)/i.test(profile))) return;
        yield {
          messageId: 'development-client',
          at: { range: node.valueRange },
          data: { profile },
          state: { path: node.path },
        };
      },
    },
  ],
  fixes: [
    {
      title: 'Set to false',
      applicability: 'safe',
      for: ['manifest-debuggable', 'test-only'],
      languages: ['xml'],
      edits(_ctx, match) {
        const { element, name } = match.state as { element: number; name: string };
        return [{ edit: 'set-attribute', element, name, value: 'false' }];
      },
    },
    {
      title: 'Set to false',
      applicability: 'safe',
      for: ['build-type-debuggable', 'development-client'],
      languages: ['gradle', 'json'],
      edits: (ctx, match) => [
        {
          edit: 'replace',
          range: match.at.range,
          expect: ctx.file.text.slice(match.at.range.start, match.at.range.end),
          text: 'false',
        },
      ],
    },
    {
      title: 'Set to false',
      applicability: 'safe',
      for: ['debug-entitlement'],
      languages: ['plist'],
      edits(_ctx, match) {
        const { path } = match.state as { path: readonly string[] };
        return [{ edit: 'set-key', path, value: false }];
      },
    },
  ],
});
