import { serverFunctionEdits } from '../../fixes/server-function';
import { adminCredentialCalls, adminHeaders } from '../../models/admin-credentials';
import { defineRule } from '../../rule-kit/rule';
import { adminCall, adminHeader, adminSdkImport, awsPair, awsStatic } from './admin-key-in-app.code';
import { bundledFile, namedFile, publicSetting, publicVariable, serviceAccountAsset } from './admin-key-in-app.files';

const code = ['kotlin', 'java', 'swift', 'dart', 'typescript', 'javascript'] as const;

export default defineRule({
  id: 'cloud/admin-key-in-app',
  meta: {
    title: 'Administrator’s credential in the app',
    category: 'cloud',
    severity: 'error',
    precision: 'high',
    languages: [...code, 'properties', 'json', 'yaml'],
    cwe: [798, 269],
    masvs: ['MASVS-STORAGE-1', 'MASVS-AUTH-1'],
    maswe: ['MASWE-0004'],
    mission: [2],
    since: '0.1.0',
    inDebug: 'same',
    readsStrings: true,
    notIn: {
      'objective-c':
        'The SDKs whose calls take such a key are written in Swift. Keys of a known form are found in Objective-C by `storage/hardcoded-secret`.',
    },
    withoutFix: {
      json: 'A key that was shipped has to be revoked first. Then the file or the variable can go, and with it the code that reads it.',
    },
    docs: {
      what: 'Finds credentials of the administrator where an app uses or packs them: the service role or secret key given to a Supabase client, the Firebase Admin SDK in app code, AWS keys in static credential providers, the Hasura admin secret as a header, admin clients of Algolia, Contentful and Directus, Google service account files among the app’s assets, and variables that bundlers write into the app (`EXPO_PUBLIC_…SERVICE_ROLE…`). Values are followed to literals and to what the build puts into the app (`process.env`, `BuildConfig`, `Info.plist`, string resources, `String.fromEnvironment`); a key that comes at run time from a server is none. Code in folders of servers (`functions`, `server`, `backend`, `scripts`, `supabase/functions`) is left alone. A literal that gives itself away by its form is reported by `storage/hardcoded-secret`, and not here; a service account file among the assets is reported here, and not there.',
      why: 'These credentials pass by every rule that protects the data of one user from another: row level security, database rules, permissions. Whoever unpacks the app owns the whole back end, with the data of all users.',
      fix: 'Rotate the key now, because every version of the app that is out holds it. Let a function on the server make the call: it checks who asks, and does one narrow task. The app itself uses the publishable key.',
      references: [
        'https://supabase.com/docs/guides/api/api-keys',
        'https://firebase.google.com/docs/admin/setup',
        'https://docs.aws.amazon.com/IAM/latest/UserGuide/securing_access-keys.html',
        'https://hasura.io/docs/2.0/auth/authentication/admin-secret-access/',
      ],
    },
  },
  messages: {
    'service-role':
      'The app opens {service} with the key of the administrator. It passes by all row level security, for whoever unpacks the app. Rotate it, use the publishable key here, and let a server function do the rest.',
    'admin-client':
      'The app holds an administrator’s credential of {service}. Whoever unpacks it can change and delete everything there. Rotate it and let your back end make the call.',
    'aws-credentials':
      'The app holds long-term keys of an AWS account. Whoever unpacks it acts as their owner. Deactivate them; use an identity pool, or let your back end sign the request.',
    'admin-sdk':
      '{service} in app code. It needs a service account, which opens the whole project to whoever unpacks the app. Move this to a cloud function.',
    'admin-header':
      'The app sends `{header}`. Whoever unpacks it, or watches its traffic, can read and change all data. Rotate the secret and let users sign in with their own tokens.',
    'service-account':
      'A Google service account is packed into the app. Its private key opens the project to whoever unpacks it. Delete the key in the console, and the file here.',
    'public-variable':
      '`{name}` is written into the app: the bundler packs every variable with this prefix. Whoever unpacks the app has the administrator’s credential. Rotate it and keep it on the server.',
  },
  queries: [
    { on: 'call', names: [...new Set(adminCredentialCalls.map(({ call }) => call))], check: adminCall },
    { on: 'call', names: ['StaticCredentialsProvider'], languages: ['kotlin'], check: awsStatic },
    { on: 'pair', names: ['secretAccessKey'], languages: ['typescript', 'javascript'], check: awsPair },
    { on: 'string', names: [...adminHeaders.map(({ name }) => name), 'X-Hasura-Admin-Secret'], check: adminHeader },
    {
      on: 'import',
      names: [
        ...['', '/app', '/auth', '/firestore', '/messaging', '/storage', '/database'].map(
          (part) => `firebase-admin${part}`,
        ),
        'package:firebase_admin/firebase_admin.dart',
        'package:dart_firebase_admin/dart_firebase_admin.dart',
      ],
      check: adminSdkImport,
    },
    { on: 'string', names: ['ervice', 'adminsdk'], languages: ['dart', 'typescript', 'javascript'], check: namedFile },
    { on: 'text', triggers: ['service_account'], roles: ['cloud-config'], check: bundledFile },
    { on: 'text', triggers: ['ervice', 'adminsdk'], roles: ['pubspec'], check: serviceAccountAsset },
    { on: 'text', triggers: ['PUBLIC_', 'VITE_', '_APP_'], roles: ['env'], check: publicVariable },
    {
      on: 'text',
      triggers: ['ervice', 'dmin', 'ADMIN', 'SERVICE', 'ecret', 'anagement'],
      roles: ['expo-config', 'eas-config'],
      check: publicSetting,
    },
  ],
  fixes: [
    {
      title: 'Create a server function for the call (then use it and rotate the key)',
      applicability: 'manual',
      leavesFinding: 'The call has to move to the function, and the key has to be rotated, by hand.',
      for: ['service-role', 'admin-client', 'aws-credentials', 'admin-sdk', 'admin-header'],
      languages: code,
      edits: (ctx, match) => serverFunctionEdits(ctx.project, match.messageId === 'admin-sdk'),
    },
    {
      title: 'Give the variable a name that bundlers leave out (rotate the key)',
      applicability: 'suggestion',
      for: ['public-variable'],
      languages: ['properties'],
      edits(_ctx, match) {
        const name = match.data?.name ?? '';
        return [
          {
            edit: 'replace',
            range: match.at.range,
            expect: name,
            text: name.replace(/^[A-Z]+(?:_(?:PUBLIC|APP))?_/, ''),
          },
        ];
      },
    },
    {
      title: 'Take the file out of the app’s assets',
      applicability: 'suggestion',
      for: ['service-account'],
      languages: ['yaml'],
      edits(_ctx, match) {
        const { item } = match.state as { item?: { start: number; end: number } };
        return item ? [{ edit: 'remove', range: item }] : undefined;
      },
    },
  ],
});
