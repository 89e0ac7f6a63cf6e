import type { ts } from 'ts-morph';
import { differenceBetween } from '../../core/text-difference';
import { moveNode } from '../move-node';
import type { SyntaxNode } from '../nodes';
import type { Conversion, Typescript } from './conversion';

/** A declaration that was converted, and what its conversion depended on beside its own text. */
interface Unit {
  readonly node: SyntaxNode | undefined;
  readonly start: number;
  readonly end: number;
  readonly kind: ts.SyntaxKind;
  /** Among them the contexts that decide how the compiler reads a text: `await`, generators, decorators, plain JavaScript. */
  readonly flags: ts.NodeFlags;
  readonly around: string;
}

/** A stretch that two texts have in common at their start, and one at their end. */
interface Common {
  readonly start: number;
  /** Where the common end begins in the newer text. */
  readonly end: number;
  /** What places in the common end are further along. */
  readonly by: number;
}

/**
 * The outermost declarations of a script without errors as neutral nodes, for the conversion of the next text of the same file. The
 * compiler reads a declaration with the same text, kind and contexts as the same tree (what its own incremental parser relies on),
 * so its nodes are moved and not made again. The last text's nodes are of no use after that.
 */
export class ScriptUnits {
  private readonly kept = new Map<number, Unit>();
  private readonly last: ScriptUnits | undefined;
  private readonly common: Common | undefined;
  private isInside = false;
  private isGiven = false;

  /** `variant` says how the compiler read the text. */
  constructor(
    private readonly text: string,
    private readonly variant: string,
    last?: ScriptUnits,
  ) {
    if (last?.variant !== variant || last.isGiven) return;
    last.isGiven = true;
    this.last = last;
    this.common = commonOf(last.text, text);
  }

  /** The neutral node of a compiler node, from the last text if it can be. */
  take(
    { ts, source, path }: Pick<Conversion, 'ts' | 'source' | 'path'>,
    node: ts.Node,
    convert: () => SyntaxNode | undefined,
  ): SyntaxNode | undefined {
    if (this.isInside || !isUnit(ts, node.kind)) return convert();
    const start = node.getStart(source);
    const { end, kind, flags } = node;
    const around = path.map((each) => each.kind).join();
    const before = this.unitBefore(start, end);
    const isSame = before?.kind === kind && before.flags === flags && before.around === around;
    let result: SyntaxNode | undefined;
    if (before && isSame && !this.kept.has(start)) {
      result = before.node;
      if (result) moveNode(result, start - before.start);
    } else {
      this.isInside = true;
      try {
        result = convert();
      } finally {
        this.isInside = false;
      }
    }
    this.kept.set(start, { node: result, start, end, kind, flags, around });
    return result;
  }

  /** What lay at a place of this text in the last one, when nothing in it has changed. */
  private unitBefore(start: number, end: number): Unit | undefined {
    const { common, last } = this;
    if (!common || !last) return undefined;
    const by = end <= common.start ? 0 : start >= common.end ? common.by : undefined;
    const unit = by === undefined ? undefined : last.kept.get(start - by);
    return unit && unit.end === end - (by ?? 0) ? unit : undefined;
  }
}

function isUnit({ SyntaxKind: kinds }: Typescript, kind: ts.SyntaxKind): boolean {
  switch (kind) {
    case kinds.FunctionDeclaration:
    case kinds.VariableStatement:
    case kinds.MethodDeclaration:
    case kinds.PropertyDeclaration:
    case kinds.Constructor:
    case kinds.GetAccessor:
    case kinds.SetAccessor:
      return true;
    default:
      return false;
  }
}

function commonOf(before: string, after: string): Common {
  const { start, endAfter } = differenceBetween(before, after);
  return { start, end: endAfter, by: after.length - before.length };
}
