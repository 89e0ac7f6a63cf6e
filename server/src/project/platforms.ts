import type { Dependency, Platform } from '../rule-kit/rule';
import { child } from '../syntax/document';
import type { Documents } from './dependencies';
import type { FileSummary } from './file-summary';

/**
 * The platforms a project is built for and with. A cross-platform project without native folders (a managed Expo app, or
 * one whose native part was not read) counts as both Android and iOS, because it is built for both.
 */
export function readPlatforms(
  summaries: readonly FileSummary[],
  documents: Documents,
  dependencies: readonly Dependency[],
): ReadonlySet<Platform> {
  const found = new Set<Platform>();
  const names = new Set(dependencies.map((dependency) => dependency.name));
  const roles = new Set(summaries.map((summary) => summary.role));
  const languages = new Set(summaries.map((summary) => summary.language));

  if (roles.has('android-manifest') || [...names].some((name) => name.startsWith('com.android.'))) found.add('android');
  if (documents('gradle-build').some((file) => /^[^\S\r\n\u2028\u2029]*android\s*\{/m.test(file.text)))
    found.add('android');
  if (roles.has('info-plist') || roles.has('podfile') || roles.has('entitlements')) found.add('ios');
  if (languages.has('swift') || languages.has('objective-c')) found.add('ios');

  if (names.has('react-native') || names.has('react-native-tvos')) found.add('react-native');
  if (names.has('expo')) found.add('expo').add('react-native');
  if (names.has('@capacitor/core') || roles.has('capacitor-config')) found.add('capacitor');
  if (roles.has('cordova-config') && !found.has('capacitor')) found.add('cordova');
  if (names.has('cordova-android') || names.has('cordova-ios')) found.add('cordova');
  if (documents('pubspec').some(dependsOnFlutter)) found.add('flutter');

  const crossPlatform =
    found.has('react-native') || found.has('capacitor') || found.has('cordova') || found.has('flutter');
  if (crossPlatform && !found.has('android') && !found.has('ios')) found.add('android').add('ios');
  return found;
}

function dependsOnFlutter(file: ReturnType<Documents>[number]): boolean {
  const root = file.document?.root;
  if (!root) return false;
  const dependencies = child(root, 'dependencies');
  return (
    child(root, 'flutter') !== undefined || (dependencies !== undefined && child(dependencies, 'flutter') !== undefined)
  );
}
