import { dirname, join, relative, sep } from 'node:path';
import { baselineNames, createBaseline } from '../project/baseline';
import { CONFIG_FILE_NAME } from '../project/config';
import type { BaselineText } from './protocol';
import type { ServerContext } from './server-context';
import { canonicalUri } from './texts';

const DEFAULT_NAME = 'holdfast.baseline.json';

/**
 * A baseline of everything that is known of a folder now, for the client to write. Undefined before the folder was scanned: a
 * baseline of the open files alone would let the others through as new.
 */
export function baselineText(context: ServerContext, folderUri: string): BaselineText | undefined {
  const uri = canonicalUri(folderUri);
  const folder = context.folders.all().find((each) => each.uri === uri);
  const scanned = context.lastScan.get()?.folders.some((each) => each.uri === uri);
  if (!folder || folder.path === undefined || !scanned) return undefined;
  const configFile = folder.configFile() ?? join(folder.path, CONFIG_FILE_NAME);
  const known = folder.baseline()?.path;
  const path = known ?? join(dirname(configFile), DEFAULT_NAME);
  const findings = context.results
    .files()
    .filter((file) => folder.contains(file))
    .flatMap((file) => {
      const { diagnostics, baselined } = context.results.all(file);
      return [...diagnostics, ...baselined];
    });
  const value = relative(dirname(configFile), path).split(sep).join('/');
  return {
    path,
    text: `${JSON.stringify(createBaseline(findings, baselineNames(dirname(path))), undefined, 2)}\n`,
    findings: findings.length,
    ...(known === undefined ? { config: { path: configFile, value } } : {}),
  };
}
