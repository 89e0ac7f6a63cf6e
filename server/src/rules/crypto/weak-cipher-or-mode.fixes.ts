import { sealInsteadEdits } from '../../fixes/crypto/seal-instead';
import { sealedDataEdits, storedKeyEdits } from '../../fixes/crypto/stored-key-edits';
import type { Fix, Match, RuleContext } from '../../rule-kit/rule';
import type { Message, State } from './weak-cipher-or-mode';

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Seal with a key of the Android Keystore (what was encrypted before is still opened with the old cipher)',
    applicability: 'suggestion',
    for: ['broken-cipher', 'ecb-mode', 'no-padding'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const { call, fixedByProtocol } = match.state as State;
      return call && !fixedByProtocol ? sealInsteadEdits(ctx, call) : undefined;
    },
  },
  {
    title: 'Use AES/GCM/NoPadding (existing data must be re-encrypted, keep the nonce with the ciphertext)',
    applicability: 'suggestion',
    for: ['ecb-mode', 'no-padding'],
    languages: ['kotlin', 'java'],
    edits: (ctx, match) => replaceLiteral(ctx, match, '"AES/GCM/NoPadding"'),
  },
  {
    title: 'Use aes-256-gcm (existing data must be re-encrypted, needs a 32-byte key and a 12-byte nonce)',
    applicability: 'suggestion',
    for: ['ecb-mode', 'broken-cipher'],
    languages: ['typescript', 'javascript'],
    edits: (ctx, match) => replaceLiteral(ctx, match, "'aes-256-gcm'"),
  },
  {
    title: 'Use AESMode.gcm (existing data must be re-encrypted, needs a random IV per message)',
    applicability: 'suggestion',
    for: ['ecb-mode'],
    languages: ['dart'],
    edits: (ctx, match) =>
      textOf(ctx, match) === 'AESMode.ecb'
        ? [{ edit: 'replace', range: match.at.range, expect: 'AESMode.ecb', text: 'AESMode.gcm' }]
        : undefined,
  },
  {
    title: 'Add authenticated AES with a key that the device keeps (open old data with the old cipher, seal it again)',
    applicability: 'manual',
    for: ['broken-cipher', 'ecb-mode', 'no-padding'],
    languages: ['kotlin', 'java', 'swift', 'objective-c'],
    leavesFinding:
      'Data that was encrypted before needs the old cipher until it was read once and sealed again; without it the data would be lost.',
    edits(ctx, match) {
      if ((match.state as State).fixedByProtocol) return undefined;
      return ctx.file.treeLanguage === 'objective-c' ? sealedDataEdits(ctx) : storedKeyEdits(ctx);
    },
  },
];

const textOf = (ctx: RuleContext, match: Match<Message>): string =>
  ctx.file.text.slice(match.at.range.start, match.at.range.end);

/** Only a literal at the call is replaced; a constant may serve other calls as well. */
function replaceLiteral(ctx: RuleContext, match: Match<Message>, literal: string) {
  const expect = textOf(ctx, match);
  if (!/^(["'`])[^"'`]*\1$/.test(expect)) return undefined;
  return [{ edit: 'replace' as const, range: match.at.range, expect, text: literal }];
}
