import type { TextRange } from '../core/location';
import type { Comment } from './nodes';

export type Scalar = string | number | boolean | null;

/**
 * An XML or HTML attribute, or a named detail of a construct. Firebase `allow`: `methods`, `condition`. Gradle: named
 * arguments, `call` (the method that made a named block), and where the script does not say the value `reference` (a dotted
 * name) or `template` (a string with such names). Podfile: options and `version`.
 */
export interface DocumentAttribute {
  /** Canonical name: prefixes bound to the Android namespaces read `android:` / `tools:` / `app:` whatever the file calls them. */
  readonly name: string;
  readonly nameRange: TextRange;
  /** Entities decoded. */
  readonly value: string;
  /** Between the quotes. */
  readonly valueRange: TextRange;
  /** Name, equals sign and quoted value. */
  readonly range: TextRange;
}

/**
 * The neutral node of structured files. XML elements, plist keys, JSON/YAML/TOML pairs and array items, properties, Gradle
 * blocks, calls and assignments, and Firebase rules blocks all look the same, so a rule reads the same whatever the format.
 * A plist `<key>a</key><string>b</string>` is one `pair` with name `a` and value `b`.
 */
export interface DocumentNode {
  /**
   * `element` XML/HTML; `pair` key with scalar, object or list; `item` list member; `block` named braces
   * (`android {`, `match /x {`); `call` a call with arguments (`implementation("a:b:1")`); `document` the root.
   */
  readonly kind: 'document' | 'element' | 'pair' | 'item' | 'block' | 'call';
  /** Element name, key, block or call name; index for items; empty for the root. */
  readonly name: string;
  readonly nameRange: TextRange;
  /** The whole construct. */
  readonly range: TextRange;
  /** Scalar content: text of an element, value of a pair or item, first constant argument of a call or block (`match /x`). */
  readonly value?: Scalar;
  /** Of the value as written, without quotes. Present exactly when `value` is. */
  readonly valueRange?: TextRange;
  readonly attributes: readonly DocumentAttribute[];
  readonly children: readonly DocumentNode[];
  readonly parent?: DocumentNode;
  /** Names from the root down to this node; list items as their index. */
  readonly path: readonly string[];
}

export interface DocumentTree {
  readonly root: DocumentNode;
  readonly comments: readonly Comment[];
  readonly hasErrors: boolean;
  /** What is wrong and where, for the user: `line 3: missing closing quote`. */
  readonly errors: readonly { readonly message: string; readonly range: TextRange }[];
}

/** The attribute with this canonical name, or undefined. When it is repeated, the first one wins, as Android's tools do. */
export function attribute(node: DocumentNode, name: string): DocumentAttribute | undefined {
  return node.attributes.find((candidate) => candidate.name === name);
}

/** The first child with this name. */
export function child(node: DocumentNode, name: string): DocumentNode | undefined {
  return node.children.find((candidate) => candidate.name === name);
}

/** The first node reached by following child names; list items go by index. */
export function at(node: DocumentNode, ...path: readonly string[]): DocumentNode | undefined {
  let current: DocumentNode | undefined = node;
  for (const name of path) current = current && child(current, name);
  return current;
}

/** All nodes below `node` in document order, without itself. */
export function* descendants(node: DocumentNode): Generator<DocumentNode> {
  for (const next of node.children) {
    yield next;
    yield* descendants(next);
  }
}
