import type { BlockNode, CallNode, ConditionalNode, SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';
import type { Scopes } from './scopes';

/** What a condition says about the build when it is true, and when it is false. */
interface BuildFacts {
  readonly whenTrue: 'debug' | undefined;
  readonly whenFalse: 'debug' | undefined;
}

const nothing: BuildFacts = { whenTrue: undefined, whenFalse: undefined };
const debugWhenTrue: BuildFacts = { whenTrue: 'debug', whenFalse: undefined };
const debugWhenFalse: BuildFacts = { whenTrue: undefined, whenFalse: 'debug' };

const debugNames = new Set(['__DEV__', 'kDebugMode', 'isDebugBuild', 'IS_DEBUG', 'isDevMode', 'DEBUG']);
const releaseNames = new Set(['kReleaseMode', 'isReleaseBuild', 'IS_RELEASE']);

/** Tells whether code runs in debug builds only. */
export function createDebugGuards(scopes: Scopes): (node: SyntaxNode) => boolean {
  const remembered = new Map<SyntaxNode, boolean>();

  function isDebugOnly(node: SyntaxNode): boolean {
    const known = remembered.get(node);
    if (known !== undefined) return known;
    const parent = node.parent;
    const result = parent ? guardedBy(parent, node) || isDebugOnly(parent) : false;
    remembered.set(node, result);
    return result;
  }

  function guardedBy(parent: SyntaxNode, node: SyntaxNode): boolean {
    switch (parent.kind) {
      case 'conditional':
        return branchIsDebug(parent, node);
      case 'binary': {
        if (node !== parent.right) return false;
        const facts = factsOf(parent.left, 0);
        if (parent.operator === '&&') return facts.whenTrue === 'debug';
        return parent.operator === '||' && facts.whenFalse === 'debug';
      }
      case 'call':
        return isAssert(parent);
      case 'native':
        return /assert/.test(parent.nativeKind);
      case 'block':
      case 'file':
        return leftEarly(parent, node);
      default:
        return false;
    }
  }

  function branchIsDebug(conditional: ConditionalNode, node: SyntaxNode): boolean {
    const facts = conditionFacts(conditional);
    if (node === conditional.then && conditional.form !== 'guard') return facts.whenTrue === 'debug';
    if (node === conditional.otherwise) return facts.whenFalse === 'debug';
    return false;
  }

  function conditionFacts(conditional: ConditionalNode): BuildFacts {
    if (conditional.form === 'preprocessor' || !conditional.condition) return textFacts(conditional.conditionText);
    return factsOf(conditional.condition, 0);
  }

  function factsOf(expression: SyntaxNode, depth: number): BuildFacts {
    const node = unwrap(expression);
    if (depth > 6) return nothing;
    if (node.kind === 'unary' && (node.operator === '!' || node.operator === 'not')) {
      const inner = factsOf(node.operand, depth + 1);
      return { whenTrue: inner.whenFalse, whenFalse: inner.whenTrue };
    }
    if (node.kind === 'binary') return binaryFacts(node, depth);
    if (node.kind === 'member') {
      // Kotlin's grammar reads `!BuildConfig.DEBUG` as a member of `!BuildConfig`.
      if (node.receiver?.kind === 'unary' && node.receiver.operator === '!' && debugNames.has(node.name)) {
        return debugWhenFalse;
      }
      if (node.name === 'DEBUG' || debugNames.has(node.name)) return debugWhenTrue;
      if (releaseNames.has(node.name)) return debugWhenFalse;
      const receiver = node.receiver && unwrap(node.receiver);
      const environment = receiver?.kind === 'name' && /^env(ironment)?$/i.test(receiver.name);
      if (node.name === 'production' && environment) return debugWhenFalse;
      if (environment && (node.name === 'DEV' || node.name === 'isDev')) return debugWhenTrue;
      if (receiver?.kind === 'member' && receiver.name === 'env') {
        if (node.name === 'DEV') return debugWhenTrue;
        if (node.name === 'PROD') return debugWhenFalse;
      }
      return nothing;
    }
    if (node.kind === 'call' && node.args.length === 0 && node.name === 'isDevMode') return debugWhenTrue;
    if (node.kind !== 'name') return nothing;
    const declaration = scopes.declarationOf(node);
    if (declaration?.kind === 'variable' && declaration.initializer && declaration.constant) {
      return factsOf(declaration.initializer, depth + 1);
    }
    if (debugNames.has(node.name)) return debugWhenTrue;
    return releaseNames.has(node.name) ? debugWhenFalse : nothing;
  }

  function binaryFacts(node: Extract<SyntaxNode, { kind: 'binary' }>, depth: number): BuildFacts {
    if (node.operator === '&&' || node.operator === '||') {
      const left = factsOf(node.left, depth + 1);
      const right = factsOf(node.right, depth + 1);
      if (node.operator === '&&') {
        const both = left.whenFalse && right.whenFalse;
        return { whenTrue: left.whenTrue ?? right.whenTrue, whenFalse: both };
      }
      return { whenTrue: left.whenTrue && right.whenTrue, whenFalse: left.whenFalse ?? right.whenFalse };
    }
    const equal = node.operator === '==' || node.operator === '===';
    if (!equal && node.operator !== '!=' && node.operator !== '!==') return nothing;
    const [left, right] = [unwrap(node.left), unwrap(node.right)];
    for (const [value, literal] of [
      [left, right],
      [right, left],
    ] as const) {
      let facts = nothing;
      if (literal.kind === 'string' && value.kind === 'member' && value.name === 'NODE_ENV') {
        if (literal.value === 'production') facts = debugWhenFalse;
        else if (literal.value === 'development' || literal.value === 'test') facts = debugWhenTrue;
      } else if (literal.kind === 'string' && value.kind === 'member' && value.name === 'BUILD_TYPE') {
        facts = literal.value === 'debug' ? debugWhenTrue : literal.value === 'release' ? debugWhenFalse : nothing;
      } else if (literal.kind === 'boolean') {
        const inner = factsOf(value, depth + 1);
        facts = literal.value ? inner : { whenTrue: inner.whenFalse, whenFalse: inner.whenTrue };
      }
      // `x != 'production'` being true is what `x == 'production'` being false is.
      if (facts !== nothing) return equal ? facts : { whenTrue: facts.whenFalse, whenFalse: facts.whenTrue };
    }
    return nothing;
  }

  /** An earlier statement of the block leaves it in release builds. */
  function leftEarly(block: SyntaxNode, node: SyntaxNode): boolean {
    for (const sibling of block.children) {
      if (sibling.range.start >= node.range.start) return false;
      if (sibling.kind !== 'conditional' || sibling.form === 'preprocessor' || sibling.form === 'ternary') continue;
      const facts = conditionFacts(sibling);
      if (sibling.form === 'guard') {
        if (facts.whenTrue === 'debug') return true;
      } else if (facts.whenFalse === 'debug' && sibling.then && leaves(sibling.then)) return true;
      else if (facts.whenTrue === 'debug' && sibling.otherwise && leaves(sibling.otherwise)) return true;
    }
    return false;
  }

  return isDebugOnly;
}

/** Dart's `assert` is compiled out of release builds; `assert(() { … }())` is the idiom for debug-only statements. */
function isAssert(call: CallNode): boolean {
  return (call.name === 'assert' || call.name === 'assertionFailure') && !call.receiver;
}

function textFacts(text: string): BuildFacts {
  const condition = text.replace(/^\s*#\s*(if|ifdef|elseif|elif)\b/, '').trim();
  if (/^\s*#\s*ifndef\b/.test(text))
    return /\b(NDEBUG|RELEASE)\b/.test(text) ? debugWhenTrue : textDebug(text, debugWhenFalse);
  if (/(^|&&)\s*(?:\(\s*)?!\s*(defined\s*(?:\(\s*)?)?DEBUG\b/.test(condition)) {
    return condition.includes('&&') ? nothing : debugWhenFalse;
  }
  if (condition.includes('||')) return nothing;
  return textDebug(condition, debugWhenTrue);
}

function textDebug(text: string, facts: BuildFacts): BuildFacts {
  return /(^|[^!\w])DEBUG\b/.test(text) && !/DEBUG\s*==\s*0/.test(text) ? facts : nothing;
}

/** Whether a branch ends by leaving the enclosing block. */
function leaves(branch: SyntaxNode): boolean {
  const last = branch.kind === 'block' ? (branch as BlockNode).children.at(-1) : branch;
  if (!last) return false;
  if (last.kind === 'return') return true;
  if (last.kind === 'block') return leaves(last);
  if (last.kind === 'call') return last.name === 'fatalError' || last.name === 'exit';
  return /return|throw|break|continue|jump|control_transfer/i.test(last.nativeKind);
}
