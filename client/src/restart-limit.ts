/** Restarts within the span of time after which a server that ends by itself is left alone. */
export const MOST_RESTARTS = 5;
const SPAN_MILLISECONDS = 3 * 60_000;

/** Whether a server that has ended by itself is started again. */
export interface RestartLimit {
  /** Counts a restart and allows it, unless there were too many lately. */
  allows(): boolean;
  /** Forgets all, when the user starts the server. */
  reset(): void;
}

export function createRestartLimit(now: () => number = Date.now): RestartLimit {
  let restarts: readonly number[] = [];
  return {
    allows() {
      const present = now();
      restarts = restarts.filter((each) => present - each < SPAN_MILLISECONDS);
      if (restarts.length >= MOST_RESTARTS) return false;
      restarts = [...restarts, present];
      return true;
    },
    reset() {
      restarts = [];
    },
  };
}
