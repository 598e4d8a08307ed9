import type { TextRange } from "../text/range.js";

/** The syntax tree that every container of a policy is read into. Ranges are offsets in the file. */
export type SyntaxNode = ObjectNode | ArrayNode | StringNode | ScalarNode;

export interface ObjectNode {
  readonly kind: "object";
  readonly range: TextRange;
  readonly properties: readonly PropertyNode[];
  /** Whether the closing brace is there; without it the range goes to the end of the text. */
  readonly isClosed: boolean;
}

export interface PropertyNode {
  readonly key: StringNode;
  /** `undefined` while the value is still to be written. */
  readonly value: SyntaxNode | undefined;
}

export interface ArrayNode {
  readonly kind: "array";
  readonly range: TextRange;
  readonly items: readonly SyntaxNode[];
  /** Whether the closing bracket is there; without it the range goes to the end of the text. */
  readonly isClosed: boolean;
}

export interface StringNode {
  readonly kind: "string";
  /** Quotes included. */
  readonly range: TextRange;
  /** What stands between the quotes, as written. */
  readonly content: TextRange;
  /** The text that is meant: escapes resolved. */
  readonly value: string;
  /** Whether the closing quote is there. */
  readonly isClosed: boolean;
}

/** A number, a boolean or null. */
export interface ScalarNode {
  readonly kind: "scalar";
  readonly range: TextRange;
  readonly value: number | boolean | null;
}

/** The value of a property. Of a key that is written twice the last one counts, as in every JSON reader. */
export function findProperty(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  if (node?.kind !== "object") return undefined;
  return node.properties.findLast((property) => property.key.value === key)?.value;
}

/** Whether the object has the key, with or without a value. */
export function hasProperty(node: SyntaxNode | undefined, key: string): boolean {
  return node?.kind === "object" && node.properties.some((property) => property.key.value === key);
}

/** Characters of the value as strict JSON without white space: what the service counts. */
export function minifiedLength(node: SyntaxNode): number {
  const commas = (count: number) => Math.max(count - 1, 0);
  switch (node.kind) {
    case "object":
      return 2 + commas(node.properties.length) +
        node.properties.reduce((sum, { key, value }) => sum + minifiedLength(key) + 1 + (value ? minifiedLength(value) : 0), 0);
    case "array":
      return 2 + commas(node.items.length) + node.items.reduce((sum, item) => sum + minifiedLength(item), 0);
    case "string":
      return JSON.stringify(node.value).length;
    case "scalar":
      return String(node.value).length;
  }
}
