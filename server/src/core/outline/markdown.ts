import { type Block, type Inline, type Item, type Piece, textOf } from "./outline.js";

/** An outline as Markdown, without a line break at the end. Folds are closed unless `isOpen`. */
export function outlineToMarkdown(blocks: readonly Block[], isOpen = false): string {
  return blocks.map((block) => printBlock(block, isOpen)).join("\n\n");
}

function printBlock(block: Block, isOpen: boolean): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${printInline(block.text)}`;
    case "paragraph":
      return printInline(block.text);
    case "list":
      return block.items.flatMap((item) => printItem(item, "")).join("\n");
    case "fold":
      return [
        `<details${isOpen ? " open" : ""}><summary>${block.text.map(toHtml).join("")}</summary>`,
        "",
        ...block.items.flatMap((item) => printItem(item, "")),
        "",
        "</details>",
      ].join("\n");
  }
}

/** Between HTML tags, Markdown is not interpreted. */
function toHtml(piece: Piece): string {
  const text = textOf(piece).replace(/[\r\n]+/g, " ").replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);
  return typeof piece === "object" && "code" in piece ? `<code>${text}</code>` : text;
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

/** A policy may contain any text, and none of it may become markup. */
function escape(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~]/g, "\\$&").replace(/[\r\n]+/g, " ");
}

/** A code span for any text: its fence is longer than every run of backticks in the text. */
function code(text: string): string {
  const line = text.replace(/[\r\n]+/g, " ");
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const gap = line.startsWith("`") || line.endsWith("`") || line === "" ? " " : "";
  return `${fence}${gap}${line}${gap}${fence}`;
}
