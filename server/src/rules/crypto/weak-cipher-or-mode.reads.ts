import { originalName } from '../../rule-kit/original-name';
import type { RuleContext } from '../../rule-kit/rule';
import { lastIdentifier } from '../../semantics/flow/name-sources';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { enclosing, unwrap } from '../../syntax/walk';

/** Whether the cipher that a node names is only ever set up to decrypt: it reads what was encrypted before. */
export function decryptsOnly(ctx: RuleContext, node: SyntaxNode): boolean {
  switch (ctx.file.treeLanguage) {
    case 'kotlin':
    case 'java':
      return initialised(ctx, node, (init) => lastIdentifier(unwrap(init)) === 'DECRYPT_MODE');
    case 'swift':
    case 'objective-c':
      return decryptsOnApple(ctx, node);
    case 'dart':
      return decryptsInDart(ctx, node);
    default:
      return decryptsInScript(ctx, node);
  }
}

/** Every `init` of the variable that gets the cipher says so. */
function initialised(ctx: RuleContext, node: SyntaxNode, decrypts: (mode: SyntaxNode) => boolean): boolean {
  const variable = enclosing(node, 'variable');
  if (!variable || ctx.semantics.enclosingFunction(variable) !== ctx.semantics.enclosingFunction(node)) return false;
  const modes = ctx.semantics.referencesTo(variable).flatMap((use) => {
    const setup = use.parent?.kind === 'call' ? use.parent : undefined;
    return setup?.name === 'init' && setup.receiver === use ? [setup.args[0]?.value] : [];
  });
  return modes.length > 0 && modes.every((mode) => mode !== undefined && decrypts(mode));
}

function* callsAround(node: SyntaxNode): Iterable<CallNode> {
  for (let call = enclosing(node, 'call'); call; call = enclosing(call, 'call')) yield call;
}

/** `CCCrypt(kCCDecrypt, …)`; CryptoSwift's `AES(…).decrypt(…)`. */
function decryptsOnApple(ctx: RuleContext, node: SyntaxNode): boolean {
  for (const call of callsAround(node)) {
    const operation = call.args[0]?.value;
    if (/^CCCrypt(orCreate\w*)?$/.test(call.name) && operation) {
      return /\bkCCDecrypt\b/.test(ctx.file.text.slice(operation.range.start, operation.range.end));
    }
    if (call.name === 'decrypt') return true;
  }
  return false;
}

const decrypts = /^(createDecipher(iv)?|decrypt)$/;
const encrypts = /^(createCipher(iv)?|encrypt)$/;

/** `createDecipheriv(…)`, `CryptoJS.DES.decrypt(…)`. */
function decryptsInScript(ctx: RuleContext, node: SyntaxNode): boolean {
  for (const call of node.kind === 'call' ? [node, ...callsAround(node)] : callsAround(node)) {
    const name = originalName(ctx, call);
    if (decrypts.test(name)) return true;
    if (encrypts.test(name)) return false;
  }
  return false;
}

/** package:encrypt: every use of the `Encrypter` decrypts; pointycastle: `init(false, …)`. */
function decryptsInDart(ctx: RuleContext, node: SyntaxNode): boolean {
  const isFalse = (mode: SyntaxNode) => ctx.semantics.constantValue(mode) === false;
  for (let outer: SyntaxNode | undefined = node; outer && outer.kind !== 'block'; outer = outer.parent) {
    if (outer.kind === 'call' && /^decrypt/.test(outer.name)) return true;
    // `ECBBlockCipher(…)..init(false, key)`
    const init =
      outer.kind === 'wrapper' ? outer.children.find((one) => one.kind === 'call' && one.cascade) : undefined;
    if (init?.kind === 'call' && init.name === 'init' && init.args[0]) return isFalse(init.args[0].value);
  }
  const variable = enclosing(node, 'variable');
  if (!variable) return false;
  const uses = ctx.semantics.referencesTo(variable).map(({ parent }) => parent);
  const calls = uses.filter((use): use is CallNode => use?.kind === 'call');
  if (calls.length > 0 && calls.length === uses.length && calls.every(({ name }) => /^decrypt/.test(name))) return true;
  return initialised(ctx, node, isFalse);
}
