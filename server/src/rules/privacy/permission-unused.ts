import type { FileRole, LanguageId } from '../../core/language';
import type { DatedFact } from '../../models/dated-fact';
import { entitlementWords, evidenceForEntitlement } from '../../models/entitlement-evidence';
import {
  evidenceForPermission,
  evidenceForPurpose,
  evidenceWords,
  type PermissionEvidence,
} from '../../models/permission-evidence';
import { handlerMacros, handlerPackages, handlerWords, permissionWords } from '../../models/permission-requests';
import { defineRule, type Match, type ProjectFacts } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import { fixes } from './permission-unused.fixes';

export type Message = 'permission' | 'never-granted' | 'purpose' | 'configured' | 'entitlement' | 'macro';

export interface State {
  readonly node: DocumentNode;
  readonly path: readonly string[];
}

/** Whether anything in the project may need what the row opens. In doubt yes. */
function isNeeded(project: ProjectFacts, row: Evidence): boolean {
  if (row.words.some((word) => project.usesWord(word))) return true;
  // Code that asks for the permission by name does so for a reason, even when the API behind it is not known here.
  if (row.android.some((name) => project.usesWord(name))) return true;
  if (project.dependsOn(handlerPackages.pattern) && handlerWords(row).some((word) => project.usesWord(word)))
    return true;
  return project.dependsOn(row.dependencies);
}

/** Only the main manifests count: a debug source set may ask for more, and a removed entry asks for nothing. */
const isMainManifest = (file: ParsedFile): boolean => !/\/src\/(debug|profile|test|androidTest)\//.test(file.uri);

function* manifestPermissions(file: ParsedFile): Iterable<{ node: DocumentNode; name: string; at: Match['at'] }> {
  const root = file.document?.root.children.find((node) => node.name === 'manifest');
  for (const node of root?.children ?? []) {
    if (!/^uses-permission(-sdk-23)?$/.test(node.name)) continue;
    const name = attribute(node, 'android:name');
    if (name && attribute(node, 'tools:node')?.value !== 'remove')
      yield { node, name: name.value, at: { range: name.valueRange } };
  }
}

interface Finding {
  readonly file: ParsedFile;
  readonly messageId: Message;
  readonly node: DocumentNode;
  readonly at: Match['at'];
  readonly name: string;
  readonly row: Evidence;
  /** The permission holds up to this API level only, which lies below what the app runs on. */
  readonly upTo?: number;
  /** Names by which code asks for it through a permission package. */
  readonly asked?: readonly string[];
}

type Evidence = Omit<PermissionEvidence, keyof DatedFact>;

/** Stands for permissions that no row knows. */
const unknown: Evidence = { android: [], ios: [], words: [], dependencies: /^$/, personal: false, opens: '' };

/** `'PERMISSION_CAMERA=1'` in the preprocessor definitions that permission_handler reads. */
function* macros(project: ProjectFacts, file: ParsedFile): Iterable<Finding> {
  if (!file.document || !project.dependsOn('permission_handler')) return;
  for (const node of descendants(file.document.root)) {
    if (node.kind !== 'item' || node.parent?.name !== 'GCC_PREPROCESSOR_DEFINITIONS') continue;
    const [, name = ''] = /^(PERMISSION_\w+)=1$/.exec(String(node.value)) ?? [];
    const macro = handlerMacros.find((row) => row.name === name);
    const row = macro && evidenceForPurpose(macro.purpose);
    const at = { range: node.valueRange ?? node.range };
    if (row) yield { file, messageId: 'macro', node, at, name, row, asked: macro.words };
  }
}

