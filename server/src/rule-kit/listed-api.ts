import type { ListedApi } from '../models/listed-api';
import type { CallNode } from '../syntax/nodes';
import type { RuleContext } from './rule';

/** The row of a list that a call is of, by language, imports and types. */
export const listedApi = <R extends ListedApi>(ctx: RuleContext, call: CallNode, rows: readonly R[]): R | undefined =>
  rows.find(
    ({ languages, api }) =>
      (languages as readonly string[]).includes(ctx.file.treeLanguage ?? ctx.file.language) &&
      ctx.semantics.matchesApi(call, api),
  );
