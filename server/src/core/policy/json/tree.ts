import { type JSONVisitor, type ParseOptions, visit } from "jsonc-parser";
import { ownCopy } from "../../text/own-copy.js";
import { type ArrayNode, type ObjectNode, type PropertyNode, StringNode, type SyntaxNode } from "../syntax.js";

/** The tree of a text as far as it can be understood. */
export interface Tree {
  readonly root: SyntaxNode | undefined;
  readonly hasErrors: boolean;
}

/**
 * Parses a text with jsonc-parser. `written` is the text before normalization, with the same offsets; it decides where
 * strings are closed. `base` is the offset of the text in a larger one.
 */
export function parseTree(text: string, options: ParseOptions, written: string, base = 0): Tree {
  const builder = new TreeBuilder(written, base);
  visit(text, builder, options);
  return builder;
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** An object or list whose end is not read yet. */
type Open =
  | (Omit<Mutable<ObjectNode>, "properties"> & { properties: Mutable<PropertyNode>[] })
  | (Omit<Mutable<ArrayNode>, "items"> & { items: SyntaxNode[] });

class TreeBuilder implements JSONVisitor, Tree {
  root: SyntaxNode | undefined;
  hasErrors = false;
  readonly #open: Open[] = [];
  readonly #values = new Map<string, string>();
  readonly #written: string;
  readonly #base: number;

  constructor(written: string, base: number) {
    this.#written = written;
    this.#base = base;
  }

  readonly onObjectBegin = (offset: number): void => {
    this.#begin({ kind: "object", range: this.#range(offset, 0), properties: [], isClosed: false });
  };

  readonly onArrayBegin = (offset: number): void => {
    this.#begin({ kind: "array", range: this.#range(offset, 0), items: [], isClosed: false });
  };

  readonly onObjectProperty = (name: string, offset: number, length: number): void => {
    const parent = this.#open.at(-1);
    if (parent?.kind === "object")
      parent.properties.push({ key: this.#string(name, offset, length), value: undefined });
  };

  readonly onLiteralValue = (value: unknown, offset: number, length: number): void => {
    this.#add(
      typeof value === "string"
        ? this.#string(value, offset, length)
        : { kind: "scalar", range: this.#range(offset, length), value: value as number | boolean | null },
    );
  };

  readonly onObjectEnd = (offset: number): void => this.#end(offset);

  readonly onArrayEnd = (offset: number): void => this.#end(offset);

  readonly onError = (): void => {
    this.hasErrors = true;
  };

  #begin(node: Open): void {
    this.#add(node);
    this.#open.push(node);
  }

  /** jsonc-parser also ends what is open at the end of the text, and then at an offset that may be behind it. */
  #end(offset: number): void {
    const node = this.#open.pop();
    if (!node) return;
    node.isClosed = offset < this.#written.length;
    const end = node.isClosed ? offset + 1 : this.#written.length;
    node.range = { start: node.range.start, end: this.#base + end };
    // A copy has no room for more, which a list that has grown keeps.
    if (node.kind === "array") node.items = node.items.slice();
    else node.properties = node.properties.slice();
  }

  #add(node: SyntaxNode): void {
    const parent = this.#open.at(-1);
    if (!parent) this.root ??= node;
    else if (parent.kind === "array") parent.items.push(node);
    else {
      const property = parent.properties.at(-1);
      if (property) property.value ??= node;
    }
  }

  #string(value: string, offset: number, length: number): StringNode {
    const end = offset + length;
    const isClosed = length >= 2 && isQuote(this.#written, end - 1) && !isEscaped(this.#written, offset + 1, end - 1);
    return new StringNode(this.#base + offset, this.#base + end, this.#once(value), isClosed);
  }

  /**
   * Equal strings share their memory: a long policy repeats its keys and actions. They do not share that of the text,
   * because a statement of this version may be part of many later ones.
   */
  #once(value: string): string {
    const known = this.#values.get(value);
    if (known !== undefined) return known;
    const own = ownCopy(value);
    this.#values.set(own, own);
    return own;
  }

  #range(offset: number, length: number) {
    const start = this.#base + offset;
    return { start, end: start + length };
  }
}

function isQuote(text: string, at: number): boolean {
  return text.charCodeAt(at) === quote || /["“”＂]/.test(text[at]!);
}

function isEscaped(text: string, from: number, at: number): boolean {
  let slashes = 0;
  while (at - 1 - slashes >= from && text.charCodeAt(at - 1 - slashes) === backslash) slashes++;
  return slashes % 2 === 1;
}

const quote = 34;
const backslash = 92;
