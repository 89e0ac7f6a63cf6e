import type { DependencyEcosystem } from '../core/edit';
import type { DatedFact } from './dated-fact';

/** A published hole in a library, and the version that closes it. */
export interface Advisory extends DatedFact {
  readonly ecosystem: DependencyEcosystem;
  readonly name: string;
  /** Its number in the CVE list. */
  readonly id: string;
  /** Affected: from this version (included; the first one when absent) to below `fixed`. */
  readonly from?: string;
  readonly fixed: string;
  /** `exploited` stands in the list of known exploited vulnerabilities; `critical` has a base score of 9 or more. */
  readonly grade: 'exploited' | 'critical' | 'high';
  /** What it lets others do: completes "It lets …". */
  readonly impact: string;
}

const cve = (id: string): Pick<Advisory, 'id' | 'checked' | 'source'> => ({
  id,
  checked: '2026-11-25',
  source: `https://www.cve.org/CVERecord?id=${id}`,
});

const openUrl = {
  ...cve('CVE-2025-11953'),
  grade: 'exploited' as const,
  impact: 'anyone on the network run programs on the machine of a developer whose Metro server runs',
};
const lines: readonly { readonly from?: string; readonly fixed: string }[] = [
  { from: '4.8.0', fixed: '17.0.1' },
  { from: '18.0.0', fixed: '18.0.1' },
  { from: '19.0.0', fixed: '19.1.2' },
];
const groups = {
  ...cve('CVE-2024-7254'),
  grade: 'high' as const,
  impact: 'a crafted message end the app through endless recursion',
};
const groupLines: readonly { readonly from?: string; readonly fixed: string }[] = [
  { fixed: '3.25.5' },
  { from: '4.0.0', fixed: '4.27.5' },
  { from: '4.28.0', fixed: '4.28.2' },
];
const pods = (name: string, rest: Omit<Advisory, 'name' | 'ecosystem'>): readonly Advisory[] => [
  { ecosystem: 'cocoapods', name, ...rest },
  { ecosystem: 'swift-package', name, ...rest },
];

/** A choice of advisories for libraries that apps name themselves; the full lists are the package managers' own. */
export const advisories: readonly Advisory[] = [
  ...['cli', 'cli-server-api'].flatMap((part) =>
    lines.map(
      (line): Advisory => ({
        ecosystem: 'npm',
        name: `@react-native-community/${part}`,
        ...line,
        ...openUrl,
      }),
    ),
  ),
  {
    ecosystem: 'npm',
    name: 'crypto-js',
    fixed: '4.2.0',
    grade: 'critical',
    impact: 'others guess secrets that its PBKDF2 derived with a single round',
    ...cve('CVE-2023-46233'),
  },
  {
    ecosystem: 'npm',
    name: 'axios',
    from: '1.0.0',
    fixed: '1.15.0',
    grade: 'high',
    impact: 'requests leave through a proxy that was to be passed by, or bring down the caller',
    ...cve('CVE-2025-62718'),
  },
  {
    ecosystem: 'npm',
    name: 'node-forge',
    fixed: '1.3.2',
    grade: 'high',
    impact: 'crafted ASN.1 structures pass the checks of signatures and certificates',
    ...cve('CVE-2025-12816'),
  },
  {
    ecosystem: 'npm',
    name: 'react-native-reanimated',
    fixed: '2.10.0',
    grade: 'high',
    impact: 'a crafted colour value freeze the app',
    ...cve('CVE-2022-24373'),
  },
  {
    ecosystem: 'npm',
    name: 'cordova-plugin-inappbrowser',
    fixed: '3.1.0',
    grade: 'critical',
    impact: 'a page in the in-app browser run script in the app’s own web view',
    ...cve('CVE-2019-0219'),
  },
  {
    ecosystem: 'npm',
    name: 'cordova-plugin-fingerprint-aio',
    fixed: '5.0.1',
    grade: 'high',
    impact: 'any other app end this one through an exported activity',
    ...cve('CVE-2021-43849'),
  },
  {
    ecosystem: 'gradle',
    name: 'com.squareup.okhttp3:okhttp',
    from: '3.13.0',
    fixed: '4.9.2',
    grade: 'high',
    impact: 'a certificate of another host pass the check of the host name',
    ...cve('CVE-2021-0341'),
  },
  ...[{ fixed: '1.17.6' }, { from: '2.0.0', fixed: '3.4.0' }].map(
    (line): Advisory => ({
      ecosystem: 'gradle',
      name: 'com.squareup.okio:okio',
      ...line,
      grade: 'high',
      impact: 'a crafted gzip stream end the app',
      ...cve('CVE-2023-3635'),
    }),
  ),
  {
    ecosystem: 'gradle',
    name: 'com.google.code.gson:gson',
    fixed: '2.8.9',
    grade: 'high',
    impact: 'crafted serialised objects exhaust the app',
    ...cve('CVE-2022-25647'),
  },
  {
    ecosystem: 'gradle',
    name: 'org.bouncycastle:bcprov-jdk18on',
    fixed: '1.78',
    grade: 'high',
    impact: 'others learn RSA plaintext from timing, or exhaust the app with a crafted certificate',
    ...cve('CVE-2024-29857'),
  },
  ...['protobuf-java', 'protobuf-javalite', 'protobuf-kotlin', 'protobuf-kotlin-lite'].flatMap((artifact) =>
    groupLines.map(
      (line): Advisory => ({
        ecosystem: 'gradle',
        name: `com.google.protobuf:${artifact}`,
        ...line,
        ...groups,
      }),
    ),
  ),
  {
    ecosystem: 'pub',
    name: 'dio',
    fixed: '5.0.0',
    grade: 'high',
    impact: 'whoever controls the method of a request write headers of their own',
    ...cve('CVE-2021-31402'),
  },
  {
    ecosystem: 'pub',
    name: 'http',
    fixed: '0.13.3',
    grade: 'high',
    impact: 'whoever controls the method of a request write headers of their own',
    ...cve('CVE-2020-35669'),
  },
  {
    ecosystem: 'pub',
    name: 'archive',
    fixed: '3.3.8',
    grade: 'high',
    impact: 'a crafted archive write files outside of its folder',
    ...cve('CVE-2023-39139'),
  },
  {
    ecosystem: 'pub',
    name: 'serverpod_client',
    fixed: '1.2.6',
    grade: 'high',
    impact: 'anyone on the network read the traffic, because every certificate is accepted',
    ...cve('CVE-2024-29887'),
  },
  ...pods('ZIPFoundation', {
    fixed: '0.9.18',
    grade: 'high',
    impact: 'a crafted archive write files outside of its folder',
    ...cve('CVE-2023-39138'),
  }),
  ...['SSZipArchive', 'ZipArchive'].map(
    (name): Advisory => ({
      ecosystem: name === 'ZipArchive' ? 'swift-package' : 'cocoapods',
      name,
      fixed: '2.5.4',
      grade: 'high',
      impact: 'a crafted archive write files outside of its folder through a symbolic link',
      ...cve('CVE-2022-36943'),
    }),
  ),
  {
    ecosystem: 'cocoapods',
    name: 'libwebp',
    fixed: '1.3.2',
    grade: 'exploited',
    impact: 'a crafted picture run code in the app',
    ...cve('CVE-2023-4863'),
  },
];

