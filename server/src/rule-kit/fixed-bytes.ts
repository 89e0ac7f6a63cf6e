import { argumentConversions, receiverConversions } from '../models/propagators';
import type { Semantics } from '../semantics/semantics';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';

/** Bytes or text that every copy of the program has: written out, or an array that nothing fills. */
export interface FixedBytes {
  readonly form: 'text' | 'bytes' | 'zeros';
  /** The literal, or the expression that makes the array. */
  readonly node: SyntaxNode;
  /** The text, where there is one. */
  readonly text?: string;
}

/** Functions and constructors that turn text or numbers into bytes, by last name. */
const converting =
  /^(byteArrayOf|ubyteArrayOf|charArrayOf|intArrayOf|Data|NSData|UInt8List|Uint8List|Uint8Array|Int8Array|UInt8|Array|ByteBuffer|dataWithBytes:length:|decode|decodeHex|decodeBase64|base64Decode|fromList|from|fromHex|hexToBytes|hexToBuffer|hexToUint8Array|hexStringToByteArray|hexStringToBytes|parse|encode|utf8ToBytes|wrap|of|copyOf|dataFromHexString|fromUtf8|fromBase64|fromBase16|initWithBase64EncodedString:options:|initWithData:encoding:|ByteString)$/;
const bytesMembers = /^(utf8|bytes|utf8CString|codeUnits|buffer|data|mutableBytes|UTF8String)$/;
const hexOrBase64 = /^(UTF_8|US_ASCII|DEFAULT|NO_WRAP|utf8|hex|base64|ascii|NSUTF8StringEncoding|kNilOptions)$/;

/**
 * The constant behind an expression, through conversions, constants and variables of the file that nothing writes to;
 * undefined for everything that differs between installations or messages.
 */
export function fixedBytes(semantics: Semantics, expression: SyntaxNode, depth = 0): FixedBytes | undefined {
  const node = unwrap(expression);
  if (depth > 8) return undefined;
  const constant = semantics.constantValue(node);
  if (typeof constant === 'string') return constant === '' ? undefined : { form: 'text', node, text: constant };
  switch (node.kind) {
    case 'collection': {
      const constants = node.elements.every((element) => typeof semantics.constantValue(element) === 'number');
      return constants && node.form === 'list' && node.elements.length >= 4 ? { form: 'bytes', node } : undefined;
    }
    case 'unary':
      return node.operator === '&' ? fixedBytes(semantics, node.operand, depth + 1) : undefined;
    case 'member':
      if (bytesMembers.test(node.name) && node.receiver) return fixedBytes(semantics, node.receiver, depth + 1);
      return fromVariable(semantics, node, depth);
    case 'name':
      return fromVariable(semantics, node, depth);
    case 'call':
      return fromCall(semantics, node, depth);
    default:
      return undefined;
  }
}

function fromCall(semantics: Semantics, call: CallNode, depth: number): FixedBytes | undefined {
  const name = call.name.slice(call.name.lastIndexOf('.') + 1);
  if (call.nativeKind === 'array_creation_expression') return javaArray(semantics, call, depth);
  const zeros = zeroArray(semantics, call, name);
  if (zeros) return zeros;
  // `also { random.nextBytes(it) }`
  if (call.args.some(({ value }) => unwrap(value).kind === 'function')) return undefined;
  const receiver = call.receiver && unwrap(call.receiver);
  const base = name.split(':')[0] as string;
  if (receiver && (receiverConversions.has(base) || receiverConversions.has(name) || bytesMembers.test(base))) {
    const inner = fixedBytes(semantics, receiver, depth + 1);
    if (inner) return inner;
  }
  if (/^(byteArrayOf|ubyteArrayOf|charArrayOf|intArrayOf)$/.test(name)) {
    const numbers = call.args.length >= 4 && call.args.every(({ value }) => isByte(semantics, value));
    return numbers ? { form: 'bytes', node: call } : undefined;
  }
  if (!converting.test(name) && !argumentConversions.has(name) && !argumentConversions.has(base)) return undefined;
  const [first, ...rest] = call.args;
  if (!first || !rest.every(({ value }) => isOption(semantics, value))) return undefined;
  return fixedBytes(semantics, first.value, depth + 1);
}

