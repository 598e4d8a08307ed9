import type { Located, TextEdit, TextRange } from "../text/range.js";

/** An HCL file as a tree. Ranges are UTF-16 offsets in its text. Children are inside their parents, in order. */
export interface HclFile {
  readonly body: Body;
  readonly comments: readonly TextRange[];
  /** The number of errors that this parser found; 0 for valid text. */
  readonly problems: number;
  /** The places of the first ones, in the order in which they were found. */
  readonly syntaxErrors: readonly HclSyntaxError[];
  /**
   * Whether the text has no errors and each bracket, string and comment in it ends, so that a part of it between
   * brackets means the same wherever it is.
   */
  readonly isSound: boolean;
}

/** A place where a text is not HCL: what is missing is after its range, anything else is in it. */
export interface HclSyntaxError {
  readonly kind: "missing-comma" | "extra-comma" | "missing-line-break" | "escape" | "unexpected";
  readonly range: TextRange;
  /** The edits that fix it; several errors of one kind may need each other's. */
  readonly edits: readonly TextEdit[];
}

/** The content of a block, or a whole file. */
export interface Body {
  readonly range: TextRange;
  readonly items: readonly BodyItem[];
  /** Whether both braces are present. The body of a file is always closed. */
  readonly isClosed: boolean;
}

export type BodyItem = Argument | HclBlock | Stray;

/** `name = value`. */
export interface Argument {
  readonly kind: "argument";
  readonly range: TextRange;
  readonly name: Located<string>;
  /** `undefined` if the value is not written yet. */
  readonly value: Expression | undefined;
}

/** `type "label" label { … }`. */
export interface HclBlock {
  readonly kind: "block";
  readonly range: TextRange;
  readonly type: Located<string>;
  readonly labels: readonly Located<string>[];
  readonly body: Body;
}

/** An expression in a place that allows none: the text was understood, but not its place. */
export interface Stray {
  readonly kind: "stray";
  readonly range: TextRange;
  readonly value: Expression;
}

export type Expression =
  | Template
  | ObjectValue
  | List
  | Call
  | Conditional
  | For
  | HclOperation
  | Traversal
  | Literal
  | Parentheses
  | Unreadable;

/** A quoted string or a heredoc. */
export interface Template {
  readonly kind: "template";
  readonly form: "quoted" | "heredoc";
  /** Including its quotes, or from `<<` to the end of the closing marker. */
  readonly range: TextRange;
  /** Between the quotes; in a heredoc from its first line to the start of the line of its marker. */
  readonly content: TextRange;
  readonly parts: readonly TemplatePart[];
  /** `<<-`: the smallest indentation is removed from all lines. */
  readonly isIndented: boolean;
  readonly isClosed: boolean;
}

export type TemplatePart = TextPart | Interpolation | Directive;

/** Text as written, including escapes. */
export interface TextPart {
  readonly kind: "text";
  readonly range: TextRange;
}

/** `${ value }`; a `~` next to a brace removes white space on that side. */
export interface Interpolation {
  readonly kind: "interpolation";
  readonly range: TextRange;
  readonly value: Expression | undefined;
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  readonly isClosed: boolean;
}

/** `%{ if … }`, `%{ else }`, `%{ endif }`, `%{ for … }`, `%{ endfor }`. */
export interface Directive {
  readonly kind: "directive";
  readonly range: TextRange;
  readonly keyword: string;
  /** The condition of an `if`, the collection of a `for`. */
  readonly value: Expression | undefined;
  readonly trimsBefore: boolean;
  readonly trimsAfter: boolean;
  readonly isClosed: boolean;
}

export interface ObjectValue {
  readonly kind: "object";
  readonly range: TextRange;
  readonly items: readonly ObjectItem[];
  readonly isClosed: boolean;
}

export interface ObjectItem {
  readonly range: TextRange;
  /** `undefined` for a value whose key is missing. */
  readonly key: Expression | undefined;
  /** The `=` or `:`; `undefined` if it is missing. */
  readonly separator: Located<"=" | ":"> | undefined;
  readonly value: Expression | undefined;
}

export interface List {
  readonly kind: "list";
  readonly range: TextRange;
  readonly items: readonly Expression[];
  readonly isClosed: boolean;
}

export interface Call {
  readonly kind: "call";
  readonly range: TextRange;
  readonly name: Located<string>;
  readonly items: readonly Expression[];
  readonly isClosed: boolean;
  /** `f(list...)`. */
  readonly isSpread: boolean;
}

export interface Conditional {
  readonly kind: "conditional";
  readonly range: TextRange;
  readonly condition: Expression;
  readonly yes: Expression | undefined;
  readonly no: Expression | undefined;
}

/** `[for x in list : value if condition]`, `{for k, v in map : key => value... if condition}`. */
export interface For {
  readonly kind: "for";
  readonly form: "list" | "object";
  readonly range: TextRange;
  readonly names: readonly Located<string>[];
  readonly collection: Expression | undefined;
  readonly key: Expression | undefined;
  readonly value: Expression | undefined;
  readonly condition: Expression | undefined;
  readonly isClosed: boolean;
}

/** Operands with operators between or before them, in the order of the text. Precedence is not needed here. */
export interface HclOperation {
  readonly kind: "operation";
  readonly range: TextRange;
  readonly operands: readonly Expression[];
}

/** `local.names[0].*.id`: the name or value at its start, and its steps. */
export interface Traversal {
  readonly kind: "traversal";
  readonly range: TextRange;
  readonly root: Located<string> | Expression;
  readonly steps: readonly Step[];
}

export type Step =
  | { readonly kind: "attribute"; readonly name: Located<string> }
  | { readonly kind: "index"; readonly range: TextRange; readonly value: Expression | undefined }
  | { readonly kind: "splat"; readonly range: TextRange };

/** A number, `true`, `false` or `null`. */
export interface Literal {
  readonly kind: "literal";
  readonly range: TextRange;
  readonly value: number | boolean | null;
}

export interface Parentheses {
  readonly kind: "parentheses";
  readonly range: TextRange;
  readonly value: Expression | undefined;
  readonly isClosed: boolean;
}

/** Characters that are not an expression, or a text nested deeper than any real configuration. */
export interface Unreadable {
  readonly kind: "unreadable";
  readonly range: TextRange;
}
