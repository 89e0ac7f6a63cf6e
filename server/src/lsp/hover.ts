import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { contains } from '../core/location';
import { findRule } from '../project/config';
import { toLspRange } from './positions';
import { ruleTexts, ruleUrl, secureExample, standards } from './rule-pages';
import type { ServerContext } from './server-context';

/** What, why and a secure example of the rules that found something under the pointer. */
export async function hover(context: ServerContext, params: HoverParams): Promise<Hover | null> {
  const document = context.texts.open(params.textDocument.uri);
  if (!document) return null;
  const offset = document.offsetAt(params.position);
  const at = { start: offset, end: offset };
  if (context.results.versionOf(document.uri) !== document.version) return null;
  const findings = context.results.of(document.uri).filter((each) => contains(each.range, at));
  const first = findings[0];
  if (!first) return null;
  const language = context.folders.languageOf(document);
  const { say } = context.translation;
  const range = toLspRange(document, first.range);
  const ids = [...new Set(findings.map((each) => each.ruleId))];
  const texts = ids.map(async (id) => {
    const rule = findRule(id, context.analyzer.rules);
    if (!rule) return [];
    const page = language && (await context.rulePage(rule.id));
    const example = page && secureExample(page, language);
    return [
      `### ${say(rule.meta.title)}`,
      `\`${rule.id}\` · [${say('Rule page')}](${ruleUrl(rule.id)})`,
      ruleTexts(rule, context.translation),
      ...(example ? [`**${say('Secure example')}**`, example] : []),
      standards(rule),
    ];
  });
  const parts = (await Promise.all(texts)).flat();
  if (parts.length === 0) return null;
  const kind = context.features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: parts.join('\n\n') }, range };
}
