import type { RuleContext } from '../rule-kit/rule';
import type { SyntaxNode } from '../syntax/nodes';
import { enclosing, nodesOfKind } from '../syntax/walk';

const contextType = /^(Context|Application|(\w*)Activity|\w*Service)$/;

/**
 * An expression that gives a `Context` at a place in Kotlin or Java: a parameter or field of such a type, or what the class around
 * is. Undefined when nothing in reach says so.
 */
export function contextExpression(ctx: RuleContext, node: SyntaxNode): string | undefined {
  for (let fn = enclosing(node, 'function'); fn; fn = enclosing(fn, 'function')) {
    const param = fn.params.find(({ type }) => type && !type.nullable && contextType.test(type.name));
    if (param) return param.name;
    if (fn.form !== 'lambda') break;
  }
  for (let owner = ctx.semantics.enclosingClass(node); owner; owner = ctx.semantics.enclosingClass(owner)) {
    for (const field of nodesOfKind(owner, 'variable')) {
      const own = field.scope === 'member' && ctx.semantics.enclosingClass(field) === owner;
      if (own && field.type && !field.type.nullable && contextType.test(field.type.name)) return field.name;
    }
    const kotlin = ctx.file.treeLanguage === 'kotlin';
    const base = owner.supertypes.map(({ name }) => name);
    if (base.some((name) => /(Activity|Service|Application|Worker|Context|ContextWrapper)$/.test(name))) {
      return kotlin ? 'applicationContext' : 'getApplicationContext()';
    }
    if (base.some((name) => /Fragment$/.test(name))) return 'requireContext()';
    if (owner.form !== 'anonymous') return undefined;
  }
  return undefined;
}
