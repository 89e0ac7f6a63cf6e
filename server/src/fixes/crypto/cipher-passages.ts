import type { TextRange } from '../../core/location';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, SyntaxNode, VariableNode } from '../../syntax/nodes';
import { nodesOfKind, unwrap } from '../../syntax/walk';
import { textOf } from '../text-edits';

/** Where a text goes into a cipher, or comes out of it. */
export interface Passage {
  /** The text that is encrypted, or the encrypted text. */
  readonly text: SyntaxNode;
  /** The expression whose value is the result, or its first part. */
  readonly whole: SyntaxNode;
  /** Further parts of the result, which `statements` append to it. */
  readonly rest: readonly SyntaxNode[];
  readonly statements: readonly TextRange[];
  /** The variable with the cipher, where it serves this passage alone. */
  readonly cipher?: VariableNode;
}

export interface Passages {
  readonly seals: readonly Passage[];
  readonly opens: readonly Passage[];
  /** Every use of the cipher in the file is one of these passages. */
  readonly complete: boolean;
}

const none: Passages = { seals: [], opens: [], complete: false };

/** Where texts pass the cipher that `made` makes, and its equals in the file; the forms of Node, CryptoJS and package:encrypt. */
export function passages(ctx: RuleContext, made: CallNode): Passages {
  const root = ctx.file.tree?.root;
  if (!root) return none;
  const calls = [...nodesOfKind(root, 'call')];
  if (ctx.file.treeLanguage === 'dart') return ofEncrypter(ctx, made, calls);
  if (made.name === 'createCipheriv') return ofNode(ctx, made, calls);
  return made.name === 'encrypt' ? ofCryptoJs(ctx, made, calls) : none;
}

function collect(found: readonly (readonly [boolean, Passage | undefined])[]): Passages {
  const of = (seals: boolean) => found.flatMap(([way, passage]) => (way === seals && passage ? [passage] : []));
  return { seals: of(true), opens: of(false), complete: found.every(([, passage]) => passage !== undefined) };
}

const constantOf = (ctx: RuleContext, node: SyntaxNode | undefined): unknown =>
  node && ctx.semantics.constantValue(node);

/** `createCipheriv(name, …)` and `createDecipheriv(name, …)` with `update` and `final`. */
function ofNode(ctx: RuleContext, made: CallNode, calls: readonly CallNode[]): Passages {
  const name = constantOf(ctx, made.args[0]?.value);
  const equal = calls.filter(
    (call) =>
      /^create(C|Dec)ipheriv$/.test(call.name) && constantOf(ctx, call.args[0]?.value) === name && name !== undefined,
  );
  return collect(equal.map((call) => [call.name === 'createCipheriv', updated(ctx, call)] as const));
}

const utf8 = /^utf-?8$/i;
const textForm = /^(hex|base64)$/;

function updated(ctx: RuleContext, made: CallNode): Passage | undefined {
  const cipher = made.parent;
  if (cipher?.kind !== 'variable' || cipher.scope !== 'local' || cipher.initializer !== made) return undefined;
  const uses = ctx.semantics.referencesTo(cipher).map(({ parent }) => parent);
  const [update, final] = ['update', 'final'].map((name) =>
    uses.find((use): use is CallNode => use?.kind === 'call' && use.name === name),
  );
  if (!update || !final || uses.length !== 2 || update.args.length !== 3) return undefined;
  const [, from, to] = update.args.map(({ value }) => String(constantOf(ctx, value)));
  const seals = made.name === 'createCipheriv';
  const [plain, other] = seals ? [from, to] : [to, from];
  const text = update.args[0]?.value;
  if (!text || !utf8.test(plain ?? '') || !textForm.test(other ?? '')) return undefined;
  if (String(constantOf(ctx, final.args[0]?.value)) !== to) return undefined;
  const own = seals ? { cipher } : {};
  const sum = update.parent;
  if (sum?.kind === 'binary' && sum.operator === '+' && sum.left === update && sum.right === final) {
    return { text, whole: sum, rest: [], statements: [], ...own };
  }
  // `let out = c.update(…); out += c.final(…);`
  const appended = final.parent;
  const statement = appended?.parent;
  if (sum?.kind !== 'variable' || appended?.kind !== 'assignment' || appended.operator !== '+=') return undefined;
  if (ctx.semantics.declarationOf(appended.target) !== sum || statement?.nativeKind !== 'ExpressionStatement')
    return undefined;
  return { text, whole: update, rest: [final], statements: [statement.range], ...own };
}

