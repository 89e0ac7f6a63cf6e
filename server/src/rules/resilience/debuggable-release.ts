import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, child, type DocumentNode } from '../../syntax/document';
import { fixes } from './debuggable-release.fixes';

export type Message =
  | 'manifest-debuggable'
  | 'test-only'
  | 'build-type-debuggable'
  | 'copies-debug'
  | 'debug-entitlement'
  | 'development-client'
  | 'extends-development';

/** Build types that exist to be debugged or measured; everything else may reach customers. */
const developmentBuildType = /^(dev|develop|development|.*debug(gable)?|.*benchmark|.*profile)$/i;

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

const flagNames = ['debuggable', 'isDebuggable', 'setDebuggable'];

/** `initWith debug`, `initWith(buildTypes.getByName("debug"))`: the flag comes along unless it is set. */
function copiesDebug(node: DocumentNode): boolean {
  const reference = attribute(node, 'reference')?.value ?? node.children.find(({ kind }) => kind === 'call')?.value;
  const block = node.parent;
  return /(^|\.)debug$/.test(String(reference)) && !block?.children.some(({ name }) => flagNames.includes(name));
}

/** Whether a profile of EAS builds what goes to a store. */
function isReleaseProfile(profile: DocumentNode): boolean {
  return child(profile, 'distribution')?.value === 'store' || /^(production|release|store)/i.test(profile.name);
}

/** What the profiles that a profile extends say about the development client, the nearest first. */
function inheritsClient(profile: DocumentNode): boolean {
  const seen = new Set<DocumentNode>([profile]);
  for (let current = parentProfile(profile); current && !seen.has(current); current = parentProfile(current)) {
    seen.add(current);
    const own = child(current, 'developmentClient');
    if (own) return isTrue(own);
  }
  return false;
}

function parentProfile(profile: DocumentNode): DocumentNode | undefined {
  const name = child(profile, 'extends')?.value;
  return typeof name === 'string' && profile.parent ? child(profile.parent, name) : undefined;
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
      what: 'Finds `android:debuggable="true"` and `android:testOnly="true"` in a main manifest, a Gradle build type other than debug that is debuggable, also because it copies the debug type, the `get-task-allow` entitlement of a release, and an EAS production profile with `developmentClient`, also one that it extends. Types for development, benchmarks and profiling are left alone.',
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
    'copies-debug':
      'Build type "{buildType}" copies the debug type and with it that it can be debugged. Anyone with the device can attach a debugger to it. Set it to false here.',
    'extends-development':
      'EAS profile "{profile}" extends "{base}" and with it builds a development client. It loads code from a developer’s machine and has debugging tools. Set developmentClient to false here.',
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
        yield* manifestFlag(ctx, node, 'android:testOnly', 'test-only');
      },
    },
    {
      on: 'entry',
      roles: ['gradle-build'],
      names: ['initWith'],
      *check(_ctx, node) {
        const buildType = buildTypeOf(node);
        if (!buildType || developmentBuildType.test(buildType) || !copiesDebug(node)) return;
        yield { messageId: 'copies-debug', at: { range: node.range }, data: { buildType }, state: { node } };
      },
    },
    {
      on: 'entry',
      roles: ['gradle-build'],
      names: flagNames,
      *check(_ctx, node) {
        const buildType = buildTypeOf(node);
        if (!buildType || developmentBuildType.test(buildType) || !isTrue(node) || !node.valueRange) return;
        yield { messageId: 'build-type-debuggable', at: { range: node.valueRange }, data: { buildType } };
      },
    },
    {
      on: 'entry',
      roles: ['entitlements', 'property-list'],
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
        if (!isTrue(node) || !node.valueRange || !node.parent || !isReleaseProfile(node.parent)) return;
        yield {
          messageId: 'development-client',
          at: { range: node.valueRange },
          data: { profile },
          state: { path: node.path },
        };
      },
    },
    {
      on: 'entry',
      roles: ['eas-config'],
      names: ['extends'],
      *check(_ctx, node) {
        const profile = node.parent;
        if (!profile || !node.valueRange || !isReleaseProfile(profile) || child(profile, 'developmentClient')) return;
        if (!inheritsClient(profile)) return;
        const data = { profile: profile.name, base: String(node.value) };
        const state = { path: [...profile.path, 'developmentClient'] };
        yield { messageId: 'extends-development', at: { range: node.valueRange }, data, state };
      },
    },
  ],
  fixes,
});
