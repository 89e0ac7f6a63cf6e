import { folderOf } from '../core/uri';
import { attribute, type DocumentNode, descendants } from '../syntax/document';
import type { ProjectFacts } from './rule';

/** The build file of the Gradle module that a file belongs to: the one in the nearest folder above it. */
function moduleBuildFile(uri: string, project: ProjectFacts): DocumentNode | undefined {
  let best: { folder: string; root: DocumentNode } | undefined;
  for (const file of project.documents('gradle-build')) {
    const folder = folderOf(file.uri);
    if (file.document && uri.startsWith(`${folder}/`) && folder.length > (best?.folder.length ?? -1)) {
      best = { folder, root: file.document.root };
    }
  }
  return best?.root;
}

/**
 * Whether a file belongs to an Android library module, whose manifest is merged into an app's. Read from the plugins the
 * module's build file applies: `com.android.library`, a catalog alias ending in `library`, or a convention plugin of that name.
 */
export function isLibraryModule(uri: string, project: ProjectFacts): boolean {
  const build = moduleBuildFile(uri, project);
  if (!build) return false;
  let library = false;
  for (const node of descendants(build)) {
    if (node.name !== 'id' && node.name !== 'alias' && node.name !== 'apply') continue;
    const named = [node.value, attribute(node, 'reference')?.value, attribute(node, 'plugin')?.value]
      .filter(Boolean)
      .join(' ');
    if (/com\.android\.application|[.-]application\b/.test(named)) return false;
    if (/com\.android\.library|[.-]library\b/.test(named)) library = true;
  }
  return library;
}
