import type { CodeLanguage } from '../core/language';
import { remembered } from '../core/remembered';

/** An `ApiModel.api` taken apart; see there for the grammar. */
export interface ApiName {
  /** Library or module; empty when the owner alone is given. */
  readonly module: string;
  /** Qualified type (Kotlin, Java) or type name; empty for functions of a module or package, and for globals. */
  readonly type: string;
  /** The type without its package: `SharedPreferences.Editor`. */
  readonly simpleType: string;
  /** Kotlin, Java: the package of a top-level function. */
  readonly packageName: string;
  /** Names between the module and the member: `default`, `Preferences`. */
  readonly path: readonly string[];
  /** Last identifier (Objective-C: the selector); `<init>`, `[]` or `@` for constructors, index access and annotations. */
  readonly member: string;
  /** Swift argument labels, `_` for none; undefined when the api does not spell them. */
  readonly labels?: readonly string[];
  readonly setter: boolean;
  readonly global: boolean;
}

const parsed = new Map<CodeLanguage, Map<string, ApiName>>();

/** Takes an api apart, remembering the result. */
export function parseApi(api: string, language: CodeLanguage): ApiName {
  let ofLanguage = parsed.get(language);
  if (!ofLanguage) {
    ofLanguage = new Map();
    parsed.set(language, ofLanguage);
  }
  let result = ofLanguage.get(api);
  if (!result) {
    result = parse(api, language);
    ofLanguage.set(api, result);
  }
  return result;
}

function parse(api: string, language: CodeLanguage): ApiName {
  const hash = api.lastIndexOf('#');
  const owner = hash > 0 ? api.slice(0, hash) : '';
  let member = api.slice(hash + 1);
  const setter = member.endsWith('=') && member.length > 1;
  if (setter) member = member.slice(0, -1);
  let labels: string[] | undefined;
  if (language === 'swift') {
    const paren = member.indexOf('(');
    if (paren >= 0) {
      labels = member
        .slice(paren + 1, -1)
        .split(':')
        .slice(0, -1);
      member = member.slice(0, paren);
    }
    if (member === 'init') member = '<init>';
  }
  const script = language === 'typescript' || language === 'javascript';
  const path = script || language === 'dart' ? member.split('.') : [member];
  member = path.pop() ?? '';
  const space = owner.indexOf(' ');
  let module = space > 0 ? owner.slice(0, space) : '';
  let type = space > 0 ? owner.slice(space + 1) : owner;
  let packageName = '';
  if (space < 0) {
    if (script || /^(package|dart):/.test(owner)) {
      module = owner;
      type = '';
    } else if ((language === 'kotlin' || language === 'java') && !/(^|\.)[A-Z]/.test(owner)) {
      packageName = owner;
      type = '';
    } else if (language === 'swift' && owner.includes('.') && !owner.startsWith('.')) {
      const dot = owner.indexOf('.');
      module = owner.slice(0, dot);
      type = owner.slice(dot + 1);
    }
  }
  return {
    module,
    type,
    simpleType: simpleTypeName(type),
    packageName,
    path,
    member,
    labels,
    setter,
    global: !owner,
  };
}

/** A qualified type without package, library or module: `android.content.SharedPreferences.Editor` → `SharedPreferences.Editor`. */
export const simpleTypeName = remembered((qualified): string => {
  const local = qualified.slice(Math.max(qualified.lastIndexOf(' '), qualified.lastIndexOf('#')) + 1);
  const parts = local.split('.');
  const first = parts.findIndex((part) => /^[A-Z_]/.test(part));
  return first > 0 ? parts.slice(first).join('.') : local;
});
