import type { Edit } from '../core/edit';
import type { RuleContext } from '../rule-kit/rule';
import type { CallNode, FunctionNode, SyntaxNode, VariableNode } from '../syntax/nodes';
import { enclosing } from '../syntax/walk';

const platform = 'HttpsURLConnection.getDefaultHostnameVerifier()';
const platformImport: Edit = { edit: 'add-import', import: { module: 'javax.net.ssl.HttpsURLConnection' } };

const textOf = (ctx: RuleContext, node: SyntaxNode): string => ctx.file.text.slice(node.range.start, node.range.end);
const eolOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}

const stepOf = (indent: string): string => (indent.includes('\t') ? '\t' : '    ');

/** Lets a verifier in Kotlin or Java ask the platform's own. Undefined when its form is unusual. */
export function delegateVerifierEdits(ctx: RuleContext, decides: FunctionNode): readonly Edit[] | undefined {
  const { body } = decides;
  const [host, session] = decides.params;
  if (!body || !host || !session) return undefined;
  const { text } = ctx.file;
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const replace = (range: SyntaxNode['range'], by: string): readonly Edit[] => [
    { edit: 'replace', range, expect: text.slice(range.start, range.end), text: by },
    platformImport,
  ];
  if (decides.form === 'lambda') {
    const names = [host.name === '_' ? 'hostname' : host.name, session.name === '_' ? 'session' : session.name];
    const call = `${platform}.verify(${names.join(', ')})`;
    return replace(decides.range, kotlin ? `{ ${names.join(', ')} -> ${call} }` : `(${names.join(', ')}) -> ${call}`);
  }
  const call = `${platform}.verify(${host.name}, ${session.name})`;
  if (body.kind !== 'block') return replace(body.range, call);
  const indent = lineIndent(text, decides.nameRange.start);
  const eol = eolOf(text);
  const statement = `return ${call}${kotlin ? '' : ';'}`;
  return replace(body.range, `{${eol}${indent}${stepOf(indent)}${statement}${eol}${indent}}`);
}

/** The first Android version with `SSLParameters.setEndpointIdentificationAlgorithm`; the reference says API level 24. */
const identificationSince = 24;

/**
 * Has a TLS socket's host compared: by the handshake itself, or where the app runs on Android versions that cannot do that, by
 * the platform's verifier before anything is sent. Undefined when the place of the socket leaves no room for a statement.
 */
export function identifyHostEdits(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  let made: SyntaxNode = call;
  while (made.parent?.kind === 'wrapper') made = made.parent;
  const { parent } = made;
  const { text } = ctx.file;
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const old = (ctx.project.minSdk ?? identificationSince) < identificationSince;
  const eol = eolOf(text);
  if (parent?.kind === 'variable') {
    const place = placeBehind(parent, text);
    const lines = old ? verifyLines(ctx, parent.name, call, kotlin) : parameterLines(parent.name, kotlin, call);
    if (!place || !lines) return undefined;
    const { offset, indent } = place;
    const added = lines.map((line) => `${eol}${indent}${line.replace(/ {4}/g, stepOf(indent))}`).join('');
    const range = { start: offset, end: offset };
    return [{ edit: 'replace', range, expect: '', text: added }, ...importsFor(old, kotlin)];
  }
  if (!kotlin || old || made === call || (parent?.kind !== 'return' && parent?.kind !== 'assignment')) return undefined;
  const identified = `(${textOf(ctx, made)}).apply {`;
  const indent = lineIndent(text, made.range.start);
  const inner = 'sslParameters = sslParameters.apply { endpointIdentificationAlgorithm = "HTTPS" }';
  const by = `${identified}${eol}${indent}${stepOf(indent)}${inner}${eol}${indent}}`;
  return [{ edit: 'replace', range: made.range, expect: textOf(ctx, made), text: by }];
}

/** Where statements about a variable may follow: behind its own, or first in the block of Java's `try (…)`. */
function placeBehind(variable: VariableNode, text: string): { offset: number; indent: string } | undefined {
  const indent = lineIndent(text, variable.range.start);
  if (variable.parent?.kind === 'block') {
    const rest = /^[ \t]*;?/.exec(text.slice(variable.range.end))?.[0].length ?? 0;
    return { offset: variable.range.end + rest, indent };
  }
  if (variable.nativeKind !== 'resource') return undefined;
  const body = variable.parent?.parent?.children.find(({ kind }) => kind === 'block');
  return body && { offset: body.range.start + 1, indent: indent + stepOf(indent) };
}

function parameterLines(socket: string, kotlin: boolean, call: CallNode): readonly string[] {
  if (kotlin) {
    return [`${socket}.sslParameters = ${socket}.sslParameters.apply { endpointIdentificationAlgorithm = "HTTPS" }`];
  }
  const taken = new Set(localNames(call));
  const name =
    ['parameters', 'tlsParameters', 'hostParameters'].find((free) => !taken.has(free)) ?? `${socket}Parameters`;
  return [
    `SSLParameters ${name} = ${socket}.getSSLParameters();`,
    `${name}.setEndpointIdentificationAlgorithm("HTTPS");`,
    `${socket}.setSSLParameters(${name});`,
  ];
}

function localNames(call: CallNode): readonly string[] {
  const fn = enclosing(call, 'function');
  if (!fn) return [];
  const names: string[] = fn.params.map(({ name }) => name);
  const pending: SyntaxNode[] = [fn];
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.kind === 'variable') names.push(node.name);
    pending.push(...node.children);
  }
  return names;
}

function verifyLines(ctx: RuleContext, socket: string, call: CallNode, kotlin: boolean): readonly string[] | undefined {
  const host = call.args[0]?.value;
  if (!host || !/^(name|string|member)$/.test(host.kind)) return undefined;
  const asked = textOf(ctx, host);
  if (kotlin) {
    return [
      `if (!${platform}.verify(${asked}, ${socket}.session)) {`,
      `    throw SSLPeerUnverifiedException("The certificate is for another host than " + ${asked})`,
      '}',
    ];
  }
  return [
    `if (!${platform}.verify(${asked}, ${socket}.getSession())) {`,
    `    throw new SSLPeerUnverifiedException("The certificate is for another host than " + ${asked});`,
    '}',
  ];
}

function importsFor(old: boolean, kotlin: boolean): readonly Edit[] {
  if (old)
    return [platformImport, { edit: 'add-import', import: { module: 'javax.net.ssl.SSLPeerUnverifiedException' } }];
  return kotlin ? [] : [{ edit: 'add-import', import: { module: 'javax.net.ssl.SSLParameters' } }];
}