function* declared(project: ProjectFacts): Iterable<Finding> {
  for (const file of project.documents('android-manifest')) {
    if (!isMainManifest(file)) continue;
    for (const { node, name, at } of manifestPermissions(file)) {
      const row = evidenceForPermission(name);
      const upTo = Number(attribute(node, 'android:maxSdkVersion')?.value ?? Number.NaN);
      const found = { file, node, at, name: name.replace('android.permission.', '') };
      if (upTo < (project.minSdk ?? 0)) yield { ...found, messageId: 'never-granted', row: row ?? unknown, upTo };
      else if (row) yield { ...found, messageId: 'permission', row };
    }
  }
  for (const file of project.documents('podfile')) yield* macros(project, file);
  for (const file of ['info-plist', 'entitlements', 'expo-config'].flatMap((role) =>
    project.documents(role as FileRole),
  )) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (node.kind === 'pair') {
        const purpose = evidenceForPurpose(node.name);
        const row = purpose ?? (node.value === false ? undefined : evidenceForEntitlement(node.name));
        const messageId = purpose ? 'purpose' : 'entitlement';
        if (row) yield { file, messageId, node, at: { range: node.nameRange }, name: node.name, row };
      } else if (
        node.kind === 'item' &&
        node.parent?.name === 'permissions' &&
        node.parent.parent?.name === 'android'
      ) {
        const row = typeof node.value === 'string' ? evidenceForPermission(node.value) : undefined;
        const at = { range: node.valueRange ?? node.range };
        if (row) yield { file, messageId: 'configured', node, at, name: String(node.value), row };
      }
    }
  }
}

const declarationLanguages: readonly LanguageId[] = ['xml', 'plist', 'json', 'podfile'];

export default defineRule({
  id: 'privacy/permission-unused',
  meta: {
    title: 'Permission that nothing in the project uses',
    category: 'privacy',
    severity: 'warning',
    precision: 'medium',
    languages: declarationLanguages,
    cwe: [250, 272],
    masvs: ['MASVS-PRIVACY-1'],
    maswe: ['MASWE-0066'],
    mission: [1],
    since: '0.1.0',
    docs: {
      what: 'Compares the permissions of manifests and Expo configuration and the purpose strings of property lists, entitlements and the `PERMISSION_…` macros of a Flutter Podfile with the code and the dependencies of the whole project, and reports those that no API, plugin or known library needs; also permissions whose `android:maxSdkVersion` lies below the app’s minimum. Options of Expo plugins that add permissions, such as `microphonePermission`, are not compared.',
      why: 'Every permission is data the app may collect, must declare in the stores and answers for when it leaks. Libraries and attackers inside the app’s process have the same permissions. Stores question permissions without a visible use.',
      fix: 'Delete the entry. When a library merges it in again, mark it with `tools:node="remove"`, or list it under `android.blockedPermissions` in Expo.',
      references: [
        'https://developer.android.com/privacy-and-security/minimize-permission-requests',
        'https://developer.android.com/build/manage-manifests#node_markers',
        'https://docs.expo.dev/guides/permissions/',
      ],
    },
  },
  messages: {
    permission:
      'Nothing in this project uses {name}. It lets the app, and every library in it, use {opens}. Delete it, or mark it for removal when a library adds it.',
    purpose: {
      text: 'Nothing in this project needs {name}. Reviewers ask what the app does with {opens}, and the text invites later use. Delete it.',
      severity: 'information',
    },
    'never-granted': {
      text: 'No device asks for {name}: it holds up to API level {upTo}, and the app needs {minSdk}. Delete it.',
      severity: 'hint',
    },
    entitlement: {
      text: 'Nothing in this project uses {name}. It lets the app, and every library in it, use {opens}. Delete it.',
      severity: 'information',
    },
    macro: {
      text: '{name} builds code of permission_handler that nothing in this project calls. Reviewers then ask why the app wants {opens}. Delete it.',
      severity: 'information',
    },
    configured:
      'Nothing in this project uses {name}. It lets the app, and every library in it, use {opens}. Delete it, or list it under android.blockedPermissions.',
  },
  projectWords: [...evidenceWords, ...permissionWords, ...entitlementWords],
  queries: [
    {
      on: 'project',
      *check(project) {
        if (!project.complete) return;
        for (const { file, messageId, node, at, name, row, upTo, asked } of declared(project)) {
          const used = isNeeded(project, row) || asked?.some((word) => project.usesWord(word));
          if (upTo === undefined && used) continue;
          yield {
            messageId,
            at,
            uri: file.uri,
            data: { name, opens: row.opens, upTo: String(upTo), minSdk: String(project.minSdk) },
            ...(row.personal || messageId === 'never-granted' ? {} : { severity: 'information' as const }),
            ...(project.hasOpaqueBinaries ? { precision: 'low' as const } : {}),
            state: { node, path: node.path } satisfies State,
          };
        }
      },
    },
  ],
  fixes,
});
