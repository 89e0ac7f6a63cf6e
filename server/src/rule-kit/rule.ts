import type { AnalysisNotice, Applicability, Precision, Severity } from '../core/diagnostic';
import type { DependencyEcosystem, Edit } from '../core/edit';
import type { FileRole, LanguageId } from '../core/language';
import type { Location, TextRange } from '../core/location';
import type { SanitizerKind, SinkKind, SourceKind } from '../models/api-model';
import type { DeviceForm } from '../models/platform-levels';
import type { FlowPath } from '../semantics/flow/flow-path';
import type { FlowStep, ProjectSymbols, Semantics } from '../semantics/semantics';
import type { DocumentNode } from '../syntax/document';
import type { NodeOfKind, SyntaxNode } from '../syntax/nodes';
import type { ParsedFile } from '../syntax/parsed-file';

export type RuleCategory =
  | 'storage'
  | 'crypto'
  | 'auth'
  | 'network'
  | 'platform'
  | 'code'
  | 'resilience'
  | 'privacy'
  | 'cloud';

/** The product's four arguments: 1 collect less, 2 assess every layer, 3 strengthen what the user enters, 4 strictest solutions. */
export type MissionPoint = 1 | 2 | 3 | 4;

export interface RuleMeta {
  readonly title: string;
  readonly category: RuleCategory;
  /** Default of the messages that name none. */
  readonly severity: Severity;
  readonly precision: Precision;
  readonly languages: readonly LanguageId[];
  readonly cwe: readonly number[];
  /** MASVS v2.1 controls: `MASVS-STORAGE-1`. */
  readonly masvs: readonly string[];
  /** MASWE v1.0.0 ids: `MASWE-0001`. */
  readonly maswe: readonly string[];
  readonly mission: readonly MissionPoint[];
  readonly since: string;
  readonly aliases?: readonly string[];
  /** Report in test, mock, fixture and sample code too; silent there by default. */
  readonly inTests?: boolean;
  /**
   * What code inside a debug-only branch or source set does: `silent`, `lower` (one severity step, the default) or `same`.
   */
  readonly inDebug?: 'silent' | 'lower' | 'same';
  /** Where several messages fit one place, only the gravest is reported. */
  readonly gravestOnly?: boolean;
  /** The rule looks at string contents or raw text on purpose, so the derived "inside a string" test does not apply. */
  readonly readsStrings?: boolean;
  /** Why no fix can exist; required when `fixes` is empty. */
  readonly noFix?: string;
  /** Languages in which one would look for the rule, and why it finds nothing there. */
  readonly notIn?: Partial<Readonly<Record<LanguageId, string>>>;
  /** Languages and messages of the rule that no fix is for, and why. */
  readonly withoutFix?: Readonly<Record<string, string>>;
  readonly docs: {
    readonly what: string;
    readonly why: string;
    readonly fix: string;
    readonly references: readonly string[];
  };
}

/** Anything with a place in the file of the match; nodes of both trees qualify. */
export interface Anchor {
  readonly range: TextRange;
}

/**
 * What a query found. `at` is the smallest node that shows the problem. `state` is handed to the fixes, which run on a
 * fresh match of the current text, so it may hold nodes. Project queries set `uri`.
 */
export interface Match<M extends string = string> {
  readonly messageId: M;
  readonly at: Anchor;
  readonly uri?: string;
  readonly data?: Readonly<Record<string, string>>;
  readonly related?: readonly (Location & { readonly message: string })[];
  readonly flow?: readonly FlowStep[];
  /** Override the rule's defaults for this match. */
  readonly severity?: Severity;
  readonly precision?: Precision;
  readonly state?: unknown;
}

