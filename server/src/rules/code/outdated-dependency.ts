import type { Severity } from '../../core/diagnostic';
import { type Advisory, advisories, newestVersions, uniformPlatforms } from '../../models/advisories';
import { raiseVersion } from '../../rule-kit/raise-version';
import { type Dependency, defineRule, type Match } from '../../rule-kit/rule';
import { compareVersions, parseVersion, type Requirement, requirementOf, type Version } from '../../rule-kit/version';

type Message = 'vulnerable' | 'far-behind';

interface State {
  readonly dependency: Dependency;
  readonly requirement: Requirement;
  readonly fixed: string;
}

/** What the app is built with, as far as source tells. */
interface Used {
  readonly requirement: Requirement;
  readonly version: Version;
  readonly shown: string;
  /** Nothing newer can be meant: an exact version, or the one a lock file holds. */
  readonly certain: boolean;
  readonly fromLock: boolean;
}

/** The version of a lock file when it is one that the requirement lets in; a lock older than the requirement is stale. */
function usedVersion(dependency: Dependency): Used | undefined {
  const requirement = requirementOf(dependency);
  if (!requirement) return undefined;
  const { locked } = dependency;
  const version = locked && parseVersion(locked.version);
  if (locked && !version) return undefined;
  if (locked && version && compareVersions(version, requirement.lowest) >= 0) {
    return { requirement, version, shown: locked.version, certain: true, fromLock: true };
  }
  return {
    requirement,
    version: requirement.lowest,
    shown: requirement.written,
    certain: requirement.exact,
    fromLock: false,
  };
}

const versionOf = (text: string): Version => parseVersion(text) ?? { numbers: [], preview: false };

function affects(advisory: Advisory, version: Version): boolean {
  if (advisory.from && compareVersions(version, versionOf(advisory.from)) < 0) return false;
  return compareVersions(version, versionOf(advisory.fixed)) < 0;
}

const grades: readonly Advisory['grade'][] = ['high', 'critical', 'exploited'];
const severities: readonly Severity[] = ['hint', 'information', 'warning', 'error'];
const oneLower = (severity: Severity): Severity =>
  severities[Math.max(0, severities.indexOf(severity) - 1)] as Severity;

/** The name that advisories use: platforms of versions stand for what they bring. */
function advisedName({ ecosystem, name }: Dependency): string {
  const platform = ecosystem === 'gradle' ? uniformPlatforms.find((row) => row.platform === name) : undefined;
  return platform?.artifact ?? (ecosystem === 'cocoapods' ? (name.split('/')[0] as string) : name);
}

/** One finding per dependency: the gravest hole it has, and the version that closes all of them. */
function vulnerable(dependency: Dependency, used: Used): Match<Message> | undefined {
  const name = advisedName(dependency);
  const ecosystem = dependency.ecosystem === 'cordova' ? 'npm' : dependency.ecosystem;
  const open = advisories.filter(
    (advisory) =>
      advisory.ecosystem === ecosystem &&
      (ecosystem === 'swift-package' ? advisory.name.toLowerCase() === name.toLowerCase() : advisory.name === name) &&
      affects(advisory, used.version),
  );
  const worst = [...open].sort((a, b) => grades.indexOf(b.grade) - grades.indexOf(a.grade))[0];
  if (!worst) return undefined;
  const fixed = open.map((advisory) => advisory.fixed).sort((a, b) => compareVersions(versionOf(b), versionOf(a)))[0];
  const standard: Severity = worst.grade === 'high' ? 'warning' : 'error';
  const { locked } = dependency;
  return {
    messageId: 'vulnerable',
    at: { range: dependency.versionRange ?? dependency.range },
    uri: dependency.uri,
    data: { name: dependency.name, version: used.shown, id: worst.id, impact: worst.impact, fixed: fixed as string },
    severity: dependency.unused ? 'hint' : dependency.dev ? oneLower(standard) : standard,
    ...(used.certain ? {} : { precision: 'medium' as const }),
    ...(used.fromLock && locked
      ? { related: [{ uri: locked.uri, range: locked.range, message: 'the version that is built in' }] }
      : {}),
    state: { dependency, requirement: used.requirement, fixed: fixed as string } satisfies State,
  };
}

