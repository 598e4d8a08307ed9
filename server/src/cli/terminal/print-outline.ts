import { type Block, type Inline, type Item, textOf } from "../../core/outline/outline.js";
import type { Style } from "./style.js";
import { visible } from "./width.js";

/** An outline as lines for a terminal. Folds are printed only if `isAll`. */
export function printOutline(outline: readonly Block[], style: Style, isAll = false): string {
  const blocks = outline.filter(({ kind }) => isAll || kind !== "fold");
  let text = "";
  for (const [index, block] of blocks.entries()) {
    // A list belongs to the heading or the sentence above it.
    const gap = index === 0 ? "" : block.kind === "list" && blocks[index - 1]!.kind !== "list" ? "\n" : "\n\n";
    text += gap + printBlock(block, style);
  }
  return `${text}\n`;
}

function printBlock(block: Block, style: Style): string {
  switch (block.kind) {
    case "heading":
      return block.level === 3 ? `  ${style.bold(printInline(block.text))}` : style.bold(printInline(block.text));
    case "paragraph":
      return printInline(block.text);
    case "list":
      return block.items.flatMap((item) => printItem(item, "  ", style)).join("\n");
    case "fold":
      return [`  ${printInline(block.text)}`, ...block.items.flatMap((item) => printItem(item, "    ", style))].join(
        "\n",
      );
  }
}

function printItem({ text, items = [] }: Item, indent: string, style: Style): string[] {
  return [
    `${indent}- ${printInline(text)}`,
    ...items.flatMap((item) => printItem(item, `${indent}    `, style).map((line) => style.dim(line))),
  ];
}

function printInline(text: Inline): string {
  return text.map((piece) => (typeof piece === "object" && "break" in piece ? "\n" : visible(textOf(piece)))).join("");
}
