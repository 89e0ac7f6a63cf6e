import assert from 'node:assert';
import type { AnnotationNode, Argument, SyntaxNode, TypeRef } from '../../server/src/syntax/nodes';
import { walk } from '../../server/src/syntax/walk';

/** The meaning of a tree in one line per statement, so that a test can name exact facts of hard shapes. */
export function outline(node: SyntaxNode | undefined): string {
  if (!node) return '-';
  switch (node.kind) {
    case 'file':
      return node.children.map(outline).join('\n');
    case 'name':
      return node.name;
    case 'string':
      return JSON.stringify(node.value);
    case 'number':
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'template':
      return `\`${node.parts.map((part) => (part.kind === 'string' ? part.value : `\${${outline(part)}}`)).join('')}\``;
    case 'member':
      return `${node.receiver ? outline(node.receiver) : ''}${node.optional ? '?' : ''}${node.reference ? '::' : '.'}${node.name}`;
    case 'index':
      return `${outline(node.receiver)}[${outline(node.index)}]`;
    case 'call': {
      const join = node.cascade ? '..' : node.optional ? '?.' : '.';
      const types = node.typeArgs.length > 0 ? `<${node.typeArgs.map((type) => type.text).join(', ')}>` : '';
      const form = node.form === 'call' ? '' : `${node.form} `;
      return `${form}${node.receiver ? `${outline(node.receiver)}${join}` : ''}${node.name}${types}(${list(node.args)})`;
    }
    case 'assignment':
      return `${outline(node.target)} ${node.operator} ${outline(node.value)}`;
    case 'binary':
      return `(${outline(node.left)} ${node.operator} ${outline(node.right)})`;
    case 'unary':
      return `(${node.operator}${outline(node.operand)})`;
    case 'conditional':
      return `${node.form}[${node.conditionText}] ${outline(node.then)} else ${outline(node.otherwise)}`;
    case 'return':
      return `return ${outline(node.value)}`;
    case 'collection':
      return `${node.form}[${node.elements.map(outline).join(', ')}]`;
    case 'pair':
      return `${outline(node.key)}: ${outline(node.value)}`;
    case 'wrapper': {
      const rest = node.children.filter((child) => child !== node.operand).map((child) => `; ${outline(child)}`);
      return `${node.form}${node.type ? `<${node.type.name}>` : ''}(${outline(node.operand)}${rest.join('')})`;
    }
    case 'block':
      return node.children.length === 0 ? '{}' : `{ ${node.children.map(outline).join('; ')} }`;
    case 'variable': {
      const accessors = node.children.filter((child) => child.kind === 'function' && child !== node.initializer);
      return `${head(node)}${node.constant ? 'const' : 'var'} ${node.name}${type(node.type)}${
        node.initializer ? ` = ${outline(node.initializer)}` : ''
      }${accessors.map((accessor) => `; ${outline(accessor)}`).join('')}`;
    }
    case 'function':
      return `${head(node)}${node.form} ${node.name}(${node.params.map(outline).join(', ')})${type(node.returnType)}${
        node.body ? ` ${outline(node.body)}` : ''
      }`;
    case 'parameter': {
      const label = node.label === undefined || node.label === node.name ? '' : `${node.label} `;
      return `${label}${node.name}${type(node.type)}${node.defaultValue ? ` = ${outline(node.defaultValue)}` : ''}`;
    }
    case 'class': {
      const members = node.children.filter((child) => child.kind !== 'annotation').map(outline);
      const supers = node.supertypes.map((supertype) => supertype.name).join(', ');
      return `${head(node)}${node.form} ${node.name}${supers ? ` : ${supers}` : ''} { ${members.join('; ')} }`;
    }
    case 'annotation':
      return `@${node.name}(${list(node.args)})`;
    case 'import': {
      const names = node.names.map((name) => name.local).join(', ');
      return `import ${node.module}${names ? ` [${names}]` : ''}${node.wildcard ? ' *' : ''}${
        node.namespace ? ` as ${node.namespace}` : ''
      }`;
    }
    case 'native':
      return `<${node.children.map(outline).join('; ')}>`;
  }
}

function list(args: readonly Argument[]): string {
  return args
    .map((arg) => `${arg.trailing ? '+' : ''}${arg.label === undefined ? '' : `${arg.label}: `}${outline(arg.value)}`)
    .join(', ');
}

function head(node: {
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
}): string {
  return [...node.annotations.map((annotation) => outline(annotation)), ...node.modifiers, ''].join(' ');
}

function type(ref: TypeRef | undefined): string {
  if (!ref) return '';
  const spell = (one: TypeRef): string =>
    `${one.name}${one.args.length > 0 ? `<${one.args.map(spell).join(', ')}>` : ''}${one.nullable ? '?' : ''}`;
  return `: ${spell(ref)}`;
}

/** Fails unless every child knows its parent and lies within it, and children are in source order. */
export function assertWellFormed(root: SyntaxNode, text: string): void {
  walk(root, (node) => {
    assert(node.range.start >= 0 && node.range.start <= node.range.end && node.range.end <= text.length);
    let last = node.range.start;
    for (const child of node.children) {
      assert.strictEqual(child.parent, node);
      assert(child.range.start >= last && child.range.end <= node.range.end, `${child.kind} leaves its ${node.kind}`);
      last = child.range.start;
    }
    return true;
  });
}
