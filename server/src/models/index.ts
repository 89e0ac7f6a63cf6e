import { analyticsSinks } from './analytics-sinks';
import type { ApiModel } from './api-model';
import { clipboardSinks } from './clipboard-sinks';
import { deviceIdentifierSources } from './device-identifiers';
import { digestSinks } from './digests';
import { logSinks } from './log-sinks';
import { networkSinks } from './network-sinks';
import { propagators } from './propagators';
import { sanitizers } from './sanitizers';
import { storageSinks } from './storage-sinks';

/**
 * Every row of API knowledge the data-flow queries use. Rows stand by topic in the files of this folder; a new file is
 * named here once.
 */
export const models: readonly ApiModel[] = [
  ...sanitizers,
  ...propagators,
  ...storageSinks,
  ...logSinks,
  ...analyticsSinks,
  ...networkSinks,
  ...deviceIdentifierSources,
  ...digestSinks,
  ...clipboardSinks,
];
