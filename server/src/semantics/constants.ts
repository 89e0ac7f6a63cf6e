import type { CallNode, SyntaxNode, VariableNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';
import type { Imports } from './imports';
import type { Scopes } from './scopes';
import { dotted, thisClass } from './scopes';
import type { ConstantValue, NominalType, ProjectSymbols } from './semantics';

/** Longer folded strings are of no use to any rule and cost memory. */
const maxLength = 100_000;
const maxDepth = 40;

/** Folds constants: literals, constants and variables assigned once, concatenation, templates, decided ternaries, other files' constants. */
export function createConstants(
  scopes: Scopes,
  symbols: ProjectSymbols,
  imports: Imports,
  staticType: (node: SyntaxNode) => NominalType | undefined,
): (node: SyntaxNode) => ConstantValue | undefined {
  const remembered = new Map<SyntaxNode, { value: ConstantValue | undefined }>();

  function constantValue(node: SyntaxNode, depth = 0): ConstantValue | undefined {
    const known = remembered.get(node);
    if (known) return known.value;
    if (depth > maxDepth) return undefined;
    // A constant that needs itself has no value; the empty entry ends the cycle.
    const entry: { value: ConstantValue | undefined } = { value: undefined };
    remembered.set(node, entry);
    entry.value = fold(node, depth + 1);
    return entry.value;
  }

  function fold(node: SyntaxNode, depth: number): ConstantValue | undefined {
    switch (node.kind) {
      case 'string':
      case 'number':
      case 'boolean':
        return node.value;
      case 'null':
        return null;
      case 'wrapper':
        return node.form === 'await' || node.form === 'spread' ? undefined : constantValue(node.operand, depth);
      case 'template': {
        let text = '';
        for (const part of node.parts) {
          const value = constantValue(part, depth);
          if (value === undefined || text.length > maxLength) return undefined;
          text += String(value);
        }
        return text;
      }
      case 'binary':
        return foldBinary(node, depth);
      case 'unary': {
        const value = constantValue(node.operand, depth);
        if (node.operator === '!' && typeof value === 'boolean') return !value;
        if (node.operator === '-' && typeof value === 'number') return -value;
        return undefined;
      }
      case 'conditional': {
        const condition = node.condition && constantValue(node.condition, depth);
        if (typeof condition !== 'boolean') return undefined;
        const branch = condition ? node.then : node.otherwise;
        return branch && constantValue(branch, depth);
      }
      case 'variable':
        return variableValue(node, depth);
      case 'name':
      case 'member':
        return reference(node, depth);
      case 'call':
        return enumArgument(node, depth) ?? preferencesKey(node, depth);
      case 'native':
        return adjacentStrings(node, depth);
      default:
        return undefined;
    }
  }

  function foldBinary(node: Extract<SyntaxNode, { kind: 'binary' }>, depth: number): ConstantValue | undefined {
    if (!/^([-+*/]|===?|!==?|&&|\|\||\?:|\?\?)$/.test(node.operator)) return undefined;
    const left = constantValue(node.left, depth);
    if (left === undefined) return undefined;
    if ((node.operator === '?:' || node.operator === '??') && left !== null) return left;
    if (node.operator === '&&' && left === false) return false;
    if (node.operator === '||' && left === true) return true;
    const right = constantValue(node.right, depth);
    if (right === undefined) return undefined;
    switch (node.operator) {
      case '+':
        if (typeof left === 'number' && typeof right === 'number') return left + right;
        if (typeof left !== 'string' && typeof right !== 'string') return undefined;
        return String(left).length + String(right).length > maxLength ? undefined : String(left) + String(right);
      case '-':
        return typeof left === 'number' && typeof right === 'number' ? left - right : undefined;
      case '*':
        return typeof left === 'number' && typeof right === 'number' ? left * right : undefined;
      case '/':
        return typeof left === 'number' && typeof right === 'number' && right !== 0 ? left / right : undefined;
      case '==':
      case '===':
        return left === right;
      case '!=':
      case '!==':
        return left !== right;
      default:
        return right;
    }
  }

  /** A constant, or a variable of the file that nothing assigns again. */
  function variableValue(variable: VariableNode, depth: number): ConstantValue | undefined {
    if (!variable.initializer) return enumValue(variable);
    if (!variable.constant) {
      // A public mutable field may be set from anywhere; locals and file-private ones are fully seen.
      const local = variable.scope === 'local' || variable.modifiers.some((modifier) => /private/.test(modifier));
      if (!local && !/^[A-Z][A-Z0-9_]*$/.test(variable.name)) return undefined;
      for (const use of scopes.referencesTo(variable)) {
        const parent = use.parent;
        if (parent?.kind === 'assignment' && parent.target === use) return undefined;
        if (parent?.kind === 'unary' && /\+\+|--/.test(parent.operator)) return undefined;
      }
    }
    // Destructured names share the initialiser of the whole pattern.
    return constantValue(variable.initializer, depth);
  }

  /** Swift's `case token` without a value is its own name where the enum has strings for raw values. */
  function enumValue(variable: VariableNode): ConstantValue | undefined {
    const owner = thisClass(variable);
    return owner?.form === 'enum' && owner.supertypes[0]?.name === 'String' ? variable.name : undefined;
  }

  /** `A("x")` in an enum: what its instances carry when they carry one value. */
  function enumArgument(call: CallNode, depth: number): ConstantValue | undefined {
    const only = call.args.length === 1 ? call.args[0] : undefined;
    const holder = call.parent;
    if (!only || holder?.kind !== 'variable' || holder.initializer !== call) return undefined;
    const owner = thisClass(call);
    return owner?.form === 'enum' && call.name === owner.name ? constantValue(only.value, depth) : undefined;
  }

  /** `stringPreferencesKey("token")`: a key of a Preferences DataStore is known by its name. */
  function preferencesKey(call: CallNode, depth: number): ConstantValue | undefined {
    const name = /^[a-z]\w*PreferencesKey$/.test(call.name) ? call.args[0] : undefined;
    return name && constantValue(name.value, depth);
  }

  function reference(node: Extract<SyntaxNode, { kind: 'name' | 'member' }>, depth: number): ConstantValue | undefined {
    const declaration = scopes.declarationOf(node);
    if (declaration?.kind === 'variable') return constantValue(declaration, depth);
    if (declaration) return undefined;
    if (node.kind === 'name') return imported(node.name);
    const holder = node.receiver && scopes.declarationOf(node.receiver);
    if (holder?.kind === 'variable') {
      // `Enum.CASE.rawValue`, or a constant object of a script.
      if (thisClass(holder)?.form === 'enum') return constantValue(holder, depth);
      const whole = holder.constant && holder.initializer ? unwrap(holder.initializer) : undefined;
      if (whole?.kind !== 'collection') return undefined;
      const pair = whole.elements.find((element) => element.kind === 'pair' && element.name === node.name);
      return pair?.kind === 'pair' ? constantValue(pair.value, depth) : undefined;
    }
    if (/^(rawValue|value|key)$/.test(node.name) && node.receiver?.kind === 'member') {
      const value = constantValue(node.receiver, depth);
      if (value !== undefined) return value;
    }
    const path = node.receiver && dotted(node.receiver);
    if (!path || path[0] === 'this') return undefined;
    if (path[0] && scopes.lookup(path[0], node) && scopes.lookup(path[0], node)?.kind !== 'class') return undefined;
    const owner = staticType(node.receiver as SyntaxNode)?.name ?? path.join('.');
    return symbols.constant(node.name, owner.endsWith('.Companion') ? owner.slice(0, -'.Companion'.length) : owner);
  }

  /** A constant of another file by its own name, whatever it is called here. */
  function imported(name: string): ConstantValue | undefined {
    const binding = imports.binding(name);
    if (!binding || binding.imported === '*') return symbols.constant(name);
    const owner = /(^|\.)[A-Z]\w*$/.test(binding.module) ? binding.module : undefined;
    return symbols.constant(binding.imported, owner);
  }

  /** `'a' 'b'` (Dart), `@"a" @"b"` (Objective-C). */
  function adjacentStrings(node: SyntaxNode, depth: number): ConstantValue | undefined {
    if (
      !node.children.length ||
      !node.children.every((child) => child.kind === 'string' || child.kind === 'template')
    ) {
      return undefined;
    }
    if (node.children.length === 1 && !/string|parenthes/.test(node.nativeKind)) return undefined;
    let text = '';
    for (const child of node.children) {
      const value = constantValue(child, depth);
      if (typeof value !== 'string') return undefined;
      text += value;
    }
    return text;
  }

  return (node) => constantValue(node);
}
