import type { TextRange } from '../../core/location';

export type Message = 'known-format' | 'named-secret';

/** What the fixes need to know about a match. */
export interface State {
  /** The secret as written, without quotes. */
  readonly secret: TextRange;
  /** For messages. */
  readonly what: string;
  /** For environments and placeholders. */
  readonly variable: string;
}
