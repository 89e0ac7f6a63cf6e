import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { FlowPath } from '../../semantics/flow/flow-path';
import type { CallNode, SyntaxNode } from '../../syntax/nodes';
import { unwrap } from '../../syntax/walk';
import { statementRange } from '../statement';
import { insert, replace, textOf } from '../text-edits';

/**
 * Writes a file with complete protection, so that iOS decrypts it only while the device is unlocked; whoever reads it needs no
 * change. Facts: developer.apple.com, `NSData.WritingOptions.completeFileProtection`.
 */
export function protectedFile(ctx: RuleContext, { sink }: FlowPath): readonly Edit[] | undefined {
  const { call, model } = sink;
  if (call.kind !== 'call' || !call.receiver) return undefined;
  if (/FileManager#createFile/.test(model.api)) return protectedCreation(call);
  if (sink.value !== call.receiver || (call.optional && !/Data#/.test(model.api))) return undefined;
  return ctx.file.treeLanguage === 'swift'
    ? protectedSwift(ctx, call, call.receiver, model.api)
    : protectedObjectiveC(ctx, call, call.receiver, model.api);
}

const swiftOptions = '[.atomic, .completeFileProtection]';

function protectedSwift(ctx: RuleContext, call: CallNode, receiver: SyntaxNode, api: string) {
  const target = call.args.find(({ label }) => label === 'to' || label === 'toFile');
  if (!target) return undefined;
  const path = textOf(ctx, target.value);
  const to = target.label === 'to' ? path : `URL(fileURLWithPath: ${path})`;
  const written = textOf(ctx, receiver);
  if (/Data#/.test(api)) {
    const options = call.args.find(({ label }) => label === 'options');
    if (!options) return [replace(ctx, target.range, `${textOf(ctx, target)}, options: .completeFileProtection`)];
    const given = textOf(ctx, options.value);
    return given.startsWith('.')
      ? [replace(ctx, options.value.range, `[${given}, .completeFileProtection]`)]
      : undefined;
  }
  if (/String#/.test(api)) {
    const encoding = call.args.find(({ label }) => label === 'encoding');
    if (!encoding || textOf(ctx, encoding.value) !== '.utf8' || !isPlainText(ctx, receiver)) return undefined;
    return [replace(ctx, call.range, `Data(${written}.utf8).write(to: ${to}, options: ${swiftOptions})`)];
  }
  // The result, which tells whether it worked, has no counterpart.
  const statement = statementRange(call, ctx.file.text);
  if (!/Dictionary#/.test(api) || statement?.start !== call.range.start) return undefined;
  const data = `PropertyListSerialization.data(fromPropertyList: ${written}, format: .xml, options: 0)`;
  return [replace(ctx, call.range, `try? ${data}.write(to: ${to}, options: ${swiftOptions})`)];
}

/** `createFile` takes the protection as an attribute. */
function protectedCreation(call: CallNode): readonly Edit[] | undefined {
  const last = call.args.at(-1);
  if (!last || call.args.some(({ label }) => label === 'attributes')) return undefined;
  return [insert(last.range.end, ', attributes: [.protectionKey: FileProtectionType.complete]')];
}

/** An optional has no bytes of its own. */
function isPlainText(ctx: RuleContext, receiver: SyntaxNode): boolean {
  const declaration = ctx.semantics.declarationOf(unwrap(receiver));
  if (declaration?.kind === 'parameter' || declaration?.kind === 'variable') return !declaration.type?.nullable;
  return true;
}

const objectiveCOptions = 'NSDataWritingAtomic | NSDataWritingFileProtectionComplete';

function protectedObjectiveC(ctx: RuleContext, call: CallNode, receiver: SyntaxNode, api: string) {
  const [target, , third, last] = call.args;
  if (!target?.label || !/^(writeToFile|writeToURL)$/.test(target.label)) return undefined;
  const place = textOf(ctx, target.value);
  const written = textOf(ctx, receiver);
  const send = (data: string, error: string) =>
    replace(ctx, call.range, `[${data} ${target.label}:${place} options:${objectiveCOptions} error:${error}]`);
  if (/^NSData#.*atomically:$/.test(api)) return [send(written, 'nil')];
  if (!/^NSString#/.test(api) || !third || !last) return undefined;
  return [send(`[${written} dataUsingEncoding:${textOf(ctx, third.value)}]`, textOf(ctx, last.value))];
}