/** `CryptoJS.DES.encrypt(text, …).toString()` and `CryptoJS.DES.decrypt(text, …).toString(CryptoJS.enc.Utf8)`. */
function ofCryptoJs(ctx: RuleContext, made: CallNode, calls: readonly CallNode[]): Passages {
  const owner = made.receiver && textOf(ctx, made.receiver);
  const isEcb = (call: CallNode) => /\bmode\.ECB\b/.test(textOf(ctx, call));
  const equal = calls.filter(
    (call) =>
      /^(en|de)crypt$/.test(call.name) &&
      call.receiver !== undefined &&
      textOf(ctx, call.receiver) === owner &&
      isEcb(call) === isEcb(made),
  );
  return collect(
    equal.map((call) => {
      const seals = call.name === 'encrypt';
      const whole = call.parent;
      const text = call.args[0]?.value;
      if (whole?.kind !== 'call' || whole.name !== 'toString' || whole.receiver !== call || !text)
        return [seals, undefined];
      const form = whole.args[0]?.value;
      if (seals ? form || !isText(ctx, text) : !/\bUtf8$/.test(form ? textOf(ctx, form) : ''))
        return [seals, undefined];
      return [seals, { text, whole, rest: [], statements: [] }];
    }),
  );
}

/** CryptoJS takes arrays of words, too. */
function isText(ctx: RuleContext, node: SyntaxNode): boolean {
  const value = unwrap(node);
  if (value.kind === 'string' || value.kind === 'template') return true;
  if (value.kind === 'call') return /^(stringify|toString|String)$/.test(value.name);
  const declaration = value.kind === 'name' ? ctx.semantics.declarationOf(value) : undefined;
  if (declaration?.kind !== 'parameter' && declaration?.kind !== 'variable') return false;
  return declaration.type ? declaration.type.name === 'string' : declaration.kind === 'parameter';
}

/** `Encrypter(AES(key, mode: AESMode.ecb))`, in a variable of its own or one for both directions. */
function ofEncrypter(ctx: RuleContext, made: CallNode, calls: readonly CallNode[]): Passages {
  const mode = (call: CallNode) => /\bAESMode\.\w+/.exec(textOf(ctx, call))?.[0];
  const equal = calls.filter(
    (call) => call.name === 'Encrypter' && mode(call) !== undefined && mode(call) === mode(made),
  );
  return collect(
    equal.flatMap((maker) => {
      const variable = maker.parent;
      if (variable?.kind !== 'variable') return [[true, undefined] as const];
      const uses = ctx.semantics.referencesTo(variable);
      return uses.map(({ parent: use }): readonly [boolean, Passage | undefined] => {
        if (use?.kind !== 'call') return [true, undefined];
        const own = uses.length === 1 ? { cipher: variable } : {};
        return use.name === 'encrypt' ? [true, encrypted(use, own)] : [false, decrypted(use)];
      });
    }),
  );
}

function encrypted(call: CallNode, own: { readonly cipher?: VariableNode }): Passage | undefined {
  const whole = call.parent;
  const text = call.args[0]?.value;
  if (whole?.kind !== 'member' || !/^base(64|16)$/.test(whole.name) || !text) return undefined;
  return { text, whole, rest: [], statements: [], ...own };
}

function decrypted(call: CallNode): Passage | undefined {
  const given = call.args[0]?.value;
  if (!given) return undefined;
  if (/^decrypt(64|16)$/.test(call.name)) return { text: given, whole: call, rest: [], statements: [] };
  const inner = unwrap(given);
  if (call.name !== 'decrypt' || inner.kind !== 'call' || !/^fromBase(64|16)$/.test(inner.name)) return undefined;
  const text = inner.args[0]?.value;
  return text && { text, whole: call, rest: [], statements: [] };
}
