import { isServerPath } from '../syntax/path-context';
import type { RuleContext } from './rule';

/** Code of a server: by folder, by what it imports, by its runtime. */
export function onServer(ctx: RuleContext): boolean {
  if (isServerPath(ctx.file.uri, ctx.project.root) || /\bDeno\.(serve|env)\b/.test(ctx.file.text)) return true;
  return [...ctx.semantics.importedModules].some((name) =>
    /^(firebase-functions|express|fastify|koa|@nestjs\/|node:http$|http$|aws-lambda)/.test(name),
  );
}
