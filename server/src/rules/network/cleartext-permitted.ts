import { isLoopbackHost, isPrivateHost, isRevocationHost } from '../../models/hosts';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, child, type DocumentNode, descendants } from '../../syntax/document';
import { fixes, type State } from './cleartext-permitted.fixes';

export type Message =
  | 'manifest'
  | 'by-default'
  | 'base-config'
  | 'domain-config'
  | 'arbitrary-loads'
  | 'app-config'
  | 'http-scheme'
  | 'placeholder';

const isTrue = (node: DocumentNode): boolean => node.value === true || node.value === 'true';
const endsWith = (node: DocumentNode, ...tail: readonly string[]): boolean =>
  tail.every((name, index) => node.path[node.path.length - tail.length + index] === name);

const isDebugFile = (ctx: RuleContext): boolean =>
  ctx.isDebugSource || /debug/i.test(ctx.file.uri.split('/').pop() ?? '');

/** From Android 7 a network security config decides alone and the manifest's attribute is ignored. */
const configDecides = (ctx: RuleContext, application: DocumentNode): boolean =>
  attribute(application, 'android:networkSecurityConfig') !== undefined && (ctx.project.minSdk ?? 0) >= 24;

function* manifest(ctx: RuleContext, application: DocumentNode): Iterable<Match<Message>> {
  const flag = attribute(application, 'android:usesCleartextTraffic');
  if (ctx.isDebugSource || configDecides(ctx, application)) return;
  const state: State = { element: application.range.start, name: 'android:usesCleartextTraffic', replacement: 'false' };
  if (flag?.value === 'true') {
    if (/usesCleartextTraffic/.test(attribute(application, 'tools:remove')?.value ?? '')) return;
    yield { messageId: 'manifest', at: { range: flag.valueRange }, state };
    return;
  }
  const { targetSdk } = ctx.project;
  if (flag || targetSdk === undefined || targetSdk >= 28) return;
  if (application.parent?.name !== 'manifest' || attribute(application, 'android:networkSecurityConfig')) return;
  yield {
    messageId: 'by-default',
    at: { range: application.nameRange },
    data: { targetSdk: String(targetSdk) },
    state,
  };
}

function* networkSecurityConfig(ctx: RuleContext, node: DocumentNode): Iterable<Match<Message>> {
  const flag = attribute(node, 'cleartextTrafficPermitted');
  if (flag?.value !== 'true' || isDebugFile(ctx)) return;
  const state: State = { element: node.range.start, name: 'cleartextTrafficPermitted', replacement: 'false' };
  if (node.name === 'base-config') {
    yield { messageId: 'base-config', at: { range: flag.valueRange }, state };
    return;
  }
  const hosts = node.children.filter((next) => next.name === 'domain').map((next) => String(next.value ?? '').trim());
  const open = hosts.filter((host) => host && !isLoopbackHost(host) && !isPrivateHost(host) && !isRevocationHost(host));
  if (open.length === 0) return;
  yield { messageId: 'domain-config', at: { range: flag.valueRange }, data: { hosts: open.join(', ') }, state };
}

/** iOS 10 and newer ignore the general exception as soon as one of these narrower keys stands beside it. */
const narrowerKeys = [
  'NSAllowsArbitraryLoadsInWebContent',
  'NSAllowsArbitraryLoadsForMedia',
  'NSAllowsLocalNetworking',
];

function* arbitraryLoads(ctx: RuleContext, node: DocumentNode): Iterable<Match<Message>> {
  if (!isTrue(node) || !node.valueRange || isDebugFile(ctx)) return;
  const siblings = node.parent;
  if (!siblings || siblings.name !== 'NSAppTransportSecurity' || narrowerKeys.some((key) => child(siblings, key)))
    return;
  yield { messageId: 'arbitrary-loads', at: { range: node.valueRange }, state: { path: node.path } };
}

function* flag(
  ctx: RuleContext,
  node: DocumentNode,
  messageId: Message,
  replacement: string,
): Iterable<Match<Message>> {
  if (!node.valueRange || isDebugFile(ctx)) return;
  yield {
    messageId,
    at: { range: node.valueRange },
    data: { key: node.name },
    state: { path: node.path, replacement },
  };
}