export interface Dependency {
  readonly ecosystem: DependencyEcosystem | 'cordova';
  /** `group:artifact` for Gradle, the package name elsewhere. */
  readonly name: string;
  readonly version?: string;
  readonly uri: string;
  /** The name (or coordinate) as written. */
  readonly range: TextRange;
  readonly versionRange?: TextRange;
  /** Test or development dependency. */
  readonly dev: boolean;
  /** What a package asks of the app that uses it; the app decides. */
  readonly peer?: boolean;
  /** Where the version is written when a variable holds it. */
  readonly versionPlace?: Location;
  /** What a lock file holds it at. */
  readonly locked?: Location & { readonly version: string };
  /** A row of a version catalog that no build script names, though scripts name others. */
  readonly unused?: boolean;
}

export type PlatformLevelKind = 'min-sdk' | 'target-sdk' | 'compile-sdk' | 'ios-deployment-target';

/** A level of the platform that a build asks for. */
export interface PlatformLevel {
  readonly kind: PlatformLevelKind;
  /** The API level, or the iOS version with its first decimal: `12.4`. */
  readonly value: number;
  /** Where the number is written, perhaps in another file than the one that asks for it; else where it is asked for. */
  readonly uri: string;
  readonly range: TextRange;
  /** The number as it stands in `range`; undefined where `range` is an expression. */
  readonly written?: string;
  /** URI of the folder of the file that asks. */
  readonly module: string;
  /** What the module's manifest requires the device to be. */
  readonly form: DeviceForm;
  readonly role: 'application' | 'library' | 'unknown';
}

export type Platform = 'android' | 'ios' | 'react-native' | 'expo' | 'capacitor' | 'cordova' | 'flutter';

/**
 * What is known about the project a file belongs to. Made by `project/` from per-file summaries; documents (manifests,
 * plists, build files) are kept parsed because they are small.
 */
export interface ProjectFacts {
  /** URI of the project's folder, without a trailing slash. */
  readonly root: string;
  readonly platforms: ReadonlySet<Platform>;
  readonly minSdk?: number;
  readonly targetSdk?: number;
  /** Every level that a build file asks for, and where its number stands. */
  readonly platformLevels: readonly PlatformLevel[];
  /** Android: `namespace` or `applicationId`. */
  readonly applicationId?: string;
  readonly dependencies: readonly Dependency[];
  readonly symbols: ProjectSymbols;
  dependsOn(name: string | RegExp): boolean;
  /** Structured files of a role, parsed. */
  documents(role: FileRole): readonly ParsedFile[];
  /** Whether any code file of the project contains this word (see `Rule.projectWords`). Test files do not count. */
  usesWord(word: string): boolean;
  /** Files of the project that contain the word, at most a few. */
  filesUsing(word: string): readonly string[];
  /** Hosts that code of the project may ask without encryption, sorted. Test files do not count. */
  readonly plainHosts: readonly string[];
  /** Whether a file exists, by URI. */
  exists(uri: string): boolean;
  /** Everything in the project was read; false while a scan is under way or when only open files are known. */
  readonly complete: boolean;
  /** Native binaries (`.aar`, `.so`, `.framework`) whose needs cannot be known. */
  readonly hasOpaqueBinaries: boolean;
}

export interface RuleContext {
  readonly file: ParsedFile;
  readonly project: ProjectFacts;
  /** Throws when the file has no syntax tree; queries on code nodes always have one. */
  readonly semantics: Semantics;
  /** Test, mock, fixture, sample or example path. */
  readonly isTest: boolean;
  /** File of a debug source set (`src/debug/`). */
  readonly isDebugSource: boolean;
  /** The rule's option from the configuration. */
  option<T>(name: string): T | undefined;
}

type CodeQuery<M extends string, On extends string, N extends SyntaxNode> = {
  readonly on: On;
  /** Last identifiers that trigger the query (`'*'` for all); they also feed the prefilter. */
  readonly names: readonly string[];
  /** Restricts to some of the rule's languages. */
  readonly languages?: readonly LanguageId[];
  check(ctx: RuleContext, node: N): Iterable<Match<M>>;
};

