import type { DatedFact } from './dated-fact';
import { deviceEvidence } from './permission-evidence-device';
import { personalDataEvidence } from './permission-evidence-personal';
import { systemEvidence } from './permission-evidence-system';

/**
 * What shows that an app uses a permission: names of the APIs that need it and dependencies that bring such code. Rows are
 * generous, because a permission that is used and reported is worse than one that is unused and not. The source is that of the
 * permissions; words and dependencies come from the documentation of the APIs and plugins.
 */
export interface PermissionEvidence extends DatedFact {
  /** Android permissions without `android.permission.`. */
  readonly android: readonly string[];
  /** Purpose strings of iOS. */
  readonly ios: readonly string[];
  /** Identifiers of which one occurs in code that needs the permission. */
  readonly words: readonly string[];
  /** Dependencies whose code needs it. */
  readonly dependencies: RegExp;
  /** Guards data of a person: a warning; otherwise information. */
  readonly personal: boolean;
  /** What the permission opens, for messages. */
  readonly opens: string;
}

export const permissionEvidence: readonly PermissionEvidence[] = [
  ...personalDataEvidence,
  ...deviceEvidence,
  ...systemEvidence,
];

const byAndroid = new Map(permissionEvidence.flatMap((row) => row.android.map((name) => [name, row] as const)));
const byIos = new Map(permissionEvidence.flatMap((row) => row.ios.map((name) => [name, row] as const)));

/** The row of an Android permission, with or without `android.permission.`. */
export const evidenceForPermission = (name: string): PermissionEvidence | undefined =>
  byAndroid.get(name.replace(/^(android|com\.google\.android\.gms)\.permission\./, ''));

/** The row of an iOS purpose string. */
export const evidenceForPurpose = (key: string): PermissionEvidence | undefined => byIos.get(key);

export const purposeKeys: readonly string[] = [...byIos.keys()];
export const evidenceWords: readonly string[] = [...new Set(permissionEvidence.flatMap((row) => row.words))];
