import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import type { TextRange } from '../../core/location';
import { missingSecretEdits } from '../../fixes/missing-secret';
import { replace } from '../../fixes/text-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import { type Message, type State, settingsLanguages } from './hardcoded-secret.state';

const stateOf = (match: Match<Message>): State => match.state as State;

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Let it fail until your back end supplies the secret (revoke the old one)',
    applicability: 'manual',
    for: ['known-format', 'named-secret'],
    languages: codeLanguages,
    edits(ctx, match) {
      const { secret, what } = stateOf(match);
      return missingSecretEdits(ctx, secret, what);
    },
  },
  {
    title: 'Read it from the environment (for the build alone; revoke the secret)',
    applicability: 'suggestion',
    for: ['known-format', 'named-secret'],
    languages: ['gradle', 'podfile', 'yaml', 'properties'],
    edits: readFromEnvironment,
  },
  {
    title: 'Replace the secret with a placeholder (revoke it; call from a back end)',
    applicability: 'manual',
    for: ['known-format', 'named-secret'],
    languages: settingsLanguages,
    edits(ctx, match) {
      const { secret, variable } = stateOf(match);
      if (ctx.file.role === 'code' || (ctx.file.language !== 'gradle' && ctx.file.tree && inCode(ctx, secret)))
        return undefined;
      if (ctx.file.role === 'gradle-build' && !intoApp.test(lineBefore(ctx, secret))) return undefined;
      return [replace(ctx, secret, `YOUR_${variable}`)];
    },
  },
];

/** Whether a span lies in the scripts of a page. */
function inCode(ctx: RuleContext, range: TextRange): boolean {
  const { root } = ctx.file.tree as NonNullable<RuleContext['file']['tree']>;
  return root.children.some((node) => node.range.start <= range.start && range.end <= node.range.end);
}

/** What Gradle writes into the app, which an environment would not keep out. */
const intoApp = /buildConfigField|resValue|manifestPlaceholders/;

const lineBefore = ({ file: { text } }: RuleContext, { start }: TextRange): string =>
  text.slice(text.lastIndexOf('\n', start) + 1, start);

/** How the environment of the build is read where the secret stands. */
function readFromEnvironment(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { secret, variable } = stateOf(match);
  const line = lineBefore(ctx, secret);
  switch (ctx.file.role) {
    case 'gradle-build':
    case 'gradle-settings':
      return intoApp.test(line) || line.includes('//')
        ? undefined
        : literal(ctx, secret, `providers.environmentVariable("${variable}").get()`);
    case 'podfile':
    case 'fastlane':
      return line.includes('#') ? undefined : literal(ctx, secret, `ENV.fetch('${variable}')`);
    case 'ci-config': {
      const reference = line.trimStart().startsWith('#') ? undefined : pipelineVariable(ctx.file.uri, line, variable);
      return reference ? [replace(ctx, secret, reference)] : undefined;
    }
    case 'settings':
      // npm puts environment variables into its settings.
      return ctx.file.uri.endsWith('/.npmrc') ? [replace(ctx, secret, `\${${variable}}`)] : undefined;
    default:
      return undefined;
  }
}

/** Replaces a literal that is nothing but the secret, with its quotes. */
function literal(ctx: RuleContext, secret: TextRange, expression: string): readonly Edit[] | undefined {
  const { text } = ctx.file;
  const quote = text[secret.start - 1];
  if ((quote !== '"' && quote !== "'") || text[secret.end] !== quote || text[secret.start - 2] === '\\')
    return undefined;
  return [replace(ctx, { start: secret.start - 1, end: secret.end + 1 }, expression)];
}

/**
 * A secret of the pipeline's settings. GitHub and Azure put it in before a shell sees the line; GitLab's shell does not between
 * single quotes.
 */
function pipelineVariable(uri: string, line: string, variable: string): string | undefined {
  if (/\/\.github\//.test(uri)) return `\${{ secrets.${variable} }}`;
  if (/\/azure-pipelines\.yml$/.test(uri)) return `$(${variable})`;
  if (!/\/\.gitlab-ci\.yml$/.test(uri)) return undefined;
  return (line.match(/'/g)?.length ?? 0) % 2 === 0 ? `$${variable}` : undefined;
}