export default defineRule({
  id: 'network/cleartext-permitted',
  meta: {
    title: 'Unencrypted HTTP allowed for every host',
    category: 'network',
    severity: 'error',
    precision: 'high',
    languages: ['xml', 'plist', 'json', 'gradle', 'typescript', 'javascript'],
    cwe: [319],
    masvs: ['MASVS-NETWORK-1'],
    maswe: ['MASWE-0026'],
    mission: [2],
    since: '0.1.0',
    notIn: {
      kotlin: 'The setting stands in configuration files. Addresses in code are judged by `network/http-url`.',
      java: 'The setting stands in configuration files. Addresses in code are judged by `network/http-url`.',
      swift: 'The setting stands in configuration files. Addresses in code are judged by `network/http-url`.',
      'objective-c': 'The setting stands in configuration files. Addresses in code are judged by `network/http-url`.',
      dart: 'The setting stands in configuration files. Addresses in code are judged by `network/http-url`.',
    },
    docs: {
      what: 'Finds configuration that permits plain HTTP: `usesCleartextTraffic` in manifests, Gradle placeholders, Expo build properties and Cordova configuration, `cleartextTrafficPermitted` in a network security config, `NSAllowsArbitraryLoads` in property lists, and Capacitor’s `server.cleartext` and `http` scheme. Debug source sets and loopback hosts are left alone.',
      why: 'Whoever shares the network, from a café’s access point to a provider, can read and change what goes over plain HTTP. One forgotten address, in the app or in a library, is enough, and this setting keeps the platform from stopping it.',
      fix: 'Turn the permission off. If a host cannot do TLS yet, name that host alone in a network security config or in `NSExceptionDomains`.',
      references: [
        'https://developer.android.com/privacy-and-security/security-config#CleartextTrafficPermitted',
        'https://developer.apple.com/documentation/bundleresources/information-property-list/nsapptransportsecurity/nsallowsarbitraryloads',
        'https://capacitorjs.com/docs/config',
        'https://docs.expo.dev/versions/latest/sdk/build-properties/',
      ],
    },
  },
  messages: {
    manifest:
      'Plain HTTP is allowed to every host. Anyone on the network can read and change such traffic. Set it to false and name exceptions in a network security config.',
    'by-default': {
      text: 'With target SDK {targetSdk}, plain HTTP is allowed to every host by default. Anyone on the network can read and change such traffic. Set usesCleartextTraffic to false.',
      severity: 'warning',
    },
    'base-config':
      'Plain HTTP is allowed to every host. Anyone on the network can read and change such traffic. Set it to false and name exceptions in a domain-config.',
    'domain-config': {
      text: 'Plain HTTP is allowed to {hosts}. Anyone on the network can read and change this traffic. Set it to false once the host speaks TLS.',
      severity: 'warning',
    },
    'arbitrary-loads':
      'App Transport Security is off for every host. Anyone on the network can read and change plain HTTP traffic. Remove the key and name exceptions in NSExceptionDomains.',
    'app-config':
      '{key} allows plain HTTP to every host. Anyone on the network can read and change such traffic. Set it to false.',
    'http-scheme':
      'The app’s own pages are served over http. That makes them an insecure context and lets them load unencrypted content. Use https.',
    placeholder:
      'This manifest placeholder allows plain HTTP to every host. Anyone on the network can read and change such traffic. Set it to "false" outside debug builds.',
  },
  queries: [
    { on: 'entry', roles: ['android-manifest'], names: ['application'], check: manifest },
    { on: 'entry', roles: ['cordova-config'], names: ['application'], check: manifest },
    {
      on: 'entry',
      roles: ['android-network-security-config'],
      names: ['base-config', 'domain-config'],
      check: networkSecurityConfig,
    },
    { on: 'entry', roles: ['info-plist', 'expo-config'], names: ['NSAllowsArbitraryLoads'], check: arbitraryLoads },
    {
      // Cordova writes property list entries into `<edit-config>` and `<config-file>`.
      on: 'entry',
      roles: ['cordova-config'],
      names: ['key'],
      *check(ctx, node) {
        const siblings = node.parent?.children ?? [];
        const value = siblings[siblings.indexOf(node) + 1];
        if (node.value !== 'NSAllowsArbitraryLoads' || value?.name !== 'true' || isDebugFile(ctx)) return;
        if (siblings.some(({ name, value: key }) => name === 'key' && narrowerKeys.includes(String(key)))) return;
        yield { messageId: 'arbitrary-loads', at: { range: value.range }, state: { path: [] } satisfies State };
      },
    },
    {
      on: 'entry',
      roles: ['expo-config'],
      names: ['usesCleartextTraffic'],
      *check(ctx, node) {
        if (isTrue(node) && node.parent?.name === 'android') yield* flag(ctx, node, 'app-config', 'false');
      },
    },
    {
      on: 'entry',
      roles: ['capacitor-config'],
      names: ['cleartext', 'androidScheme', 'iosScheme'],
      *check(ctx, node) {
        if (!endsWith(node, 'server', node.name)) return;
        if (node.name === 'cleartext' && isTrue(node)) yield* flag(ctx, node, 'app-config', 'false');
        if (node.name !== 'cleartext' && node.value === 'http') yield* flag(ctx, node, 'http-scheme', 'https');
      },
    },
    {
      on: 'entry',
      roles: ['cordova-config'],
      names: ['preference'],
      *check(ctx, node) {
        const value = attribute(node, 'value');
        if (attribute(node, 'name')?.value.toLowerCase() !== 'scheme' || value?.value !== 'http' || isDebugFile(ctx))
          return;
        yield {
          messageId: 'http-scheme',
          at: { range: value.valueRange },
          state: { element: node.range.start, name: 'value', replacement: 'https' } satisfies State,
        };
      },
    },
    {
      on: 'entry',
      roles: ['gradle-build'],
      names: ['*'],
      *check(ctx, node) {
        // `manifestPlaceholders.put("name", "true")`
        const put = node.name === 'put' && node.parent?.name === 'manifestPlaceholders';
        const value = put ? node.children[1] : node;
        if (!value || !isTrue(value) || !node.path.includes('manifestPlaceholders')) return;
        if (!isCleartextPlaceholder(ctx, put ? String(node.value) : node.name)) return;
        if (node.path.some((name) => /debug/i.test(name)) || insideDebugType(node)) return;
        yield* flag(ctx, value, 'placeholder', 'false');
      },
    },
  ],
  fixes,
});

/** Whether a placeholder decides about plain HTTP: by its own name, or because a manifest puts it there. */
const isCleartextPlaceholder = (ctx: RuleContext, name: string): boolean =>
  /^(usesCleartextTraffic|cleartextTrafficPermitted)$/.test(name) ||
  ctx.project
    .documents('android-manifest')
    .flatMap(({ document }) => (document ? [...descendants(document.root)] : []))
    .some((node) => attribute(node, 'android:usesCleartextTraffic')?.value === `\${${name}}`);

function insideDebugType(node: DocumentNode): boolean {
  for (let current = node.parent; current; current = current.parent) {
    if (typeof current.value === 'string' && /debug/i.test(current.value)) return true;
  }
  return false;
}