export type Query<M extends string = string> =
  | CodeQuery<M, 'call', NodeOfKind<'call'>>
  | CodeQuery<M, 'assignment', NodeOfKind<'assignment'>>
  | CodeQuery<M, 'class', NodeOfKind<'class'>>
  | CodeQuery<M, 'function', NodeOfKind<'function'>>
  | CodeQuery<M, 'variable', NodeOfKind<'variable'>>
  | CodeQuery<M, 'annotation', NodeOfKind<'annotation'>>
  | CodeQuery<M, 'import', NodeOfKind<'import'>>
  | CodeQuery<M, 'pair', NodeOfKind<'pair'>>
  | CodeQuery<M, 'name', NodeOfKind<'name'> | NodeOfKind<'member'>>
  /** String literals and text parts of templates; `names` are words the text must contain for the file to be parsed. */
  | CodeQuery<M, 'string', NodeOfKind<'string'>>
  /** Nodes of structured files in these roles, by name. */
  | {
      readonly on: 'entry';
      readonly roles: readonly FileRole[];
      readonly names: readonly string[];
      check(ctx: RuleContext, node: DocumentNode): Iterable<Match<M>>;
    }
  /** The file as text, once, parsed or not; `triggers` are words of which one must occur. */
  | {
      readonly on: 'text';
      readonly triggers: readonly string[];
      readonly roles?: readonly FileRole[];
      check(ctx: RuleContext): Iterable<Match<M>>;
    }
  | {
      readonly on: 'flow';
      readonly sources: readonly SourceKind[];
      readonly sinks: readonly SinkKind[];
      readonly sanitizers: readonly SanitizerKind[];
      /** The same sink with the key alone (`putString("password", x)`), even when no source reaches it. */
      readonly keyIsSource?: boolean;
      check(ctx: RuleContext, path: FlowPath): Iterable<Match<M>>;
    }
  /** Once per project, on facts only. Matches name their `uri`. */
  | {
      readonly on: 'project';
      check(project: ProjectFacts, option: <T>(name: string) => T | undefined): Iterable<Match<M>>;
    };

export interface Fix<M extends string = string> {
  readonly title: string;
  readonly applicability: Applicability;
  readonly for: readonly M[];
  readonly languages: readonly LanguageId[];
  /**
   * Only for `manual` fixes that prepare the ground (a helper file, a snippet) while the developer has to move the code over:
   * why the finding stays until then. Fixes without it must remove their finding.
   */
  readonly leavesFinding?: string;
  /** Undefined when the fix does not apply to this match. `ctx.file` is the file of the match. */
  edits(ctx: RuleContext, match: Match<M>): readonly Edit[] | undefined;
}

export interface Rule<M extends string = string> {
  /** `<category>/<kebab-case name of the bad pattern>`; equals the path below `rules/`. */
  readonly id: string;
  readonly meta: RuleMeta;
  /** Texts with `{placeholders}` for `Match.data`. First sentence short and self-contained, then why, then what to do. */
  readonly messages: Readonly<Record<M, string | { readonly text: string; readonly severity: Severity }>>;
  readonly queries: readonly Query<M>[];
  /** Words whose presence in any code file project queries ask for. */
  readonly projectWords?: readonly string[];
  readonly fixes?: readonly Fix<M>[];
}

/** A rule as the engine sees it, whatever its message ids. */
// biome-ignore lint/suspicious/noExplicitAny: message ids are checked where the rule is defined; the engine treats all alike.
export type AnyRule = Rule<any>;

/** Checks a rule's types where it is written: a mistyped message id does not compile. */
export function defineRule<const M extends string>(rule: {
  readonly id: string;
  readonly meta: RuleMeta;
  readonly messages: Readonly<Record<M, string | { readonly text: string; readonly severity: Severity }>>;
  readonly queries: readonly Query<NoInfer<M>>[];
  readonly projectWords?: readonly string[];
  readonly fixes?: readonly Fix<NoInfer<M>>[];
}): Rule<M> {
  return rule;
}

export type { AnalysisNotice, FlowPath };
