import type { Edit } from '../core/edit';
import { type AddedName, addedDependency } from '../models/added-dependencies';
import { type LibraryUse, neededReleases } from '../models/needed-releases';

/**
 * Adds a library to the build file of the match, in the version of `models/added-dependencies.ts`. Where the project has it
 * already in a release that lacks what the inserted code `uses`, the version is raised within its major release; where that
 * cannot be done, the fix does not exist.
 */
export function addDependency(name: AddedName, uses?: LibraryUse): Edit {
  const { ecosystem, version } = addedDependency(name);
  const needed = neededReleases.find((row) => row.name === name && row.uses === uses);
  return { edit: 'add-dependency', ecosystem, name, version, ...(needed ? { atLeast: needed.version } : {}) };
}
