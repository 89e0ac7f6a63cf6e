import type { ApiModel, SanitizerKind, SinkKind, SourceKind } from '../../models/api-model';
import type { SyntaxNode } from '../../syntax/nodes';
import type { FlowStep, Resolution } from '../semantics';

/** A value on its way from a source to a sink, unsanitised. */
export interface FlowPath {
  readonly source: { readonly node: SyntaxNode; readonly kind: SourceKind; readonly name: string };
  readonly sink: {
    readonly call: SyntaxNode;
    readonly value: SyntaxNode;
    /** The key argument and its constant value, when the model has one. */
    readonly key?: SyntaxNode;
    readonly keyValue?: string;
    readonly model: ApiModel;
    readonly resolution: Resolution;
  };
  readonly steps: readonly FlowStep[];
}

/** What a rule asks the solver for. */
export interface FlowQuery {
  readonly sources: readonly SourceKind[];
  readonly sinks: readonly SinkKind[];
  readonly sanitizers: readonly SanitizerKind[];
  /** The same sink with the key alone (`putString("password", x)`), even when no source reaches it. */
  readonly keyIsSource?: boolean;
}

/** Where an identifier stands: a value's own name, a map or JSON key, a called function, or an input control whose content is read. */
export type NameContext = 'name' | 'key' | 'call' | 'input';

export interface NamedSource {
  readonly kind: SourceKind;
  readonly name: string;
}

/** What a name says about its value; several kinds when it has several (a password is a credential too). */
export type Classify = (identifier: string, context: NameContext) => NamedSource | readonly NamedSource[] | undefined;
