import type { Connection } from 'vscode-languageserver/browser';
import type { RulePageMethod } from '../lsp/protocol';
import type { RulePages } from '../lsp/rule-pages';

const pageMethod: RulePageMethod = 'holdfast/rulePage';

/** Asks the client for a rule's page, once each: it lies with the extension, which the worker cannot read. */
export function createRulePages(connection: Connection): RulePages {
  const asked = new Map<string, Promise<string | undefined>>();
  return (ruleId) => {
    const page =
      asked.get(ruleId) ??
      connection.sendRequest<string | null>(pageMethod, ruleId).then(
        (text) => text ?? undefined,
        () => undefined,
      );
    asked.set(ruleId, page);
    return page;
  };
}
