import { authenticationPackages } from '../../models/authentication-packages';
import { isLibraryModule } from '../../rule-kit/android-module';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { attribute, child, type DocumentNode } from '../../syntax/document';
import { fixes, type State } from './backup-allowed.fixes';

export type Message =
  | 'backed-up'
  | 'backed-up-by-default'
  | 'transfer-possible'
  | 'whole-store-included'
  | 'whole-store-transferred'
  | 'unencrypted-backup'
  | 'cloud-unlimited'
  | 'transfer-unlimited'
  | 'expo-backed-up'
  | 'secure-store-backed-up'
  | 'fragile-data';

/** Stores in which apps keep sessions and personal data. */
const sensitiveDomains = /^(device_)?(root|sharedpref|database|file)$/;

function* manifest(ctx: RuleContext, application: DocumentNode): Iterable<Match<Message>> {
  if (application.parent?.name !== 'manifest' || ctx.isDebugSource) return;
  const state: State = { element: application.range.start };
  const fragile = attribute(application, 'android:hasFragileUserData');
  if (fragile?.value === 'true') yield { messageId: 'fragile-data', at: { range: fragile.valueRange }, state };

  const allowed = attribute(application, 'android:allowBackup');
  const hasRules =
    attribute(application, 'android:dataExtractionRules') !== undefined ||
    attribute(application, 'android:fullBackupContent') !== undefined;
  if (allowed?.value === 'true' && !hasRules) {
    yield { messageId: 'backed-up', at: { range: allowed.valueRange }, state };
  } else if (allowed?.value === 'false') {
    // Since Android 12 the attribute stops the cloud backup only; some devices still transfer the data to a new one.
    const covered = attribute(application, 'android:dataExtractionRules') !== undefined;
    if (!covered && (ctx.project.targetSdk ?? 0) >= 31)
      yield { messageId: 'transfer-possible', at: { range: allowed.valueRange }, state };
  } else if (!allowed && !hasRules && isAppManifest(ctx, application)) {
    yield { messageId: 'backed-up-by-default', at: { range: application.nameRange }, state };
  }
}

/** Only the main manifest of an app decides; overlays of build variants and libraries are merged into it. */
function isAppManifest(ctx: RuleContext, application: DocumentNode): boolean {
  const { uri } = ctx.file;
  const inSourceSet = /\/src\/[^/]+\/AndroidManifest\.xml$/.test(uri);
  if (inSourceSet && !uri.endsWith('/src/main/AndroidManifest.xml')) return false;
  return child(application, 'activity') !== undefined && !isLibraryModule(uri, ctx.project);
}

/** Backup rules: `include` of a whole store without an `exclude` for any file in it. */
function* rules(_ctx: RuleContext, include: DocumentNode): Iterable<Match<Message>> {
  const domain = attribute(include, 'domain');
  const path = attribute(include, 'path');
  if (!domain || !path || !sensitiveDomains.test(domain.value) || !/^\.?\/?$/.test(path.value)) return;
  const excluded = include.parent?.children.some(
    (sibling) => sibling.name === 'exclude' && attribute(sibling, 'domain')?.value === domain.value,
  );
  if (!excluded) {
    const moves = include.parent?.name === 'device-transfer';
    yield {
      messageId: moves ? 'whole-store-transferred' : 'whole-store-included',
      // To find one's data on a new device is what most people want.
      ...(moves ? { precision: 'low' } : {}),
      at: { range: domain.valueRange },
      data: { domain: domain.value },
      state: wholeStore(include),
    };
  }
}

/** Without any `include` a section means everything, so the last one gives way to excludes. */
function wholeStore(include: DocumentNode): State {
  const others = include.parent?.children.some((sibling) => sibling !== include && sibling.name === 'include');
  return others ? { remove: include.range } : { lastInclude: include.range };
}

