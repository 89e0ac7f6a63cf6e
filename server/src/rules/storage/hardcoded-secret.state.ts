import type { DocumentLanguage } from '../../core/language';
import type { TextRange } from '../../core/location';

export type Message = 'known-format' | 'named-secret';

/** Files in which a secret can be replaced by a placeholder. A Podfile is Ruby and reads the environment instead. */
export const settingsLanguages: readonly DocumentLanguage[] = [
  'xml',
  'plist',
  'json',
  'yaml',
  'toml',
  'properties',
  'gradle',
  'html',
  'firebase-rules',
  'xcode',
  'text',
];

/** What the fixes need to know about a match. */
export interface State {
  /** The secret as written, without quotes. */
  readonly secret: TextRange;
  /** For messages. */
  readonly what: string;
  /** For environments and placeholders. */
  readonly variable: string;
}
