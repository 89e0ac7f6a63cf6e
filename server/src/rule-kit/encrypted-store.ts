import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { nodesOfKind, unwrap } from '../syntax/walk';
import type { RuleContext } from './rule';

/** Words that `isEncryptedStore` asks the project for; rules that use it name them in `projectWords`. */
export const encryptedStoreWords: readonly string[] = ['encryptionCipher'];

const encryptingOption = /^(encryptionKey|encryptionCipher|cryptKey)$/;

/**
 * Whether what is written by this call ends up encrypted although its API also has a plain form: MMKV and Hive opened with a
 * key, SQLite by SQLCipher, files of Jetpack's `EncryptedFile`, and files that iOS encrypts while the device is locked.
 */
export function isEncryptedStore(ctx: RuleContext, write: SyntaxNode): boolean {
  if (write.kind !== 'call') return false;
  const { semantics, project } = ctx;
  const modules = [...semantics.importedModules];
  if (/^(put|execSQL|insert|update)$/.test(write.name)) {
    if (modules.some((module) => /sqlcipher/i.test(module)) || project.dependsOn(/sqlcipher/i)) return true;
  }
  if (/^write|^append/.test(write.name) && modules.some((module) => module.endsWith('security.crypto.EncryptedFile'))) {
    return true;
  }
  const text = ctx.file.text.slice(write.range.start, write.range.end);
  if (/\.completeFileProtection\b|NSDataWritingFileProtectionComplete\b|FileProtectionType\.complete\b/.test(text)) {
    return true;
  }
  return makers(ctx, write.receiver).some((maker) => opensEncrypted(ctx, maker));
}

/** The calls that made an object: itself, or what is assigned to the variable that holds it. */
function makers(ctx: RuleContext, receiver: SyntaxNode | undefined): readonly CallNode[] {
  if (!receiver) return [];
  const node = unwrap(receiver);
  if (node.kind === 'call') return [node];
  const declaration = ctx.semantics.declarationOf(node);
  if (declaration?.kind !== 'variable') return [];
  const values: SyntaxNode[] = declaration.initializer ? [declaration.initializer] : [];
  for (const reference of ctx.semantics.referencesTo(declaration)) {
    if (reference.parent?.kind === 'assignment' && reference.parent.target === reference) {
      values.push(reference.parent.value);
    }
  }
  return values.map(unwrap).filter((value) => value.kind === 'call');
}

function opensEncrypted(ctx: RuleContext, maker: CallNode): boolean {
  if (maker.args.some((arg) => isGiven(arg.label, arg.value) || optionsEncrypt(arg.value))) return true;
  // `MMKV.mmkvWithID(id, mode, cryptKey)` and its longer forms.
  if (maker.name === 'mmkvWithID' && maker.args.length >= 3) return maker.args[2]?.value.kind !== 'null';
  if (maker.name !== 'box' && maker.name !== 'lazyBox') return false;
  const name = maker.args[0] && ctx.semantics.constantValue(maker.args[0].value);
  const root = ctx.file.tree?.root;
  for (const open of root ? nodesOfKind(root, 'call') : []) {
    if (open.name !== 'openBox' && open.name !== 'openLazyBox') continue;
    const opened = open.args[0] && ctx.semantics.constantValue(open.args[0].value);
    if (opened === name) return open.args.some((arg) => isGiven(arg.label, arg.value));
  }
  // The box is opened elsewhere; where the project encrypts boxes, this may be one of them.
  return ctx.project.usesWord('encryptionCipher');
}

function isGiven(label: string | undefined, value: SyntaxNode): boolean {
  return label !== undefined && encryptingOption.test(label) && value.kind !== 'null';
}

/** An options object as the only or last argument: `new MMKV({ id, encryptionKey })`. */
function optionsEncrypt(value: SyntaxNode): boolean {
  const options = unwrap(value);
  if (options.kind !== 'collection' || options.form !== 'map') return false;
  return options.elements.some((pair) => pair.kind === 'pair' && isGiven(pair.name, pair.value));
}
