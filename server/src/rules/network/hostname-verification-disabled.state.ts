import type { CallNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';

export type Message = 'lax-verifier' | 'host-only' | 'raw-socket' | 'check-off' | 'pin-only' | 'policy-without-host';

/** What a fix has to take away or put in place. */
export type State =
  /** The function that decides, and the expression that its object is. */
  | { readonly kind: 'verifier'; readonly decides: FunctionNode; readonly value: SyntaxNode }
  /** An object of a library that accepts every host. */
  | { readonly kind: 'object'; readonly value: SyntaxNode }
  /** The call that made a socket. */
  | { readonly kind: 'socket'; readonly call: CallNode }
  /** An overridden method that does not call the original. */
  | { readonly kind: 'override'; readonly method: FunctionNode }
  | { readonly kind: 'remove'; readonly node: SyntaxNode }
  | { readonly kind: 'replace'; readonly range: SyntaxNode['range']; readonly text: string }
  | undefined;
