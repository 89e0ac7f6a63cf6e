import { type Hover, type HoverParams, MarkupKind } from 'vscode-languageserver';
import { contains } from '../core/location';
import { findRule } from '../project/config';
import { toLspRange } from './positions';
import { ruleTexts, ruleUrl, secureExample, standards } from './rule-pages';
import type { ServerContext } from './server-context';

/** What, why and a secure example of the rules that found something under the pointer. */
export function hover(context: ServerContext, params: HoverParams): Hover | null {
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
  const parts = [...new Set(findings.map((each) => each.ruleId))].flatMap((id) => {
    const rule = findRule(id, context.analyzer.rules);
    if (!rule) return [];
    const example = language && secureExample(rule.id, context.pagesFolder, language);
    return [
      `### ${say(rule.meta.title)}`,
      `\`${rule.id}\` · [${say('Rule page')}](${ruleUrl(rule.id)})`,
      ruleTexts(rule, context.translation),
      ...(example ? [`**${say('Secure example')}**`, example] : []),
      standards(rule),
    ];
  });
  if (parts.length === 0) return null;
  const kind = context.features.markdownHover ? MarkupKind.Markdown : MarkupKind.PlainText;
  return { contents: { kind, value: parts.join('\n\n') }, range: toLspRange(document, first.range) };
}
