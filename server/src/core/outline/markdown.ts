import type { Block, Inline, Item, Piece } from "./outline.js";

/** An outline as Markdown, without a line break at its end. */
export function outlineToMarkdown(blocks: readonly Block[]): string {
  return blocks.map(printBlock).join("\n\n");
}

function printBlock(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${printInline(block.text)}`;
    case "paragraph":
      return printInline(block.text);
    case "list":
      return block.items.flatMap((item) => printItem(item, "")).join("\n");
  }
}

function printItem({ text, items = [] }: Item, indent: string): string[] {
  return [`${indent}- ${printInline(text)}`, ...items.flatMap((item) => printItem(item, `${indent}  `))];
}

function printInline(text: Inline): string {
  return text.map(printPiece).join("");
}

function printPiece(piece: Piece): string {
  if (typeof piece === "string") return escape(piece);
  if ("code" in piece) return code(piece.code);
  if ("strong" in piece) return `**${escape(piece.strong)}**`;
  return "link" in piece ? `[${escape(piece.link)}](${piece.href})` : "  \n";
}

/** A policy may hold any text; none of it may become markup. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/[\r\n]+/g, " ");
}

/** A code span around any text: the fence is longer than every run of backticks inside. */
function code(text: string): string {
  const line = text.replace(/[\r\n]+/g, " ");
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${gap}${line}${gap}${fence}`;
}
