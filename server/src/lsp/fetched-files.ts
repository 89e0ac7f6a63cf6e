import type { Folder } from './folder';

/** Fetches files from the editor where the server sees no disk. Everything else reads them as if they were on one. */
export interface FetchedFiles {
  /** Fetches what matters of a folder, and has it read its configuration again. Never rejects for what is in the folder. */
  load(folder: Folder): Promise<void>;
  /** Fetches files again that were changed, created or deleted. */
  refresh(uris: readonly string[]): Promise<void>;
}
