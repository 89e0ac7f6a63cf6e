import type { FileRole, LanguageId } from '../core/language';

/** What to read a file as, and what it is to its platform. */
export interface FileKind {
  readonly language: LanguageId;
  readonly role: FileRole;
}

/** The last part of a path or URI with percent escapes decoded. */
export function fileName(uri: string): string {
  const path = uri.replace(/[?#].*/s, '');
  const name = path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/**
 * Finds a file's language and role from its name, its folder and, where names say too little, its content. Undefined when
 * the file is none of this product's business: unknown kinds, binary property lists, type declarations, minified scripts.
 */
export function classifyFile(uri: string, text: string): FileKind | undefined {
  const name = fileName(uri);
  if (name === '') return undefined;
  const fixed = rolesByName[name];
  if (fixed) return fixed;
  if (/^\.env(\.|$)/.test(name) && !/\.(ts|js|mjs|cjs|json|ya?ml)$/.test(name)) return kind('properties', 'env');
  const extension = name.slice(name.lastIndexOf('.') + 1).toLowerCase();
  return (byExtension[extension] ?? unknown)(name, uri, text);
}

function kind(language: LanguageId, role: FileRole): FileKind {
  return { language, role };
}

const unknown = (): undefined => undefined;

const rolesByName: Readonly<Record<string, FileKind | undefined>> = Object.assign(Object.create(null), {
  'AndroidManifest.xml': kind('xml', 'android-manifest'),
  'build.gradle': kind('gradle', 'gradle-build'),
  'build.gradle.kts': kind('kotlin', 'gradle-build'),
  'settings.gradle': kind('gradle', 'gradle-settings'),
  'settings.gradle.kts': kind('kotlin', 'gradle-settings'),
  'gradle.properties': kind('properties', 'gradle-properties'),
  'local.properties': kind('properties', 'gradle-properties'),
  'gradle-wrapper.properties': kind('properties', 'gradle-properties'),
  'package.json': kind('json', 'package-json'),
  'eas.json': kind('json', 'eas-config'),
  'capacitor.config.json': kind('json', 'capacitor-config'),
  'capacitor.config.ts': kind('typescript', 'capacitor-config'),
  'capacitor.config.js': kind('javascript', 'capacitor-config'),
  'babel.config.js': kind('javascript', 'babel-config'),
  'babel.config.cjs': kind('javascript', 'babel-config'),
  '.babelrc.js': kind('javascript', 'babel-config'),
  'babel.config.json': kind('json', 'babel-config'),
  '.babelrc': kind('json', 'babel-config'),
  'pubspec.yaml': kind('yaml', 'pubspec'),
  Podfile: kind('podfile', 'podfile'),
  'project.pbxproj': kind('xcode', 'xcode-project'),
  'Package.swift': kind('swift', 'swift-package'),
  'firestore.rules': kind('firebase-rules', 'firestore-rules'),
  'storage.rules': kind('firebase-rules', 'storage-rules'),
  'database.rules.json': kind('json', 'realtime-database-rules'),
  'google-services.json': kind('json', 'google-services'),
  'amplifyconfiguration.json': kind('json', 'cloud-config'),
  'amplify_outputs.json': kind('json', 'cloud-config'),
  'cli-inputs.json': kind('json', 'cloud-config'),
  'firebase.json': kind('json', 'cloud-config'),
  'package-lock.json': kind('json', 'lock-file'),
  'npm-shrinkwrap.json': kind('json', 'lock-file'),
  'yarn.lock': kind('yaml', 'lock-file'),
  'pnpm-lock.yaml': kind('yaml', 'lock-file'),
  'Podfile.lock': kind('yaml', 'lock-file'),
  'pubspec.lock': kind('yaml', 'lock-file'),
  'Package.resolved': kind('json', 'lock-file'),
  'gradle.lockfile': kind('properties', 'lock-file'),
  'codemagic.yaml': kind('yaml', 'ci-config'),
  'bitrise.yml': kind('yaml', 'ci-config'),
  'azure-pipelines.yml': kind('yaml', 'ci-config'),
  'bitbucket-pipelines.yml': kind('yaml', 'ci-config'),
  '.gitlab-ci.yml': kind('yaml', 'ci-config'),
  '.travis.yml': kind('yaml', 'ci-config'),
  '.npmrc': kind('properties', 'settings'),
  Fastfile: kind('podfile', 'fastlane'),
  Appfile: kind('podfile', 'fastlane'),
  Matchfile: kind('podfile', 'fastlane'),
  Deliverfile: kind('podfile', 'fastlane'),
  Gymfile: kind('podfile', 'fastlane'),
} satisfies Record<string, FileKind>);

type Classifier = (name: string, uri: string, text: string) => FileKind | undefined;

const code =
  (language: LanguageId): Classifier =>
  () =>
    kind(language, 'code');

const byExtension: Readonly<Record<string, Classifier | undefined>> = Object.assign(Object.create(null), {
  kt: code('kotlin'),
  kts: (name) => kind('kotlin', name.endsWith('.gradle.kts') ? 'gradle-build' : 'code'),
  java: code('java'),
  swift: (name) => kind('swift', /^Package@swift-[\d.]+\.swift$/.test(name) ? 'swift-package' : 'code'),
  m: code('objective-c'),
  mm: code('objective-c'),
  h: (_name, _uri, text) =>
    /^[^\S\r\n\u2028\u2029]*(#import\b|@import\b|@interface\b|@property\b|@protocol\b)/m.test(text)
      ? kind('objective-c', 'code')
      : undefined,
  dart: code('dart'),
  ts: (name, _uri, text) => (name.endsWith('.d.ts') ? undefined : script('typescript', name, text)),
  mts: (name, _uri, text) => (name.endsWith('.d.mts') ? undefined : script('typescript', name, text)),
  cts: (name, _uri, text) => (name.endsWith('.d.cts') ? undefined : script('typescript', name, text)),
  tsx: code('typescript'),
  js: (name, _uri, text) => script('javascript', name, text),
  mjs: (name, _uri, text) => script('javascript', name, text),
  cjs: (name, _uri, text) => script('javascript', name, text),
  jsx: code('javascript'),
  xml: xmlKind,
  storyboard: () => kind('xml', 'interface-builder'),
  xib: () => kind('xml', 'interface-builder'),
  plist: plistKind,
  entitlements: (_name, _uri, text) => propertyList(text, 'entitlements'),
  xcprivacy: (_name, _uri, text) => propertyList(text, 'privacy-manifest'),
  gradle: () => kind('gradle', 'gradle-build'),
  json: jsonKind,
  toml: tomlKind,
  xcconfig: () => kind('xcode', 'xcode-settings'),
  rules: rulesKind,
  env: () => kind('properties', 'env'),
  properties: () => kind('properties', 'settings'),
  yaml: yamlKind,
  yml: yamlKind,
  pem: keyKind,
  p8: keyKind,
  key: keyKind,
  sql: (_name, uri) => (/[\\/]supabase[\\/]/.test(uri) ? kind('text', 'database-migration') : undefined),
  html: () => kind('html', 'html-page'),
  htm: () => kind('html', 'html-page'),
  vue: () => kind('html', 'html-page'),
} satisfies Record<string, Classifier>);

function script(language: 'typescript' | 'javascript', name: string, text: string): FileKind | undefined {
  if (/\.min\.[cm]?js$/i.test(name)) return undefined;
  // Angular's own `app.config.ts` (also in Ionic projects) lists providers and has nothing to do with Expo.
  const expo = /^app\.config\.[cm]?[jt]s$/.test(name) && !/@angular\/|ApplicationConfig\b/.test(text);
  return kind(language, expo ? 'expo-config' : 'code');
}

function xmlKind(_name: string, uri: string, text: string): FileKind | undefined {
  switch (rootElement(text)) {
    case 'network-security-config':
      return kind('xml', 'android-network-security-config');
    case 'full-backup-content':
      return kind('xml', 'android-backup-rules');
    case 'data-extraction-rules':
      return kind('xml', 'android-data-extraction-rules');
    case 'widget':
      return /(^|[\\/])(config|www[\\/]config)\.xml$/i.test(uri) ? kind('xml', 'cordova-config') : undefined;
    case 'resources':
      return kind('xml', /<string[\s>]/.test(text) ? 'android-strings' : 'android-resource');
  }
  const folder = /[\\/](?:res|resources)[^\\/]*[\\/]([a-z]+)(?:-[^\\/]+)?[\\/][^\\/]+$/i.exec(uri)?.[1];
  if (folder === 'layout') return kind('xml', 'android-layout');
  if (folder === 'values') return kind('xml', 'android-resource');
  return folder && androidResourceFolders.has(folder) ? kind('xml', 'android-resource') : undefined;
}

const androidResourceFolders: ReadonlySet<string> = new Set([
  'anim',
  'animator',
  'color',
  'drawable',
  'font',
  'menu',
  'mipmap',
  'navigation',
  'raw',
  'transition',
  'xml',
]);

/** Name of the first element behind declaration, comments and document type. */
function rootElement(text: string): string | undefined {
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (;;) {
    at = text.indexOf('<', at);
    if (at === -1) return undefined;
    if (text.startsWith('<!--', at)) at = text.indexOf('-->', at);
    else if (text.startsWith('<?', at)) at = text.indexOf('?>', at);
    else if (text.startsWith('<!', at)) at = text.indexOf('>', at);
    else return /^<([\w.:-]+)/.exec(text.slice(at, at + 80))?.[1];
    if (at === -1) return undefined;
  }
}

function propertyList(text: string, role: FileRole): FileKind | undefined {
  // Binary property lists, and the old text form with braces, are not XML.
  if (text.startsWith('bplist') || /^\ufeff?\s*[{(]/.test(text)) return undefined;
  return kind('plist', role);
}

function plistKind(name: string, _uri: string, text: string): FileKind | undefined {
  if (/^GoogleService-Info.*\.plist$/.test(name)) return propertyList(text, 'google-services');
  if (/Info\.plist$/.test(name) || /-Info-[\w.-]+\.plist$/.test(name)) return propertyList(text, 'info-plist');
  return propertyList(text, /<key>\s*CFBundle/.test(text) ? 'info-plist' : 'property-list');
}

function jsonKind(name: string, uri: string, text: string): FileKind | undefined {
  if (name === 'app.json') {
    const reactNative = /"name"\s*:/.test(text) && /"displayName"\s*:/.test(text);
    return /"expo"\s*:/.test(text) || reactNative ? kind('json', 'expo-config') : undefined;
  }
  if (/\.rules\.json$/.test(name)) return kind('json', 'realtime-database-rules');
  if (/^google-services.*\.json$/.test(name)) return kind('json', 'google-services');
  if (/[\\/]amplify[\\/]/.test(uri)) return kind('json', 'cloud-config');
  // Keys of a Google service account are sometimes shipped under any name.
  if (/"type"\s*:\s*"service_account"/.test(text)) return kind('json', 'cloud-config');
  // Among them those that Flutter's `--dart-define-from-file` reads.
  return settingsName.test(name) ? kind('json', 'settings') : undefined;
}

const settingsName =
  /^(app)?[._-]?(config|configuration|env|environment|secrets?|credentials|keys|dart[_-]defines?)([._-][\w.-]*)?\.json$/i;

function yamlKind(_name: string, uri: string): FileKind {
  const pipeline = /[\\/]\.github[\\/](workflows|actions)[\\/]|[\\/]\.circleci[\\/]/.test(uri);
  return kind('yaml', pipeline ? 'ci-config' : 'settings');
}

/** Keys in text form; the same endings are used for binary keys and for presentations. */
function keyKind(_name: string, _uri: string, text: string): FileKind | undefined {
  return text.includes('-----BEGIN ') ? kind('text', 'key-file') : undefined;
}

function tomlKind(name: string, uri: string): FileKind | undefined {
  if (name.endsWith('.versions.toml')) return kind('toml', 'version-catalog');
  return /[\\/]supabase[\\/]config\.toml$/.test(uri) ? kind('toml', 'cloud-config') : undefined;
}

function rulesKind(_name: string, _uri: string, text: string): FileKind | undefined {
  const service = /\bservice\s+(cloud\.firestore|firebase\.storage)\b/.exec(text)?.[1];
  if (!service) return undefined;
  return kind('firebase-rules', service === 'cloud.firestore' ? 'firestore-rules' : 'storage-rules');
}

const uninformative: ReadonlySet<FileRole> = new Set([
  'code',
  'html-page',
  'ci-config',
  'fastlane',
  'settings',
  'key-file',
  'database-migration',
]);

/** Whether facts about a project are read from files of a role, so that their text is kept beyond their analysis. */
export function informsProject(role: FileRole): boolean {
  return !uninformative.has(role);
}
