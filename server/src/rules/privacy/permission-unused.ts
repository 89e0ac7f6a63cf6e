import type { LanguageId } from '../../core/language';
import {
  evidenceForPermission,
  evidenceForPurpose,
  evidenceWords,
  type PermissionEvidence,
} from '../../models/permission-evidence';
import { handlerPackages, handlerWords, permissionWords } from '../../models/permission-requests';
import { defineRule, type Match, type ProjectFacts } from '../../rule-kit/rule';
import { attribute, type DocumentNode, descendants } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';

type Message = 'permission' | 'purpose' | 'configured';

interface State {
  readonly node: DocumentNode;
  readonly path: readonly string[];
}

const stateOf = (match: Match<Message>): State => match.state as State;

/** Whether anything in the project may need what the row opens. In doubt yes. */
function isNeeded(project: ProjectFacts, row: PermissionEvidence): boolean {
  if (row.words.some((word) => project.usesWord(word))) return true;
  // Code that asks for the permission by name does so for a reason, even when the API behind it is not known here.
  if (row.android.some((name) => project.usesWord(name))) return true;
  if (project.dependsOn(handlerPackages) && handlerWords(row).some((word) => project.usesWord(word))) return true;
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
  readonly row: PermissionEvidence;
}

function* declared(project: ProjectFacts): Iterable<Finding> {
  for (const file of project.documents('android-manifest')) {
    if (!isMainManifest(file)) continue;
    for (const { node, name, at } of manifestPermissions(file)) {
      const row = evidenceForPermission(name);
      if (row) yield { file, messageId: 'permission', node, at, name: name.replace('android.permission.', ''), row };
    }
  }
  for (const file of [...project.documents('info-plist'), ...project.documents('expo-config')]) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (node.kind === 'pair') {
        const row = evidenceForPurpose(node.name);
        if (row) yield { file, messageId: 'purpose', node, at: { range: node.nameRange }, name: node.name, row };
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

const declarationLanguages: readonly LanguageId[] = ['xml', 'plist', 'json'];

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
      what: 'Compares the permissions of manifests and Expo configuration and the purpose strings of property lists with the code and the dependencies of the whole project, and reports those that no API, plugin or known library needs.',
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
    configured:
      'Nothing in this project uses {name}. It lets the app, and every library in it, use {opens}. Delete it, or list it under android.blockedPermissions.',
  },
  projectWords: [...evidenceWords, ...permissionWords],
  queries: [
    {
      on: 'project',
      *check(project) {
        if (!project.complete) return;
        for (const { file, messageId, node, at, name, row } of declared(project)) {
          if (isNeeded(project, row)) continue;
          yield {
            messageId,
            at,
            uri: file.uri,
            data: { name, opens: row.opens },
            ...(row.personal ? {} : { severity: 'information' as const }),
            ...(project.hasOpaqueBinaries ? { precision: 'low' as const } : {}),
            state: { node, path: node.path } satisfies State,
          };
        }
      },
    },
  ],
  fixes: [
    {
      title: 'Delete the permission',
      applicability: 'suggestion',
      for: ['permission'],
      languages: ['xml'],
      edits: (_ctx, match) => [{ edit: 'remove', range: stateOf(match).node.range }],
    },
    {
      title: 'Remove it from the merged manifest, also when a library adds it',
      applicability: 'suggestion',
      for: ['permission'],
      languages: ['xml'],
      edits: (_ctx, match) => [
        { edit: 'set-attribute', element: stateOf(match).node.range.start, name: 'tools:node', value: 'remove' },
      ],
    },
    {
      title: 'Delete the purpose string',
      applicability: 'suggestion',
      for: ['purpose'],
      languages: ['plist', 'json'],
      edits: (ctx, match) => deleteKey(ctx.file, match),
    },
    {
      title: 'Delete the permission from the configuration',
      applicability: 'suggestion',
      for: ['configured'],
      languages: ['json'],
      edits: (ctx, match) => deleteKey(ctx.file, match),
    },
  ],
});

/** Configuration written as code is left to the developer. */
function deleteKey(file: ParsedFile, match: Match<Message>) {
  if (file.language !== 'plist' && file.language !== 'json') return undefined;
  return [{ edit: 'set-key' as const, path: stateOf(match).path, value: undefined }];
}