/** Two major releases or more behind; what only tests and tools use may be old. */
function farBehind(dependency: Dependency, { version, shown }: Used): Match<Message> | undefined {
  if (dependency.dev || dependency.unused) return undefined;
  const name = advisedName(dependency);
  const row = newestVersions.find((fact) => fact.ecosystem === dependency.ecosystem && fact.name === name);
  if (!row || (versionOf(row.version).numbers[0] ?? 0) - (version.numbers[0] ?? 0) < 2) return undefined;
  return {
    messageId: 'far-behind',
    at: { range: dependency.versionRange ?? dependency.range },
    uri: dependency.uri,
    data: { name: dependency.name, version: shown, newest: row.version },
  };
}

export default defineRule({
  id: 'code/outdated-dependency',
  meta: {
    title: 'Dependency with known holes, or far behind',
    category: 'code',
    severity: 'warning',
    precision: 'high',
    languages: ['gradle', 'toml', 'json', 'yaml', 'podfile', 'swift', 'xml'],
    cwe: [1395],
    masvs: ['MASVS-CODE-3'],
    maswe: ['MASWE-0044'],
    mission: [4],
    since: '0.1.0',
    withoutFix: {
      'far-behind': 'Two major releases change more than a number. The change log of the library says what to do.',
    },
    docs: {
      what: 'Compares declared dependencies with a list of published advisories that ships with the product, and names security-relevant libraries that are two or more major releases behind. Reads Gradle scripts with their variables, version catalogs and uniform platforms (`okhttp-bom` stands for OkHttp), `package.json`, `pubspec.yaml`, Podfiles, Swift packages and Cordova plugins. A lock file (npm, Yarn, pnpm, pub, CocoaPods, Swift Package Manager, Gradle) decides over a range; without one, the lowest version that the range lets in counts, with medium precision. Test and development dependencies are one level lower, catalog rows that no script names are hints, and what a package merely asks of its users is left out. Versions with a suffix of their own, as forks have them, are left alone. Dependencies of dependencies, versions inside platforms such as the Firebase BOM and libraries that the list does not name are left to the package managers’ own audits: nothing is looked up, so nothing leaves the machine.',
      why: 'Once a hole is published, with the change that closes it, attacks on it are written within days, and every app that still carries the old version can be found by looking into its package.',
      fix: 'Raise the version to the one that closes the hole; the notation of the range stays. Let the package manager renew its lock file afterwards, and run its audit (`npm audit`, `dart pub outdated`, `pod outdated`, Gradle’s dependency updates) for what is not in the list.',
      references: [
        'https://mas.owasp.org/MASWE/MASVS-CODE/MASWE-0044/',
        'https://owasp.org/Top10/A06_2021-Vulnerable_and_Outdated_Components/',
        'https://github.com/advisories',
      ],
    },
  },
  messages: {
    vulnerable: '{name} {version} has a known hole, {id}. It lets {impact}. Raise it to {fixed} or newer.',
    'far-behind': {
      text: '{name} {version} is two or more major releases behind {newest}. Fixes for holes seldom reach so far back. Plan the move.',
      severity: 'information',
    },
  },
  queries: [
    {
      on: 'project',
      *check(project) {
        const seen = new Set<string>();
        for (const dependency of project.dependencies) {
          const used = dependency.peer ? undefined : usedVersion(dependency);
          if (!used) continue;
          const match = vulnerable(dependency, used) ?? farBehind(dependency, used);
          if (!match) continue;
          // Libraries that share one line of a version catalog are one finding.
          const key = `${match.uri} ${match.at.range.start} ${match.data?.id ?? ''}`;
          if (seen.has(key)) continue;
          seen.add(key);
          yield match;
        }
      },
    },
  ],
  fixes: [
    {
      title: 'Raise the version to the first without known holes',
      applicability: 'suggestion',
      for: ['vulnerable'],
      languages: ['gradle', 'toml', 'json', 'yaml', 'podfile', 'swift', 'xml'],
      edits(ctx, match) {
        const { dependency, requirement, fixed } = match.state as State;
        // An upper bound below the fixed version is the developer's decision.
        if (requirement.below && compareVersions(versionOf(fixed), requirement.below) >= 0) return undefined;
        const own = (uri: string) => (uri === ctx.file.uri ? ctx.file.text : undefined);
        const raised = raiseVersion(dependency, requirement, fixed, own);
        return raised && [raised];
      },
    },
  ],
});
