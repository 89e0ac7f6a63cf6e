import type { TextRange } from '../core/location';
import type { DeviceForm } from '../models/platform-levels';
import type { PlatformLevel, PlatformLevelKind } from '../rule-kit/rule';
import type { ProjectSymbols } from '../semantics/semantics';
import { attribute, child, type DocumentNode, descendants } from '../syntax/document';
import type { ParsedFile } from '../syntax/parsed-file';
import type { Documents } from './dependencies';
import { type GradleSetting, gradleSettings, numberBehind } from './gradle-values';

type AndroidKind = Exclude<PlatformLevelKind, 'ios-deployment-target'>;

/** How each kind of file calls a level. */
const names: Readonly<
  Record<AndroidKind, { gradle: readonly string[]; manifest?: string; cordova: string; expo: string }>
> = {
  'min-sdk': {
    gradle: ['minSdk', 'minSdkVersion'],
    manifest: 'android:minSdkVersion',
    cordova: 'android-minSdkVersion',
    expo: 'minSdkVersion',
  },
  'target-sdk': {
    gradle: ['targetSdk', 'targetSdkVersion'],
    manifest: 'android:targetSdkVersion',
    cordova: 'android-targetSdkVersion',
    expo: 'targetSdkVersion',
  },
  'compile-sdk': {
    gradle: ['compileSdk', 'compileSdkVersion'],
    cordova: 'android-compileSdkVersion',
    expo: 'compileSdkVersion',
  },
};

/**
 * The levels that the project's build files ask for, and where each number is written. Gradle wins over the manifest, as in
 * the build itself; the rows of a version catalog count when no script that can be read uses them, because convention plugins do.
 */
export function readPlatformLevels(documents: Documents, symbols: ProjectSymbols): readonly PlatformLevel[] {
  const kinds = Object.keys(names) as AndroidKind[];
  const android = kinds.flatMap((kind) => {
    const written = gradleLevels(documents, symbols, kind);
    if (written.length > 0) return written;
    const others = [
      ...manifestLevels(documents, kind),
      ...cordovaLevels(documents, names[kind].cordova, kind),
      ...expoLevels(documents, kind),
    ];
    return others.length > 0 ? others : catalogLevels(documents, kind);
  });
  return [...android, ...iosLevels(documents)];
}

const isApplication = (text: string): boolean =>
  /com\.android\.application|\bandroid\.application\b|androidApplication/.test(text);
const isLibrary = (text: string): boolean =>
  /com\.android\.(library|dynamic-feature|test|kotlin\.multiplatform\.library)\b|\bandroid\.(library|test|kotlin\.multiplatform\.library)\b|\bandroidLibrary\b/.test(
    text,
  );

function gradleLevels(documents: Documents, symbols: ProjectSymbols, kind: AndroidKind): PlatformLevel[] {
  return gradleSettings(documents, names[kind].gradle, true).flatMap((setting) => {
    const found = numberBehind(setting, documents, symbols);
    if (!found) return [];
    const module = setting.uri.slice(0, setting.uri.lastIndexOf('/'));
    const application = isApplication(setting.text);
    return {
      kind,
      value: found.value,
      ...(found.place ?? { uri: setting.uri, range: expressionRange(setting) }),
      written: found.place && String(found.value),
      module,
      form: formOf(documents, module),
      role: application ? 'application' : isLibrary(setting.text) ? 'library' : 'unknown',
    };
  });
}

const expressionRange = ({ start, expression }: GradleSetting): TextRange => ({
  start,
  end: start + expression.length,
});

/** The features that a module's manifest requires of the device. */
function formOf(documents: Documents, module: string): DeviceForm {
  for (const file of documents('android-manifest')) {
    if (!file.uri.startsWith(`${module}/`) || !file.document) continue;
    for (const node of descendants(file.document.root)) {
      if (node.name !== 'uses-feature' || attribute(node, 'android:required')?.value === 'false') continue;
      const form = forms.find(([feature]) => feature.test(attribute(node, 'android:name')?.value ?? ''))?.[1];
      if (form) return form;
    }
  }
  return 'phone';
}

