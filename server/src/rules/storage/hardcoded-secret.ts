import { codeLanguages } from '../../core/language';
import { secretFormats } from '../../models/secret-formats';
import { defineRule } from '../../rule-kit/rule';
import { namedSecret, nameParts } from './hardcoded-secret.code';
import { entryRoles, namedEntries } from './hardcoded-secret.entries';
import { fixes } from './hardcoded-secret.fixes';
import { knownFormats } from './hardcoded-secret.formats';
import { settingsLanguages } from './hardcoded-secret.state';

const advice =
  'Revoke it and let your back end make the call: BuildConfig, Info.plist, .env files and remote configuration all reach the user’s device.';

export default defineRule({
  id: 'storage/hardcoded-secret',
  meta: {
    title: 'Secret written in source or configuration',
    category: 'storage',
    severity: 'error',
    precision: 'high',
    languages: [...codeLanguages, ...settingsLanguages, 'podfile'],
    cwe: [798, 321],
    masvs: ['MASVS-STORAGE-1'],
    maswe: ['MASWE-0004'],
    mission: [2, 4],
    since: '0.1.0',
    inTests: true,
    inDebug: 'same',
    readsStrings: true,
    docs: {
      what: 'Finds secrets by their form in every text file, comments and tests included: private keys, live keys and tokens of payment, cloud, source-control, messaging and telemetry services, Supabase service-role tokens (the token’s content is read), Google service accounts, database addresses with a password, and webhook addresses. It also finds hard-to-guess values that are named as a key, password or token, in code and in the entries of resources, property lists, `.env` variables that reach the app, properties, `.xcconfig`, YAML and Gradle files, with medium precision. Key files (`.pem`, `.p8`, `.key`), pipelines, fastlane’s lanes, `.npmrc` and the SQL of a Supabase project are read too; what Git ignores is not. Values that vendors publish on purpose, such as publishable keys, Firebase web keys and Sentry DSNs, are left alone, and so are placeholders and lock files. Keys that go into a cipher in the same file are reported by `crypto/hardcoded-key-iv`. A Google service account among the app’s assets is reported by `cloud/admin-key-in-app`, the secret of an OAuth client where it is used by `auth/oauth-public-client-secret`.',
      why: 'Everything inside an app package can be read within minutes, and what was committed once stays in the history. A secret in an app belongs to everyone who has the app: it lets strangers act in your name and at your expense, often with the data of all users.',
      fix: 'Revoke the secret first. Then let your back end hold the new one and make the call for signed-in users. Moving the value to `BuildConfig`, `Info.plist`, an `.env` file or remote configuration does not help, because it still reaches the device. What only the build needs belongs in the environment of the build machine.',
      references: [
        'https://mas.owasp.org/MASWE/MASVS-STORAGE/MASWE-0004/',
        'https://developer.android.com/privacy-and-security/risks/hardcoded-cryptographic-secrets',
        'https://docs.gradle.org/current/userguide/build_environment.html',
      ],
    },
  },
  messages: {
    'known-format': `{what} in the source. Whoever has the app or the repository can use it. ${advice}`,
    'named-secret': `\`{name}\` is a secret in the source. Whoever has the app or the repository can use it. ${advice}`,
  },
  queries: [
    {
      on: 'text',
      triggers: [...new Set(secretFormats.flatMap(({ triggers }) => triggers))],
      check: knownFormats,
    },
    { on: 'string', names: nameParts.split(' '), check: namedSecret },
    { on: 'text', triggers: nameParts.split(' '), roles: entryRoles, check: namedEntries },
  ],
  fixes,
});
