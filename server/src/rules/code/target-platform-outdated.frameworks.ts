import type { Severity } from '../../core/diagnostic';
import { frameworkReleases, frameworkTargets, levelsFarBehind, storeTargetOf } from '../../models/platform-levels';
import type { Match, ProjectFacts } from '../../rule-kit/rule';
import { at } from '../../syntax/document';
import type { Message } from './target-platform-outdated.levels';

/** The first two numbers of a version, whatever range it stands in; undefined for `*`, `latest` and links. */
function versionParts(version: string | undefined): readonly [number, number] | undefined {
  const found = /^[\s^~>=v]*(\d+)(?:\.(\d+))?/.exec(version ?? '');
  return found ? [Number(found[1]), Number(found[2] ?? 0)] : undefined;
}

/** Releases of Expo and React Native that get no fixes any more. */
export function* frameworks(project: ProjectFacts): Iterable<Match<Message>> {
  for (const dependency of project.dependencies) {
    if (dependency.ecosystem !== 'npm' || dependency.peer) continue;
    const row = frameworkReleases.find(({ name }) => name === dependency.name);
    // Each Expo SDK brings its own React Native.
    if (!row || (row.name === 'react-native' && project.dependsOn('expo'))) continue;
    const release = versionParts(dependency.version)?.[row.part];
    if (release === undefined || release >= row.oldest || (row.part === 1 && !/^\D*0\./.test(dependency.version ?? '')))
      continue;
    const { label } = row;
    const shown = (number: number) => (row.part === 1 ? `0.${number}` : String(number));
    yield {
      messageId: 'framework-old',
      at: { range: dependency.versionRange ?? dependency.range },
      uri: dependency.uri,
      data: { label, release: shown(release), oldest: shown(row.oldest), newest: shown(row.newest) },
    };
  }
}

/** Frameworks that choose the target level themselves, when nothing in the project names one. */
export function* frameworkLevels(project: ProjectFacts): Iterable<Match<Message>> {
  if (project.platformLevels.some(({ kind }) => kind === 'target-sdk')) return;
  const store = storeTargetOf('phone');
  const declared = [
    ...project.dependencies
      .filter(({ ecosystem, peer }) => ecosystem === 'npm' && !peer)
      .map(({ name, version, uri, range, versionRange }) => ({ name, version, uri, range: versionRange ?? range })),
    ...project.documents('pubspec').flatMap((file) => {
      const node = file.document && at(file.document.root, 'environment', 'flutter');
      // Only an exact version, or an upper bound, says what the app is built with.
      const bound = typeof node?.value === 'string' ? /^(\d[\d.]*)$|<=?\s*(\d[\d.]*)/.exec(node.value) : undefined;
      const version = bound?.[1] ?? bound?.[2];
      return version && node?.valueRange ? [{ name: 'flutter', version, uri: file.uri, range: node.valueRange }] : [];
    }),
  ];
  for (const { name, version, uri, range } of declared) {
    const parts = versionParts(version);
    if (!parts) continue;
    const row = frameworkTargets.find(
      ({ name: own, before }) =>
        own === name && (parts[0] < before[0] || (parts[0] === before[0] && parts[1] < before[1])),
    );
    if (!row) continue;
    const severity: Severity = store.level - row.level > levelsFarBehind ? 'error' : 'warning';
    yield {
      messageId: 'framework-target-below-store',
      at: { range },
      uri,
      data: { label: row.label, level: String(row.level), wanted: String(store.level), before: row.before.join('.') },
      severity,
    };
  }
}
