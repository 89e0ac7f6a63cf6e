import type { CodeLanguage } from '../core/language';
import type { ApiModel } from '../models/api-model';
import type { AnnotationNode, AssignmentNode, CallNode, MemberNode, SyntaxNode } from '../syntax/nodes';
import { unwrap } from '../syntax/walk';
import { type ApiName, parseApi } from './api-name';
import type { Imports } from './imports';
import { samePackage } from './imports';
import type { Scopes } from './scopes';
import { dotted } from './scopes';
import type { NominalType, ProjectSymbols, Resolution } from './semantics';
import type { Types } from './types';

/** What a row says about receivers of unknown type. */
export interface MatchHints {
  readonly distinctive?: boolean;
  readonly receiverHint?: RegExp;
}

export interface ApiMatcher {
  matchesCall(call: CallNode, api: string, hints?: MatchHints): Resolution | undefined;
  /** Calls, property reads (`#length`), assignments (`#prop=`, `#[]=`) and annotations (`#@`). */
  matchesModel(node: SyntaxNode, model: ApiModel): Resolution | undefined;
  isType(type: NominalType, owner: string): Resolution | undefined;
}

const globalObjects = new Set(['window', 'globalThis', 'self', 'global']);

export function createApiMatcher(
  text: string,
  language: CodeLanguage,
  imports: Imports,
  scopes: Scopes,
  types: Types,
  symbols: ProjectSymbols,
): ApiMatcher {
  const script = language === 'typescript' || language === 'javascript';

  /** What a call or member acts on. */
  interface Access {
    readonly node: CallNode | MemberNode;
    readonly name: string;
    readonly receiver: SyntaxNode | undefined;
  }

  function matchesCall(call: CallNode, apiText: string, hints?: MatchHints): Resolution | undefined {
    const api = parseApi(apiText, language);
    if (api.setter || api.member === '@' || api.member === '[]') return undefined;
    if (api.member === '<init>') return matchesConstructor(call, api);
    if (call.name !== api.member && !isAliasOf(call, api.member)) return undefined;
    if (api.labels && !labelsFit(call, api.labels)) return undefined;
    if (language === 'objective-c' && api.type && !call.receiver) return undefined;
    return matchesAccess({ node: call, name: call.name, receiver: call.receiver }, api, hints);
  }

  /** `import { setItem as put }`, `import a.b.f as g`: the function under the name this file gives it. */
  function isAliasOf(call: CallNode, member: string): boolean {
    return !call.receiver && (imports.qualifiedName(call.name)?.split(/[#.]/).pop() ?? '') === member;
  }

  function matchesConstructor(call: CallNode, api: ApiName): Resolution | undefined {
    if (call.form === 'message' || call.form === 'jsx') return undefined;
    if (call.form !== 'new' && !/^[A-Z]/.test(call.name)) return undefined;
    const last = api.type ? api.type.slice(api.type.lastIndexOf('.') + 1) : api.path.at(-1);
    if (call.name !== last && !call.name.endsWith(`.${last}`) && !isAliasOf(call, last ?? '')) return undefined;
    if (api.labels && !labelsFit(call, api.labels)) return undefined;
    const type = types.typeOf(call);
    if (!type) return undefined;
    if (script && !api.module && !type.qualifiedName) return scopes.lookup(call.name, call) ? undefined : 'exact';
    return typeIs(type, api, 0);
  }

  function matchesAccess(access: Access, api: ApiName, hints: MatchHints | undefined): Resolution | undefined {
    if (script) {
      const found = matchesModulePath(access, api);
      if (found || !api.type) return found ?? (api.type ? undefined : unknownReceiver(access, api, hints));
    }
    if (api.global) return matchesGlobal(access, hints);
    if (!api.type) return matchesPackageFunction(access, api);
    const { receiver } = access;
    if (!receiver) {
      if (access.node.kind === 'member') return undefined;
      const declaration = scopes.lookup(access.name, access.node);
      if (declaration && !(declaration.kind === 'function' && declaration.form === 'method')) return undefined;
      for (const type of types.implicitReceivers(access.node)) {
        const found = typeIs(type, api, 0);
        if (found) return found;
      }
      // A statically imported member.
      const qualified = imports.qualifiedName(access.name);
      if (qualified !== undefined) return qualified === `${api.type}.${api.member}` ? 'exact' : undefined;
      return !declaration && insideOpaqueLambda(access.node) && hints?.distinctive ? 'name-only' : undefined;
    }
    const type = types.typeOf(receiver) ?? types.staticType(receiver);
    if (type) return typeIs(type, api, 0);
    return unknownReceiver(access, api, hints);
  }

  /** Nobody knows the receiver's type: the row's hints decide; a plain question without a row gets `name-only`. */
  function unknownReceiver(access: Access, api: ApiName, hints: MatchHints | undefined): Resolution | undefined {
    if (!access.receiver) return undefined;
    if (!api.type && !api.module) return undefined;
    if (types.typeOf(access.receiver) ?? types.staticType(access.receiver)) return undefined;
    if (hints?.receiverHint?.test(receiverText(access.receiver))) return 'inferred';
    const imported = api.module !== '' && imports.imports(api.module);
    if (hints?.distinctive) return imported ? 'inferred' : 'name-only';
    if (hints) return undefined;
    if (script) return undefined;
    if (api.module && language === 'dart' && !imported) return undefined;
    return 'name-only';
  }

  function matchesGlobal(access: Access, hints: MatchHints | undefined): Resolution | undefined {
    const { receiver } = access;
    if (!receiver) {
      const declared = scopes.lookup(access.name, access.node);
      if (declared || imports.binding(access.name)) return undefined;
      if (language === 'java' && access.node.kind === 'call') return hints?.distinctive ? 'name-only' : undefined;
      return 'exact';
    }
    // A member of an unnamed type: rows for conversions and the like (`#length`), which any receiver may have.
    if (hints?.receiverHint?.test(receiverText(receiver))) return 'inferred';
    return hints?.distinctive ? 'name-only' : undefined;
  }

  function matchesPackageFunction(access: Access, api: ApiName): Resolution | undefined {
    if (language === 'dart') return matchesDartFunction(access, api);
    if (!api.packageName) return undefined;
    if (scopes.lookup(access.name, access.node)?.kind === 'function') return undefined;
    const qualified = imports.qualifiedName(access.name);
    if (qualified) return qualified === `${api.packageName}.${api.member}` ? 'exact' : undefined;
    if (imports.modules.has(api.packageName)) return 'inferred';
    const path = access.receiver && dotted(access.receiver)?.join('.');
    return path === api.packageName ? 'exact' : undefined;
  }

  function matchesDartFunction(access: Access, api: ApiName): Resolution | undefined {
    const prefix = access.receiver ? dotted(access.receiver) : [];
    if (!prefix) return undefined;
    const bound = prefix[0] ? imports.binding(prefix[0]) : undefined;
    if (bound?.imported === '*') {
      const rest = prefix.slice(1);
      return samePackage(bound.module, api.module) && rest.join('.') === api.path.join('.') ? 'exact' : undefined;
    }
    if (prefix.join('.') !== api.path.join('.') || scopes.lookup(prefix[0] ?? access.name, access.node))
      return undefined;
    return imports.imports(api.module) || api.module === 'dart:core' ? 'exact' : undefined;
  }

  /** TypeScript: what the callee's dotted name means through imports, `require` and globals. */
  function matchesModulePath(access: Access, api: ApiName): Resolution | undefined {
    const prefix = access.receiver ? dotted(access.receiver) : [];
    if (!prefix) return undefined;
    let full = [...prefix, access.name];
    const wanted = [...api.path, api.member];
    const bound = imports.binding(full[0] as string);
    const declared = scopes.lookup(full[0] as string, access.node);
    if (bound && !(declared && declared.kind !== 'variable')) {
      if (!api.module) return undefined;
      if (bound.module !== api.module) return undefined;
      const rest = full.slice(1);
      const path = bound.imported === '*' ? rest : [bound.imported, ...rest];
      // `require('x')` and interop give the default export under several names.
      const forms = [path, path[0] === 'default' ? path.slice(1) : ['default', ...path]];
      if (api.type) forms.push(path.slice(path[0] === 'default' ? 1 : 0));
      const target = api.type ? [api.type, api.member] : wanted;
      return forms.some((form) => form.join('.') === target.join('.')) ? 'exact' : undefined;
    }
    if (bound || declared) return undefined;
    if (full.length > 1 && globalObjects.has(full[0] as string)) full = full.slice(1);
    if (api.module && !/^[A-Za-z]+$/.test(api.module)) return undefined;
    const target = api.module ? [api.module, ...wanted] : wanted;
    return full.join('.') === target.join('.') ? 'exact' : undefined;
  }

  /** Whether a type is the api's owner or one of its subtypes. A type that is known to be another never matches. */
  function typeIs(type: NominalType, api: ApiName, depth: number): Resolution | undefined {
    if (sameType(type, api))
      return weaker(type.resolution, type.qualifiedName || !namesModule() ? 'exact' : 'inferred');
    if (depth > 6) return undefined;
    const own = scopes.classNamed(type.name.slice(type.name.lastIndexOf('.') + 1));
    for (const supertype of own?.supertypes ?? []) {
      const base = types.typeNamed(supertype);
      const found = base && base.name !== type.name && typeIs(base, api, depth + 1);
      if (found) return found;
    }
    if (own) return undefined;
    for (const candidate of symbols.classes(type.name)) {
      if (type.qualifiedName && candidate.qualifiedName !== type.qualifiedName && !script) continue;
      for (const supertype of candidate.supertypes) {
        const base = { name: supertype.slice(supertype.lastIndexOf('.') + 1), args: [], resolution: type.resolution };
        const qualified = supertype.includes('.') ? { ...base, qualifiedName: supertype } : base;
        const found = base.name !== type.name && typeIs(qualified, api, depth + 1);
        if (found) return found;
      }
    }
    return undefined;
  }

  const namesModule = () => language !== 'swift' && language !== 'objective-c';

  function sameType(type: NominalType, api: ApiName): boolean {
    if (language === 'swift' || language === 'objective-c') {
      return type.name === api.simpleType || type.name === `${api.module}.${api.type}`;
    }
    const qualified = type.qualifiedName;
    if (qualified) {
      if (script) {
        const [module, name] = qualified.split('#');
        return module === api.module && (name === api.type || (name === 'default' && api.type === 'default'));
      }
      if (language === 'dart') {
        const space = qualified.indexOf(' ');
        return (
          qualified.slice(space + 1) === api.type && (!api.module || samePackage(qualified.slice(0, space), api.module))
        );
      }
      return qualified.replaceAll('$', '.') === api.type;
    }
    if (script && api.module) return type.name === api.type && imports.imports(api.module);
    return type.name === api.simpleType || api.simpleType.endsWith(`.${type.name}`);
  }

  function matchesModel(node: SyntaxNode, model: ApiModel): Resolution | undefined {
    if (!model.languages.includes(language)) return undefined;
    const hints: MatchHints = { distinctive: model.distinctive, receiverHint: model.receiverHint };
    if (node.kind === 'call') {
      if (model.only && !argumentIs(node, model.only)) return undefined;
      return matchesCall(node, model.api, hints);
    }
    const api = parseApi(model.api, language);
    if (node.kind === 'member') {
      if (api.setter || api.member !== node.name || !node.receiver) return undefined;
      return matchesAccess({ node, name: node.name, receiver: node.receiver }, api, hints);
    }
    if (node.kind === 'assignment') return matchesAssignment(node, api, hints);
    return node.kind === 'annotation' ? matchesAnnotation(node, api) : undefined;
  }

  function argumentIs(call: CallNode, only: NonNullable<ApiModel['only']>): boolean {
    const range = call.args[only.arg]?.value.range;
    return range !== undefined && only.text.test(text.slice(range.start, range.end));
  }

  function matchesAssignment(node: AssignmentNode, api: ApiName, hints: MatchHints): Resolution | undefined {
    const target = unwrap(node.target);
    if (target.kind === 'index') {
      const subscript = api.member === '[]' || (api.member === 'set' && language === 'kotlin');
      if (!subscript) return undefined;
      if (api.global && api.path.length === 0) return undefined;
      return matchesOwner(target.receiver, api, hints);
    }
    if (!api.setter) return undefined;
    if (target.kind === 'member' && target.receiver) {
      if (api.member === '*') return matchesOwner(target.receiver, api, hints);
      if (api.member === '[]') return script ? matchesOwner(target.receiver, api, hints) : undefined;
      if (target.name !== api.member) return undefined;
      return matchesAccess({ node: target, name: target.name, receiver: target.receiver }, api, hints);
    }
    if (target.kind !== 'name' || target.name !== api.member) return undefined;
    for (const type of types.implicitReceivers(node)) {
      const found = api.type && typeIs(type, api, 0);
      if (found) return found;
    }
    return api.global && !scopes.declarationOf(target) ? 'exact' : undefined;
  }

  /** Whether an object is of the owner of a row for index access. */
  function matchesOwner(receiver: SyntaxNode, api: ApiName, hints: MatchHints): Resolution | undefined {
    const path = dotted(receiver);
    if (script && path) {
      const plain = path.length > 1 && globalObjects.has(path[0] as string) ? path.slice(1) : path;
      const wanted = [...(api.module ? [api.module] : []), ...api.path].join('.');
      if (wanted && plain.join('.') === wanted && !scopes.lookup(plain[0] as string, receiver)) return 'exact';
    }
    const type = types.typeOf(receiver);
    if (type) return api.type ? typeIs(type, api, 0) : undefined;
    return hints.receiverHint?.test(receiverText(receiver)) ? 'inferred' : undefined;
  }

  function matchesAnnotation(node: AnnotationNode, api: ApiName): Resolution | undefined {
    if (api.member !== '@') return undefined;
    const last = api.type.slice(api.type.lastIndexOf('.') + 1);
    if (node.name !== last && node.name !== api.simpleType) return undefined;
    const qualified = imports.qualifiedName(node.name);
    return qualified && namesModule() ? (qualified === api.type ? 'exact' : undefined) : 'exact';
  }

  /** Inside a lambda whose receiver is unknown, a bare call may act on anything. */
  function insideOpaqueLambda(node: SyntaxNode): boolean {
    for (let current = node.parent; current; current = current.parent) {
      if (current.kind === 'function') return current.form === 'lambda' && language === 'kotlin';
    }
    return false;
  }

  const receiverText = (node: SyntaxNode) =>
    text.slice(node.range.start, Math.min(node.range.end, node.range.start + 200));

  return {
    matchesCall,
    matchesModel,
    isType: (type, owner) => typeIs(type, parseApi(`${owner}#`, language), 0),
  };
}

/** Whether a Swift call's labels are those of the declaration, perhaps without some that have defaults. */
function labelsFit(call: CallNode, labels: readonly string[]): boolean {
  const args = call.args.filter((arg) => !arg.trailing);
  const trailing = call.args.length - args.length;
  if (args.length > labels.length) return false;
  let position = 0;
  for (const arg of args) {
    const label = arg.label ?? '_';
    while (position < labels.length && labels[position] !== label) position++;
    if (position++ >= labels.length) return false;
  }
  // The first label tells overloads apart; defaults come later, trailing closures stand for the last.
  return args.length === 0 ? labels.length <= trailing || labels.length > 0 : (args[0]?.label ?? '_') === labels[0];
}

function weaker(a: Resolution, b: Resolution): Resolution {
  const order: readonly Resolution[] = ['exact', 'inferred', 'name-only'];
  return order[Math.max(order.indexOf(a), order.indexOf(b))] ?? 'name-only';
}
