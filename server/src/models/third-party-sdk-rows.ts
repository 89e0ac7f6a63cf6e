import type { DatedFact } from './dated-fact';
import type { DataType } from './personal-data';

/** A service whose code runs inside the app, and what it receives without the app doing anything for it. */
export interface ThirdPartySdk extends DatedFact {
  readonly name: string;
  readonly purpose:
    | 'analytics'
    | 'attribution'
    | 'advertising'
    | 'crash-reports'
    | 'replay'
    | 'messaging'
    | 'maps'
    | 'sign-in'
    | 'backend'
    | 'payment'
    | 'support';
  /** `group:artifact`. */
  readonly gradle: readonly string[];
  /** Pods and Swift packages. */
  readonly apple: readonly string[];
  readonly npm: readonly string[];
  readonly pub: readonly string[];
  readonly collects: readonly DataType[];
  /** Links data with that of other companies: always, when it gets the advertising id, or never. */
  readonly tracks: 'always' | 'with-advertising-id' | 'never';
  /** Whether the vendor declares it in a privacy manifest, or only describes it. */
  readonly declared: 'privacy-manifest' | 'documentation';
}

/** Name, purpose, then lists separated by spaces (Gradle, Apple, npm, pub, data), tracking, declaration, page, day on which it was read. */
type SdkRow = readonly [
  string,
  ThirdPartySdk['purpose'],
  string,
  string,
  string,
  string,
  string,
  ThirdPartySdk['tracks'],
  ThirdPartySdk['declared'],
  string,
  string,
];

const list = (text: string): readonly string[] => (text ? text.split(' ') : []);

/** Rows as objects. */
export const sdks = (rows: readonly SdkRow[]): readonly ThirdPartySdk[] =>
  rows.map(([name, purpose, gradle, apple, npm, pub, collects, tracks, declared, source, checked]) => ({
    name,
    purpose,
    gradle: list(gradle),
    apple: list(apple),
    npm: list(npm),
    pub: list(pub),
    collects: list(collects) as readonly DataType[],
    tracks,
    declared,
    checked,
    source,
  }));
