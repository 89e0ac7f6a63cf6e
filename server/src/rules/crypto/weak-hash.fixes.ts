import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { addDependency } from '../../fixes/add-dependency';
import { passwordHashEdits } from '../../fixes/crypto/password-hash-edits';
import { replace, textOf } from '../../fixes/text-edits';
import type { Fix, RuleContext } from '../../rule-kit/rule';
import { makersOf } from '../../semantics/model-condition';
import type { Message } from './weak-hash';
import type { DigestUse } from './weak-hash.state';

export const fixes: readonly Fix<Message>[] = [
  {
    // Never in bulk: what was hashed before, or agreed with a server, has to be hashed again at the same time.
    title: 'Use SHA-256 (hashes stored or agreed on before will not match)',
    applicability: 'manual',
    for: ['broken-hash'],
    languages: codeLanguages,
    edits: (ctx, match) => (match.state ? withSha256(ctx, match.state as DigestUse) : undefined),
  },
  {
    title: 'Add PBKDF2 for passwords (check stored hashes as before until renewed)',
    applicability: 'manual',
    for: ['password-hash'],
    languages: codeLanguages,
    leavesFinding:
      'The salt has to be stored beside the hash, and hashes stored so far can only be renewed when the user enters the password.',
    edits: (ctx) => passwordHashEdits(ctx),
  },
];

/** The same call with SHA-256; undefined where sizes or libraries stand in the way. */
function withSha256(ctx: RuleContext, use: DigestUse): readonly Edit[] | undefined {
  const { call, model, argument, at } = use;
  if (argument) return argumentEdits(ctx, use);
  switch (ctx.file.treeLanguage) {
    case 'swift':
      if (/^(MD5|SHA1)$/.test(use.algorithm.replace('-', '')) && /Insecure\.(MD5|SHA1)$/.test(textOf(ctx, at))) {
        return [replace(ctx, at.range, 'SHA256')];
      }
      return /^CC_/.test(call.name) ? commonCrypto(ctx, use) : renamed(ctx, use);
    case 'objective-c':
      return commonCrypto(ctx, use);
    case 'dart':
      return /Digest#process$|#hash$/.test(model.api) ? dartConstructor(ctx, use) : [replace(ctx, at.range, 'sha256')];
    case 'typescript':
    case 'javascript':
      return scriptEdits(ctx, use);
    default:
      return renamed(ctx, use);
  }
}

/** `"MD5"`, `'sha1'`, `CryptoDigestAlgorithm.MD5`. A constant may serve other calls as well. */
function argumentEdits(ctx: RuleContext, { argument, model }: DigestUse): readonly Edit[] | undefined {
  if (!argument) return undefined;
  if (argument.kind === 'member') return [replace(ctx, argument.nameRange, 'SHA256')];
  if (argument.kind !== 'string') return undefined;
  const lowercase = / Hash#/.test(model.api);
  return [replace(ctx, argument.contentRange, lowercase ? 'sha256' : 'SHA-256')];
}

/** `md5Hex` to `sha256Hex`, `md5()` to `sha256()`, `MD5` to `SHA256`. */
function renamed(ctx: RuleContext, { at }: DigestUse): readonly Edit[] | undefined {
  const name = textOf(ctx, at);
  const better = name.replace(/md[245]|sha-?1|^sha(?=Hex|$)/i, (old) =>
    old === old.toUpperCase() ? 'SHA256' : 'sha256',
  );
  return better === name ? undefined : [replace(ctx, at.range, better)];
}

/** The digest is longer; its buffer must be declared with the constant that goes with the function. */
function commonCrypto(ctx: RuleContext, { call, at }: DigestUse): readonly Edit[] | undefined {
  const fn = ctx.semantics.enclosingFunction(call);
  const length = `${call.name}_DIGEST_LENGTH`;
  if (!fn) return undefined;
  const text = textOf(ctx, fn);
  const buffer = text.split(length).length - 1;
  if (buffer === 0) return undefined;
  const edits: Edit[] = [replace(ctx, at.range, 'CC_SHA256')];
  for (let from = text.indexOf(length); from !== -1; from = text.indexOf(length, from + 1)) {
    const start = fn.range.start + from;
    edits.push(replace(ctx, { start, end: start + length.length }, 'CC_SHA256_DIGEST_LENGTH'));
  }
  return edits;
}

/** `MD5Digest().process(x)`, `Sha1().hash(x)`: another class of the same library. */
function dartConstructor(ctx: RuleContext, { call }: DigestUse): readonly Edit[] | undefined {
  const maker = makersOf(ctx.semantics, call)[0];
  const name = maker?.name.replace(/^(MD5|SHA1)Digest$/, 'SHA256Digest').replace(/^Sha1$/, 'Sha256');
  return maker && name !== undefined && name !== maker.name ? [replace(ctx, maker.nameRange, name)] : undefined;
}

/** Packages whose only function gives a hexadecimal text. */
const hexPackages = /^(md5|blueimp-md5|js-md5|sha1|js-sha1)#/;

function scriptEdits(ctx: RuleContext, { call, model, at }: DigestUse): readonly Edit[] | undefined {
  const [module = ''] = model.api.split('#');
  if (module === 'crypto-js') {
    if (call.receiver) return renamed(ctx, { at } as DigestUse);
    return [replace(ctx, at.range, 'SHA256'), { edit: 'add-import', import: { module, name: 'SHA256' } }];
  }
  if (module.startsWith('crypto-js/')) {
    const sha256 = { module: 'crypto-js/sha256', name: 'default', as: 'sha256' };
    return [replace(ctx, at.range, 'sha256'), { edit: 'add-import', import: sha256 }];
  }
  if (module.startsWith('@noble/hashes/')) {
    const sha2 = `@noble/hashes/sha2${module.endsWith('.js') || !/legacy|sha1$/.test(module) ? '.js' : ''}`;
    return [replace(ctx, at.range, 'sha256'), { edit: 'add-import', import: { module: sha2, name: 'sha256' } }];
  }
  if (module === 'react-native-aes-crypto') return renamed(ctx, { at } as DigestUse);
  if (!hexPackages.test(model.api) || call.receiver || call.args.length !== 1) return undefined;
  return [
    replace(ctx, at.range, 'sha256'),
    { edit: 'add-import', import: { module: 'js-sha256', name: 'sha256' } },
    addDependency('js-sha256'),
  ];
}
