import type { FileRole } from '../../core/language';
import type { DatedFact } from '../../models/dated-fact';
import { evidenceForEntitlement } from '../../models/entitlement-evidence';
import { type PluginPermission, pluginPermissions } from '../../models/expo-plugin-permissions';
import { evidenceForPermission, evidenceForPurpose, type PermissionEvidence } from '../../models/permission-evidence';
import { handlerMacros } from '../../models/permission-requests';
import type { Match, ProjectFacts } from '../../rule-kit/rule';
import { attribute, child, type DocumentNode, descendants } from '../../syntax/document';
import type { ParsedFile } from '../../syntax/parsed-file';
import type { Message } from './permission-unused';

/** Only the main manifests count: a debug source set may ask for more, and a removed entry asks for nothing. */
const isMainManifest = (file: ParsedFile): boolean => !/\/src\/(debug|profile|test|androidTest)\//.test(file.uri);

function* manifestPermissions(file: ParsedFile): Iterable<{ node: DocumentNode; name: string; at: Match['at'] }> {
  if (!file.document) return;
  for (const node of descendants(file.document.root)) {
    // Cordova writes what stands in `<config-file parent="/manifest">` into the manifest.
    if (!/^(manifest|config-file|edit-config)$/.test(node.parent?.name ?? '')) continue;
    if (!/^uses-permission(-sdk-23)?$/.test(node.name)) continue;
    const name = attribute(node, 'android:name');
    if (name && attribute(node, 'tools:node')?.value !== 'remove')
      yield { node, name: name.value, at: { range: name.valueRange } };
  }
}

export interface Finding {
  readonly file: ParsedFile;
  readonly messageId: Message;
  readonly node: DocumentNode;
  readonly at: Match['at'];
  readonly name: string;
  readonly row: Evidence;
  /** The permission holds up to this API level only, which lies below what the app runs on. */
  readonly upTo?: number;
  /** What an Expo plugin adds, and how to leave it out. */
  readonly plugin?: PluginPermission;
  /** Names by which code asks for it through a permission package. */
  readonly asked?: readonly string[];
}

export type Evidence = Omit<PermissionEvidence, keyof DatedFact>;

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

/** `"expo-camera"` or `["expo-camera", { … }]` among Expo's plugins, unless the options leave the permission out. */
function* plugins(file: ParsedFile, list: DocumentNode): Iterable<Finding> {
  const android = list.parent && child(list.parent, 'android');
  const blocked = (android && child(android, 'blockedPermissions'))?.children.map(({ value }) => String(value)) ?? [];
  for (const entry of list.children) {
    const node = typeof entry.value === 'string' ? entry : entry.children[0];
    for (const plugin of pluginPermissions) {
      const row = evidenceForPermission(plugin.permission);
      if (!node?.valueRange || node.value !== plugin.plugin || !row) continue;
      const options = entry === node ? undefined : entry.children[1];
      const isOff = (option: string | undefined) => option && options && child(options, option)?.value === false;
      if (isOff(plugin.androidOption ?? plugin.option) || blocked.some((name) => name.endsWith(plugin.permission)))
        continue;
      yield { file, messageId: 'plugin', node, at: { range: node.valueRange }, name: plugin.permission, row, plugin };
    }
  }
}

/** A permission that stands in a list for the second time. */
function* repeated(file: ParsedFile, list: DocumentNode): Iterable<Finding> {
  const seen = new Set<string>();
  for (const node of list.children) {
    const name = String(node.value).replace(/^android\.permission\./, '');
    const row = evidenceForPermission(name) ?? unknown;
    if (seen.has(name))
      yield { file, messageId: 'twice', node, at: { range: node.valueRange ?? node.range }, name, row };
    seen.add(name);
  }
}

/** Everything in a project's configuration that asks for a permission of its own, in the order of its files. */
export function* declared(project: ProjectFacts): Iterable<Finding> {
  for (const file of [...project.documents('android-manifest'), ...project.documents('cordova-config')]) {
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
  for (const file of project.documents('cordova-config')) {
    for (const node of file.document ? descendants(file.document.root) : []) {
      const key = attribute(node, node.name === 'edit-config' ? 'target' : 'parent');
      const row = /^(edit-config|config-file)$/.test(node.name) && key ? evidenceForPurpose(key.value) : undefined;
      if (key && row) yield { file, messageId: 'purpose', node, at: { range: key.valueRange }, name: key.value, row };
    }
  }
  for (const file of ['info-plist', 'entitlements', 'expo-config'].flatMap((role) =>
    project.documents(role as FileRole),
  )) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (file.role === 'expo-config' && node.name === 'plugins') yield* plugins(file, node);
      if (node.name === 'permissions' && node.parent?.name === 'android') yield* repeated(file, node);
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
