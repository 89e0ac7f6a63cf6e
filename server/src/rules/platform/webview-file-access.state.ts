import type { DocumentNode } from '../../syntax/document';
import type { CallNode, SyntaxNode, VariableNode } from '../../syntax/nodes';

export type Message =
  | 'file-urls'
  | 'file-access'
  | 'default-access'
  | 'content-access'
  | 'broad-folder'
  | 'ui-web-view'
  | 'file-mode';

/** What a fix works on. `fromNetwork`: the web view shows a server's pages only, so nothing needs the setting. */
export type State =
  | { readonly kind: 'flag'; readonly value: SyntaxNode; readonly fromNetwork: boolean }
  | { readonly kind: 'prop'; readonly range: { start: number; end: number }; readonly fromNetwork: boolean }
  | { readonly kind: 'statement'; readonly call: CallNode; readonly fromNetwork: boolean }
  | { readonly kind: 'folder'; readonly page: SyntaxNode; readonly folder: SyntaxNode }
  | { readonly kind: 'load'; readonly call: CallNode }
  | { readonly kind: 'view'; readonly variable: VariableNode }
  | { readonly kind: 'preference'; readonly element: DocumentNode };
