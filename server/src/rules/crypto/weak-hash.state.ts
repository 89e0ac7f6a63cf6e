import type { TextRange } from '../../core/location';
import type { ApiModel } from '../../models/api-model';
import type { RuleContext } from '../../rule-kit/rule';
import { makersOf, textOrName } from '../../semantics/model-condition';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';

/** Where and how a hash function is named. */
export interface DigestUse {
  readonly call: CallNode;
  readonly model: ApiModel;
  /** The argument, type or function that names the algorithm. */
  readonly at: { readonly range: TextRange };
  /** `MD5`, `SHA-1`, `SHA-256`, for messages. */
  readonly algorithm: string;
  /** The argument with the algorithm's name, where there is one. */
  readonly argument?: SyntaxNode;
}

/** What a call that matches a row of `models/digests.ts` hashes with. */
export function digestUse(ctx: RuleContext, call: CallNode, model: ApiModel): DigestUse {
  const argument = algorithmArgument(ctx, call, model);
  if (argument) {
    return { call, model, at: argument, algorithm: spelled(textOrName(ctx.semantics, argument) ?? ''), argument };
  }
  const maker = model.where?.at === 'maker' ? makerNamed(ctx, call, model) : undefined;
  if (maker) return { call, model, at: { range: maker.nameRange }, algorithm: spelled(maker.name) };
  const named = typeName(ctx, call);
  if (named)
    return {
      call,
      model,
      at: named,
      algorithm: spelled((/(?<!\w)(\w+)#/.exec(model.api)?.[1] ?? model.api).replace(/Digest$/, '')),
    };
  const owner = call.receiver && unwrap(call.receiver);
  const dart = owner && /^(convert)$/.test(call.name) && (owner.kind === 'name' || owner.kind === 'member');
  const at = dart ? { range: owner.kind === 'member' ? owner.nameRange : owner.range } : { range: call.nameRange };
  const member = /#(?:default\.)?(.*)/s.exec(model.api)?.[1] ?? '';
  const text = member === 'default' ? (/(?<![\w-])([\w-]+)#/.exec(model.api)?.[1] ?? '') : member;
  return { call, model, at, algorithm: spelled(text) };
}

function algorithmArgument(ctx: RuleContext, call: CallNode, { where }: ApiModel): SyntaxNode | undefined {
  if (!where?.at || !where.value) return undefined;
  if (where.at !== 'maker') return call.args[Number(where.at.slice('arg:'.length))]?.value;
  return makerNamed(ctx, call, { where } as ApiModel)?.args[0]?.value;
}

function makerNamed(ctx: RuleContext, call: CallNode, { where }: ApiModel): CallNode | undefined {
  return makersOf(ctx.semantics, call).find((maker) => {
    const argument = maker.args[0]?.value;
    return where?.value?.test(argument ? (textOrName(ctx.semantics, argument) ?? '') : maker.name) ?? false;
  });
}

/** Swift's `Insecure.MD5`, at the call or where the hasher was made. */
function typeName(ctx: RuleContext, call: CallNode): { readonly range: TextRange } | undefined {
  if (ctx.file.treeLanguage !== 'swift') return undefined;
  const owner = call.receiver && unwrap(call.receiver);
  if (owner?.kind === 'member' || (owner?.kind === 'name' && /^[A-Z]/.test(owner.name))) return owner;
  const maker = makersOf(ctx.semantics, call)[0];
  if (!maker || !/^(MD5|SHA1|SHA256|SHA384|SHA512)$/.test(maker.name.replace(/^.*\./, ''))) return undefined;
  return { range: { start: maker.receiver?.range.start ?? maker.nameRange.start, end: maker.nameRange.end } };
}

/** `md5Hex`, `CC_SHA1`, `Md5.hashStr` as people write the algorithm. */
function spelled(name: string): string {
  const found = /(md[245])|sha-?(\d+)|\bsha\b/i.exec(name.replace(/^CC_|_/g, ''));
  if (!found) return name;
  if (found[1]) return found[1].toUpperCase();
  return `SHA-${found[2] ?? '1'}`;
}
