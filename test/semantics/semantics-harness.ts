import { createSemantics } from '../../server/src/semantics/create-semantics';
import type { FileSemantics } from '../../server/src/semantics/file-semantics';
import { classifyNames } from '../../server/src/semantics/flow/classify-names';
import { createProjectSymbols, noProjectSymbols } from '../../server/src/semantics/project-symbols';
import { summarizeSymbols } from '../../server/src/semantics/summaries';
import type { CallNode, SyntaxKind, SyntaxNode } from '../../server/src/syntax/nodes';
import { nodesOfKind } from '../../server/src/syntax/walk';
import { parseText } from '../harness/parse';
import { flowModels } from './flow-models';

export interface Subject {
  readonly semantics: FileSemantics;
  readonly root: SyntaxNode;
  /** The smallest node of a kind whose text is exactly this; the last one written. */
  node(text: string, kind?: SyntaxKind): SyntaxNode;
  /** The last call of this name. */
  call(name: string): CallNode;
}

/** A parsed text with its semantics, and other files of its project by name. */
export async function subject(
  name: string,
  text: string,
  others: Readonly<Record<string, string>> = {},
): Promise<Subject> {
  const summaries = [];
  for (const [other, content] of Object.entries(others)) {
    const file = await parseText(other, content);
    summaries.push(summarizeSymbols(file, createSemantics(file, noProjectSymbols), flowModels, classifyNames));
  }
  const file = await parseText(name, text);
  const root = file.tree?.root;
  if (!root) throw new Error(`${name} has no syntax tree.`);
  const all: SyntaxNode[] = [];
  const stack: SyntaxNode[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    all.push(node);
    stack.push(...node.children);
  }
  return {
    semantics: createSemantics(file, createProjectSymbols(summaries), flowModels),
    root,
    node(wanted, kind) {
      const found = all
        .filter((node) => text.slice(node.range.start, node.range.end) === wanted && (!kind || node.kind === kind))
        .sort((a, b) => b.range.start - a.range.start)[0];
      if (!found) throw new Error(`No node reads ${wanted}.`);
      return found;
    },
    call(wanted) {
      const found = [...nodesOfKind(root, 'call')].filter((node) => node.name === wanted).at(-1);
      if (!found) throw new Error(`Nothing calls ${wanted}.`);
      return found;
    },
  };
}