/** `ByteArray(16)`, `new byte[16]`, `Data(count: 16)`, `[UInt8](repeating: 0, count: 16)`, `new Uint8Array(16)`, `Uint8List(16)`. */
function zeroArray(semantics: Semantics, call: CallNode, name: string): FixedBytes | undefined {
  const repeated = call.args.find(({ label }) => label === 'repeating')?.value;
  const count = call.args.find(({ label }) => label === 'count')?.value;
  const first = call.args[0]?.value;
  if (repeated && count)
    return typeof semantics.constantValue(repeated) === 'number' ? { form: 'zeros', node: call } : undefined;
  const sized = /^(ByteArray|Uint8Array|Int8Array|Uint8List|alloc)$/.test(name) && call.args.length === 1 && first;
  if (sized && typeof semantics.constantValue(first) === 'number') return { form: 'zeros', node: call };
  if (/^(Data|NSMutableData)$/.test(name) && count && call.args.length === 1) return { form: 'zeros', node: call };
  const filler = name === 'ByteArray' && call.args[1] ? unwrap(call.args[1].value) : undefined;
  if (filler?.kind !== 'function' || filler.body?.children.length !== 1) return undefined;
  const value = filler.body.children[0];
  return value && isByte(semantics, value) ? { form: 'zeros', node: call } : undefined;
}

/** Java's `new byte[16]` and `new byte[] {1, 2, 3, 4}`. */
function javaArray(semantics: Semantics, call: CallNode, depth: number): FixedBytes | undefined {
  const [only] = call.children;
  if (!only || call.children.length !== 1) return undefined;
  if (only.kind === 'collection') return fixedBytes(semantics, only, depth + 1);
  return typeof semantics.constantValue(only) === 'number' ? { form: 'zeros', node: call } : undefined;
}

function isByte(semantics: Semantics, expression: SyntaxNode): boolean {
  const node = unwrap(expression);
  if (typeof semantics.constantValue(node) === 'number') return true;
  return (
    node.kind === 'call' &&
    /^to(Byte|UByte|Int|Char)$/.test(node.name) &&
    !!node.receiver &&
    isByte(semantics, node.receiver)
  );
}

/** An encoding, a flag or a length; anything else may bring a part that varies. */
function isOption(semantics: Semantics, expression: SyntaxNode): boolean {
  const node = unwrap(expression);
  if (semantics.constantValue(node) !== undefined) return true;
  if (node.kind === 'member') return hexOrBase64.test(node.name) || /^[A-Z_]+$/.test(node.name) || !node.receiver;
  return node.kind === 'name' && (hexOrBase64.test(node.name) || /^[A-Z_]+$/.test(node.name));
}

const writing = /^(set|fill|add|append|put|copyInto|getBytes|replaceSubrange|setRange|setAll|arraycopy)/;

/** A variable keeps its first value when nothing assigns it, an element of it, or gets hold of it to fill it. */
function fromVariable(semantics: Semantics, node: SyntaxNode, depth: number): FixedBytes | undefined {
  const declaration = semantics.declarationOf(node);
  if (declaration?.kind !== 'variable' || !declaration.initializer) return undefined;
  const found = fixedBytes(semantics, declaration.initializer, depth + 1);
  if (!found) return undefined;
  for (const use of semantics.referencesTo(declaration)) {
    let parent = use.parent;
    if (parent?.kind === 'index') parent = parent.parent;
    if (parent?.kind === 'assignment' && within(parent.target, use)) return undefined;
    if (parent?.kind === 'call' && parent.receiver === use && writing.test(parent.name)) return undefined;
    if (found.form === 'zeros' && mayFill(use, node)) return undefined;
  }
  return found;
}

const within = (outer: SyntaxNode, inner: SyntaxNode): boolean =>
  outer.range.start <= inner.range.start && inner.range.end <= outer.range.end;

/** Another use of an empty array as an argument, by address or as the receiver of a closure may put something into it. */
function mayFill(use: SyntaxNode, self: SyntaxNode): boolean {
  if (use === self || use.range.start === self.range.start) return false;
  for (let current = use.parent, hops = 0; current && hops < 4; current = current.parent, hops++) {
    if (current.kind === 'block' || current.kind === 'return') return false;
    if (current.kind !== 'call') continue;
    return !/^(IvParameterSpec|GCMParameterSpec|SecretKeySpec|size|count|length)$/.test(current.name);
  }
  return false;
}
