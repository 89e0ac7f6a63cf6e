import type { DocumentNode } from '../../syntax/document';
import type { AnnotationNode, CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';

export type Message =
  | 'remote-bridge'
  | 'any-origin'
  | 'sensitive-method'
  | 'unchecked-message'
  | 'remote-channel'
  | 'injected-secret'
  | 'bridge-for-host';

/** What a fix works on. `origin` is the server whose pages the web view loads, where the code names it. */
export type State =
  | { readonly kind: 'bridge' | 'channel'; readonly call: CallNode; readonly origin?: string }
  | { readonly kind: 'rules'; readonly rules: SyntaxNode; readonly origin?: string }
  | { readonly kind: 'handler'; readonly fn: FunctionNode; readonly origin?: string }
  | { readonly kind: 'annotation'; readonly annotation: AnnotationNode }
  | { readonly kind: 'pair'; readonly node: SyntaxNode }
  | { readonly kind: 'entry'; readonly node: DocumentNode };
