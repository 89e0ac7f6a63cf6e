import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';
import type { DocumentNode } from '../syntax/document';

/** Takes a permission, purpose string or list entry out of its file; undefined for configuration that is code. */
export function deleteDeclaration(ctx: RuleContext, node: DocumentNode | undefined): readonly Edit[] | undefined {
  if (!node) return undefined;
  switch (ctx.file.language) {
    case 'xml':
      return [{ edit: 'remove', range: node.range }];
    case 'plist':
      return node.kind === 'item'
        ? [{ edit: 'remove', range: node.range }]
        : [{ edit: 'set-key', path: node.path, value: undefined }];
    case 'json':
      return [{ edit: 'set-key', path: node.path, value: undefined }];
    default:
      return undefined;
  }
}
