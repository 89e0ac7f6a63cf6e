import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from '../corpus';

/** Results of compilers by the content that they saw, kept between runs. What a run did not ask for is forgotten. */
export class ResultCache {
  private readonly file: string;
  private readonly known: Readonly<Record<string, readonly string[]>>;
  private readonly used: Record<string, readonly string[]> = {};

  constructor(name: string) {
    this.file = path.join(cacheFolder, `results-${name}.json`);
    this.known = read(this.file);
  }

  /** What the compiler said about this content; undefined when it has not seen it. */
  get(key: string): readonly string[] | undefined {
    const errors = this.used[key] ?? this.known[key];
    if (errors) this.used[key] = errors;
    return errors;
  }

  set(key: string, errors: readonly string[]): void {
    this.used[key] = errors;
  }

  save(): void {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(this.file, JSON.stringify(this.used));
  }
}

function read(file: string): Readonly<Record<string, readonly string[]>> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly string[]>;
  } catch {
    return {};
  }
}
