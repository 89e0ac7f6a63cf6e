import type { TextRange } from '../core/location';

/**
 * The neutral syntax tree: one shape for every programming language. It is partial on purpose; whatever has no neutral
 * kind is a `native` node that keeps its children, so a walk always reaches everything. Ranges are UTF-16 offsets into the
 * file's text. Nodes are plain objects built once per parse and stay valid when the grammar's own tree is freed
 * (`ParsedFile.dispose`).
 */
export interface NodeBase {
  readonly range: TextRange;
  readonly parent: SyntaxNode | undefined;
  /** Every neutral child in source order, whether or not a named field refers to it. */
  readonly children: readonly SyntaxNode[];
  /** The grammar's name of the node, for example `call_expression`. */
  readonly nativeKind: string;
}

export interface FileNode extends NodeBase {
  readonly kind: 'file';
  /** Kotlin, Java: the package; empty elsewhere. */
  readonly packageName: string;
  /** The root of tree-sitter's own tree (a web-tree-sitter `Node`), for tools that show it; valid until `dispose`. */
  readonly native?: unknown;
}

/** One import directive, `#import`, `require` assignment or dynamic import with a constant specifier. */
export interface ImportNode extends NodeBase {
  readonly kind: 'import';
  /** Kotlin, Java: package (or owner type of a static import); Swift: module; Objective-C: header path; Dart, TS: specifier. */
  readonly module: string;
  readonly names: readonly { readonly imported: string; readonly local: string }[];
  /** Everything of the module is visible without a prefix (`a.b.*`, Swift, Objective-C, Dart without `show`/`as`). */
  readonly wildcard: boolean;
  /** `import * as ns` (TS), `import '…' as ns` (Dart). */
  readonly namespace?: string;
}

/** A type as written. `name` is without arguments, nullability and wrappers: `Optional<Foo>?` → `Optional`, `[Foo]` → `Array`, `Foo*` → `Foo`. */
export interface TypeRef {
  readonly name: string;
  readonly text: string;
  readonly args: readonly TypeRef[];
  readonly nullable: boolean;
  readonly range: TextRange;
}

export interface AnnotationNode extends NodeBase {
  readonly kind: 'annotation';
  readonly name: string;
  readonly args: readonly Argument[];
}

/** Class, interface, object, struct, enum, protocol, extension, mixin, Objective-C @interface/@implementation. */
export interface ClassNode extends NodeBase {
  readonly kind: 'class';
  /** Empty for an anonymous class (`object : Foo {}`, `new Foo() {}`). */
  readonly name: string;
  readonly nameRange: TextRange;
  readonly form:
    | 'class'
    | 'interface'
    | 'object'
    | 'companion'
    | 'struct'
    | 'enum'
    | 'protocol'
    | 'extension'
    | 'anonymous';
  readonly supertypes: readonly TypeRef[];
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
}

/** Function, method, constructor, accessor, lambda, closure, block. */
export interface FunctionNode extends NodeBase {
  readonly kind: 'function';
  /** Empty for lambdas; `init`/`constructor`/class name for constructors; the whole selector in Objective-C (`a:b:`). */
  readonly name: string;
  readonly nameRange: TextRange;
  readonly form: 'function' | 'method' | 'constructor' | 'getter' | 'setter' | 'lambda';
  readonly params: readonly ParameterNode[];
  readonly returnType?: TypeRef;
  /** Kotlin extension receiver. */
  readonly receiverType?: TypeRef;
  /** A `block`, or the expression of an expression body; absent for declarations without body. */
  readonly body?: SyntaxNode;
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
}

export interface ParameterNode extends NodeBase {
  readonly kind: 'parameter';
  readonly name: string;
  readonly nameRange: TextRange;
  /** Swift external label, Objective-C selector part, Dart/Kotlin name where it can be used as a label. */
  readonly label?: string;
  readonly type?: TypeRef;
  readonly defaultValue?: SyntaxNode;
}

/** Local variable, field, property, top-level constant. Destructuring gives one node per bound name. */
export interface VariableNode extends NodeBase {
  readonly kind: 'variable';
  readonly name: string;
  readonly nameRange: TextRange;
  readonly scope: 'local' | 'member' | 'top-level';
  /** Cannot be assigned again: `val`, `let` (Swift), `const`, `final`. */
  readonly constant: boolean;
  readonly type?: TypeRef;
  readonly initializer?: SyntaxNode;
  readonly annotations: readonly AnnotationNode[];
  readonly modifiers: readonly string[];
}

export interface Argument {
  /** Swift/Kotlin/Dart label, Objective-C selector part, JSX attribute name. */
  readonly label?: string;
  readonly labelRange?: TextRange;
  readonly value: SyntaxNode;
  /** Label and value together, without separators. */
  readonly range: TextRange;
  /** Lambda written behind the closing parenthesis. */
  readonly trailing: boolean;
}

/**
 * Function call, method call, message send, constructor call, JSX element. Objective-C: `name` is the selector
 * (`setObject:forKey:`) and every argument carries its part as label (`setObject`, `forKey`). A Dart cascade section has the
 * cascade's object as receiver. A JSX element has its tag as name, attributes as labelled arguments, children as trailing ones.
 */
