import { codeLanguages } from '../../core/language';
import { storedKeyEdits } from '../../fixes/crypto/stored-key-edits';
import { replace } from '../../fixes/text-edits';
import type { CryptoInput } from '../../rule-kit/crypto-input';
import type { Fix, RuleContext } from '../../rule-kit/rule';
import type { CallNode } from '../../syntax/nodes';
import { enclosing } from '../../syntax/walk';
import type { Message } from './hardcoded-key-iv';

export const fixes: readonly Fix<Message>[] = [
  {
    title: 'Let CryptoKit draw the nonce (boxes sealed before still open)',
    applicability: 'suggestion',
    for: ['fixed-iv'],
    languages: ['swift'],
    edits: (ctx, match) => withoutNonce(ctx, match.state as CryptoInput | undefined),
  },
  {
    title: 'Add a key that the device makes and keeps (then encrypt old data again)',
    applicability: 'manual',
    for: ['fixed-key'],
    languages: codeLanguages,
    leavesFinding:
      'Data that is encrypted with the old key would be lost if the key was simply exchanged; it has to be read with the old key once and encrypted with the new one.',
    edits: (ctx) => storedKeyEdits(ctx),
  },
];

/** `AES.GCM.seal(data, using: key, nonce: AES.GCM.Nonce(data: fixed))`: the argument goes, the default is a random nonce. */
function withoutNonce(ctx: RuleContext, input: CryptoInput | undefined) {
  const seal: CallNode | undefined = input && sealing(input.call);
  const index = seal?.args.findIndex(({ label }) => label === 'nonce') ?? -1;
  const argument = seal?.args[index];
  const before = seal?.args[index - 1];
  // Where boxes are put together from a nonce of one's own, the new ones would not open.
  if (!argument || !before || /\bSealedBox\(\s*nonce:/.test(ctx.file.text)) return undefined;
  return [replace(ctx, { start: before.range.end, end: argument.range.end }, '')];
}

function sealing(nonce: CallNode): CallNode | undefined {
  const outer = enclosing(nonce, 'call');
  let used = outer?.parent;
  while (used?.kind === 'wrapper') used = used.parent;
  return outer?.name === 'seal' && used?.kind === 'member' && used.name === 'combined' ? outer : undefined;
}
