import type { CallNode, ClassNode, FunctionNode, SyntaxNode } from '../../syntax/nodes';

export type Message = 'empty-check' | 'unchecked-trust' | 'lax-callback' | 'validation-off';

/** What a fix has to take away or put in place. */
export type State =
  /** A trust manager with its checks that never fail. */
  | { readonly kind: 'manager'; readonly type: ClassNode; readonly checks: readonly FunctionNode[] }
  /** The credential made from a server's unchecked trust. */
  | { readonly kind: 'credential'; readonly call: CallNode }
  /** A statement, an entry of a chain or of a cascade, a named argument, an option: gone as a whole. */
  | { readonly kind: 'remove'; readonly node: SyntaxNode }
  /** An entry of a structured file. */
  | { readonly kind: 'key'; readonly path: readonly string[] }
  /** Another text in its place. */
  | { readonly kind: 'replace'; readonly range: SyntaxNode['range']; readonly text: string }
  | undefined;
