import type { Location } from '../core/location';
import type { DataType } from '../models/personal-data';

/** Where something that concerns a kind of data stands, and what stands there. */
export interface InventoryPlace extends Location {
  /** The permission, purpose string, package or API as written. */
  readonly name: string;
}

/** A place where a value of this kind goes, from the data flow solver. */
export interface DataDestination extends InventoryPlace {
  readonly kind: 'plaintext-storage' | 'secure-storage' | 'log' | 'network' | 'analytics';
  /** What the value is called in the code. */
  readonly value: string;
  /** From where it is read to where it goes. */
  readonly steps: readonly (Location & { readonly message: string })[];
}

/** A service in the app that receives the kind by default. */
export interface DataReceiver extends InventoryPlace {
  readonly service: string;
  readonly purpose: string;
  readonly tracks: 'always' | 'with-advertising-id' | 'never';
}

/**
 * `declared-unused`: asked for, and nothing in the project uses it. `used-undeclared`: used on iOS without a purpose string.
 * `not-in-privacy-manifest`: an app with a privacy manifest does not name it there.
 * `more-than-protected`: a kind that harms people, stored or logged without protection.
 */
export type InventoryMark = 'declared-unused' | 'used-undeclared' | 'not-in-privacy-manifest' | 'more-than-protected';

/** What an app does with one kind of personal data. */
export interface InventoryEntry {
  readonly type: DataType;
  readonly label: string;
  /** 3 harms a person when it leaks, 2 names or recognises one, 1 says little, 0 stays on the device. */
  readonly weight: 0 | 1 | 2 | 3;
  readonly declared: readonly InventoryPlace[];
  readonly read: readonly InventoryPlace[];
  readonly goesTo: readonly DataDestination[];
  /** Dependencies whose code reads it for the app. */
  readonly broughtBy: readonly InventoryPlace[];
  readonly receivedBy: readonly DataReceiver[];
  readonly marks: readonly InventoryMark[];
}

/** The personal data of one project, gravest first. */
export interface Inventory {
  /** URI of the project's folder. */
  readonly root: string;
  readonly entries: readonly InventoryEntry[];
}

/** What one file does with personal data; made from its text and the project's symbols. */
export interface FileDataUse {
  readonly uri: string;
  readonly read: readonly (InventoryPlace & { readonly type: DataType })[];
  readonly goesTo: readonly (DataDestination & { readonly type: DataType })[];
}
