/** How a part of the tests ended. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** Ends the process with what a part of the tests came to: the counts as its last line, and 1 when something failed. */
export function endWith(counts: Promise<Counts>, prefix = ''): void {
  counts.then(
    ({ passed, failed }) => {
      console.log(`${prefix}${passed} passed, ${failed} failed`);
      process.exitCode = failed === 0 ? 0 : 1;
    },
    (error: unknown) => {
      console.error(error);
      process.exitCode = 1;
    },
  );
}
