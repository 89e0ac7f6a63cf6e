import { simpleTypeName } from './api-name';
import type { NominalType, Resolution } from './semantics';

/** Types that say nothing about the object. */
export const opaque = /^(Any|AnyObject|Object|dynamic|id|instancetype|any|unknown|object|var|final|auto|late|[A-Z])$/;
/** What literals are; a declared type says more. */
const literals = /^(String|NSString|Number|Boolean|Map|List|NSDictionary|NSArray)$/;
export const futures =
  /^(Future|FutureOr|Promise|PromiseLike|Deferred|Task|Single|LiveData|StateFlow|Flow|Optional|Result)$/;

/** A type from the owner part of an api. */
export function fromOwner(owner: string, resolution: Resolution): NominalType {
  const space = owner.indexOf(' ');
  const name = simpleTypeName(owner);
  const module = space > 0 ? owner.slice(0, space) : '';
  const qualifiedName = !module ? owner : /^(package|dart):/.test(module) ? owner : `${module}#${name}`;
  return { name, qualifiedName: qualifiedName === name ? undefined : qualifiedName, args: [], resolution };
}

export function awaited(type: NominalType | undefined): NominalType | undefined {
  return type && futures.test(type.name) && type.args[0] ? type.args[0] : type;
}

export function simple(name: string): NominalType {
  return { name, args: [], resolution: 'exact' };
}

/** A type as written, without its package. */
export function shortName(name: string): string {
  return /^[a-z]/.test(name) && name.includes('.') ? simpleTypeName(name) : name;
}

export function differs(declared: NominalType, initial: NominalType): boolean {
  return declared.name !== initial.name && !futures.test(declared.name) && !literals.test(initial.name);
}

export function withArguments(declared: NominalType, initial: NominalType): NominalType {
  return declared.args.length ? declared : { ...declared, args: initial.args };
}
