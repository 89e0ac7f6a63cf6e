import { createParser } from '../../server/src/syntax/parser';
import { loadGrammar } from '../../test/harness/grammars';
import { rangeOf, startTestServer } from '../../test/harness/language-server';
import { samples, sampleText } from './samples';

export interface KeystrokeRow {
  readonly language: string;
  readonly lines: number;
  /** Milliseconds from the change to its published diagnostics, without the pause that waits for the end of typing. */
  readonly p50: number;
  readonly p95: number;
  /** Milliseconds of one full parse of the same text (median), in this process. */
  readonly parse: number;
}

const sizes = [300, 1000, 5000] as const;

/** Types into the middle of files of each language and size, in a real server. */
export async function measureKeystrokes(strokes: number): Promise<KeystrokeRow[]> {
  const parser = await createParser(loadGrammar);
  const server = await startTestServer({});
  const rows: KeystrokeRow[] = [];
  try {
    for (const sample of samples) {
      for (const lines of sizes) {
        const file = `Sample${lines}.${sample.extension}`;
        const text = sampleText(sample, lines);
        const parses = Array.from({ length: 7 }, () => {
          const started = performance.now();
          parser.parse({ uri: server.uri(file), text }, { milliseconds: 60_000 })?.dispose();
          return performance.now() - started;
        });
        server.write(file, text);
        await server.open(file, sample.language, text);
        await server.diagnostics(file, () => true);
        const middle = text.indexOf('name', text.length / 2) + 'name'.length;
        const times: number[] = [];
        for (let typed = 1; typed <= strokes; typed++) {
          const started = performance.now();
          await server.change(file, text.slice(0, middle) + 'x'.repeat(typed) + text.slice(middle));
          // Saving ends the pause.
          await server.save(file);
          await server.diagnostics(file, () => true);
          times.push(performance.now() - started);
        }
        await server.close(file);
        rows.push({
          language: sample.language,
          lines,
          p50: at(times, 0.5),
          p95: at(times, 0.95),
          parse: at(parses, 0.5),
        });
      }
    }
  } finally {
    await server.stop();
  }
  return rows;
}

export interface StartFigures {
  /** Milliseconds from the start of the server's process to the first diagnostics of an open file, median. */
  readonly start: number;
  /** Milliseconds from the request of code actions to the edit of one of them. */
  readonly fixP50: number;
  readonly fixP95: number;
}

export async function measureStartAndFix(rounds: number): Promise<StartFigures> {
  const text = 'package a\nimport javax.crypto.Cipher\nfun weak() = Cipher.getInstance("AES/ECB/PKCS5Padding")\n';
  const starts: number[] = [];
  const fixes: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    const server = await startTestServer({ 'A.kt': text });
    try {
      await server.open('A.kt', 'kotlin');
      const diagnostics = await server.diagnostics('A.kt', (found) => found.length > 0);
      starts.push(performance.now() - started);
      for (let i = 0; i < 10; i++) {
        const asked = performance.now();
        const [action] = await server.codeActions('A.kt', rangeOf(text, '"AES/ECB/PKCS5Padding"'), { diagnostics });
        if (!action) throw new Error('The benchmark wants a fix.');
        if (!action.edit) await server.resolve(action);
        fixes.push(performance.now() - asked);
      }
    } finally {
      await server.stop();
    }
  }
  return { start: at(starts, 0.5), fixP50: at(fixes, 0.5), fixP95: at(fixes, 0.95) };
}

/** The smallest value that this part of all values does not exceed. */
function at(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] as number;
}
