import { type DataType, personalData } from '../models/personal-data';
import type { ProjectFacts } from '../rule-kit/rule';
import { attribute, child, type DocumentNode } from '../syntax/document';
import type { InventoryPlace } from './inventory';

export interface Declaration extends InventoryPlace {
  readonly type: DataType;
}

const typesOfPermission = index('permissions');
const typesOfPurpose = index('purposes');

function index(list: 'permissions' | 'purposes'): ReadonlyMap<string, readonly DataType[]> {
  const map = new Map<string, DataType[]>();
  for (const row of personalData) for (const name of row[list]) map.set(name, [...(map.get(name) ?? []), row.type]);
  return map;
}

/** Permissions, purpose strings and entitlements that a project declares, with their places. Debug manifests do not count. */
export function declarations(project: ProjectFacts): readonly Declaration[] {
  return [
    ...entries(project, ['android-manifest', 'cordova-config'], /^uses-permission/, (node) => {
      const name = attribute(node, 'android:name') ?? attribute(node, 'name');
      if (!name || attribute(node, 'tools:node')?.value === 'remove') return undefined;
      return { name: name.value, range: name.valueRange, types: typesOfPermission.get(shortName(name.value)) };
    }),
    ...entries(project, ['info-plist', 'entitlements', 'expo-config'], /./, (node) => {
      const types = typesOfPurpose.get(node.name);
      return types && { name: node.name, range: node.nameRange, types };
    }),
    ...entries(project, ['expo-config'], /^permissions$/, (list) => list.children.flatMap(listed)),
  ];
}

interface Named {
  readonly name: string;
  readonly range: InventoryPlace['range'];
  readonly types: readonly DataType[] | undefined;
}

function listed(item: DocumentNode): Named[] {
  const name = String(item.value ?? '');
  return item.valueRange ? [{ name, range: item.valueRange, types: typesOfPermission.get(shortName(name)) }] : [];
}

const shortName = (permission: string): string => permission.replace(/^android\.permission\./, '');

function* entries(
  project: ProjectFacts,
  roles: readonly Parameters<ProjectFacts['documents']>[0][],
  names: RegExp,
  read: (node: DocumentNode) => Named | readonly Named[] | undefined,
): Iterable<Declaration> {
  for (const file of roles.flatMap((role) => [...project.documents(role)])) {
    if (!file.document || /\/src\/(debug|profile|test|androidTest)\//.test(file.uri)) continue;
    const stack = [file.document.root];
    for (let node = stack.pop(); node; node = stack.pop()) {
      stack.push(...node.children);
      if (!names.test(node.name)) continue;
      for (const { name, range, types } of [read(node) ?? []].flat()) {
        for (const type of types ?? []) yield { type, name, uri: file.uri, range };
      }
    }
  }
}

/** Kinds that the project's privacy manifests name; undefined without one. */
export function manifestedTypes(project: ProjectFacts): ReadonlySet<string> | undefined {
  const manifests = project.documents('privacy-manifest').filter(({ document }) => document);
  if (manifests.length === 0) return undefined;
  const named = new Set<string>();
  for (const { document } of manifests) {
    const list = document && child(document.root, 'NSPrivacyCollectedDataTypes');
    for (const item of list?.children ?? []) {
      const type = child(item, 'NSPrivacyCollectedDataType')?.value;
      if (typeof type === 'string') named.add(type);
    }
  }
  return named;
}
