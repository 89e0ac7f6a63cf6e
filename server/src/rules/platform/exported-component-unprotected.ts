import type { Severity } from '../../core/diagnostic';
import {
  launcherCategories,
  permissionOfSystem,
  protectedBroadcasts,
  publicEntryActions,
  vendorExported,
} from '../../models/android-components';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, type DocumentNode } from '../../syntax/document';
import { fixes } from './exported-component-unprotected.fixes';

export type Message =
  | 'exported'
  | 'open-to-all'
  | 'provider-exported'
  | 'provider-readable'
  | 'missing-attribute'
  | 'exported-by-default'
  | 'system-broadcast';

export interface State {
  readonly element: number;
  /** What the component needs when the attribute is added. */
  readonly value: 'true' | 'false';
  /** What only the system, or whoever may write already, has. */
  readonly permission?: string;
}

const components = ['activity', 'activity-alias', 'service', 'receiver', 'provider'];

const children = (node: DocumentNode, name: string): DocumentNode[] =>
  node.children.filter((next) => next.name === name);
const nameOf = (node: DocumentNode): string => attribute(node, 'android:name')?.value ?? '';

interface Filters {
  readonly all: readonly DocumentNode[];
  readonly actions: readonly string[];
  readonly isLauncher: boolean;
  /** Every filter is a link that browsers may open; other rules look at those. */
  readonly isDeepLinkOnly: boolean;
}

function filtersOf(component: DocumentNode): Filters {
  const all = children(component, 'intent-filter');
  const names = (filter: DocumentNode, tag: string): string[] => children(filter, tag).map(nameOf);
  const launches = (filter: DocumentNode): boolean =>
    names(filter, 'action').includes('android.intent.action.MAIN') &&
    names(filter, 'category').some((category) => launcherCategories.names.has(category));
  const isLink = (filter: DocumentNode): boolean =>
    names(filter, 'action').includes('android.intent.action.VIEW') &&
    names(filter, 'category').includes('android.intent.category.BROWSABLE');
  return {
    all,
    actions: all.flatMap((filter) => names(filter, 'action')),
    isLauncher: all.some(launches),
    isDeepLinkOnly: all.length > 0 && all.every((filter) => isLink(filter) || launches(filter)),
  };
}

const actionsOf = (filter: DocumentNode): string[] => children(filter, 'action').map(nameOf);

/** Only documented entry points, or a viewer for a type of file. */
function isPublicEntry(filter: DocumentNode): boolean {
  const opensFiles = children(filter, 'data').some((data) => attribute(data, 'android:mimeType'));
  const actions = actionsOf(filter);
  const isEntry = (action: string) =>
    publicEntryActions.names.has(action) || (opensFiles && action === 'android.intent.action.VIEW');
  return actions.length > 0 && actions.every(isEntry);
}

/** A permission on the component, or on the application for all of them. */
function isProtected(component: DocumentNode): boolean {
  const application = component.parent;
  const names =
    component.name === 'provider'
      ? ['android:permission', 'android:readPermission', 'android:writePermission']
      : ['android:permission'];
  return names.some((name) => attribute(component, name) || (application && attribute(application, name)));
}

/** Who may write to a provider, when nothing is said about who may read. */
function writersOnly(component: DocumentNode): string | undefined {
  if (component.name !== 'provider') return undefined;
  const of = (name: string) =>
    attribute(component, name)?.value ?? (component.parent && attribute(component.parent, name)?.value);
  return of('android:permission') || of('android:readPermission') ? undefined : of('android:writePermission');
}

/** `<application>`, or the entry of Cordova's configuration that is written into it. */
const isInApplication = ({ parent }: DocumentNode): boolean =>
  parent?.name === 'application' || (parent !== undefined && /^(config-file|edit-config)$/.test(parent.name));

const isRemoved = (component: DocumentNode): boolean => /^remove/.test(attribute(component, 'tools:node')?.value ?? '');