/** A kind of backup that the rules say nothing about copies everything. */
function* missingSections(ctx: RuleContext, rules: DocumentNode): Iterable<Match<Message>> {
  if (rules.parent?.kind !== 'document') return;
  const state: State = { section: rules.range };
  const has = (name: string): boolean => child(rules, name) !== undefined;
  if (!has('cloud-backup') && !isCloudOff(ctx))
    yield { messageId: 'cloud-unlimited', at: { range: rules.nameRange }, state };
  if (!has('device-transfer')) yield { messageId: 'transfer-unlimited', at: { range: rules.nameRange }, state };
}

/** `allowBackup="false"` still stops cloud backups. */
const isCloudOff = ({ project }: RuleContext): boolean =>
  project.documents('android-manifest').some(({ document }) => {
    const application = document?.root.children
      .flatMap(({ children }) => children)
      .find(({ name }) => name === 'application');
    return application !== undefined && attribute(application, 'android:allowBackup')?.value === 'false';
  });

/** Every domain excluded: nothing is backed up, so it does not matter how. */
function excludesEverything(section: DocumentNode): boolean {
  const whole = (name: string): boolean =>
    section.children.some(
      (entry) =>
        entry.name === 'exclude' &&
        attribute(entry, 'domain')?.value === name &&
        /^\.?\/?$/.test(attribute(entry, 'path')?.value ?? '.'),
    );
  return ['root', 'file', 'database', 'sharedpref', 'external'].every(whole);
}

/** `app.json` keeps the configuration below `expo`; code exports it directly. */
const isExpoRoot = (node: DocumentNode | undefined): boolean =>
  node !== undefined && (node.kind === 'document' || (node.name === 'expo' && node.parent?.kind === 'document'));

function* expoPlugins(_ctx: RuleContext, plugins: DocumentNode): Iterable<Match<Message>> {
  if (!isExpoRoot(plugins.parent)) return;
  for (const plugin of plugins.children) {
    const [name, options] = plugin.children;
    if (name?.value !== 'expo-secure-store' || !options) continue;
    const configured = child(options, 'configureAndroidBackup');
    if (configured?.value === false && configured.valueRange) {
      yield {
        messageId: 'secure-store-backed-up',
        at: { range: configured.valueRange },
        state: { value: configured.valueRange },
      };
    }
  }
}

function* expoAndroid(ctx: RuleContext, android: DocumentNode): Iterable<Match<Message>> {
  if (!isExpoRoot(android.parent) || !ctx.project.dependsOn(authenticationPackages.pattern)) return;
  const allowed = child(android, 'allowBackup');
  if (allowed?.value === false) return;
  const isCode = ctx.file.language !== 'json';
  const state: State = isCode ? { value: allowed?.valueRange } : { path: [...android.path, 'allowBackup'] };
  // In code an absent key may come from an object spread in, so only a written value counts there.
  if (isCode && !state.value) return;
  yield { messageId: 'expo-backed-up', at: { range: allowed?.valueRange ?? android.nameRange }, state };
}

