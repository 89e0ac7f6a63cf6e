import type { Edit } from '../core/edit';
import type { TextRange } from '../core/location';
import type { RuleContext } from '../rule-kit/rule';
import type { ClassNode, FunctionNode, SyntaxNode, VariableNode } from '../syntax/nodes';
import { removePartEdits } from './remove-part';

/** Calls that take a socket factory and fall back to the platform's when they are not made. */
const factoryTakers = /^(sslSocketFactory|setSSLSocketFactory|setDefaultSSLSocketFactory|setSslSocketFactory)$/;
const factoryProperties = /^(sslSocketFactory|defaultSSLSocketFactory)$/;

/**
 * Removes a trust manager with everything that exists for it only: the variables that lead to the socket factory and the calls
 * that set the factory. Undefined when any of these is used for something else, or is not local to one function.
 */
export function removeTrustManagerEdits(ctx: RuleContext, type: ClassNode): readonly Edit[] | undefined {
  if (type.form !== 'anonymous') return undefined;
  const { text } = ctx.file;
  const edits: Edit[] = [];
  const gone: TextRange[] = [];
  const dead = new Set<VariableNode>();
  const pending: SyntaxNode[] = [type];

  const remove = (node: SyntaxNode): boolean => {
    const own = node.kind === 'variable' ? variableEdits(node, text) : removePartEdits(node, text);
    if (!own) return false;
    edits.push(...own);
    gone.push(...own.flatMap((edit) => ('range' in edit ? [edit.range] : [])));
    return true;
  };
  const bury = (variable: VariableNode): boolean => {
    if (dead.has(variable)) return true;
    if (variable.scope !== 'local' || !remove(variable)) return false;
    dead.add(variable);
    pending.push(...ctx.semantics.referencesTo(variable));
    return true;
  };

  for (let node = pending.shift(); node; node = pending.shift()) {
    const { range } = node;
    if (gone.some((span) => span.start <= range.start && range.end <= span.end)) continue;
    const carrier = carrierOf(node);
    if (!carrier) return undefined;
    if (carrier.kind === 'variable') {
      if (!bury(carrier)) return undefined;
      continue;
    }
    if (!remove(carrier)) return undefined;
    if (carrier.kind !== 'call' || carrier.name !== 'init') continue;
    const context = carrier.receiver ? ctx.semantics.declarationOf(carrier.receiver) : variableAround(carrier);
    if (context?.kind !== 'variable' || !bury(context)) return undefined;
  }
  return catchesWhatIsGone(type, text) ? undefined : edits;
}

/** The call, assignment or variable that a value goes to. */
function carrierOf(node: SyntaxNode): Extract<SyntaxNode, { kind: 'call' | 'assignment' | 'variable' }> | undefined {
  let current = node;
  for (let parent = current.parent; parent; current = parent, parent = parent.parent) {
    if (parent.kind === 'variable') return parent.initializer ? parent : undefined;
    if (parent.kind === 'assignment') {
      const { target } = parent;
      return target.kind === 'member' && factoryProperties.test(target.name) && target !== current ? parent : undefined;
    }
    if (parent.kind === 'call') {
      if (factoryTakers.test(parent.name) && parent.receiver !== current) return parent;
      if (parent.name === 'init' && parent.args.length === 3) return parent;
      continue;
    }
    if (parent.kind === 'function' || parent.kind === 'block' || parent.kind === 'return' || parent.kind === 'class') {
      return undefined;
    }
    if (parent.kind === 'conditional' || parent.kind === 'binary') return undefined;
  }
  return undefined;
}

/** `val context = SSLContext.getInstance("TLS").apply { init(…) }`. */
function variableAround(node: SyntaxNode): VariableNode | undefined {
  for (let current = node.parent; current; current = current.parent) {
    if (current.kind === 'variable') return current;
    if (current.kind === 'function' && current.form !== 'lambda') return undefined;
  }
  return undefined;
}

