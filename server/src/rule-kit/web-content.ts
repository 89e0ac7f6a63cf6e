import { isLoopbackHost } from '../models/hosts';
import { bundledFile, bundledUrl, webLoads } from '../models/web-views';
import type { CallNode, SyntaxNode } from '../syntax/nodes';
import { nodesOfKind, unwrap } from '../syntax/walk';
import type { RuleContext } from './rule';

/**
 * What a web view shows: pages of the app itself, pages of a server that the code names, or whatever a variable holds.
 * `origin` is scheme, host and port of the first server.
 */
export interface WebContent {
  readonly kind: 'bundled' | 'remote' | 'variable';
  readonly origin?: string;
}

const known = new WeakMap<RuleContext['file'], { content: WebContent | undefined }>();

/** The content that the web views of a file load, the least trusted first; undefined when the file loads none. */
export function webContent(ctx: RuleContext): WebContent | undefined {
  let entry = known.get(ctx.file);
  if (!entry) {
    entry = { content: find(ctx) };
    known.set(ctx.file, entry);
  }
  return entry.content;
}

function find(ctx: RuleContext): WebContent | undefined {
  const root = ctx.file.tree?.root;
  const language = ctx.file.treeLanguage;
  if (!root || !language) return undefined;
  const rows = webLoads.filter(({ languages }) => languages.includes(language));
  const found: WebContent[] = [];
  for (const call of nodesOfKind(root, 'call')) {
    for (const row of rows) {
      if (row.name !== call.name) continue;
      const value = typeof row.at === 'number' ? call.args[row.at]?.value : labelled(call, row.at);
      const content = value && (row.gives === 'url' ? contentOfUrl(ctx, value) : pageContent(ctx, value, row.gives));
      if (content) found.push(content);
    }
  }
  const assets = [...ctx.semantics.importedModules].some((module) => module.endsWith('.WebViewAssetLoader'));
  if (assets && !found.some(({ kind }) => kind === 'variable')) return { kind: 'bundled' };
  return worst(found);
}

const worst = (found: readonly WebContent[]): WebContent | undefined => {
  const origin = found.find((content) => content.origin)?.origin;
  const kind = (['variable', 'remote', 'bundled'] as const).find((one) =>
    found.some((content) => content.kind === one),
  );
  return kind && (origin ? { kind, origin } : { kind });
};

const labelled = (call: CallNode, label: string): SyntaxNode | undefined =>
  call.args.find((arg) => arg.label === label)?.value;

/** Text of the app's own is bundled; text that was put together elsewhere says nothing about who wrote it. */
function pageContent(ctx: RuleContext, value: SyntaxNode, gives: 'page' | 'bundled'): WebContent | undefined {
  if (gives === 'bundled' || ctx.semantics.constantValue(value) !== undefined) return { kind: 'bundled' };
  return undefined;
}

/** What a URL, a request or a `source` object leads to; undefined for scripts (`javascript:`) and for nothing. */
export function contentOfUrl(ctx: RuleContext, value: SyntaxNode): WebContent | undefined {
  const start = urlStart(ctx, value, 0);
  if (start === undefined) {
    const { text } = ctx.file;
    return bundledFile.test(text.slice(value.range.start, value.range.end))
      ? { kind: 'bundled' }
      : { kind: 'variable' };
  }
  if (start === bundled || bundledUrl.test(start)) return { kind: 'bundled' };
  if (start.startsWith('javascript:') || start === '') return undefined;
  const [, origin, host] = /^(https?:\/\/([\w.-]+)(?::\d+)?)(?:[/?#]|$)/i.exec(start) ?? [];
  if (!origin || !host) return { kind: 'variable' };
  return isLoopbackHost(host) ? { kind: 'bundled' } : { kind: 'remote', origin };
}

const bundled = 'file://';

/** The constant beginning of the URL that an expression makes. */
function urlStart(ctx: RuleContext, expression: SyntaxNode, depth: number): string | undefined {
  if (depth > 6) return undefined;
  const node = unwrap(expression);
  const value = ctx.semantics.constantValue(node);
  if (typeof value === 'string') return value;
  if (node.kind === 'template') return node.parts[0] && constantStart(ctx, node.parts);
  if (node.kind === 'binary' && node.operator === '+') return constantStart(ctx, addends(node));
  if (node.kind === 'call') {
    // `URLRequest(url: URL(string: "…")!)`, `Uri.parse('…')`, `[NSURL URLWithString:@"…"]`.
    const text = ctx.file.text.slice(node.range.start, node.range.end);
    if (bundledFile.test(text)) return bundled;
    const maker =
      /^(URLRequest|NSURLRequest|NSMutableURLRequest|URL|NSURL|Uri|WebUri|parse|requestWithURL:|URLWithString:|initWithURL:|initWithString:|https)$/;
    const first = node.args[0]?.value;
    if (maker.test(node.name) && first) return urlStart(ctx, first, depth + 1);
    if (/^(toString|absoluteString)$/.test(node.name) && node.receiver) return urlStart(ctx, node.receiver, depth + 1);
    return undefined;
  }
  const declaration = ctx.semantics.declarationOf(node);
  if (declaration?.kind !== 'variable' || !declaration.initializer) return undefined;
  const assigned = ctx.semantics
    .referencesTo(declaration)
    .some((use) => use.parent?.kind === 'assignment' && use.parent.target === use);
  return assigned ? undefined : urlStart(ctx, declaration.initializer, depth + 1);
}

function constantStart(ctx: RuleContext, parts: readonly SyntaxNode[]): string | undefined {
  let start = '';
  for (const part of parts) {
    const value = ctx.semantics.constantValue(part);
    // What follows may still belong to the host.
    if (value === undefined) return /^https?:\/\/[^/]+$/i.test(start) ? undefined : start || undefined;
    start += String(value);
  }
  return start;
}

function addends(node: SyntaxNode): readonly SyntaxNode[] {
  const inner = unwrap(node);
  return inner.kind === 'binary' && inner.operator === '+'
    ? [...addends(inner.left), ...addends(inner.right)]
    : [inner];
}
