import type { CodeLanguage } from '../core/language';

/** What a value is (source) or where it goes (sink). Rules ask for kinds; rows say what has them. */
export type SourceKind =
  | 'credential'
  | 'password'
  | 'personal-data'
  | 'otp'
  | 'financial'
  | 'health'
  | 'location-data'
  | 'session-flag'
  | 'device-identifier'
  | 'weak-random';
/** `weak-digest`: a hash function that is broken; `fast-digest`: a sound one that is too fast for passwords; `crypto-input`: keys, IVs. */
export type SinkKind =
  | 'plaintext-storage'
  | 'secure-storage'
  | 'log'
  | 'analytics'
  | 'network'
  | 'weak-digest'
  | 'fast-digest'
  | 'crypto-input'
  | 'clipboard';
export type SanitizerKind = 'encryption' | 'hash' | 'redaction' | 'metadata';

/**
 * One row of knowledge about an API.
 *
 * `api` is `owner#member`: the owner is a qualified type (Kotlin, Java), a type (Swift, Objective-C), a library and type
 * separated by a space (`package:hive/hive.dart Box#put`) or a module (TypeScript; `module Type#member` for methods of a
 * type the module exports, `module#default.member` for members of its default export). `member` is the function name, in
 * Swift with labels (`set(_:forKey:)`), in Objective-C the selector; `<init>` is a constructor; a trailing `=` a property
 * setter (`[]=` of an index, `*=` of any property); without owner (`#member`) a global function.
 */
export interface ApiModel {
  readonly role: 'source' | 'sink' | 'sanitizer' | 'propagator';
  readonly kind: SourceKind | SinkKind | SanitizerKind | 'through';
  readonly languages: readonly CodeLanguage[];
  readonly api: string;
  /**
   * Which value: an argument by position or label, the receiver, the result; `arg:*` every argument; `public-interpolation`
   * what a Swift log message marks `privacy: .public`.
   */
  readonly at: `arg:${number}` | 'arg:*' | `label:${string}` | 'receiver' | 'return' | 'public-interpolation';
  /** The argument that names the slot the value goes to (a preferences key), for sinks that have one. */
  readonly key?: `arg:${number}` | `label:${string}`;
  /** Short name for messages: `SharedPreferences`, `UserDefaults`. */
  readonly label: string;
  /** The member name is so distinctive that a receiver of unknown type counts (resolution `name-only`). */
  readonly distinctive?: boolean;
  /** A receiver of unknown type counts as `inferred` when its text matches (`/prefs|preferences/i`). */
  readonly receiverHint?: RegExp;
  /** A word of every file that uses the API, where its own name is not written: `settings[KEY] = value` stands in `edit { … }`. */
  readonly word?: string;
  /** The row means only calls with this argument: a key, a constant, as written. */
  readonly only?: { readonly arg: number; readonly text: RegExp };
  /** What else must hold for the row to apply. */
  readonly where?: ModelCondition;
  /** Where the fact comes from. */
  readonly source?: string;
}

/**
 * A condition on the call of a row: the module that the file must import, and the text or name (`CryptoDigestAlgorithm.MD5`
 * is `MD5`) of an argument, or of the call that made the receiver: its first argument or, without arguments, its own name.
 */
export interface ModelCondition {
  readonly module?: string;
  readonly at?: `arg:${number}` | 'maker';
  readonly value?: RegExp;
}
