import { type Block, type Inline, type Item, textOf } from "./outline.js";

/** An outline as plain text, for clients without Markdown. URLs follow the titles of their pages. */
export function outlineToPlainText(blocks: readonly Block[]): string {
  return blocks.map((block) => {
    const items = "items" in block ? block.items.flatMap((item) => printItem(item, "")) : [];
    return [...("text" in block ? [printInline(block.text)] : []), ...items].join("\n");
  }).join("\n\n");
}

function printItem({ text, items = [] }: Item, indent: string): string[] {
  return [`${indent}- ${printInline(text)}`, ...items.flatMap((item) => printItem(item, `${indent}  `))];
}

function printInline(text: Inline): string {
  return text
    .map((piece) => (typeof piece === "object" && "link" in piece ? `${piece.link} <${piece.href}>` : textOf(piece)))
    .join("");
}
