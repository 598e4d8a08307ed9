import type { ValuePiece } from "../../hcl/decode.js";
import type { Directive, Expression } from "../../hcl/nodes.js";
import { loopNames } from "../template-variables.js";
import { type KnownValue, orderedEntries } from "./known-data.js";

/** A template as a tree: what a directive encloses belongs to it. */
export type TemplateNode =
  | { readonly kind: "text"; readonly value: string }
  | { readonly kind: "value"; readonly value: Expression }
  | {
      readonly kind: "if";
      readonly condition: Expression;
      readonly yes: readonly TemplateNode[];
      readonly no: readonly TemplateNode[];
    }
  | {
      readonly kind: "for";
      readonly names: readonly string[];
      readonly collection: Expression;
      readonly body: readonly TemplateNode[];
    };

/** A piece of a template, as far as its text depends on it. */
export type TextPiece = Pick<ValuePiece, "value" | "sequence">;

/** The tree of the pieces of a template; `undefined` if it is not complete. `text` is the text of the file. */
export function templateTree(pieces: readonly TextPiece[], text: string): readonly TemplateNode[] | undefined {
  const reader = new Reader(pieces, text);
  const nodes = reader.nodes();
  return reader.isAtEnd && reader.isSound ? nodes : undefined;
}

class Reader {
  readonly #pieces: readonly TextPiece[];
  readonly #text: string;
  #at = 0;
  #depth = 0;
  isSound = true;

  constructor(pieces: readonly TextPiece[], text: string) {
    this.#pieces = pieces;
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at === this.#pieces.length;
  }

  /** The nodes up to the end of the text, or up to an `else` or an end of a directive. */
  nodes(): TemplateNode[] {
    const nodes: TemplateNode[] = [];
    for (let piece = this.#pieces[this.#at]; piece; piece = this.#pieces[this.#at]) {
      const { sequence, value } = piece;
      if (sequence?.kind === "directive" && sequence.keyword !== "if" && sequence.keyword !== "for") break;
      this.#at++;
      if (!sequence) nodes.push({ kind: "text", value });
      else if (!sequence.value || !sequence.isClosed) this.isSound = false;
      else if (sequence.kind === "interpolation") nodes.push({ kind: "value", value: sequence.value });
      else nodes.push(this.#directive(sequence, sequence.value));
    }
    return nodes;
  }

  #directive(directive: Directive, value: Expression): TemplateNode {
    // Directives are not nested as deep as the stack.
    if (++this.#depth > deepest) this.isSound = false;
    const body = this.#depth > deepest ? [] : this.nodes();
    this.#depth--;
    if (directive.keyword === "for") {
      this.#expect("endfor");
      return { kind: "for", names: loopNames(directive, this.#text), collection: value, body };
    }
    const hasElse = this.#keyword === "else";
    if (hasElse) this.#at++;
    const no = hasElse ? this.nodes() : [];
    this.#expect("endif");
    return { kind: "if", condition: value, yes: body, no };
  }

  get #keyword(): string | undefined {
    const sequence = this.#pieces[this.#at]?.sequence;
    return sequence?.kind === "directive" ? sequence.keyword : undefined;
  }

  #expect(keyword: string): void {
    if (this.#keyword === keyword) this.#at++;
    else this.isSound = false;
  }
}

const deepest = 50;

/** Evaluates expressions; `undefined` for a value that is not known. */
interface Evaluating {
  of(node: Expression, names: ReadonlyMap<string, KnownValue | undefined>): KnownValue | undefined;
  /** Counts a step of a loop. Returns whether there may be more. */
  mayGoOn(): boolean;
}

/** The text of a template, not longer than `longest`; `undefined` if a part that matters is not known. */
export function templateText(
  nodes: readonly TemplateNode[],
  names: ReadonlyMap<string, KnownValue | undefined>,
  evaluating: Evaluating,
  longest: number,
): string | undefined {
  let text = "";
  for (const node of nodes) {
    const part = nodeText(node, names, evaluating, longest);
    if (part === undefined || text.length > longest) return undefined;
    text += part;
  }
  return text;
}

function nodeText(
  node: TemplateNode,
  names: ReadonlyMap<string, KnownValue | undefined>,
  evaluating: Evaluating,
  longest: number,
): string | undefined {
  switch (node.kind) {
    case "text":
      return node.value;
    case "value": {
      const value = evaluating.of(node.value, names);
      return value === undefined || typeof value === "object" ? undefined : String(value);
    }
    case "if": {
      const isTrue = truthOf(evaluating.of(node.condition, names));
      return isTrue === undefined
        ? undefined
        : templateText(isTrue ? node.yes : node.no, names, evaluating, longest);
    }
    case "for":
      return loopText(node, names, evaluating, longest);
  }
}

function loopText(
  { names: variables, collection, body }: TemplateNode & { readonly kind: "for" },
  names: ReadonlyMap<string, KnownValue | undefined>,
  evaluating: Evaluating,
  longest: number,
): string | undefined {
  const entries = loopEntries(variables, evaluating.of(collection, names));
  let text = "";
  for (const inner of entries ?? []) {
    if (!evaluating.mayGoOn()) return undefined;
    const part = templateText(body, new Map([...names, ...inner]), evaluating, longest);
    if (part === undefined || text.length > longest) return undefined;
    text += part;
  }
  return entries && text;
}

/** The variables of a loop with their values, for each item; `undefined` if there is no loop over the value. */
export function loopEntries(
  variables: readonly string[],
  collection: KnownValue | undefined,
): readonly (readonly (readonly [string, KnownValue])[])[] | undefined {
  const entries = collection === undefined ? undefined : orderedEntries(collection);
  const [first, second] = variables;
  if (!entries || first === undefined || variables.length > 2) return undefined;
  return entries.map(([key, item]) => (second === undefined ? [[first, item]] : [[first, key], [second, item]]));
}

/** A condition of a directive may be a text. */
export function truthOf(value: KnownValue | undefined): boolean | undefined {
  if (value === "true" || value === "false") return value === "true";
  return typeof value === "boolean" ? value : undefined;
}
