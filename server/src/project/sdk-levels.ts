import type { ProjectSymbols } from '../semantics/semantics';
import { at, attribute, child, descendants } from '../syntax/document';
import type { Documents } from './dependencies';
import { catalogVersion, gradleProperty, gradleSettings } from './gradle-values';

export interface SdkLevels {
  readonly minSdk?: number;
  readonly targetSdk?: number;
}

interface Level {
  readonly gradle: readonly string[];
  readonly manifest: string;
  readonly cordova: string;
  readonly expo: string;
  /** `flutter.minSdkVersion` and `flutter.targetSdkVersion` of the Flutter Gradle plugin: before 3.35, and since. */
  readonly flutter: readonly [number, number];
}

const MIN: Level = {
  gradle: ['minSdk', 'minSdkVersion'],
  manifest: 'android:minSdkVersion',
  cordova: 'android-minSdkVersion',
  expo: 'minSdkVersion',
  flutter: [21, 24],
};
const TARGET: Level = {
  gradle: ['targetSdk', 'targetSdkVersion'],
  manifest: 'android:targetSdkVersion',
  cordova: 'android-targetSdkVersion',
  expo: 'targetSdkVersion',
  flutter: [35, 36],
};

/**
 * The Android API levels a project builds for. Application modules win over library modules; among several the lowest
 * counts, since the weakest build decides what is safe.
 */
export function readSdkLevels(documents: Documents, symbols: ProjectSymbols): SdkLevels {
  return { minSdk: level(documents, symbols, MIN), targetSdk: level(documents, symbols, TARGET) };
}

function level(documents: Documents, symbols: ProjectSymbols, kind: Level): number | undefined {
  const settings = gradleSettings(documents, kind.gradle).map((setting) => ({
    value: resolve(setting.expression, documents, symbols, kind),
    application: /com\.android\.application|\bandroid\.application\b|androidApplication/.test(setting.text),
  }));
  const known = settings.filter((setting) => setting.value !== undefined);
  const applications = known.filter((setting) => setting.application);
  const values = (applications.length > 0 ? applications : known).map((setting) => setting.value as number);
  if (values.length > 0) return Math.min(...values);
  return manifestLevel(documents, kind) ?? cordovaLevel(documents, kind) ?? expoLevel(documents, kind);
}

function resolve(expression: string, documents: Documents, symbols: ProjectSymbols, kind: Level): number | undefined {
  const literal = /^['"]?(\d{1,3})['"]?\)?$/.exec(expression);
  if (literal) return Number(literal[1]);
  if (/^flutter\./.test(expression)) return flutterDefault(documents, kind);
  const catalog = catalogVersion(documents, expression);
  if (catalog !== undefined) return apiLevel(catalog);
  const path = /([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)(?!.*[A-Za-z_]\w*\.)/.exec(
    expression
      .replace(/\.(?:toInteger|toInt|get|asInt|toString)\(\)/g, '')
      .replace(/^Integer\.parseInt|^project\.|^rootProject\./g, ''),
  )?.[1];
  if (!path) return undefined;
  const names = path.split('.');
  const name = names.at(-1) as string;
  const property = gradleProperty(documents, path);
  if (property !== undefined) return apiLevel(property);
  const constant = symbols.constant(name, names.at(-2));
  if (constant !== undefined && constant !== null) return apiLevel(String(constant));
  const quoted = /['"]([\w.]+)['"]/.exec(expression)?.[1];
  const quotedProperty = quoted === undefined ? undefined : gradleProperty(documents, quoted);
  return quotedProperty === undefined ? undefined : apiLevel(quotedProperty);
}

function apiLevel(text: string): number | undefined {
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined;
}

function flutterDefault(documents: Documents, kind: Level): number {
  for (const file of documents('pubspec')) {
    const constraint = file.document && at(file.document.root, 'environment', 'flutter')?.value;
    const version = typeof constraint === 'string' ? /(\d+)\.(\d+)/.exec(constraint) : undefined;
    if (version && (Number(version[1]) > 3 || Number(version[2]) >= 35)) return kind.flutter[1];
  }
  return kind.flutter[0];
}

function manifestLevel(documents: Documents, kind: Level): number | undefined {
  for (const file of documents('android-manifest')) {
    const manifest = file.document && child(file.document.root, 'manifest');
    const uses = manifest && child(manifest, 'uses-sdk');
    const value = uses && attribute(uses, kind.manifest)?.value;
    if (value !== undefined) return apiLevel(value);
  }
  return undefined;
}

function cordovaLevel(documents: Documents, kind: Level): number | undefined {
  for (const file of documents('cordova-config')) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (node.name !== 'preference' || attribute(node, 'name')?.value !== kind.cordova) continue;
      return apiLevel(attribute(node, 'value')?.value ?? '');
    }
  }
  return undefined;
}

/** Options of the `expo-build-properties` plugin. */
function expoLevel(documents: Documents, kind: Level): number | undefined {
  for (const file of documents('expo-config')) {
    if (!file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (node.name === kind.expo && typeof node.value === 'number') return node.value;
    }
  }
  return undefined;
}
