import type { RuleContext } from '../../rule-kit/rule';
import type { SyntaxNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';

const contextType = /^(Context|Application|\w*Activity)$/;

/**
 * Code that stands for an Android `Context` at a place: a parameter or field of that type, or the activity or application
 * around it. Undefined where none can be seen.
 */
export function contextInScope(ctx: RuleContext, node: SyntaxNode): string | undefined {
  for (let around = node.parent; around; around = around.parent) {
    if (around.kind === 'function') {
      const parameter = around.params.find(({ type }) => type && contextType.test(type.name));
      if (parameter) return parameter.name;
    }
    if (around.kind !== 'class') continue;
    if (around.supertypes.some(({ name }) => /(Activity|Application)$/.test(name))) {
      return ctx.file.treeLanguage === 'java' ? 'getApplicationContext()' : 'applicationContext';
    }
    for (const variable of nodesOfKind(around, 'variable')) {
      if (variable.scope === 'member' && variable.type && contextType.test(variable.type.name)) return variable.name;
    }
    for (const parameter of nodesOfKind(around, 'parameter')) {
      const owner = parameter.parent;
      const primary = owner?.kind === 'function' && owner.form === 'constructor' && !owner.body;
      if (primary && parameter.type && contextType.test(parameter.type.name)) return parameter.name;
    }
  }
  return undefined;
}