function* check(ctx: RuleContext, component: DocumentNode): Iterable<Match<Message>> {
  if (!isInApplication(component) || isRemoved(component)) return;
  const filters = filtersOf(component);
  const name = nameOf(component);
  const exported = attribute(component, 'android:exported');
  const data = { component: component.name, name: name || '(unnamed)' };
  const element = component.range.start;
  const writers = exported?.value === 'true' ? writersOnly(component) : undefined;
  if (exported && writers) {
    const state: State = { element, value: 'false', permission: writers };
    yield { messageId: 'provider-readable', at: { range: exported.valueRange }, data, state };
    return;
  }
  const guarded = isProtected(component);
  const system = filters.actions.map(permissionOfSystem).find((permission) => permission);

  if (exported === undefined) {
    if (filters.all.length === 0) return;
    const open = filters.isLauncher || filters.isDeepLinkOnly || system || filters.all.every(isPublicEntry);
    const state: State = {
      element,
      value: open || guarded ? 'true' : 'false',
      ...(system && !guarded ? { permission: system } : {}),
    };
    const at = { range: component.nameRange };
    // Since Android 12 such an app does not install; below, the component is exported without anyone having said so.
    if ((ctx.project.targetSdk ?? 31) >= 31) yield { messageId: 'missing-attribute', at, data, state };
    else if (!guarded && !filters.isLauncher && !filters.isDeepLinkOnly)
      yield { messageId: 'exported-by-default', at, data, state };
    return;
  }

  if (guarded || exported.value !== 'true' || filters.isLauncher || filters.isDeepLinkOnly || vendorExported(name))
    return;
  // Share targets, media browsers and settings entries exist for others to start.
  if (filters.all.length > 0 && filters.all.every(isPublicEntry)) return;
  const at = { range: exported.valueRange };
  if (system) {
    const state: State = { element, value: 'true', permission: system };
    yield { messageId: 'open-to-all', at, data: { ...data, permission: system }, state };
    return;
  }
  const state: State = { element, value: 'false' };
  if (component.name === 'provider') {
    yield { messageId: 'provider-exported', at, data, state };
    return;
  }
  const onlySystem =
    component.name === 'receiver' &&
    filters.actions.length > 0 &&
    filters.actions.every((action) => protectedBroadcasts.names.has(action));
  // An action of its own may be meant for others.
  const precision = !onlySystem && filters.all.length > 0 ? { precision: 'medium' as const } : {};
  yield { messageId: onlySystem ? 'system-broadcast' : 'exported', at, data, state, ...precision };
}

const severityOf = (severity: Severity, text: string) => ({ severity, text });

export default defineRule({
  id: 'platform/exported-component-unprotected',
  meta: {
    title: 'Component open to every other app',
    category: 'platform',
    severity: 'warning',
    precision: 'high',
    languages: ['xml'],
    cwe: [926],
    masvs: ['MASVS-PLATFORM-1', 'MASVS-AUTH-1'],
    maswe: ['MASWE-0018'],
    mission: [2],
    since: '0.1.0',
    notIn: {
      json: 'Expo and Cordova write the manifest when they build; the one in the repository is judged where there is one.',
    },
    docs: {
      what: 'Finds activities, services, receivers and providers with `android:exported="true"` and no permission, providers that guard writing only, services and receivers for the system without the permission that it has, and components with an intent filter that do not say whether they are exported; also where Cordova writes them into the manifest. Launchers, pure deep links, share targets and other documented entries, components guarded by a permission and those that vendors document as exported are left alone. A component with an action of its own counts with medium precision, because other apps may be meant to use it.',
      why: 'Every app on the device can start an exported component and hand it any data. Screens meant for the inside can so be reached without login, and providers give their data away.',
      fix: 'Set `android:exported="false"` unless other apps need the component. If they do, guard it with a signature permission and check what comes in.',
      references: [
        'https://developer.android.com/privacy-and-security/risks/android-exported',
        'https://developer.android.com/guide/topics/manifest/activity-element#exported',
        'https://developer.android.com/about/versions/12/behavior-changes-12#exported',
      ],
    },
  },
  messages: {
    exported:
      'Every app on the device can use the {component} {name}. It has no permission, so whatever it does can be triggered from outside. Set exported to false or ask for a signature permission.',
    'provider-exported': severityOf(
      'error',
      'Every app on the device can read and write through the provider {name}. It has no read or write permission. Set exported to false or ask for a signature permission.',
    ),
    'open-to-all':
      'Every app on the device can use the {component} {name}. It is meant for the system, and nothing keeps others out. Ask for {permission}.',
    'provider-readable': severityOf(
      'error',
      'Every app on the device can read from the provider {name}. Only writing needs a permission. Ask for one to read, too.',
    ),
    'missing-attribute': severityOf(
      'error',
      'The {component} {name} has an intent filter but does not say whether it is exported. Apps that target Android 12 or newer do not install like this. Say android:exported explicitly.',
    ),
    'exported-by-default':
      'The {component} {name} is exported by default because it has an intent filter. Every app on the device can use it. Set exported to false unless others need it.',
    'system-broadcast': severityOf(
      'hint',
      'The receiver {name} is exported for broadcasts that only the system sends. They reach it without being exported, too. Set exported to false.',
    ),
  },
  queries: [{ on: 'entry', roles: ['android-manifest', 'cordova-config'], names: components, check }],
  fixes,
});
