import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Node } from 'web-tree-sitter';
import type { DocumentNode } from '../server/src/syntax/document';
import type { SyntaxNode } from '../server/src/syntax/nodes';
import { createParser } from '../server/src/syntax/parser';
import { loadGrammar } from '../test/harness/grammars';

/** `npm run print-tree -- file.kt [--native]`: the neutral tree of a file and, when asked, the grammar's own. */
async function main(): Promise<void> {
  const words = process.argv.slice(2);
  const file = words.find((word) => !word.startsWith('--'));
  if (!file) {
    console.error('Usage: npm run print-tree -- <file> [--native]');
    process.exitCode = 1;
    return;
  }
  const text = readFileSync(file, 'utf8');
  const parser = await createParser(loadGrammar);
  const parsed = parser.parse({ uri: pathToFileURL(path.resolve(file)).href, text });
  if (!parsed) {
    console.error(`${file} is no kind of file that is analysed.`);
    process.exitCode = 1;
    return;
  }
  console.log(`${parsed.language}, ${parsed.role}`);
  if (parsed.document) printDocument(parsed.document.root, text, 0);
  if (parsed.tree) {
    printNode(parsed.tree.root, text, 0);
    const native = parsed.tree.root.native;
    if (words.includes('--native') && isTreeSitterNode(native)) {
      console.log('\nnative');
      printNative(native, 0);
    }
  }
  parsed.dispose();
}

function excerpt(text: string, start: number, end: number): string {
  const span = text.slice(start, end).replace(/\s+/g, ' ');
  return JSON.stringify(span.length > 60 ? `${span.slice(0, 57)}…` : span);
}

function printNode(node: SyntaxNode, text: string, depth: number): void {
  const name = 'name' in node && node.name ? ` ${node.name}` : '';
  const { start, end } = node.range;
  console.log(
    `${'  '.repeat(depth)}${node.kind}${name} (${node.nativeKind}) ${start}-${end} ${excerpt(text, start, end)}`,
  );
  for (const child of node.children) printNode(child, text, depth + 1);
}

function printDocument(node: DocumentNode, text: string, depth: number): void {
  const { start, end } = node.range;
  const value = node.value === undefined ? '' : ` = ${JSON.stringify(node.value)}`;
  console.log(`${'  '.repeat(depth)}${node.kind} ${node.name}${value} ${start}-${end} ${excerpt(text, start, end)}`);
  for (const { name, value: content } of node.attributes) {
    console.log(`${'  '.repeat(depth + 1)}@${name} = ${JSON.stringify(content)}`);
  }
  for (const child of node.children) printDocument(child, text, depth + 1);
}

function isTreeSitterNode(native: unknown): native is Node {
  return typeof native === 'object' && native !== null && 'namedChildren' in native;
}

function printNative(node: Node, depth: number): void {
  console.log(`${'  '.repeat(depth)}${node.type} ${node.startIndex}-${node.endIndex}`);
  for (const child of node.namedChildren) if (child) printNative(child, depth + 1);
}

void main();
