import { flutterDefaults } from '../models/platform-levels';
import type { PlatformLevel, PlatformLevelKind } from '../rule-kit/rule';
import { at } from '../syntax/document';
import type { Documents } from './dependencies';
import { gradleSettings } from './gradle-values';

export interface SdkLevels {
  readonly minSdk?: number;
  readonly targetSdk?: number;
}

/**
 * The Android API levels a project builds for. Application modules win over library modules; among several the lowest
 * counts, since the weakest build decides what is safe.
 */
export function readSdkLevels(levels: readonly PlatformLevel[], documents: Documents): SdkLevels {
  return { minSdk: lowest(levels, documents, 'min-sdk'), targetSdk: lowest(levels, documents, 'target-sdk') };
}

function lowest(
  levels: readonly PlatformLevel[],
  documents: Documents,
  kind: Extract<PlatformLevelKind, 'min-sdk' | 'target-sdk'>,
): number | undefined {
  const own = levels.filter((level) => level.kind === kind);
  const applications = own.filter(({ role }) => role === 'application');
  const values = (applications.length > 0 ? applications : own).map(({ value }) => value);
  const fromFlutter = gradleSettings(documents, [
    kind === 'min-sdk' ? 'minSdk' : 'targetSdk',
    `${kind.split('-')[0]}SdkVersion`,
  ]).some(({ expression }) => /^flutter\./.test(expression));
  if (fromFlutter) values.push(flutterDefault(documents, kind));
  return values.length > 0 ? Math.min(...values) : undefined;
}

function flutterDefault(documents: Documents, kind: keyof typeof flutterDefaults.levels): number {
  const [before, after] = flutterDefaults.levels[kind];
  const [major, minor] = flutterDefaults.since;
  for (const file of documents('pubspec')) {
    const constraint = file.document && at(file.document.root, 'environment', 'flutter')?.value;
    const version = typeof constraint === 'string' ? /(?<!\d)(\d+)\.(\d+)/.exec(constraint) : undefined;
    if (version && (Number(version[1]) > major || Number(version[2]) >= minor)) return after;
  }
  return before;
}
