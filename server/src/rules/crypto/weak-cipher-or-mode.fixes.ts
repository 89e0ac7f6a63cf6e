import { sealInsteadEdits } from '../../fixes/crypto/seal-instead';
import { sealedTextEdits, sealTextInsteadEdits } from '../../fixes/crypto/sealed-text-edits';
import { sealedDataEdits, storedKeyEdits } from '../../fixes/crypto/stored-key-edits';
import type { Fix } from '../../rule-kit/rule';
import type { Message, State } from './weak-cipher-or-mode';

/** None of them exchanges the cipher alone: what was encrypted before would be lost, and its IV or key would not fit. */
export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Seal with a key of the Android Keystore (the old cipher opens old data)',
    applicability: 'suggestion',
    for: ['broken-cipher', 'ecb-mode', 'no-padding'],
    languages: ['kotlin', 'java'],
    edits(ctx, match) {
      const { call, fixedByProtocol } = match.state as State;
      return call && !fixedByProtocol ? sealInsteadEdits(ctx, call) : undefined;
    },
  },
  {
    title: 'Seal with a key that the device keeps (the old cipher opens old data)',
    applicability: 'suggestion',
    for: ['broken-cipher', 'ecb-mode'],
    languages: ['typescript', 'javascript', 'dart'],
    edits(ctx, match) {
      const { call } = match.state as State;
      return call && sealTextInsteadEdits(ctx, call);
    },
  },
  {
    title: 'Add authenticated AES with a key of the device (then seal old data anew)',
    applicability: 'manual',
    for: ['broken-cipher', 'ecb-mode', 'no-padding'],
    languages: ['kotlin', 'java', 'swift', 'objective-c', 'typescript', 'javascript', 'dart'],
    leavesFinding:
      'Data that was encrypted before needs the old cipher until it was read once and sealed again; without it the data would be lost.',
    edits(ctx, match) {
      if ((match.state as State).fixedByProtocol) return undefined;
      switch (ctx.file.treeLanguage) {
        case 'objective-c':
          return sealedDataEdits(ctx);
        case 'typescript':
        case 'javascript':
        case 'dart':
          return sealedTextEdits(ctx);
        default:
          return storedKeyEdits(ctx);
      }
    },
  },
];
