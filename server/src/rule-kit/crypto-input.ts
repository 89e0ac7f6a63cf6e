import { type CryptoPart, cryptoArguments } from '../models/crypto-arguments';
import { parseApi } from '../semantics/api-name';
import { valuesAt } from '../semantics/flow/arguments';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';
import type { RuleContext } from './rule';

/** A key, IV, salt or passphrase that a call is given. */
export interface CryptoInput {
  readonly call: CallNode;
  readonly value: SyntaxNode;
  readonly part: CryptoPart;
  /** The API is only known by its name. */
  readonly nameOnly: boolean;
}

/** Last names of all calls with such arguments. */
export const cryptoCallNames: readonly string[] = [
  ...new Set(
    cryptoArguments.flatMap(({ api, languages }) => {
      const { member, type, path } = parseApi(api, languages[0] ?? 'kotlin');
      const word = member === '<init>' ? (type.split('.').at(-1) ?? '') : member;
      if (word !== 'default') return [word];
      return path.length > 0 ? path : [/(?<!\w)(\w+)#/.exec(api)?.[1] ?? word];
    }),
  ),
];

/** The arguments of a call that must differ between installations or messages. */
export function cryptoInputs(ctx: RuleContext, call: CallNode): readonly CryptoInput[] {
  const found: CryptoInput[] = [];
  for (const row of cryptoArguments) {
    const { at } = row;
    const resolution = ctx.semantics.matchesModel(call, { ...row, at: 'arg:*' });
    if (!resolution) continue;
    const values = at.startsWith('option:') ? options(call, at.slice('option:'.length)) : valuesAt(call, at as 'arg:0');
    for (const value of values) {
      if (found.some((other) => other.value === value)) continue;
      found.push({ call, value, part: row.part, nameOnly: resolution === 'name-only' });
    }
  }
  return found;
}

/** A key of an options object among the arguments. */
function options(call: CallNode, name: string): readonly SyntaxNode[] {
  return call.args.flatMap(({ value }) => {
    const object = unwrap(value);
    if (object.kind !== 'collection' || object.form !== 'map') return [];
    return object.elements.flatMap((pair) => (pair.kind === 'pair' && pair.name === name ? [pair.value] : []));
  });
}

/** Whether a literal, or the variable it stands in, is such an argument: another rule then speaks of it. */
export function feedsCipher(ctx: RuleContext, literal: SyntaxNode): boolean {
  if (climbsIntoCipher(ctx, literal)) return true;
  let node = literal;
  while (node.parent?.kind === 'wrapper') node = node.parent;
  const variable = node.parent?.kind === 'variable' ? node.parent : undefined;
  return variable !== undefined && ctx.semantics.referencesTo(variable).some((use) => climbsIntoCipher(ctx, use));
}

function climbsIntoCipher(ctx: RuleContext, node: SyntaxNode): boolean {
  for (let current = node.parent, hops = 0; current && hops < 6; current = current.parent, hops++) {
    if (current.kind === 'block' || current.kind === 'function' || current.kind === 'class') return false;
    if (current.kind !== 'call') continue;
    const inputs = cryptoInputs(ctx, current);
    if (inputs.some(({ value }) => value.range.start <= node.range.start && node.range.end <= value.range.end))
      return true;
  }
  return false;
}
