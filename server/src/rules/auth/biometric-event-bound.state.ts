import type { ScriptPrompt } from '../../models/biometric-prompts';
import type { CallNode } from '../../syntax/nodes';

export type Message = 'event-bound';

/** The prompt's call, and for JavaScript libraries which of them it is. */
export type State =
  | { readonly kind: 'android' | 'apple' | 'dart'; readonly call: CallNode }
  | { readonly kind: 'script'; readonly call: CallNode; readonly prompt: ScriptPrompt };
