import { type Block, type Inline, type Item, type Piece, textOf } from "./outline.js";

/**
 * One outline from the same text in two languages. Equal parts, such as a list of names, occur once. Paragraphs get a
 * line for each language, and items get the parts that differ. Texts with different structures follow each other.
 */
export function inBothLanguages(first: readonly Block[], second: readonly Block[]): Block[] {
  if (first.length !== second.length || first.some((block, index) => block.kind !== second[index]!.kind))
    return [...first, ...second];
  return first.flatMap((block, index) => both(block, second[index]!));
}

function both(first: Block, second: Block): Block[] {
  if (first.kind === "list" && second.kind === "list") {
    if (first.items.length !== second.items.length) return [first, second];
    return [{ kind: "list", items: first.items.map((item, index) => bothItems(item, second.items[index]!)) }];
  }
  if (first.kind === "list" || second.kind === "list" || first.kind === "fold") return [first, second];
  return [
    areEqual(first.text, second.text) ? first : { ...first, text: [...first.text, { break: true }, ...second.text] },
  ];
}

function bothItems(first: Item, second: Item): Item {
  const items = first.items ?? [];
  const others = second.items ?? [];
  const below =
    items.length === others.length
      ? items.map((item, index) => bothItems(item, others[index]!))
      : [...items, ...others];
  return { text: bothTexts(first.text, second.text), ...(below.length > 0 ? { items: below } : {}) };
}

/** The first text, and the differing part of the second: a name that both start with is not repeated. */
function bothTexts(first: Inline, second: Inline): Inline {
  if (areEqual(first, second)) return first;
  const start = second.findIndex((piece, index) => !isSame(piece, first[index]));
  const [next = "", ...rest] = second.slice(Math.max(start, 0));
  return [...first, " · ", typeof next === "string" ? next.trimStart() : next, ...rest];
}

function areEqual(first: Inline, second: Inline): boolean {
  return first.length === second.length && first.every((piece, index) => isSame(piece, second[index]));
}

/** Different separators between the names of a list do not count. */
function isSame(a: Piece, b: Piece | undefined): boolean {
  const bare = (piece: Piece) => textOf(piece).replace(/^(?:, | and |、)$/, ",");
  return b !== undefined && bare(a) === bare(b);
}
