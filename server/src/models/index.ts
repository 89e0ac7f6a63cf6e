import type { ApiModel } from './api-model';

/**
 * Every row of API knowledge the data-flow queries use. Rows stand by topic in the files of this folder; a new file is
 * named here once.
 */
export const models: readonly ApiModel[] = [];