export default defineRule({
  id: 'storage/backup-allowed',
  meta: {
    title: 'App data copied to backups',
    category: 'storage',
    severity: 'warning',
    precision: 'high',
    languages: ['xml', 'json', 'typescript', 'javascript'],
    cwe: [530, 312],
    masvs: ['MASVS-STORAGE-2'],
    maswe: ['MASWE-0006'],
    mission: [2],
    since: '0.1.0',
    notIn: {
      kotlin: 'The manifest and its resources decide what is backed up.',
      java: 'The manifest and its resources decide what is backed up.',
      gradle: 'Gradle has no setting for backups; a placeholder in the manifest is left alone.',
      swift: 'What iOS leaves out of backups is decided file by file.',
      'objective-c': 'What iOS leaves out of backups is decided file by file.',
      dart: 'What iOS leaves out of backups is decided file by file.',
    },
    docs: {
      what: 'Finds Android apps whose private files go to cloud backups and device transfers: `allowBackup` true or left at its default without extraction rules, rules that include whole stores or say nothing about one kind of backup, backups allowed without encryption, and the same settings in Expo configuration.',
      why: 'A backup carries sessions, databases and settings out of the app’s sandbox, to an account and to devices the app knows nothing about. Keys that stay behind make restored data useless besides, and restored sessions outlive a logout.',
      fix: 'Turn the backup off and add extraction rules that also stop device-to-device transfer, or keep the backup and exclude the stores that hold sessions and personal data. Whole stores are left out, not single files of `storage/plaintext-credential`: which files hold a session changes with the code, and the rules would not follow. Transfers to another platform (Android 16) happen only where a section names the other app, so rules without one are complete.',
      references: [
        'https://developer.android.com/identity/data/autobackup',
        'https://developer.android.com/about/versions/12/behavior-changes-12#backup-restore',
        'https://docs.expo.dev/versions/latest/sdk/securestore/',
      ],
    },
  },
  messages: {
    'backed-up':
      'All private data of the app goes to backups. Sessions and databases so reach an account and devices you do not control. Turn it off or add extraction rules.',
    'backed-up-by-default':
      'All private data of the app goes to backups, because that is the default. Sessions and databases so reach an account and devices you do not control. Turn it off or add extraction rules.',
    'transfer-possible': {
      text: 'Device-to-device transfer may still copy the app’s data. Since Android 12 this attribute stops cloud backups only. Add data extraction rules.',
      severity: 'information',
    },
    'whole-store-included':
      'The whole {domain} store goes to backups. It usually holds sessions or personal data. Leave it out or exclude the files that do.',
    'whole-store-transferred': {
      text: 'The whole {domain} store moves along to a new device. Sessions in it then live on two devices. Leave it out or exclude the files that hold them.',
      severity: 'information',
    },
    'unencrypted-backup': {
      text: 'This backup may be stored without end-to-end encryption. Devices without a screen lock cannot encrypt it. Require the capability.',
      severity: 'information',
    },
    'cloud-unlimited':
      'These rules say nothing about cloud backups, so those copy all private data. Sessions and databases so reach an account. Add a section that says what may be copied.',
    'transfer-unlimited': {
      text: 'These rules say nothing about the transfer to a new device, so it copies all private data. Sessions then live on two devices. Add a section that says what may be copied.',
      severity: 'information',
    },
    'expo-backed-up':
      'Android backs up this app’s private data. It signs users in, so sessions may be copied with it. Set android.allowBackup to false.',
    'secure-store-backed-up':
      'The encrypted store is part of Android backups. Its key stays on the device, so restored values cannot be read and fail. Let the plugin configure the backup.',
    'fragile-data': {
      text: 'Users may keep this app’s data when they remove it. Whoever installs it again finds the old session. Remove the attribute unless this is meant.',
      severity: 'information',
    },
  },
  queries: [
    { on: 'entry', roles: ['android-manifest'], names: ['application'], check: manifest },
    { on: 'entry', roles: ['android-backup-rules', 'android-data-extraction-rules'], names: ['include'], check: rules },
    {
      on: 'entry',
      roles: ['android-data-extraction-rules'],
      names: ['cloud-backup'],
      *check(_ctx, section) {
        const flag = attribute(section, 'disableIfNoEncryptionCapabilities');
        if (flag?.value === 'true' || excludesEverything(section)) return;
        yield {
          messageId: 'unencrypted-backup',
          at: { range: section.nameRange },
          state: { element: section.range.start },
        };
      },
    },
    {
      on: 'entry',
      roles: ['android-data-extraction-rules'],
      names: ['data-extraction-rules'],
      check: missingSections,
    },
    { on: 'entry', roles: ['expo-config'], names: ['android'], check: expoAndroid },
    { on: 'entry', roles: ['expo-config'], names: ['plugins'], check: expoPlugins },
  ],
  fixes,
});
