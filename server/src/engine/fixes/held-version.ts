import type { Edit } from '../../core/edit';
import { raiseVersion } from '../../rule-kit/raise-version';
import type { Dependency, ProjectFacts } from '../../rule-kit/rule';
import { compareVersions, parseVersion, type Requirement, requirementOf, type Version } from '../../rule-kit/version';

type AddDependency = Extract<Edit, { edit: 'add-dependency' }>;

interface Held {
  readonly dependency: Dependency;
  readonly requirement: Requirement;
}

/**
 * Whether the project can have the library as the edit needs it: it has no older release, or one that can be raised. Another major
 * release changes more than a number, above all how stores keep their data, and an upper bound is the developer's decision.
 */
export function canHold(edit: AddDependency, project: ProjectFacts, uri: string): boolean {
  const held = heldBelow(edit, project, uri);
  const needed = edit.atLeast === undefined ? undefined : parseVersion(edit.atLeast);
  if (!held || !needed) return true;
  const { lowest, below } = held.requirement;
  if (below && compareVersions(needed, below) >= 0) return false;
  return (
    sameMajor(lowest, needed) && raiseVersion(held.dependency, held.requirement, '', () => undefined) !== undefined
  );
}

/**
 * The change that raises the library to what the edit needs; undefined when there is nothing to raise, or the number is no longer
 * where the facts of the project saw it, as after the same fix for another finding.
 */
export function raisedVersion(
  edit: AddDependency,
  project: ProjectFacts,
  uri: string,
  read: (uri: string) => string | undefined,
): Extract<Edit, { edit: 'replace' }> | undefined {
  const held = edit.atLeast === undefined ? undefined : heldBelow(edit, project, uri);
  if (!held || edit.atLeast === undefined) return undefined;
  return raiseVersion(held.dependency, held.requirement, edit.atLeast, read);
}

/** The declaration that speaks for the file, when it lets in releases below the needed one and no lock file holds a newer one. */
function heldBelow({ ecosystem, name, atLeast }: AddDependency, project: ProjectFacts, uri: string): Held | undefined {
  const needed = atLeast === undefined ? undefined : parseVersion(atLeast);
  if (!needed) return undefined;
  const speaking = project.dependencies
    .filter((each) => each.ecosystem === ecosystem && each.name === name && !each.peer && speaksFor(each.uri, uri))
    .sort((a, b) => b.uri.length - a.uri.length);
  for (const dependency of speaking) {
    const requirement = requirementOf(dependency);
    if (!requirement) continue;
    const locked = dependency.locked && parseVersion(dependency.locked.version);
    if (compareVersions(requirement.lowest, needed) >= 0) return undefined;
    return locked && compareVersions(locked, needed) >= 0 ? undefined : { dependency, requirement };
  }
  return undefined;
}

/** A build file speaks for its folder, a version catalog for the whole project. */
function speaksFor(buildFile: string, uri: string): boolean {
  return buildFile.endsWith('.toml') || uri.startsWith(buildFile.slice(0, buildFile.lastIndexOf('/') + 1));
}

/** Below 1.0 the second number plays the part of the first. */
function sameMajor(a: Version, b: Version): boolean {
  const [majorA = 0, minorA = 0] = a.numbers;
  const [majorB = 0, minorB = 0] = b.numbers;
  return majorA === majorB && (majorA > 0 || minorA === minorB);
}
