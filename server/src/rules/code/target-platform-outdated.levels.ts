import type { Edit } from '../../core/edit';
import {
  levelsFarBehind,
  lowestAdvised,
  lowestLevels,
  releasesBetween,
  storeTargetOf,
} from '../../models/platform-levels';
import type { Match, PlatformLevel, PlatformLevelKind, ProjectFacts } from '../../rule-kit/rule';

/** The messages of this rule. */
export type Message =
  | 'target-below-store'
  | 'framework-target-below-store'
  | 'compile-below-target'
  | 'lowest-android'
  | 'lowest-ios'
  | 'framework-old';

/** What a match hands to the fixes. */
export interface State {
  /** The numbers to change, where they can be. */
  readonly edits?: readonly Edit[];
}

const placeOf = ({ uri, range }: PlatformLevel): string => `${uri} ${range.start}`;

/** The levels of a kind that decide: those of applications, or all that belong to no library; each place once. */
function deciding(project: ProjectFacts, kind: PlatformLevelKind): readonly PlatformLevel[] {
  const own = project.platformLevels.filter((level) => level.kind === kind && level.role !== 'library');
  const applications = own.filter(({ role }) => role === 'application');
  const seen = new Set<string>();
  return (applications.length > 0 ? applications : own).filter((level) => {
    const known = seen.has(placeOf(level));
    seen.add(placeOf(level));
    return !known;
  });
}

/** Writes another number over each level; undefined when one is an expression. Ranges leave quotes out, decimals stay. */
function setNumbers(levels: readonly PlatformLevel[], wanted: number): readonly Edit[] | undefined {
  const edits: Edit[] = [];
  for (const { uri, range, written } of levels) {
    if (written === undefined) return undefined;
    edits.push({
      edit: 'replace',
      uri,
      range,
      expect: written,
      text: written.includes('.') ? `${wanted}.0` : `${wanted}`,
    });
  }
  return edits;
}

/** The level a module compiles against, and every place that must follow when its target rises. */
function compileLevels(project: ProjectFacts, target: PlatformLevel): readonly PlatformLevel[] {
  return project.platformLevels.filter(({ kind, module }) => kind === 'compile-sdk' && module === target.module);
}

/** Applications that target less than their store asks for. */
export function* targets(project: ProjectFacts): Iterable<Match<Message>> {
  for (const level of deciding(project, 'target-sdk')) {
    const store = storeTargetOf(level.form);
    if (level.value >= store.level) continue;
    const follow = compileLevels(project, level).filter(({ value }) => value < store.level);
    const releases = releasesBetween(level.value, store.level).slice(-3);
    const places = new Map([level, ...follow].map((place) => [placeOf(place), place]));
    yield {
      messageId: 'target-below-store',
      at: level,
      uri: level.uri,
      data: {
        level: String(level.value),
        wanted: String(store.level),
        since: store.since,
        releases: releases.map(({ name }) => name).join(', '),
        changes: releases.at(-1)?.changes ?? '',
      },
      severity: store.level - level.value > levelsFarBehind ? 'error' : 'warning',
      state: { edits: setNumbers([...places.values()], store.level) } satisfies State,
    };
  }
}

/** Modules that compile against less than they target. */
export function* compileBelowTarget(project: ProjectFacts): Iterable<Match<Message>> {
  for (const level of deciding(project, 'compile-sdk')) {
    const target = project.platformLevels.find(
      ({ kind, module, value }) => kind === 'target-sdk' && module === level.module && value > level.value,
    );
    if (!target) continue;
    yield {
      messageId: 'compile-below-target',
      at: level,
      uri: level.uri,
      data: { level: String(level.value), target: String(target.value) },
      related: [{ uri: target.uri, range: target.range, message: 'the level the app targets' }],
      state: { edits: setNumbers([level], target.value) } satisfies State,
    };
  }
}

/** A Podfile's level is that of the pods; beside an Xcode project that names its own, it decides nothing by itself. */
const isPodsLevel = (level: PlatformLevel, all: readonly PlatformLevel[]): boolean =>
  level.uri.endsWith('/Podfile') &&
  all.some(({ uri }) => uri.endsWith('.pbxproj') && uri.startsWith(`${level.module}/`));

/** Lowest supported versions that leave users without protection, once per file. */
export function* lowest(project: ProjectFacts, platform: 'android' | 'ios'): Iterable<Match<Message>> {
  const kind = platform === 'ios' ? 'ios-deployment-target' : 'min-sdk';
  const files = new Map<string, PlatformLevel[]>();
  const all = deciding(project, kind);
  for (const level of all) {
    const row = lowestLevels.find((fact) => fact.platform === platform && level.value < fact.below);
    if (row && !isPodsLevel(level, all)) files.set(level.uri, [...(files.get(level.uri) ?? []), level]);
  }
  // Xcode repeats the number for every target and configuration: one finding per file, about the lowest.
  for (const [uri, levels] of files) {
    const worst = levels.reduce((least, level) => (level.value < least.value ? level : least));
    const row = lowestLevels.find((fact) => fact.platform === platform && worst.value < fact.below);
    if (!row) continue;
    const advised = lowestAdvised(platform);
    const pods = all.filter((level) => level.value < advised && isPodsLevel(level, levels));
    yield {
      messageId: platform === 'ios' ? 'lowest-ios' : 'lowest-android',
      at: worst,
      uri,
      data: { level: String(worst.value), lack: row.lack, advised: String(advised) },
      severity: row.severity,
      // How old the oldest devices may be is the product's own decision; no more than that is sure of a remark.
      ...(row.severity === 'information' ? { precision: 'low' } : {}),
      related: levels
        .filter((level) => level !== worst)
        .concat(pods)
        .map((level) => ({ uri: level.uri, range: level.range, message: 'asks for an old version too' })),
      state: { edits: setNumbers([...levels, ...pods], advised) } satisfies State,
    };
  }
}
