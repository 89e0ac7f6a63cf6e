import { appleSdk, storeTargets } from '../../models/platform-levels';
import { defineRule } from '../../rule-kit/rule';
import { frameworkLevels, frameworks } from './target-platform-outdated.frameworks';
import { compileBelowTarget, lowest, type State, targets } from './target-platform-outdated.levels';

const storeLevels = storeTargets.map(({ form, level }) => `${form} ${level}`).join(', ');

export default defineRule({
  id: 'code/target-platform-outdated',
  meta: {
    title: 'Old platform level',
    category: 'code',
    severity: 'warning',
    precision: 'high',
    languages: ['gradle', 'toml', 'properties', 'xml', 'json', 'yaml', 'podfile', 'xcode'],
    cwe: [1104, 693],
    masvs: ['MASVS-CODE-1'],
    maswe: ['MASWE-0042', 'MASWE-0041'],
    mission: [4],
    since: '0.1.0',
    withoutFix: {
      yaml: 'Flutter is raised by its own tool, for the whole machine.',
      'framework-target-below-store': 'Frameworks are raised with their own tools, one release after the other.',
      'framework-old': 'Frameworks are raised with their own tools, one release after the other.',
    },
    docs: {
      what: `Finds Android target levels below what Google Play asks for (${storeLevels}), compile levels below the target, lowest Android versions below 7 (warning) and 9 (information, low precision), lowest iOS versions below 13 (warning) and 15 (information, low precision), and releases of Expo and React Native before the last three. Numbers are followed to where they are written: Gradle scripts, shared variables, properties, version catalogs, manifests, Cordova preferences, Expo build properties, Podfiles, Xcode projects and settings. Where a project leaves the level to cordova-android or to a pinned Flutter, their version decides. Library modules have no say and are left alone. The iOS SDK that an app is built with (App Store Connect asks for ${appleSdk.version} since ${appleSdk.since}) comes with the Xcode of the build machine, which no source file tells.`,
      why: 'The target level switches on the platform’s protections: exported components, background starts, photo access, cleartext and more. An app that stays below keeps the old behaviour for all its users, and the store refuses its updates, security fixes among them. Devices below the lowest levels lack protections that the app’s own configuration counts on, and get no patches.',
      fix: 'Raise the level and test the changes that the message links to. The compile level has to rise with it, and new levels need a recent Android Gradle plugin. Frameworks are raised with their own tools (`npx expo install expo@latest --fix`, the React Native upgrade helper, `flutter upgrade`, `cordova platform update android`), one release after the other, so no fix is offered for them.',
      references: [
        'https://support.google.com/googleplay/android-developer/answer/11926878',
        'https://developer.android.com/google/play/requirements/target-sdk',
        'https://mas.owasp.org/MASWE/MASVS-CODE/MASWE-0042/',
      ],
    },
  },
  messages: {
    'target-below-store':
      'The app targets API level {level}; Google Play asks for {wanted} since {since}. Protections of newer releases stay off, and updates are refused. Raise it and test what {releases} changed: {changes}',
    'framework-target-below-store':
      'This version of {label} builds for API level {level} at most; Google Play asks for {wanted}. Protections of newer releases stay off, and updates are refused. Move to {before} or newer.',
    'compile-below-target':
      'The app compiles against API level {level} but targets {target}. The compiler cannot warn about what changed between them. Raise the compile level.',
    'lowest-android':
      'The app installs from API level {level}: {lack}. Their users are less safe than the app assumes. Raise it to {advised}.',
    'lowest-ios':
      'The app installs from iOS {level}: {lack}. Their users are less safe than the app assumes. Raise it to {advised}.',
    'framework-old':
      '{label} {release} is out of support: only the last three releases get fixes. Holes found in it stay open. Move to {oldest} or newer; {newest} is the newest.',
  },
  queries: [
    {
      on: 'project',
      *check(project) {
        yield* targets(project);
        yield* frameworkLevels(project);
        yield* compileBelowTarget(project);
        yield* lowest(project, 'android');
        yield* lowest(project, 'ios');
        yield* frameworks(project);
      },
    },
  ],
  fixes: [
    {
      title: 'Target the level that Google Play asks for (test the new behaviour)',
      applicability: 'suggestion',
      for: ['target-below-store'],
      languages: ['gradle', 'toml', 'properties', 'xml', 'json'],
      edits: (_ctx, match) => (match.state as State).edits,
    },
    {
      title: 'Compile against the level that the app targets',
      applicability: 'suggestion',
      for: ['compile-below-target'],
      languages: ['gradle'],
      edits: (_ctx, match) => (match.state as State).edits,
    },
    {
      title: 'Start at Android 9 (API level 28; older devices keep their release)',
      applicability: 'suggestion',
      for: ['lowest-android'],
      languages: ['gradle', 'toml', 'properties', 'xml', 'json'],
      edits: (_ctx, match) => (match.state as State).edits,
    },
    {
      title: 'Start at iOS 15 (older devices keep their release)',
      applicability: 'suggestion',
      for: ['lowest-ios'],
      languages: ['podfile', 'xcode', 'xml', 'json'],
      edits: (_ctx, match) => (match.state as State).edits,
    },
  ],
});
