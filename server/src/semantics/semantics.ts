import type { CodeLanguage } from '../core/language';
import type { TextRange } from '../core/location';
import type { Wording } from '../core/wording';
import type { ApiModel } from '../models/api-model';
import type { CallNode, ClassNode, FunctionNode, ParameterNode, SyntaxNode, VariableNode } from '../syntax/nodes';

export type ConstantValue = string | number | boolean | null;

/** `exact`: type and import known; `inferred`: type by knowledge of names or factories; `name-only`: only the name fits. */
export type Resolution = 'exact' | 'inferred' | 'name-only';

/** A type by name. `qualifiedName` is set when imports or the package tell it. */
export interface NominalType {
  readonly name: string;
  readonly qualifiedName?: string;
  readonly args: readonly NominalType[];
  readonly resolution: Resolution;
}

export type Declaration = VariableNode | ParameterNode | FunctionNode | ClassNode;

/** What a file means: names, types, constants. Everything is computed on first use and remembered. */
export interface Semantics {
  /** The qualified name a simple name stands for through the file's imports and package (`Log` → `android.util.Log`); TS: `module#export`. */
  qualifiedName(name: string): string | undefined;
  /** Modules and packages this file imports. */
  readonly importedModules: ReadonlySet<string>;
  /** The declaration in this file that a name, member of `this`, or call refers to. */
  declarationOf(node: SyntaxNode): Declaration | undefined;
  /** Names and members in this file that refer to a declaration, without the declaration itself. */
  referencesTo(declaration: Declaration): readonly SyntaxNode[];
  /** The nominal type of an expression: declared types, constructor calls, factories, scope functions. */
  typeOf(node: SyntaxNode): NominalType | undefined;
  /** The object a call or member acts on: its receiver, or the implicit one of `apply`/`with`/`edit {}`/cascade/`this`. */
  receiverType(call: CallNode): NominalType | undefined;
  /** The value after constant folding, across files of the project where the name resolves. */
  constantValue(node: SyntaxNode): ConstantValue | undefined;
  /** Whether the call is of this API (grammar of `ApiModel.api`), and how surely. */
  matchesApi(call: CallNode, api: string): Resolution | undefined;
  /** Like `matchesApi`, with the row's hints and conditions, and for members, assignments and annotations too. */
  matchesModel(node: SyntaxNode, model: ApiModel): Resolution | undefined;
  /** Inside a branch that runs in debug builds only (`BuildConfig.DEBUG`, `#if DEBUG`, `__DEV__`, `kDebugMode`, …). */
  isDebugOnly(node: SyntaxNode): boolean;
  readonly enclosingFunction: (node: SyntaxNode) => FunctionNode | undefined;
  readonly enclosingClass: (node: SyntaxNode) => ClassNode | undefined;
}

/** A place in this or another file. */
export interface FlowStep {
  readonly uri: string;
  readonly range: TextRange;
  readonly message: string;
  readonly wording?: Wording;
}

/** What other files of the project need to know about a function. Plain data, so it crosses worker threads. */
export interface FunctionSummary {
  readonly name: string;
  /** Calls only reach functions of languages that can call each other. */
  readonly language?: CodeLanguage;
  /** Name of the class, object or extension receiver it belongs to. */
  readonly owner?: string;
  readonly packageName: string;
  readonly params: readonly { readonly name: string; readonly label?: string }[];
  /** A parameter that reaches a sink, with the steps inside the function. */
  readonly sinks: readonly {
    readonly param: number;
    readonly kind: string;
    readonly api: string;
    /** The parameter that names the slot the value goes to, or the slot's constant name. */
    readonly keyParam?: number;
    readonly keyValue?: string;
    readonly steps: readonly FlowStep[];
  }[];
  /** Parameters whose value the function returns, unsanitised. */
  readonly returnsParams: readonly number[];
  /** Source kinds the function returns regardless of its arguments, and what the value is called where it comes from. */
  readonly returnsSources: readonly {
    readonly kind: string;
    readonly name: string;
    readonly steps: readonly FlowStep[];
  }[];
  /** Sanitiser kinds the returned value went through. */
  readonly returnsSanitised: readonly string[];
}

/** Names that one file offers to the others of its project. */
export interface SymbolSummary {
  /** Qualified (`Owner.NAME`, package in front where there is one) to folded value. */
  readonly constants: readonly {
    readonly name: string;
    readonly qualifiedName: string;
    readonly value: ConstantValue;
  }[];
  readonly functions: readonly FunctionSummary[];
  readonly classes: readonly {
    readonly name: string;
    readonly qualifiedName: string;
    readonly supertypes: readonly string[];
    readonly fields: readonly { readonly name: string; readonly type: string }[];
  }[];
  /** Hosts that the file's code may ask without encryption; absent where there are none. */
  readonly plainHosts?: readonly string[];
}

/** The symbols of all files of a project, looked up by simple or qualified name. */
export interface ProjectSymbols {
  /** Undefined when no file, or several files with different values, offer the name. */
  constant(name: string, owner?: string): ConstantValue | undefined;
  functions(name: string): readonly FunctionSummary[];
  /** Names of all functions with a parameter that reaches a sink; calls of them are sinks too. */
  readonly sinkFunctions?: ReadonlySet<string>;
  classes(name: string): readonly SymbolSummary['classes'][number][];
}
