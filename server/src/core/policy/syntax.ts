import type { TextRange } from "../text/range.js";

/** The syntax tree of every container of a policy. Ranges are UTF-16 offsets in the file. */
export type SyntaxNode = ObjectNode | ArrayNode | StringNode | ScalarNode;

export interface ObjectNode {
  readonly kind: "object";
  readonly range: TextRange;
  readonly properties: readonly PropertyNode[];
  /** Whether the closing brace is present; without it the range extends to the end of the text. */
  readonly isClosed: boolean;
}

export interface PropertyNode {
  readonly key: StringNode;
  /** `undefined` if the value is not written yet. */
  readonly value: SyntaxNode | undefined;
}

export interface ArrayNode {
  readonly kind: "array";
  readonly range: TextRange;
  readonly items: readonly SyntaxNode[];
  /** Whether the closing bracket is present; without it the range extends to the end of the text. */
  readonly isClosed: boolean;
}

export class StringNode {
  readonly kind = "string";

  constructor(
    readonly start: number,
    readonly end: number,
    /** The text with escapes resolved. */
    readonly value: string,
    /** Whether the closing quote is present. */
    readonly isClosed: boolean,
  ) {}

  /** Including the quotes. Ranges are made when they are needed, because most nodes of a long policy are strings. */
  get range(): TextRange {
    return { start: this.start, end: this.end };
  }

  /** Between the quotes, as written. */
  get content(): TextRange {
    return { start: this.start + 1, end: this.isClosed ? this.end - 1 : this.end };
  }
}

/** A number, a boolean or null. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly range: TextRange;
  readonly value: number | boolean | null;
}

/** The value of a property. If a key occurs twice, the last one counts, as in every JSON parser. */
export function findProperty(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  if (node?.kind !== "object") return undefined;
  return node.properties.findLast((property) => property.key.value === key)?.value;
}

/** Whether the object has the key, with or without a value. */
export function hasProperty(node: SyntaxNode | undefined, key: string): boolean {
  return node?.kind === "object" && node.properties.some((property) => property.key.value === key);
}
