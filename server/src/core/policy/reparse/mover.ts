import type { Located, TextRange } from "../../text/range.js";
import { type ObjectNode, type PropertyNode, StringNode, type SyntaxNode } from "../syntax.js";

/**
 * Makes the same nodes in a text where they start `by` characters later. One mover makes one copy of each node, so that
 * nodes that were the same are the same again.
 */
export class Mover {
  readonly #by: number;
  readonly #moved = new Map<SyntaxNode | PropertyNode, unknown>();

  constructor(by: number) {
    this.#by = by;
  }

  /** Uses `moved` as the copy of a node. */
  use(node: ObjectNode, moved: ObjectNode): void {
    this.#moved.set(node, moved);
  }

  node<T extends SyntaxNode>(node: T): T {
    return this.#once(node, () => {
      if (node.kind === "string")
        return new StringNode(node.start + this.#by, node.end + this.#by, node.value, node.isClosed);
      const range = this.range(node.range);
      switch (node.kind) {
        case "object":
          return { ...node, range, properties: node.properties.map((property) => this.property(property)) };
        case "array":
          return { ...node, range, items: node.items.map((item) => this.node(item)) };
        case "scalar":
          return { ...node, range };
      }
    });
  }

  property(property: PropertyNode): PropertyNode {
    return this.#once(property, () => ({
      key: this.node<StringNode>(property.key),
      value: this.optional(property.value),
    }));
  }

  optional<T extends SyntaxNode>(node: T | undefined): T | undefined {
    return node && this.node(node);
  }

  located<T>({ value, range }: Located<T>): Located<T> {
    return { value, range: this.range(range) };
  }

  range({ start, end }: TextRange): TextRange {
    return { start: start + this.#by, end: end + this.#by };
  }

  #once<T extends SyntaxNode | PropertyNode>(of: T, make: () => unknown): T {
    const moved = this.#moved.get(of) ?? make();
    this.#moved.set(of, moved);
    return moved as T;
  }
}
