import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** Runs compiled test files inside the extension host and leaves the counts for the process that started the editor. */
export async function runMocha(files: readonly string[]): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 120_000, color: false, reporter: 'spec' });
  for (const file of files) mocha.addFile(path.join(__dirname, file));
  const lines: string[] = [];
  const failed = await new Promise<number>((resolve) => {
    const runner = mocha.run(resolve);
    runner.on('pass', (test) => lines.push(`  ✔ ${test.fullTitle()} (${test.duration ?? 0}ms)`));
    runner.on('fail', (test, error) => lines.push(`  ✘ ${test.fullTitle()}: ${error.stack ?? error.message}`));
    runner.on('end', () => {
      const { passes = 0, failures: count = 0 } = runner.stats ?? {};
      writeFileSync(path.join(__dirname, 'result.json'), JSON.stringify({ passed: passes, failed: count, lines }));
    });
  });
  if (failed > 0) throw new Error(`${failed} tests failed.`);
}
