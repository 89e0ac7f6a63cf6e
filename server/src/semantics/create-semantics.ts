import type { CodeLanguage } from '../core/language';
import type { ApiModel } from '../models/api-model';
import { factories } from '../models/factories';
import type { CallNode, FileNode, FunctionNode, SyntaxNode } from '../syntax/nodes';
import type { ParsedFile } from '../syntax/parsed-file';
import { enclosing, nodesOfKind } from '../syntax/walk';
import { createApiMatcher, type MatchHints } from './api-match';
import { createConstants } from './constants';
import { createDebugGuards } from './debug-guards';
import type { FileSemantics } from './file-semantics';
import { readImports } from './imports';
import { conditionHolds } from './model-condition';
import { buildScopes, thisClass } from './scopes';
import type { ProjectSymbols } from './semantics';
import { createTypes } from './types';

const emptyRoot: FileNode = {
  kind: 'file',
  packageName: '',
  range: { start: 0, end: 0 },
  parent: undefined,
  children: [],
  nativeKind: '',
};

/** Owners that rows name; they settle which library a name behind a wildcard import comes from. */
const ownersOf = new WeakMap<readonly ApiModel[], ReadonlySet<string>>();
const hintsOf = new WeakMap<readonly ApiModel[], ReadonlyMap<string, MatchHints>>();

/**
 * What a file means. Cheap to make: everything is computed on first use and kept as long as the object. `models` are the
 * rows whose receiver hints `matchesApi` honours.
 */
export function createSemantics(
  file: ParsedFile,
  symbols: ProjectSymbols,
  models: readonly ApiModel[] = [],
): FileSemantics {
  const language = codeLanguage(file);
  const root = file.tree?.root ?? emptyRoot;
  const imports = lazy(() => readImports(root, language, symbols, knownOwners(models)));
  const scopes = lazy(() => buildScopes(root));
  const types = lazy(() => createTypes(file.text, language, imports(), scopes(), symbols));
  const constants = lazy(() => createConstants(scopes(), symbols, imports(), (node) => types().staticType(node)));
  const guards = lazy(() => createDebugGuards(scopes()));
  const matcher = lazy(() => createApiMatcher(file.text, language, imports(), scopes(), types(), symbols));
  const calls = lazy(() => callsByName(root));

  const semantics: FileSemantics = {
    file,
    language,
    symbols,
    get imports() {
      return imports();
    },
    get scopes() {
      return scopes();
    },
    get importedModules() {
      return imports().modules;
    },
    qualifiedName: (name) => imports().qualifiedName(name),
    declarationOf: (node) => scopes().declarationOf(node),
    referencesTo: (declaration) => scopes().referencesTo(declaration),
    typeOf: (node) => types().typeOf(node),
    staticType: (node) => types().staticType(node),
    implicitReceivers: (node) => types().implicitReceivers(node),
    receiverType(call) {
      if (!call.receiver) return types().implicitReceivers(call)[0];
      return types().typeOf(call.receiver) ?? types().staticType(call.receiver);
    },
    constantValue: (node) => constants()(node),
    matchesApi: (call, api) => matcher().matchesCall(call, api, hints(models).get(api)),
    matchesModel(node, model) {
      const resolution = matcher().matchesModel(node, model);
      return resolution && (!model.where || conditionHolds(semantics, node, model.where)) ? resolution : undefined;
    },
    isType: (type, owner) => matcher().isType(type, owner),
    isDebugOnly: (node) => guards()(node),
    enclosingFunction,
    enclosingClass: thisClass,
    fileScopeCalls: (name) => calls().get(name) ?? [],
  };
  return semantics;
}

/** The nearest function with a name; lambdas belong to the function they are written in. */
function enclosingFunction(node: SyntaxNode): FunctionNode | undefined {
  for (let fn = enclosing(node, 'function'); fn; fn = enclosing(fn, 'function')) if (fn.form !== 'lambda') return fn;
  return undefined;
}

function codeLanguage(file: ParsedFile): CodeLanguage {
  switch (file.language) {
    case 'kotlin':
    case 'java':
    case 'swift':
    case 'objective-c':
    case 'dart':
    case 'typescript':
    case 'javascript':
      return file.language;
    case 'gradle':
      return 'kotlin';
    default:
      return 'typescript';
  }
}

function callsByName(root: SyntaxNode): ReadonlyMap<string, readonly CallNode[]> {
  const result = new Map<string, CallNode[]>();
  for (const call of nodesOfKind(root, 'call')) {
    const list = result.get(call.name);
    if (list) list.push(call);
    else result.set(call.name, [call]);
  }
  return result;
}

function knownOwners(models: readonly ApiModel[]): ReadonlySet<string> {
  let owners = ownersOf.get(models);
  if (!owners) {
    const found = new Set(factories.map((row) => row.returns));
    for (const { api } of models) {
      const owner = api.slice(0, Math.max(0, api.lastIndexOf('#')));
      if (owner) found.add(owner);
      // The outer type of a nested one is known with it.
      const outer = owner.replace(/\.[A-Z]\w*$/, '');
      if (/\.[A-Z]\w*$/.test(outer)) found.add(outer);
    }
    owners = found;
    ownersOf.set(models, owners);
  }
  return owners;
}

function hints(models: readonly ApiModel[]): ReadonlyMap<string, MatchHints> {
  let known = hintsOf.get(models);
  if (!known) {
    known = new Map(
      models.map((model) => [model.api, { distinctive: model.distinctive, receiverHint: model.receiverHint }]),
    );
    hintsOf.set(models, known);
  }
  return known;
}

function lazy<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
