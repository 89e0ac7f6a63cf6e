import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, FunctionNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import { statementRange } from '../statement';

const hostOf = (origin: string): string => origin.replace(/^https?:\/\//i, '').replace(/:\d+$/, '');

/** First statement of a `WKScriptMessageHandler`: messages of other frames and hosts are dropped. */
export const swiftOriginGuard = (message: string, origin: string): string =>
  `guard ${message}.frameInfo.isMainFrame, ${message}.frameInfo.securityOrigin.host == "${hostOf(origin)}" else { return }`;

const objectiveCOriginGuard = (message: string, origin: string): string =>
  `if (!${message}.frameInfo.isMainFrame || ![${message}.frameInfo.securityOrigin.host isEqualToString:@"${hostOf(origin)}"]) return;`;

/** Android gives the bare origin as `url`, iOS the whole address of the frame; both begin with it. */
export const scriptOriginGuard = (nativeEvent: string, origin: string): string =>
  `if (!/^${origin.replace(/[./]/g, '\\$&')}(\\/|$)/.test(${nativeEvent}.url)) return;`;

/** Puts a comparison of the origin in front of what a message handler does; undefined where a plain `return` does not fit. */
export function originGuardEdits(ctx: RuleContext, fn: FunctionNode, origin: string): readonly Edit[] | undefined {
  const language = ctx.file.treeLanguage;
  if (language === 'typescript' || language === 'javascript') return scriptGuard(ctx, fn, origin);
  const { body } = fn;
  const message = fn.params[1]?.name;
  if (body?.kind !== 'block' || !message || fn.params.length !== 2) return undefined;
  if (fn.returnType && fn.returnType.name !== 'void') return undefined;
  const guard = language === 'swift' ? swiftOriginGuard(message, origin) : objectiveCOriginGuard(message, origin);
  return insertFirst(ctx, body.range.start, guard);
}

function insertFirst(ctx: RuleContext, brace: number, statement: string): readonly Edit[] | undefined {
  const { text } = ctx.file;
  if (text[brace] !== '{') return undefined;
  const range = { start: brace + 1, end: brace + 1 };
  const next = /^[ \t]*(\r?\n)([ \t]*)\S/.exec(text.slice(range.start));
  if (!next) return [{ edit: 'replace', range, expect: '', text: ` ${statement}` }];
  return [{ edit: 'replace', range, expect: '', text: `${next[1]}${next[2]}${statement}` }];
}

function scriptGuard(ctx: RuleContext, fn: FunctionNode, origin: string): readonly Edit[] | undefined {
  const param = fn.params[0];
  const { body } = fn;
  if (!param || !body) return undefined;
  const taken = [...nodesOfKind(param, 'variable')].some(({ name }) => name === 'nativeEvent');
  const nativeEvent = /^[\w$]+$/.test(param.name) ? `${param.name}.nativeEvent` : taken ? 'nativeEvent' : undefined;
  if (!nativeEvent) return undefined;
  const guard = scriptOriginGuard(nativeEvent, origin);
  if (body.kind === 'block') return insertFirst(ctx, body.range.start, guard);
  const { text } = ctx.file;
  const expression = text.slice(body.range.start, body.range.end);
  return [{ edit: 'replace', range: body.range, expect: expression, text: `{ ${guard} ${expression}; }` }];
}

/** Argument of a `NavigationDelegate` that keeps a Flutter web view on one origin. */
export const dartNavigationRequest = (origin: string, indent: string): string =>
  [
    `onNavigationRequest: (request) => request.url.startsWith('${origin}/')`,
    `${indent}    ? NavigationDecision.navigate`,
    `${indent}    : NavigationDecision.prevent,`,
  ].join('\n');

/** Keeps the web view of a `JavaScriptChannel` on one origin. */
export function stayOnOriginEdits(ctx: RuleContext, call: CallNode, origin: string): readonly Edit[] | undefined {
  if (call.name !== 'addJavaScriptChannel') return undefined;
  const { text } = ctx.file;
  const root = ctx.file.tree?.root;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const written = (lines: string) => lines.replaceAll('\n', eol);
  const delegate = root && [...nodesOfKind(root, 'call')].find(({ name }) => name === 'NavigationDelegate');
  if (delegate) {
    const open = text.indexOf('(', delegate.nameRange.end) + 1;
    const indent = /^\s*?\n([ \t]*)\S/.exec(text.slice(open))?.[1];
    if (indent === undefined) return undefined;
    const range = { start: open, end: open };
    return [
      { edit: 'replace', range, expect: '', text: written(`\n${indent}${dartNavigationRequest(origin, indent)}`) },
    ];
  }
  const statement = call.cascade ? call.range : statementRange(call, text);
  if (!statement || (!call.cascade && !call.receiver)) return undefined;
  const indent = text.slice(text.lastIndexOf('\n', statement.start - 1) + 1, statement.start);
  if (indent.trim() !== '') return undefined;
  const owner = call.cascade ? '.' : text.slice(call.receiver?.range.start, call.receiver?.range.end);
  const inner = `${indent}    `;
  const lines = [
    `${owner}.setNavigationDelegate(`,
    `${indent}  NavigationDelegate(`,
    `${inner}${dartNavigationRequest(origin, inner)}`,
    `${indent}  ),`,
    `${indent})${call.cascade ? '' : ';'}`,
    indent,
  ];
  const range = { start: statement.start, end: statement.start };
  return [{ edit: 'replace', range, expect: '', text: written(lines.join('\n')) }];
}