const forms: readonly (readonly [RegExp, DeviceForm])[] = [
  [/^android\.hardware\.type\.watch$/, 'watch'],
  [/^android\.software\.leanback$/, 'television'],
  [/^android\.hardware\.type\.automotive$/, 'automotive'],
  [/^android\.software\.xr\.api\./, 'headset'],
];

function plainLevel(
  kind: PlatformLevelKind,
  file: ParsedFile,
  written: string | undefined,
  range: TextRange | undefined,
): PlatformLevel[] {
  const number = kind === 'ios-deployment-target' ? /^\d{1,2}(\.\d{1,2}){0,2}$/ : /^\d{1,3}$/;
  if (written === undefined || !range || !number.test(written)) return [];
  const module = file.uri.slice(0, file.uri.lastIndexOf('/'));
  return [
    {
      kind,
      value: Number.parseFloat(written),
      uri: file.uri,
      range,
      written,
      module,
      form: 'phone',
      role: 'unknown',
    },
  ];
}

const nodesOf = (file: ParsedFile): Iterable<DocumentNode> => (file.document ? descendants(file.document.root) : []);

function manifestLevels(documents: Documents, kind: AndroidKind): PlatformLevel[] {
  const name = names[kind].manifest;
  return documents('android-manifest').flatMap((file) => {
    const manifest = file.document && child(file.document.root, 'manifest');
    const uses = name && manifest && child(manifest, 'uses-sdk');
    const found = uses ? attribute(uses, name) : undefined;
    return plainLevel(kind, file, found?.value, found?.valueRange);
  });
}

function cordovaLevels(documents: Documents, name: string, kind: PlatformLevelKind): PlatformLevel[] {
  return documents('cordova-config').flatMap((file) =>
    [...nodesOf(file)].flatMap((node) => {
      if (node.name !== 'preference' || attribute(node, 'name')?.value !== name) return [];
      const value = attribute(node, 'value');
      return plainLevel(kind, file, value?.value, value?.valueRange);
    }),
  );
}

/** Options of the `expo-build-properties` plugin. */
function expoLevels(documents: Documents, kind: AndroidKind): PlatformLevel[] {
  return documents('expo-config').flatMap((file) =>
    [...nodesOf(file)].flatMap((node) =>
      node.name === names[kind].expo && typeof node.value === 'number'
        ? plainLevel(kind, file, String(node.value), node.valueRange)
        : [],
    ),
  );
}

function catalogLevels(documents: Documents, kind: AndroidKind): PlatformLevel[] {
  const name = new RegExp(`^(?:android[-_]?|app[-_]?|sdk[-_]?)?${kind.split('-')[0]}[-_]?sdk(?:[-_]?version)?$`, 'i');
  return documents('version-catalog').flatMap((file) => {
    const versions = file.document && child(file.document.root, 'versions');
    return (versions?.children ?? []).flatMap((node) =>
      name.test(node.name) ? plainLevel(kind, file, String(node.value ?? ''), node.valueRange) : [],
    );
  });
}

function iosLevels(documents: Documents): PlatformLevel[] {
  const kind = 'ios-deployment-target';
  const setting = 'IPHONEOS_DEPLOYMENT_TARGET';
  return [
    ...documents('podfile').flatMap((file) =>
      [...nodesOf(file)].flatMap((node) => {
        const version = node.name === 'platform' && node.value === 'ios' ? attribute(node, 'version') : undefined;
        return plainLevel(kind, file, version?.value, version?.valueRange);
      }),
    ),
    ...[...documents('xcode-project'), ...documents('xcode-settings')].flatMap((file) =>
      [...nodesOf(file)].flatMap((node) =>
        node.name.split('[')[0] === setting && typeof node.value === 'string'
          ? plainLevel(kind, file, node.value, node.valueRange)
          : [],
      ),
    ),
    ...cordovaLevels(documents, 'deployment-target', kind),
    ...documents('expo-config').flatMap((file) =>
      [...nodesOf(file)].flatMap((node) =>
        node.name === 'deploymentTarget' && node.parent?.name === 'ios' && typeof node.value === 'string'
          ? plainLevel(kind, file, node.value, node.valueRange)
          : [],
      ),
    ),
  ];
}
