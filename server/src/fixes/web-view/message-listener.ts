import type { Edit } from '../../core/edit';
import type { RuleContext } from '../../rule-kit/rule';
import type { CallNode, ClassNode, FunctionNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import { addDependency } from '../add-dependency';
import { statementRange } from '../statement';

/** Getter of `org.json.JSONObject` that gives a default instead of throwing, by parameter type. */
const getters: Readonly<Record<string, string>> = {
  String: 'optString',
  Int: 'optInt',
  int: 'optInt',
  Integer: 'optInt',
  Long: 'optLong',
  long: 'optLong',
  Double: 'optDouble',
  double: 'optDouble',
  Boolean: 'optBoolean',
  boolean: 'optBoolean',
};

/** A method of a bridge, and how a message calls it. */
interface BridgeMethod {
  readonly name: string;
  readonly args: readonly string[];
  readonly returns: 'nothing' | 'text' | 'other';
  readonly nullable: boolean;
}

/**
 * Takes the place of an object that is added to a web view: its methods are called by messages, and only messages of pages of
 * one origin arrive. The page calls `name.postMessage('{"method": "share", "text": "…"}')` and finds answers in `name.onmessage`.
 * Facts: developer.android.com, `WebViewCompat.addWebMessageListener`.
 */
export interface MessageListener {
  readonly view: string;
  /** Expression that gives the object with the methods. */
  readonly bridge: string;
  /** Name of the object in the page, as a literal. */
  readonly name: string;
  readonly origin: string;
  readonly methods: readonly BridgeMethod[];
}

/** Kotlin statements, first line without indentation. */
export function messageListenerKotlin(listener: MessageListener): readonly string[] {
  const declared = /^\w+$/.test(listener.bridge) ? [] : [`    val bridge = ${listener.bridge}`];
  const bridge = declared.length ? 'bridge' : listener.bridge;
  const answers = listener.methods.some(({ returns }) => returns !== 'nothing');
  const branches = listener.methods.map((method) => {
    const call = `${bridge}.${method.name}(${method.args.join(', ')})`;
    if (method.returns === 'nothing') return `            "${method.name}" -> ${call}`;
    const text = method.returns === 'other' ? `${call}.toString()` : method.nullable ? `${call}.orEmpty()` : call;
    return `            "${method.name}" -> reply.postMessage(${text})`;
  });
  return [
    'if (WebViewFeature.isFeatureSupported(WebViewFeature.WEB_MESSAGE_LISTENER)) {',
    ...declared,
    `    WebViewCompat.addWebMessageListener(${listener.view}, ${listener.name}, setOf("${listener.origin}")) { _, message, _, isMainFrame, ${answers ? 'reply' : '_'} ->`,
    '        val request = runCatching { JSONObject(message.data.orEmpty()) }.getOrNull()',
    '        if (!isMainFrame || request == null) return@addWebMessageListener',
    '        when (request.optString("method")) {',
    ...branches,
    '        }',
    '    }',
    '}',
  ];
}

/** Java statements, first line without indentation. */
export function messageListenerJava(listener: MessageListener, bridgeType: string): readonly string[] {
  const declared = /^\w+$/.test(listener.bridge) ? [] : [`    ${bridgeType} bridge = ${listener.bridge};`];
  const bridge = declared.length ? 'bridge' : listener.bridge;
  const branches = listener.methods.flatMap((method) => {
    const call = `${bridge}.${method.name}(${method.args.join(', ')})`;
    const text = method.returns === 'other' ? `String.valueOf(${call})` : call;
    return [
      `                case "${method.name}":`,
      method.returns === 'nothing' ? `                    ${call};` : `                    reply.postMessage(${text});`,
      '                    break;',
    ];
  });
  return [
    'if (WebViewFeature.isFeatureSupported(WebViewFeature.WEB_MESSAGE_LISTENER)) {',
    ...declared,
    `    WebViewCompat.addWebMessageListener(${listener.view}, ${listener.name}, Collections.singleton("${listener.origin}"), (view, message, sourceOrigin, isMainFrame, reply) -> {`,
    '        if (!isMainFrame || message.getData() == null) return;',
    '        try {',
    '            JSONObject request = new JSONObject(message.getData());',
    '            switch (request.optString("method")) {',
    ...branches,
    '            }',
    '        } catch (JSONException ignored) {',
    '            // Not a message of ours.',
    '        }',
    '    });',
    '}',
  ];
}

/** Replaces `addJavascriptInterface`; undefined unless the object's class stands in the file and its methods take plain values. */
export function messageListenerEdits(ctx: RuleContext, call: CallNode, origin: string): readonly Edit[] | undefined {
  const { text } = ctx.file;
  const java = ctx.file.treeLanguage === 'java';
  const source = (node: { readonly range: { start: number; end: number } }) =>
    text.slice(node.range.start, node.range.end);
  const statement = statementRange(call, text);
  const [object, name] = call.args;
  const type = object && ctx.semantics.typeOf(object.value);
  const owner = type && classNamed(ctx, type.name);
  if (!statement || !call.receiver || !object || !name || !owner || call.args.some((arg) => arg.label))
    return undefined;
  const functions = owner.children.filter(
    (node): node is FunctionNode => node.kind === 'function' && node.annotations.some(isBridgeAnnotation),
  );
  const methods = functions.map((fn) => methodOf(fn, java));
  if (methods.length === 0 || methods.some((method) => !method)) return undefined;
  const listener: MessageListener = {
    view: source(call.receiver),
    bridge: source(object.value),
    name: source(name.value),
    origin,
    methods: methods.flatMap((method) => method ?? []),
  };
  const lines = java ? messageListenerJava(listener, owner.name) : messageListenerKotlin(listener);
  const lineStart = text.lastIndexOf('\n', statement.start - 1) + 1;
  const indent = text.slice(lineStart, statement.start);
  if (indent.trim() !== '') return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const imports = [
    'androidx.webkit.WebViewCompat',
    'androidx.webkit.WebViewFeature',
    'org.json.JSONObject',
    ...(java ? ['java.util.Collections', 'org.json.JSONException'] : []),
  ];
  return [
    {
      edit: 'replace',
      range: statement,
      expect: text.slice(statement.start, statement.end),
      text: lines.join(eol + indent),
    },
    ...functions.flatMap((fn) =>
      fn.annotations.filter(isBridgeAnnotation).map(({ range }): Edit => ({ edit: 'remove', range })),
    ),
    ...imports.map((module): Edit => ({ edit: 'add-import', import: { module } })),
    addDependency('androidx.webkit:webkit'),
  ];
}

const isBridgeAnnotation = ({ name }: { readonly name: string }): boolean => name === 'JavascriptInterface';

function classNamed(ctx: RuleContext, name: string): ClassNode | undefined {
  const root = ctx.file.tree?.root;
  for (const node of root ? nodesOfKind(root, 'class') : []) if (node.name === name) return node;
  return undefined;
}

function methodOf(fn: FunctionNode, java: boolean): BridgeMethod | undefined {
  const args = fn.params.map(({ name, type }) => {
    const getter = type && !type.nullable && getters[type.name];
    return getter && `request.${getter}("${name}")`;
  });
  if (args.some((arg) => !arg)) return undefined;
  const result = fn.returnType?.name;
  // `fun name() = value` does not say what it gives.
  if (!result && fn.body?.kind !== 'block') return undefined;
  const returns = !result || /^(void|Unit)$/.test(result) ? 'nothing' : result === 'String' ? 'text' : 'other';
  const nullable = !java && (fn.returnType?.nullable ?? false);
  return { name: fn.name, args: args.flatMap((arg) => arg || []), returns, nullable };
}
