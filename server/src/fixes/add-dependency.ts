import type { Edit } from '../core/edit';
import { type AddedName, addedDependency } from '../models/added-dependencies';

/** Adds a library to the build file of the match, in the version of `models/added-dependencies.ts`. */
export function addDependency(name: AddedName): Edit {
  const { ecosystem, version } = addedDependency(name);
  return { edit: 'add-dependency', ecosystem, name, version };
}
