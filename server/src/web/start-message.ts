import type { WorkerStart } from '../lsp/protocol';

let given: WorkerStart | undefined;

/** Keeps what the client handed over before the protocol began. */
export function keepStart(start: WorkerStart): void {
  given = start;
}

/** What the client handed over; throws when it has not yet. */
export function workerStart(): WorkerStart {
  if (!given) throw new Error('The worker was not started by its client.');
  return given;
}