function variableEdits(variable: VariableNode, text: string): readonly Edit[] | undefined {
  if (variable.parent?.kind !== 'block') return undefined;
  const { start } = variable.range;
  const rest = /^[ \t]*;/.exec(text.slice(variable.range.end));
  return [{ edit: 'remove', range: { start, end: variable.range.end + (rest?.[0].length ?? 0) } }];
}

/** Java refuses a `catch` of a checked exception that nothing in its `try` throws any more. */
function catchesWhatIsGone(node: SyntaxNode, text: string): boolean {
  for (let current = node.parent; current && current.kind !== 'function'; current = current.parent) {
    if (current.kind !== 'native' || !/try/.test(current.nativeKind)) continue;
    if (/catch\s*\([^)]*\b(NoSuchAlgorithm|KeyManagement|GeneralSecurity)Exception\b/.test(textOf(current, text))) {
      return true;
    }
  }
  return false;
}

const textOf = (node: SyntaxNode, text: string): string => text.slice(node.range.start, node.range.end);

/** Lets checks that accept everything ask the platform's own trust managers. Undefined when a check has an unusual form. */
export function delegateToPlatformEdits(
  ctx: RuleContext,
  checks: readonly FunctionNode[],
): readonly Edit[] | undefined {
  const kotlin = ctx.file.treeLanguage === 'kotlin';
  const { text } = ctx.file;
  const edits: Edit[] = [];
  for (const check of checks) {
    const [chain, authType] = check.params;
    if (!check.body || !chain || !authType) return undefined;
    const indent = lineIndent(text, check.range.start);
    const step = indent.includes('\t') ? '\t' : '    ';
    const lines = kotlin ? kotlinBody(chain.name, authType.name) : javaBody(chain.name, authType.name);
    const eol = text.includes('\r\n') ? '\r\n' : '\n';
    const body = lines.map((line) => (line ? indent + step + line.replace(/ {4}/g, step) : line)).join(eol);
    const head = text.slice(check.params.at(-1)?.range.end ?? 0, check.body.range.start);
    const open = kotlin && head.includes('=') ? head.slice(0, head.indexOf('=')).trimEnd() : head.trimEnd();
    const throwing = !kotlin && !/\bthrows\b/.test(open) ? `${open} throws CertificateException` : open;
    const range = { start: check.params.at(-1)?.range.end ?? 0, end: check.body.range.end };
    edits.push({
      edit: 'replace',
      range,
      expect: text.slice(range.start, range.end),
      text: `${throwing} {${eol}${body}${eol}${indent}}`,
    });
  }
  const imports = ['java.security.KeyStore', 'javax.net.ssl.TrustManagerFactory', 'javax.net.ssl.X509TrustManager'];
  if (!kotlin) {
    imports.push('java.security.KeyStoreException', 'java.security.NoSuchAlgorithmException');
    imports.push('java.security.cert.CertificateException', 'javax.net.ssl.TrustManager');
  }
  return [...edits, ...imports.map((module): Edit => ({ edit: 'add-import', import: { module } }))];
}

const kotlinBody = (chain: string, authType: string): readonly string[] => [
  'val factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm())',
  'factory.init(null as KeyStore?)',
  `factory.trustManagers.filterIsInstance<X509TrustManager>().first().checkServerTrusted(${chain}, ${authType})`,
];

const javaBody = (chain: string, authType: string): readonly string[] => [
  'try {',
  '    TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());',
  '    factory.init((KeyStore) null);',
  '    for (TrustManager manager : factory.getTrustManagers()) {',
  `        ((X509TrustManager) manager).checkServerTrusted(${chain}, ${authType});`,
  '    }',
  '} catch (NoSuchAlgorithmException | KeyStoreException e) {',
  '    throw new CertificateException(e);',
  '}',
];

function lineIndent(text: string, offset: number): string {
  return /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', offset - 1) + 1))?.[0] ?? '';
}
