import type { ApiModel } from './api-model';
import { logSinks } from './log-sinks';
import { propagators } from './propagators';
import { sanitizers } from './sanitizers';
import { storageSinks } from './storage-sinks';

/**
 * Every row of API knowledge the data-flow queries use. Rows stand by topic in the files of this folder; a new file is
 * named here once.
 */
export const models: readonly ApiModel[] = [...sanitizers, ...propagators, ...storageSinks, ...logSinks];
