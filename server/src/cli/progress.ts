import type { Surroundings } from './surroundings';

export interface Progress {
  update(done: number, total: number): void;
  stop(): void;
}

/** A bar on the error output of a terminal; nothing anywhere else. */
export async function startProgress(io: Surroundings, quiet: boolean): Promise<Progress> {
  if (quiet || !io.errIsTerminal) return { update: () => {}, stop: () => {} };
  const { SingleBar } = await import('cli-progress');
  const bar = new SingleBar({
    format: 'Scanning {bar} {value}/{total} files',
    stream: process.stderr,
    clearOnComplete: true,
    hideCursor: true,
    fps: 10,
  });
  let running = false;
  return {
    update(done, total) {
      if (!running) bar.start(total, done);
      running = true;
      bar.setTotal(total);
      bar.update(done);
    },
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
}