export interface CallNode extends NodeBase {
  readonly kind: 'call';
  readonly name: string;
  readonly nameRange: TextRange;
  readonly receiver?: SyntaxNode;
  readonly args: readonly Argument[];
  readonly form: 'call' | 'new' | 'message' | 'jsx' | 'super';
  /** `a?.b()` or messages to `self?`; also `a!.b()` is not optional. */
  readonly optional: boolean;
  readonly cascade: boolean;
  readonly typeArgs: readonly TypeRef[];
}

/** `target = value`, `target += value`, `a[b] = c`, `obj.prop = value`, also a Dart cascade section `..prop = value`. */
export interface AssignmentNode extends NodeBase {
  readonly kind: 'assignment';
  readonly target: SyntaxNode;
  readonly operator: string;
  readonly value: SyntaxNode;
}

export interface NameNode extends NodeBase {
  readonly kind: 'name';
  /** The identifier; `this`/`self` are both `this`, `super` is `super`. */
  readonly name: string;
}

/** `receiver.name` without a call. Swift `.foo` without receiver has none; Kotlin `Foo::bar` is a member with `reference`. */
export interface MemberNode extends NodeBase {
  readonly kind: 'member';
  readonly receiver?: SyntaxNode;
  readonly name: string;
  readonly nameRange: TextRange;
  readonly optional: boolean;
  readonly reference: boolean;
}

export interface IndexNode extends NodeBase {
  readonly kind: 'index';
  readonly receiver: SyntaxNode;
  readonly index: SyntaxNode;
}

/** A string without interpolation. `contentRange` lies between the quotes; `value` has escapes decoded. */
export interface StringNode extends NodeBase {
  readonly kind: 'string';
  readonly value: string;
  readonly contentRange: TextRange;
}

/** A string with interpolation: its parts in order, text parts as `string` nodes whose range is the text itself. */
export interface TemplateNode extends NodeBase {
  readonly kind: 'template';
  readonly parts: readonly SyntaxNode[];
}

export interface NumberNode extends NodeBase {
  readonly kind: 'number';
  readonly value: number;
}

export interface BooleanNode extends NodeBase {
  readonly kind: 'boolean';
  readonly value: boolean;
}

export interface NullNode extends NodeBase {
  readonly kind: 'null';
}

export interface BinaryNode extends NodeBase {
  readonly kind: 'binary';
  /** As written: `+`, `&&`, `==`, `?:`, `??`, `in`, `is` … */
  readonly operator: string;
  readonly left: SyntaxNode;
  readonly right: SyntaxNode;
}

export interface UnaryNode extends NodeBase {
  readonly kind: 'unary';
  readonly operator: string;
  readonly operand: SyntaxNode;
}

/** `if`, ternary, Swift `guard`, `#if`. For `guard`, `then` is the rest of the block's condition and `otherwise` its body. */
export interface ConditionalNode extends NodeBase {
  readonly kind: 'conditional';
  readonly form: 'if' | 'ternary' | 'guard' | 'preprocessor';
  /** Absent only for `#if` (see `conditionText`). */
  readonly condition?: SyntaxNode;
  /** The condition as written. */
  readonly conditionText: string;
  readonly then?: SyntaxNode;
  readonly otherwise?: SyntaxNode;
}

export interface ReturnNode extends NodeBase {
  readonly kind: 'return';
  readonly value?: SyntaxNode;
}

/** Array, list, set, map, dictionary and object literals, also Kotlin/Java factory calls are *not* this but calls. */
export interface CollectionNode extends NodeBase {
  readonly kind: 'collection';
  readonly form: 'list' | 'map';
  /** List elements, or `pair` nodes. */
  readonly elements: readonly SyntaxNode[];
}

export interface PairNode extends NodeBase {
  readonly kind: 'pair';
  /** The key when it is an identifier or a string without interpolation. */
  readonly name?: string;
  readonly key: SyntaxNode;
  readonly value: SyntaxNode;
}

/** Parentheses, casts, `await`, `try`, non-null and optional marks, spread: transparent to data flow. */
export interface WrapperNode extends NodeBase {
  readonly kind: 'wrapper';
  readonly form: 'paren' | 'cast' | 'await' | 'try' | 'non-null' | 'spread';
  readonly operand: SyntaxNode;
  readonly type?: TypeRef;
}

export interface BlockNode extends NodeBase {
  readonly kind: 'block';
}

export interface NativeNode extends NodeBase {
  readonly kind: 'native';
}

export type SyntaxNode =
  | FileNode
  | ImportNode
  | AnnotationNode
  | ClassNode
  | FunctionNode
  | ParameterNode
  | VariableNode
  | CallNode
  | AssignmentNode
  | NameNode
  | MemberNode
  | IndexNode
  | StringNode
  | TemplateNode
  | NumberNode
  | BooleanNode
  | NullNode
  | BinaryNode
  | UnaryNode
  | ConditionalNode
  | ReturnNode
  | CollectionNode
  | PairNode
  | WrapperNode
  | BlockNode
  | NativeNode;

export type SyntaxKind = SyntaxNode['kind'];
export type NodeOfKind<K extends SyntaxKind> = Extract<SyntaxNode, { kind: K }>;

export interface Comment {
  readonly range: TextRange;
  /** With its markers. */
  readonly text: string;
}

/** One parsed code file. */
export interface SyntaxTree {
  readonly root: FileNode;
  readonly comments: readonly Comment[];
  /** The time budget was spent and the token-level reader stood in: calls, strings and assignments only. */
  readonly reduced: boolean;
  /** The parser had to skip or invent something. Findings elsewhere in the file stay. */
  readonly hasErrors: boolean;
}
