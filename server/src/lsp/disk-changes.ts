import type { Folder } from './folder';
import type { ServerContext } from './server-context';
import { describeError } from './server-log';
import { canonicalUri } from './texts';
import type { Validation } from './validation';

/** Takes over what has changed on disk. */
export interface DiskChanges {
  /**
   * Files, or folders with all that is in them, that came, changed or went. They are read in slices, so that a branch switch of
   * thousands of files keeps no keystroke waiting.
   */
  take(uris: readonly string[]): void;
}

/** Reading yields to requests after this many milliseconds. */
const SLICE = 15;

export function createDiskChanges(context: ServerContext, validation: Validation): DiskChanges {
  const { folders, texts, log } = context;
  const queue = new Set<string>();
  let isReading = false;

  const read = async (): Promise<void> => {
    const touched = new Set<Folder>();
    const changed = new Set<Folder>();
    let sliceStart = performance.now();
    for (const uri of queue) {
      queue.delete(uri);
      const folder = folders.of(uri);
      for (const file of await folder.filesAt(uri)) {
        // The text of an open document counts, whatever the disk says.
        if (!texts.open(file)) {
          if (folder.update(file, undefined)) touched.add(folder);
          if (validation.diskChanged(file)) changed.add(folder);
        }
        if (performance.now() - sliceStart < SLICE) continue;
        await new Promise((resolve) => setImmediate(resolve));
        sliceStart = performance.now();
      }
    }
    for (const folder of touched) validation.again(folder);
    for (const folder of [...touched, ...changed]) validation.projectChanged(folder);
  };

  const take = (uris: readonly string[]): void => {
    for (const uri of uris) queue.add(canonicalUri(uri));
    if (isReading || queue.size === 0) return;
    isReading = true;
    read()
      .catch((error) => log.error(`Reading changed files failed: ${describeError(error)}`))
      .finally(() => {
        isReading = false;
        // What an error has left.
        if (queue.size > 0) take([]);
      });
  };
  return { take };
}
