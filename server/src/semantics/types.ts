import type { CodeLanguage } from '../core/language';
import { builderEnd, builderSuffix, type FactoryModel, factories } from '../models/factories';
import type { CallNode, ClassNode, MemberNode, SyntaxNode, TypeRef, VariableNode } from '../syntax/nodes';
import { enclosing } from '../syntax/walk';
import { simpleTypeName } from './api-name';
import type { Imports } from './imports';
import { nestedName } from './imports';
import { callOfLambda, lambdaModels, lambdaOf, lastExpression, returnValues, scopeResult } from './lambda-receivers';
import { awaited, differs, fromOwner, futures, opaque, shortName, simple, withArguments } from './nominal-type';
import type { Scopes } from './scopes';
import { dotted, thisClass } from './scopes';
import type { Declaration, NominalType, ProjectSymbols } from './semantics';

export interface Types {
  typeOf(node: SyntaxNode): NominalType | undefined;
  staticType(node: SyntaxNode): NominalType | undefined;
  implicitReceivers(node: SyntaxNode): readonly NominalType[];
  typeNamed(ref: TypeRef): NominalType | undefined;
  classType(node: ClassNode): NominalType;
}

const factoriesByMember = new Map<string, FactoryModel[]>();
for (const row of factories) factoriesByMember.set(row.member, [...(factoriesByMember.get(row.member) ?? []), row]);

