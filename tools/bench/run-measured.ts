import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface MeasuredRun {
  readonly seconds: number;
  /** Processor time of all threads; undefined where the system does not tell. Other programs cost wall time, but not this. */
  readonly processorSeconds: number | undefined;
  /** Largest resident memory, all threads together; undefined where the system does not tell. */
  readonly peakMegabytes: number | undefined;
  readonly code: number | null;
}

const POLL_MILLISECONDS = 25;

/** Runs a program to its end; its output is thrown away. */
export function runMeasured(command: string, words: readonly string[]): Promise<MeasuredRun> {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, words, { stdio: 'ignore' });
    let peak: number | undefined;
    let processor: number | undefined;
    const look = (): void => {
      peak = peakOf(child.pid) ?? peak;
      processor = processorOf(child.pid) ?? processor;
    };
    const timer = setInterval(look, POLL_MILLISECONDS);
    child.once('error', (error) => {
      clearInterval(timer);
      reject(error);
    });
    child.once('close', (code) => {
      clearInterval(timer);
      const seconds = (performance.now() - started) / 1000;
      resolve({ seconds, processorSeconds: processor, peakMegabytes: peak, code });
    });
  });
}

/** Linux counts the peak itself. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
  } catch {
    return undefined;
  }
}

/** Linux counts in hundredths of a second; the program's name may hold blanks, so the fields are counted from behind it. */
function processorOf(pid: number | undefined): number | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    const ticks = Number(fields[11]) + Number(fields[12]);
    return Number.isFinite(ticks) ? ticks / 100 : undefined;
  } catch {
    return undefined;
  }
}
