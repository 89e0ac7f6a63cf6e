import type { LanguageId } from '../../core/language';
import { entitlementWords } from '../../models/entitlement-evidence';
import { type PluginPermission, pluginPermissions, pluginPermissionWords } from '../../models/expo-plugin-permissions';
import { evidenceWords } from '../../models/permission-evidence';
import { handlerPackages, handlerWords, permissionWords } from '../../models/permission-requests';
import { defineRule, type ProjectFacts } from '../../rule-kit/rule';
import type { DocumentNode } from '../../syntax/document';
import { declared, type Evidence } from './permission-unused.declared';
import { fixes } from './permission-unused.fixes';

export type Message =
  | 'permission'
  | 'never-granted'
  | 'purpose'
  | 'configured'
  | 'entitlement'
  | 'macro'
  | 'plugin'
  | 'twice';

export interface State {
  readonly node: DocumentNode;
  readonly path: readonly string[];
  /** Options of an Expo plugin that leave a permission out. */
  readonly options?: readonly string[];
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

/** What a plugin of a camera brings along is needed when code, or a package without a camera of its own, has a use for it. */
function isNeededBeside(project: ProjectFacts, row: Evidence, { words }: PluginPermission): boolean {
  if ([...words, ...row.android].some((word) => project.usesWord(word))) return true;
  const plugins = new Set(pluginPermissions.map(({ plugin }) => plugin));
  const elsewhere = row.words.filter((word) => !/^(ImagePicker|CameraView)$/.test(word));
  if (elsewhere.some((word) => project.usesWord(word))) return true;
  return project.dependencies.some(({ name }) => row.dependencies.test(name) && !plugins.has(name));
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
    notIn: {
      yaml: 'A pubspec declares no permissions; its packages count as evidence that one is used.',
    },
    docs: {
      what: 'Compares the permissions of manifests and Expo configuration and the purpose strings of property lists, entitlements and the `PERMISSION_…` macros of a Flutter Podfile with the code and the dependencies of the whole project, and reports those that no API, plugin or known library needs; also permissions whose `android:maxSdkVersion` lies below the app’s minimum. The same goes for what the plugins of expo-camera and expo-image-picker add unless an option says no, for entries of Cordova’s configuration, and for permissions that an Expo list names twice. Permissions for the local network are left alone, because any HTTP client may need them.',
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
    plugin: {
      text: 'The plugin {plugin} adds {name}, and nothing in this project uses {opens}. Reviewers ask what the app does with it. Set {option} to false.',
      severity: 'information',
    },
    twice: {
      text: '{name} stands in this list already. Delete it, so that one place says what the app asks for.',
      severity: 'hint',
    },
    configured:
      'Nothing in this project uses {name}. It lets the app, and every library in it, use {opens}. Delete it, or list it under android.blockedPermissions.',
  },
  projectWords: [...evidenceWords, ...permissionWords, ...entitlementWords, ...pluginPermissionWords],
  queries: [
    {
      on: 'project',
      *check(project) {
        if (!project.complete) return;
        for (const { file, messageId, node, at, name, row, upTo, asked, plugin } of declared(project)) {
          const used = plugin
            ? isNeededBeside(project, row, plugin)
            : isNeeded(project, row) || asked?.some((word) => project.usesWord(word));
          if (messageId !== 'twice' && upTo === undefined && used) continue;
          yield {
            messageId,
            at,
            uri: file.uri,
            data: {
              name,
              opens: row.opens,
              upTo: String(upTo),
              minSdk: String(project.minSdk),
              plugin: plugin?.plugin ?? '',
              option: plugin?.option ?? '',
            },
            ...(row.personal || messageId === 'never-granted' || messageId === 'twice'
              ? {}
              : { severity: 'information' as const }),
            ...(project.hasOpaqueBinaries ? { precision: 'low' as const } : {}),
            state: {
              node,
              path: node.path,
              ...(plugin ? { options: [plugin.option, ...(plugin.androidOption ? [plugin.androidOption] : [])] } : {}),
            } satisfies State,
          };
        }
      },
    },
  ],
  fixes,
});
