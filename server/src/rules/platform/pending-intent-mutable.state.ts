import type { CallNode, SyntaxNode } from '../../syntax/nodes';

export type Message = 'mutable-implicit' | 'mutable' | 'unset-implicit' | 'unsafe-implicit';

export interface State {
  /** The flags as written. */
  readonly flags: SyntaxNode;
  /** The constructor call that makes the intent, when it is seen and names nobody. */
  readonly intent?: CallNode;
}
