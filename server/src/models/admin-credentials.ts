import type { CodeLanguage } from '../core/language';
import type { DatedFact } from './dated-fact';

/**
 * Calls that take a credential which opens everything. Facts: the documentation of Supabase, Algolia, Contentful, Directus
 * and the AWS SDKs for Android, iOS, JavaScript and Dart.
 */
export interface AdminCredentialCall extends DatedFact {
  readonly kind: 'service-role' | 'admin-client' | 'aws-credentials';
  readonly call: string;
  readonly languages: readonly CodeLanguage[];
  /** Imports of which one must fit. */
  readonly modules: RegExp;
  readonly index?: number;
  readonly labels?: readonly string[];
  /** Key of an object argument. */
  readonly option?: string;
  readonly service: string;
  /** The same call takes a public key too: only names like this say that it is the secret one. */
  readonly keyName?: RegExp;
}

/** Names of the key that passes by all row level security. */
const serviceRole = /service[-_]?(role|key)|supabase[-_]?secret|secret[-_]?key|admin[-_]?key/i;

const script = ['typescript', 'javascript'] as const;
const supabase = {
  kind: 'service-role',
  service: 'Supabase',
  keyName: serviceRole,
  checked: '2026-11-01',
  source: 'https://supabase.com/docs/guides/api/api-keys',
} as const;
const aws = {
  kind: 'aws-credentials',
  service: 'AWS',
  checked: '2026-11-01',
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html',
} as const;

export const adminCredentialCalls: readonly AdminCredentialCall[] = [
  { ...supabase, call: 'createClient', languages: script, modules: /^@supabase\/supabase-js$/, index: 1 },
  {
    ...supabase,
    call: 'initialize',
    languages: ['dart'],
    modules: /^package:supabase(_flutter)?\//,
    labels: ['anonKey', 'publishableKey'],
  },
  { ...supabase, call: 'SupabaseClient', languages: ['dart'], modules: /^package:supabase(_flutter)?\//, index: 1 },
  { ...supabase, call: 'SupabaseClient', languages: ['swift'], modules: /^Supabase$/, labels: ['supabaseKey'] },
  {
    ...supabase,
    call: 'createSupabaseClient',
    languages: ['kotlin'],
    modules: /^io\.github\.jan\.supabase\b/,
    labels: ['supabaseKey'],
    index: 1,
  },
  {
    kind: 'admin-client',
    call: 'algoliasearch',
    languages: script,
    modules: /^algoliasearch(\/|$)/,
    index: 1,
    service: 'Algolia',
    keyName: /admin|write|monitoring/i,
    checked: '2026-11-25',
    source: 'npm: algoliasearch',
  },
  {
    kind: 'admin-client',
    call: 'createClient',
    languages: script,
    modules: /^contentful-management$/,
    option: 'accessToken',
    service: 'Contentful',
    checked: '2026-11-25',
    source: 'npm: contentful-management',
  },
  {
    kind: 'admin-client',
    call: 'staticToken',
    languages: script,
    modules: /^@directus\/sdk$/,
    index: 0,
    service: 'Directus',
    checked: '2026-11-25',
    source: 'npm: @directus/sdk',
  },
  { ...aws, call: 'BasicAWSCredentials', languages: ['kotlin', 'java'], modules: /^com\.amazonaws\.auth\b/, index: 1 },
  {
    ...aws,
    call: 'AWSStaticCredentialsProvider',
    languages: ['swift'],
    modules: /^AWS/,
    labels: ['secretKey'],
  },
  {
    ...aws,
    call: 'AwsClientCredentials',
    languages: ['dart'],
    modules: /^package:(aws_|shared_aws)/,
    labels: ['secretKey'],
  },
];

const awsModules = /^(@aws-sdk\/|aws-sdk$|aws-sdk\/|@smithy\/)/;

/** Whether the `secretAccessKey` of a module is that of an AWS account. */
export const isAwsModule = (name: string): boolean => awsModules.test(name);

/** SDKs that act as the owner of the project, whoever uses the app. */
export const adminSdks: readonly (DatedFact & { readonly module: RegExp; readonly service: string })[] = [
  {
    module: /^firebase-admin(\/|$)/,
    service: 'Firebase Admin SDK',
    checked: '2026-11-25',
    source: 'npm: firebase-admin',
  },
  {
    module: /^package:(dart_firebase_admin|firebase_admin)\//,
    service: 'Firebase Admin SDK',
    checked: '2026-11-01',
    source: 'https://pub.dev/packages/dart_firebase_admin',
  },
];

/** HTTP headers that carry a credential of the administrator. */
export const adminHeaders: readonly (DatedFact & { readonly name: string })[] = [
  {
    name: 'x-hasura-admin-secret',
    checked: '2026-11-01',
    source: 'https://hasura.io/docs/2.0/auth/authentication/admin-secret-access/',
  },
];

/** Files of a service account, by the names that consoles give them and developers keep. */
export const isServiceAccountFile = (name: string): boolean =>
  /(service[-_]?account|firebase-?adminsdk)[\w.-]*\.json$/i.test(name);

const publicAdminVariable =
  /^(EXPO_PUBLIC|VITE|REACT_APP|NEXT_PUBLIC|VUE_APP|NG_APP|PUBLIC)_\w*?(SERVICE_?ROLE|SERVICE_?KEY|ADMIN_?(KEY|SECRET|TOKEN|PASSWORD)|HASURA_?(GRAPHQL_)?ADMIN|MANAGEMENT_?TOKEN|SECRET_?ACCESS_?KEY|SUPABASE_SECRET)/;

/** Whether bundlers write the variable into the app although it is named for a credential of the administrator. */
export const isPublicAdminVariable = (name: string): boolean => publicAdminVariable.test(name);

/** Whether a setting in the configuration that Expo packs into the app is named for such a credential. */
export const isAdminSetting = (name: string): boolean =>
  /service_?role|admin_?(key|secret|token)|secret_?access_?key|management_?token/i.test(name);