export function createTypes(
  text: string,
  language: CodeLanguage,
  imports: Imports,
  scopes: Scopes,
  symbols: ProjectSymbols,
): Types {
  const script = language === 'typescript' || language === 'javascript';
  const remembered = new Map<SyntaxNode, { type: NominalType | undefined }>();

  /** Cycles (`a = b; b = a`) end at the entry that is still empty. */
  function typeOf(node: SyntaxNode): NominalType | undefined {
    const known = remembered.get(node);
    if (known) return known.type;
    const entry: { type: NominalType | undefined } = { type: undefined };
    remembered.set(node, entry);
    entry.type = infer(node);
    return entry.type;
  }

  function infer(node: SyntaxNode): NominalType | undefined {
    switch (node.kind) {
      case 'string':
      case 'template':
        return simple(language === 'objective-c' ? 'NSString' : 'String');
      case 'number':
        return simple('Number');
      case 'boolean':
        return simple('Boolean');
      case 'unary':
        return node.operator === '!' ? simple('Boolean') : typeOf(node.operand);
      case 'wrapper':
        if (node.form === 'cast' && node.type) return typeNamed(node.type);
        if (node.form === 'await') return awaited(typeOf(node.operand));
        return typeOf(node.operand);
      case 'binary':
        if (/^(==|!=|===|!==|<|>|<=|>=|in|!in|is|!is|&&)$/.test(node.operator)) return simple('Boolean');
        if (node.operator === '+') {
          const sides = [typeOf(node.left), typeOf(node.right)];
          return sides.find((type) => type?.name === 'String') ?? sides[0];
        }
        return typeOf(node.left) ?? typeOf(node.right);
      case 'conditional':
        return typeOfLast(node.then) ?? typeOfLast(node.otherwise);
      case 'assignment':
        return typeOf(node.value);
      case 'name':
        return typeOfName(node);
      case 'member':
        return typeOfMember(node);
      case 'call':
        return typeOfCall(node);
      case 'index': {
        const receiver = typeOf(node.receiver);
        return receiver?.args[receiver.args.length - 1];
      }
      case 'collection':
        if (language === 'objective-c') return simple(node.form === 'map' ? 'NSDictionary' : 'NSArray');
        return { name: node.form === 'map' ? 'Map' : 'List', args: [], resolution: 'exact' };
      case 'variable':
      case 'parameter':
        return typeOfDeclaration(node);
      default:
        return undefined;
    }
  }

  const typeOfLast = (node: SyntaxNode | undefined) => {
    const last = node && lastExpression(node);
    return last && typeOf(last);
  };

  function typeOfName(node: Extract<SyntaxNode, { kind: 'name' }>): NominalType | undefined {
    if (node.name === 'this') return implicitReceivers(node)[0];
    const declaration = scopes.declarationOf(node);
    if (node.name === 'super') {
      const base = declaration?.kind === 'class' ? declaration.supertypes[0] : undefined;
      return base && typeNamed(base);
    }
    if (!declaration) return factoryType(node.name, node, undefined);
    if (declaration.kind === 'function')
      return declaration.form === 'lambda' ? lambdaParameterType(declaration, 0) : undefined;
    if (declaration.kind === 'class') return declaration.form === 'object' ? classType(declaration) : undefined;
    return typeOf(declaration);
  }

  function typeOfDeclaration(declaration: Declaration): NominalType | undefined {
    if (declaration.kind === 'class') return classType(declaration);
    if (declaration.kind === 'function') return functionType(declaration);
    const declared = declaration.type && typeNamed(declaration.type);
    if (declaration.kind === 'parameter') {
      if (declared) return declared;
      const owner = declaration.parent;
      if (owner?.kind === 'function' && owner.form === 'lambda') {
        return lambdaParameterType(owner, owner.params.indexOf(declaration));
      }
      return declaration.defaultValue && typeOf(declaration.defaultValue);
    }
    return narrowed(declared, declaration) ?? delegateType(declaration);
  }

  /** The type of what is really assigned, when all assignments agree on one that says more than the declared type. */
  function narrowed(declared: NominalType | undefined, variable: VariableNode): NominalType | undefined {
    const initial = variable.initializer && typeOf(variable.initializer);
    if (initial && (!declared || initial.resolution !== 'name-only')) {
      return declared && !differs(declared, initial) ? withArguments(declared, initial) : initial;
    }
    if (variable.constant && declared && variable.initializer) return declared;
    let common: NominalType | undefined;
    for (const reference of scopes.referencesTo(variable)) {
      const parent = reference.parent;
      if (parent?.kind !== 'assignment' || parent.target !== reference) continue;
      const assigned = typeOf(parent.value);
      if (!assigned) {
        if (parent.value.kind === 'null') continue;
        return declared;
      }
      if (common && common.name !== assigned.name) return declared;
      common = assigned;
    }
    return common ?? declared ?? getterType(variable);
  }

  function getterType(variable: VariableNode): NominalType | undefined {
    const getter = variable.children.find((child) => child.kind === 'function' && child.form === 'getter');
    return getter?.kind === 'function' ? functionType(getter) : undefined;
  }

  /** `val Context.dataStore by preferencesDataStore(name = "x")`, `by lazy { … }`. */
  function delegateType(variable: VariableNode): NominalType | undefined {
    for (const child of variable.children) {
      const inner = child.kind === 'native' ? child.children[0] : child;
      if (inner?.kind === 'call') return typeOf(inner);
    }
    return undefined;
  }

  function functionType(fn: Extract<SyntaxNode, { kind: 'function' }>): NominalType | undefined {
    if (fn.form === 'constructor') {
      const owner = thisClass(fn);
      return owner && classType(owner);
    }
    const declared = fn.returnType && typeNamed(fn.returnType);
    const returned = returnValues(fn).map((value) => typeOf(value));
    const first = returned[0];
    if (first && returned.every((type) => type?.name === first.name) && (!declared || !futures.test(declared.name)))
      return first;
    return declared;
  }

  function lambdaParameterType(
    lambda: Extract<SyntaxNode, { kind: 'function' }>,
    index: number,
  ): NominalType | undefined {
    const call = callOfLambda(lambda);
    if (!call || index !== 0) return undefined;
    for (const row of lambdaModels(call, language)) {
      if (row.binds === 'parameter' && ownerFits(row.owner, call)) return boundType(row.to, call);
    }
    return undefined;
  }

  function ownerFits(owner: string | undefined, call: CallNode): boolean {
    if (!owner) return true;
    const receiver = call.receiver ? typeOf(call.receiver) : implicitReceivers(call)[0];
    if (receiver) return simpleTypeName(receiver.qualifiedName ?? receiver.name) === owner;
    const hint = call.receiver ? sourceText(call.receiver) : '';
    return owner === 'DataStore' ? /datastore/i.test(hint) : owner === 'SharedPreferences' && /pref/i.test(hint);
  }

  function boundType(to: string, call: CallNode): NominalType | undefined {
    const receiver = () => (call.receiver ? typeOf(call.receiver) : implicitReceivers(call)[0]);
    if (to === 'receiver') return receiver();
    if (to === 'awaited-receiver') return awaited(receiver());
    if (to === 'element') return receiver()?.args.at(-1);
    if (to === 'first-argument') return call.args[0] && typeOf(call.args[0].value);
    return fromOwner(to, 'inferred');
  }

  function implicitReceivers(node: SyntaxNode): readonly NominalType[] {
    const found: NominalType[] = [];
    for (let current = node.parent; current; current = current.parent) {
      if (current.kind === 'class') {
        found.push(classType(current));
        if (current.form !== 'anonymous' && current.form !== 'companion') break;
      }
      if (current.kind !== 'function') continue;
      if (current.form !== 'lambda') {
        const extension = current.receiverType && typeNamed(current.receiverType);
        if (extension) found.push(extension);
        continue;
      }
      const call = callOfLambda(current);
      if (!call) continue;
      for (const row of lambdaModels(call, language)) {
        if (row.binds !== 'this' || !ownerFits(row.owner, call)) continue;
        const type = boundType(row.to, call);
        if (type) found.push(type);
        break;
      }
    }
    return found;
  }

  function typeOfMember(node: MemberNode): NominalType | undefined {
    const declaration = scopes.declarationOf(node);
    if (declaration?.kind === 'function' && declaration.form === 'getter') return functionType(declaration);
    if (declaration && declaration.kind !== 'class' && declaration.kind !== 'function') return typeOf(declaration);
    return factoryType(node.name, node, node.receiver) ?? fieldOf(node.receiver, node.name) ?? extensionType(node);
  }

  /** `val Context.settings by …` of this file, where no class has the property. */
  function extensionType(node: MemberNode): NominalType | undefined {
    if (language !== 'kotlin') return undefined;
    let root: SyntaxNode = node;
    while (root.parent) root = root.parent;
    const property = root.children.find(
      (child) => child.kind === 'variable' && child.name === node.name && text[child.nameRange.start - 1] === '.',
    );
    return property && typeOf(property);
  }

  /** A field of a class of this file or, by its summary, of another file. */
  function fieldOf(receiver: SyntaxNode | undefined, name: string): NominalType | undefined {
    const type = receiver && (typeOf(receiver) ?? staticType(receiver));
    if (!type) return undefined;
    const owner = scopes.classNamed(simpleTypeName(type.name));
    const declared = owner && scopes.member(owner, name);
    if (declared) return declared.kind === 'function' ? undefined : typeOf(declared);
    for (const candidate of symbols.classes(type.name)) {
      const field = candidate.fields.find((entry) => entry.name === name);
      if (field?.type) return fromOwner(field.type, 'inferred');
    }
    return undefined;
  }

  function typeOfCall(call: CallNode): NominalType | undefined {
    const constructed = constructedType(call);
    if (constructed) return constructed;
    const known = factoryType(call.name, call, call.receiver);
    if (known) return known;
    const declaration = scopes.declarationOf(call);
    if (declaration?.kind === 'function') return functionType(declaration);
    const gives = scopeResult(call, language);
    if (gives === 'receiver') return call.receiver && typeOf(call.receiver);
    if (gives === 'lambda') {
      const lambda = lambdaOf(call);
      return lambda && functionType(lambda);
    }
    if (language === 'kotlin' && (call.name === 'lazy' || call.name === 'remember')) {
      const lambda = lambdaOf(call);
      return lambda && functionType(lambda);
    }
    if (!call.receiver) return undefined;
    if (call.cascade) return undefined;
    if (/^(alloc|init|init[A-Z].*|new|copy|autorelease|retain)$/.test(call.name) && language === 'objective-c') {
      return typeOf(call.receiver) ?? staticType(call.receiver);
    }
    const receiver = typeOf(call.receiver);
    if (receiver && builderSuffix.test(receiver.name) && !builderEnd.test(call.name)) return receiver;
    return undefined;
  }

  /** `Foo()`, `new Foo()`, `Foo.named()` in Dart; undefined when the call makes no object. */
  function constructedType(call: CallNode): NominalType | undefined {
    if (call.form === 'message' || call.form === 'jsx' || call.form === 'super') return undefined;
    const named = /^[A-Z]/.test(call.name);
    if (call.form !== 'new' && (!named || script)) {
      // Dart: a lower-case member of a class in the same file may be a named constructor.
      const declaration = call.receiver ? scopes.declarationOf(call) : undefined;
      return declaration?.kind === 'function' && declaration.form === 'constructor'
        ? functionType(declaration)
        : undefined;
    }
    if (!named && call.form !== 'new') return undefined;
    if (language === 'objective-c') return undefined;
    const path = call.receiver ? dotted(call.receiver) : [];
    if (!path) return undefined;
    const declaration = path.length ? undefined : scopes.lookup(call.name, call);
    if (declaration?.kind === 'class') return classType(declaration, call);
    if (declaration && declaration.kind !== 'function') return undefined;
    if (path.length && scopes.lookup(path[0] as string, call)?.kind === 'variable') return undefined;
    const name = call.name.startsWith(`${path.join('.')}.`) ? call.name : [...path, call.name].join('.');
    const qualifiedName = imports.qualifiedName(name);
    const args = call.typeArgs.map((arg) => typeNamed(arg)).filter((arg) => arg !== undefined);
    return {
      name: shortName(name),
      qualifiedName,
      args,
      resolution: qualifiedName || call.form === 'new' ? 'exact' : 'inferred',
    };
  }

  function factoryType(member: string, node: SyntaxNode, receiver: SyntaxNode | undefined): NominalType | undefined {
    const alias = script && !receiver ? imports.binding(member)?.imported : undefined;
    const base = alias ?? (member.includes(':') ? (member.split(':')[0] as string) : member);
    for (const row of factoriesByMember.get(base) ?? []) {
      if (!row.languages.includes(language)) continue;
      if (row.module) {
        const qualified = receiver ? undefined : imports.qualifiedName(member);
        const viaNamespace = receiver?.kind === 'name' ? imports.binding(receiver.name)?.module : undefined;
        if (qualified !== `${row.module}#${row.member}` && viaNamespace !== row.module) continue;
        return fromOwner(row.returns, 'exact');
      }
      if (row.owner) {
        const type = receiver ? (typeOf(receiver) ?? staticType(receiver)) : implicitReceivers(node)[0];
        if (
          type &&
          (type.name === row.owner || (type.qualifiedName && simpleTypeName(type.qualifiedName) === row.owner))
        ) {
          return row.returns === 'self'
            ? type
            : fromOwner(row.returns, type.resolution === 'exact' ? 'exact' : 'inferred');
        }
        continue;
      }
      if (row.receiverHint) {
        if (!receiver || typeOf(receiver) || !row.receiverHint.test(sourceText(receiver))) continue;
        return fromOwner(row.returns, 'inferred');
      }
      if (scopes.declarationOf(node)) continue;
      return fromOwner(row.returns, 'inferred');
    }
    return undefined;
  }

  function staticType(node: SyntaxNode): NominalType | undefined {
    if (node.kind === 'wrapper') return staticType(node.operand);
    const path = dotted(node);
    if (!path || path[0] === 'this' || path[0] === 'super') return undefined;
    const last = path[path.length - 1] as string;
    const declaration = path.length === 1 ? scopes.declarationOf(node) : scopes.lookup(path[0] as string, node);
    if (declaration?.kind === 'class') {
      if (path.length === 1) return classType(declaration);
    } else if (declaration) return undefined;
    if (!/^[A-Z_]/.test(last) && !script) return undefined;
    const name = path.join('.');
    const qualifiedName = imports.qualifiedName(name);
    if (script && !qualifiedName) return undefined;
    return { name: shortName(name), qualifiedName, args: [], resolution: qualifiedName ? 'exact' : 'inferred' };
  }

  function typeNamed(ref: TypeRef): NominalType | undefined {
    const local = scopes.classNamed(ref.name);
    if (!ref.name || (!local && opaque.test(ref.name))) return undefined;
    const qualifiedName =
      local && !script && language !== 'dart' ? qualifiedClass(local) : imports.qualifiedName(ref.name);
    const args = ref.args.map((arg) => typeNamed(arg)).filter((arg) => arg !== undefined);
    if (/^(Optional|Lazy|Ref|WeakReference)$/.test(ref.name) && args[0]) return args[0];
    return { name: shortName(ref.name), qualifiedName, args, resolution: 'exact' };
  }

  function classType(node: ClassNode, call?: CallNode): NominalType {
    const base = node.supertypes[0];
    if (node.form === 'anonymous' || node.form === 'companion') {
      const outer = node.form === 'companion' ? enclosing(node, 'class') : undefined;
      const type = outer ? classType(outer) : base && typeNamed(base);
      if (type) return type;
    }
    const args = (call?.typeArgs ?? []).map((arg) => typeNamed(arg)).filter((arg) => arg !== undefined);
    return { name: node.name, qualifiedName: qualifiedClass(node), args, resolution: 'exact' };
  }

  function qualifiedClass(node: ClassNode): string | undefined {
    if (node.form === 'extension') return imports.qualifiedName(node.name);
    return language === 'kotlin' || language === 'java' ? imports.qualifiedName(nestedName(node)) : undefined;
  }

  const sourceText = (node: SyntaxNode) =>
    text.slice(node.range.start, Math.min(node.range.end, node.range.start + 200));

  return { typeOf, staticType, implicitReceivers, typeNamed, classType };
}
