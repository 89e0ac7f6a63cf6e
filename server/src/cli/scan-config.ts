import path from 'node:path';
import type { AnalysisOptions } from '../analyzer';
import type { Precision } from '../core/diagnostic';
import {
  type FailLevel,
  findConfig,
  findRule,
  type HoldfastConfig,
  loadConfig,
  localDay,
  toAnalysisOptions,
  unknownRule,
} from '../project/config';
import type { AnyRule } from '../rule-kit/rule';
import { UsageError } from './exit-codes';

export interface ConfigArguments {
  readonly config?: string;
  readonly rule?: readonly string[];
  readonly minPrecision?: Precision;
  readonly failOn?: FailLevel;
  readonly baseline?: string;
}

/** What applies to one scanned folder. */
export interface FolderConfig {
  readonly options: AnalysisOptions;
  readonly exclude: readonly string[];
  /** The folder that `exclude` is relative to. */
  readonly excludeBase?: string;
  readonly failOn: FailLevel;
  /** Absolute path. */
  readonly baseline?: string;
}

const DEFAULT_FAIL_LEVEL: FailLevel = 'warning';

/**
 * Finds and reads the configuration of each folder; the command line wins over it. Throws a `UsageError` that lists every
 * mistake with file, line and column.
 */
export function readConfigs(
  folders: readonly string[],
  args: ConfigArguments,
  rules: readonly AnyRule[],
  cwd: string,
  pathOf: (file: string) => string,
): ReadonlyMap<string, FolderConfig> {
  const mistakes: string[] = [];
  const only = args.rule?.map((id) => {
    const rule = findRule(id, rules);
    if (!rule) mistakes.push(`holdfast: --rule: ${unknownRule(id, rules)}`);
    return rule?.id ?? id;
  });
  const loaded = new Map<string, HoldfastConfig>();
  const load = (file: string): HoldfastConfig => {
    const done = loaded.get(file);
    if (done) return done;
    const { config, problems } = loadConfig(file, rules);
    for (const { line, column, message } of problems) mistakes.push(`${pathOf(file)}:${line}:${column}: ${message}`);
    loaded.set(file, config);
    return config;
  };

  const named = args.config === undefined ? undefined : path.resolve(cwd, args.config);
  if (named) load(named);
  const configs = new Map<string, FolderConfig>();
  for (const folder of folders) {
    const file = named ?? findConfig(folder);
    const config = file ? load(file) : {};
    configs.set(folder, {
      options: toAnalysisOptions(config, { only, minPrecision: args.minPrecision, today: localDay() }),
      exclude: config.exclude ?? [],
      excludeBase: file && path.dirname(file),
      failOn: args.failOn ?? config.failOn ?? DEFAULT_FAIL_LEVEL,
      baseline: config.baseline && file ? path.resolve(path.dirname(file), config.baseline) : undefined,
    });
  }
  if (mistakes.length > 0) throw new UsageError(mistakes.join('\n'));
  return configs;
}