/** A platform of versions, all of which are the version of one artifact. */
export interface UniformPlatform extends DatedFact {
  readonly platform: string;
  readonly artifact: string;
}

/** Gradle platforms (BOMs) whose own version is that of all they bring; the versions inside other platforms cannot be known from source. */
export const uniformPlatforms: readonly UniformPlatform[] = [
  { platform: 'com.squareup.okhttp3:okhttp-bom', artifact: 'com.squareup.okhttp3:okhttp' },
  { platform: 'com.squareup.okio:okio-bom', artifact: 'com.squareup.okio:okio' },
  { platform: 'com.google.protobuf:protobuf-bom', artifact: 'com.google.protobuf:protobuf-java' },
].map((row) => ({ ...row, checked: '2026-11-25', source: `Maven Central: ${row.platform}` }));

/** The newest release of a library that security rests on, to tell who is far behind. */
export interface NewestVersion extends DatedFact {
  readonly ecosystem: DependencyEcosystem;
  readonly name: string;
  readonly version: string;
}

const newest = (ecosystem: DependencyEcosystem, registry: string, rows: Readonly<Record<string, string>>) =>
  Object.entries(rows).map(
    ([name, version]): NewestVersion => ({
      ecosystem,
      name,
      version,
      checked: '2026-11-25',
      source: `${registry}: ${name}`,
    }),
  );

export const newestVersions: readonly NewestVersion[] = [
  ...newest('npm', 'npm', {
    '@capacitor/core': '8.5.2',
    '@capacitor/preferences': '8.0.1',
    '@react-native-async-storage/async-storage': '3.1.1',
    '@react-native-community/cli': '20.2.0',
    '@react-native-firebase/app': '26.4.0',
    '@react-native-firebase/auth': '26.4.0',
    '@sentry/react-native': '8.28.0',
    'aws-amplify': '6.22.1',
    firebase: '13.2.0',
    jsonwebtoken: '9.0.3',
    'react-native-app-auth': '8.4.1',
    'react-native-auth0': '5.11.1',
    'react-native-keychain': '10.0.0',
    'react-native-webview': '16.0.0',
  }),
  ...newest('gradle', 'Maven Central', {
    'com.nimbusds:nimbus-jose-jwt': '10.10',
    'com.squareup.okhttp3:okhttp': '5.5.1',
    'com.squareup.retrofit2:retrofit': '3.0.0',
    'io.ktor:ktor-client-core': '3.6.1',
    'io.sentry:sentry-android': '8.63.0',
    'net.zetetic:sqlcipher-android': '4.16.0',
  }),
  // Their vendors' change logs are ahead of what the repository's listing shows.
  ...[
    { name: 'com.auth0.android:auth0', version: '3.18.0', source: 'https://github.com/auth0/Auth0.Android/releases' },
    {
      name: 'com.amplifyframework:core',
      version: '2.40.0',
      source: 'https://github.com/aws-amplify/amplify-android/releases',
    },
  ].map((row): NewestVersion => ({ ecosystem: 'gradle', ...row, checked: '2026-11-25' })),
];
