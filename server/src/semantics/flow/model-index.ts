import type { CodeLanguage } from '../../core/language';
import type { ApiModel } from '../../models/api-model';
import type { SyntaxNode } from '../../syntax/nodes';
import { parseApi } from '../api-name';
import type { FileSemantics } from '../file-semantics';
import type { Resolution } from '../semantics';

type Role = ApiModel['role'];
type ByMember = ReadonlyMap<string, readonly ApiModel[]>;

type Index = Readonly<Record<Role, Map<CodeLanguage, ByMember>>>;

const indexes = new WeakMap<readonly ApiModel[], Index>();

/** Rows of a role and language by the last name that a node must have to match: a member, `[]`, `@` or a type for constructors. */
export function modelsByMember(models: readonly ApiModel[], role: Role, language: CodeLanguage): ByMember {
  let index = indexes.get(models);
  if (!index) {
    index = { sink: new Map(), source: new Map(), sanitizer: new Map(), propagator: new Map() };
    indexes.set(models, index);
  }
  const known = index[role].get(language);
  if (known) return known;
  const made = new Map<string, ApiModel[]>();
  for (const model of models) {
    if (model.role !== role || !model.languages.includes(language)) continue;
    const api = parseApi(model.api, language);
    const names = [api.member];
    if (api.member === '<init>') names[0] = api.type.slice(api.type.lastIndexOf('.') + 1) || (api.path.at(-1) ?? '');
    // Kotlin's `a[k] = v` is a call of `set`.
    if (api.member === 'set' && language === 'kotlin') names.push('[]');
    for (const name of names) {
      const list = made.get(name);
      if (list) list.push(model);
      else made.set(name, [model]);
    }
  }
  index[role].set(language, made);
  return made;
}

/** The rows of a role that a call or property read matches, surest first. */
export function matchingModels(
  semantics: FileSemantics,
  models: readonly ApiModel[],
  role: Role,
  node: SyntaxNode,
): readonly { readonly model: ApiModel; readonly resolution: Resolution }[] {
  if (node.kind !== 'call' && node.kind !== 'member') return [];
  const rows = modelsByMember(models, role, semantics.language).get(node.name);
  if (!rows) return [];
  const found: { model: ApiModel; resolution: Resolution }[] = [];
  for (const model of rows) {
    const resolution = semantics.matchesModel(node, model);
    if (resolution) found.push({ model, resolution });
  }
  return found;
}
