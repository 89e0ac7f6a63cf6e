import type { Dependency } from './rule';

/** The part of a version that can be compared. */
export interface Version {
  readonly numbers: readonly number[];
  /** `-alpha01`, `-rc.1`: older than the release of the same number. */
  readonly preview: boolean;
}

/**
 * Reads `1.2.3`, `v1.2`, `33.0.0-android`, `1.4.0-rc01`. Undefined for anything else: a fork that marks its versions with a
 * suffix of its own may have mended what the original had not.
 */
export function parseVersion(text: string): Version | undefined {
  const found = /^v?(\d+(?:\.\d+)*)(?:[-.+]?([A-Za-z][\w.-]*))?(?:\+[\w.-]+)?$/.exec(text.trim());
  if (!found) return undefined;
  const suffix = found[2]?.toLowerCase();
  const preview =
    suffix !== undefined && /^(alpha|beta|rc|cr|m\d|dev|pre|preview|canary|next|snapshot|eap)/.test(suffix);
  if (suffix && !preview && !/^(android|jre|final|release|ga)$/.test(suffix)) return undefined;
  return { numbers: (found[1] as string).split('.').map(Number), preview };
}

/** Negative when `a` is older than `b`, positive when newer, 0 when equal. */
export function compareVersions(a: Version, b: Version): number {
  for (let i = 0; i < Math.max(a.numbers.length, b.numbers.length); i++) {
    const difference = (a.numbers[i] ?? 0) - (b.numbers[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return Number(b.preview) - Number(a.preview);
}

/** The lowest version that a requirement lets in. */
export interface Requirement {
  readonly lowest: Version;
  /** As written, for replacing it. */
  readonly written: string;
  /** Nothing but this version. */
  readonly exact: boolean;
  /** The first version that is too new, when the requirement says one outright. */
  readonly below?: Version;
}

/**
 * What a declared version asks for, in the notation of its build system: `^1.2.3`, `~1.2`, `>=1.2 <2`, `~> 4.0`, `1.+`,
 * `[1.0,2.0)`. Undefined where no lowest version is said: `*`, `latest`, alternatives, links to repositories and folders.
 */
export function requirementOf({
  ecosystem,
  version,
}: Pick<Dependency, 'ecosystem' | 'version'>): Requirement | undefined {
  const text = version?.trim() ?? '';
  if (text === '' || text.includes('||') || /[/@$]|^\w+:/.test(text)) return undefined;
  const found = /^([\^~=]|~>|>=|[[])?\s*(v?\d[\w.+-]*?)(?=[\s,\])]|$)(.*)/s.exec(text);
  if (!found) return undefined;
  const [, operator, number = '', rest = ''] = found;
  const written = number.replace(/\.?[+x]$/i, '').replace(/\.[x+](?=\.|$).*$/i, '');
  const lowest = parseVersion(written);
  if (!lowest) return undefined;
  const upper = /^,?\s*(?:<\s*(\d[\w.-]*)|(\d[\w.-]*)\s*\))/.exec(rest.trimStart());
  const below = upper ? parseVersion((upper[1] ?? upper[2]) as string) : undefined;
  // A bare version is a wish in Swift packages, and exact elsewhere.
  const exact =
    (operator === undefined || operator === '=') && written === number && rest === '' && ecosystem !== 'swift-package';
  return { lowest, written, exact, ...(below ? { below } : {}) };
}
