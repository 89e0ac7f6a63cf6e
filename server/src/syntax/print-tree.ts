import type { Argument, SyntaxNode, TypeRef } from './nodes';

/**
 * A node as a compact S-expression for tests and for looking at trees. What the kinds carry beside their children is
 * written with the node, absent parts are left out, and native nodes show only their children:
 *
 *     (call putString receiver: (call edit receiver: prefs) "a" "b")
 *
 * Wrappers print as their form, so `(paren x)`. `text` is the file's text, from which types are taken as written.
 */
export function printTree(node: SyntaxNode, text: string): string {
  const print = (child: SyntaxNode): string => printTree(child, text);
  const list = (name: string, ...parts: readonly (string | undefined)[]): string =>
    `(${[name, ...parts].filter((part) => part !== undefined && part !== '').join(' ')})`;
  const labelled = (label: string, child: SyntaxNode | undefined): string | undefined =>
    child && `${label}: ${print(child)}`;
  const all = (children: readonly SyntaxNode[]): string => children.map(print).filter(Boolean).join(' ');
  const rest = (...named: readonly (SyntaxNode | undefined)[]): string =>
    all(node.children.filter((child) => !named.includes(child)));
  const type = (label: string, ref: TypeRef | undefined): string | undefined => ref && `${label}: ${printType(ref)}`;
  const args = (values: readonly Argument[]): string =>
    values
      .map((argument) => {
        const mark = argument.label === undefined ? '' : `${argument.label}= `;
        return `${argument.trailing ? 'trailing: ' : ''}${mark}${print(argument.value)}`;
      })
      .join(' ');

  switch (node.kind) {
    case 'file':
      return list('file', node.packageName && `package: ${node.packageName}`, all(node.children));
    case 'import': {
      const names = node.names.map(({ imported, local }) => (imported === local ? imported : `${imported}=${local}`));
      const namespace = node.namespace && `as: ${node.namespace}`;
      return list('import', node.module, ...names, node.wildcard ? '*' : undefined, namespace);
    }
    case 'annotation':
      return list('annotation', node.name, args(node.args));
    case 'class':
      return list(
        node.form,
        node.name,
        node.supertypes.length > 0 ? `: ${node.supertypes.map(printType).join(' ')}` : undefined,
        all(node.children),
      );
    case 'function':
      return list(
        node.form,
        node.name,
        type('on', node.receiverType),
        type('returns', node.returnType),
        rest(node.body),
        labelled('body', node.body),
      );
    case 'parameter': {
      const label = node.label !== undefined && node.label !== node.name ? `label: ${node.label}` : undefined;
      return list(
        'param',
        node.name,
        label,
        type('type', node.type),
        rest(node.defaultValue),
        labelled('default', node.defaultValue),
      );
    }
    case 'variable':
      return list(
        node.constant ? 'constant' : 'variable',
        node.name,
        node.scope,
        type('type', node.type),
        rest(node.initializer),
        labelled('value', node.initializer),
      );
    case 'call': {
      const values = node.args.map((argument) => argument.value);
      const typeArgs = node.typeArgs.length > 0 ? `<${node.typeArgs.map(printType).join(' ')}>` : undefined;
      return list(
        node.form === 'call' ? 'call' : node.form,
        node.name,
        node.optional ? 'optional' : undefined,
        node.cascade ? 'cascade' : undefined,
        typeArgs,
        labelled('receiver', node.receiver),
        args(node.args),
        rest(node.receiver, ...values),
      );
    }
    case 'assignment':
      return list(node.operator, print(node.target), print(node.value), rest(node.target, node.value));
    case 'name':
      return node.name;
    case 'member':
      return list(
        node.reference ? 'reference' : 'member',
        node.name,
        node.optional ? 'optional' : undefined,
        labelled('receiver', node.receiver),
      );
    case 'index':
      return list('index', print(node.receiver), print(node.index), rest(node.receiver, node.index));
    case 'string':
      return JSON.stringify(node.value);
    case 'template':
      return list('template', all(node.parts));
    case 'number':
    case 'boolean':
      return String(node.value);
    case 'null':
      return 'null';
    case 'binary':
      return list(`binary ${node.operator}`, print(node.left), print(node.right), rest(node.left, node.right));
    case 'unary':
      return list(`unary ${node.operator}`, print(node.operand), rest(node.operand));
    case 'conditional':
      return list(
        node.form,
        node.condition ? print(node.condition) : JSON.stringify(node.conditionText),
        rest(node.condition, node.then, node.otherwise),
        labelled('then', node.then),
        labelled('else', node.otherwise),
      );
    case 'return':
      return list('return', all(node.children));
    case 'collection':
      return list(node.form, all(node.elements), rest(...node.elements));
    case 'pair':
      return list('pair', node.name ?? print(node.key), print(node.value), rest(node.key, node.value));
    case 'wrapper':
      return list(node.form, type('type', node.type), print(node.operand), rest(node.operand));
    case 'block':
      return list('block', all(node.children));
    case 'native':
      return all(node.children);
  }
}

function printType(type: TypeRef): string {
  const args = type.args.length > 0 ? `<${type.args.map(printType).join(' ')}>` : '';
  return `${type.name}${args}${type.nullable ? '?' : ''}`;
}
