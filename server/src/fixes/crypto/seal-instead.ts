import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode, VariableNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { statementRange } from '../statement';
import { replace, textOf } from '../text-edits';
import { storedKeyEdits } from './stored-key-edits';

/** A cipher in a local variable that is initialised once and used once: `c = getInstance(…); c.init(…); c.doFinal(x)`. */
interface OneUse {
  readonly cipher: VariableNode;
  readonly init: CallNode;
  readonly final: CallNode;
  readonly encrypts: boolean;
}

/**
 * Seals with `KeystoreCipher` in the function that encrypts, and lets the one function of the file that decrypts with the same
 * cipher try `KeystoreCipher` first, so that what was encrypted before stays readable. Undefined where the file does not show both
 * directions, because what is written then could not be read, or where an IV is kept beside the text.
 */
export function sealInsteadEdits(ctx: RuleContext, made: CallNode): readonly Edit[] | undefined {
  const root = ctx.file.tree?.root;
  const writing = oneUse(ctx, made);
  const { encrypts, final, cipher, init } = writing ?? {};
  if (!root || !encrypts || !final || !cipher || !init || partOfMore(final)) return undefined;
  const transformation = transformationOf(ctx, made);
  const others = [...nodesOfKind(root, 'call')].filter(
    (call) => call !== made && call.name === 'getInstance' && transformationOf(ctx, call) === transformation,
  );
  const reading = others.length === 1 ? oneUse(ctx, others[0] as CallNode) : undefined;
  if (!reading || reading.encrypts || !isWhole(ctx, reading.final)) return undefined;
  if (!mayThrow(ctx, final) || !mayThrow(ctx, reading.final)) return undefined;
  const statements = [cipher.parent?.kind === 'block' ? cipher.range : undefined, statementRange(init, ctx.file.text)];
  const helper = ctx.project.symbols.classes('KeystoreCipher').length > 0 ? knownHelper(ctx) : storedKeyEdits(ctx);
  const input = reading.final.args[0];
  if (!helper || !input || statements.some((range) => !range)) return undefined;
  const { start } = reading.final.range;
  return [
    ...statements.flatMap((range): Edit[] => (range ? [{ edit: 'remove', range }] : [])),
    replace(ctx, { start: final.range.start, end: final.nameRange.end }, 'KeystoreCipher.seal'),
    replace(
      ctx,
      { start, end: reading.final.range.end },
      `KeystoreCipher.open(${textOf(ctx, input)}, ${reading.cipher.name})`,
    ),
    ...helper,
  ];
}

/** The helper of an earlier fix in the same package; a class of the project's own may work otherwise. */
function knownHelper(ctx: RuleContext): readonly Edit[] | undefined {
  const packageName = ctx.file.tree?.root.packageName ?? '';
  const opens = ctx.project.symbols
    .functions('open')
    .some((fn) => fn.owner === 'KeystoreCipher' && fn.params.length === 2);
  return opens && ctx.project.symbols.functions('seal').some((fn) => fn.packageName === packageName) ? [] : undefined;
}

function transformationOf(ctx: RuleContext, call: CallNode): unknown {
  const name = call.args[0]?.value;
  return name && ctx.semantics.matchesApi(call, 'javax.crypto.Cipher#getInstance')
    ? ctx.semantics.constantValue(name)
    : undefined;
}

function oneUse(ctx: RuleContext, made: CallNode): OneUse | undefined {
  const cipher = made.parent;
  if (cipher?.kind !== 'variable' || cipher.scope !== 'local' || cipher.initializer !== made) return undefined;
  const uses = ctx.semantics.referencesTo(cipher).map(({ parent }) => parent);
  const calls = uses.filter((use): use is CallNode => use?.kind === 'call' && isOf(use, cipher));
  const init = calls.find(({ name }) => name === 'init');
  const final = calls.find(({ name }) => name === 'doFinal');
  if (!init || !final || uses.length !== 2 || final.args.length !== 1) return undefined;
  const mode = init.args[0] && unwrap(init.args[0].value);
  const name = mode?.kind === 'name' || mode?.kind === 'member' ? mode.name : '';
  if (name !== 'ENCRYPT_MODE' && name !== 'DECRYPT_MODE') return undefined;
  return { cipher, init, final, encrypts: name === 'ENCRYPT_MODE' };
}

const isOf = ({ receiver }: CallNode, { name }: VariableNode): boolean =>
  receiver?.kind === 'name' && receiver.name === name;

/** The result is joined with something: an IV, a header. */
function partOfMore(final: CallNode): boolean {
  let node: SyntaxNode | undefined = final.parent;
  while (node?.kind === 'wrapper') node = node.parent;
  return node?.kind === 'binary' || (node?.kind === 'call' && /^(write|put|plus|arraycopy)$/.test(node.name));
}

/** The text is a parameter or what was just decoded, not a slice behind an IV. */
function isWhole(ctx: RuleContext, final: CallNode): boolean {
  const text = final.args[0] && unwrap(final.args[0].value);
  if (!text) return false;
  const declaration = ctx.semantics.declarationOf(text);
  const value = declaration?.kind === 'variable' ? declaration.initializer && unwrap(declaration.initializer) : text;
  return declaration?.kind === 'parameter' || (value?.kind === 'call' && /^decode/i.test(value.name));
}

/** Java checks exceptions: the function has to hand on or catch what the Keystore may throw. */
function mayThrow(ctx: RuleContext, call: CallNode): boolean {
  if (ctx.file.treeLanguage !== 'java') return true;
  const owner = ctx.semantics.enclosingFunction(call);
  return (
    owner !== undefined &&
    /(throws|catch\s*\()[^{]*\b(Exception|GeneralSecurityException|Throwable)\b/.test(textOf(ctx, owner))
  );
}
