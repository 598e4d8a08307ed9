import type { PolicyTemplate } from "./templates.js";

/** The text of a template for whoever has no snippets: each place to fill in holds its example. */
export function plainText(snippet: string): string {
  return snippet.replace(/\$\{\d+:([^}]*)\}/g, "$1");
}

/**
 * The statements of a template as a snippet for inside of a `Statement` list: without the policy around them, from the
 * left margin on, parted by commas.
 */
export function statementSnippet({ text }: PolicyTemplate): string {
  const lines = text.split("\n");
  const inside = lines.slice(lines.indexOf(`${indent.slice(2)}"Statement": [`) + 1, lines.lastIndexOf(`${indent.slice(2)}]`));
  return inside.map((line) => line.slice(indent.length)).join("\n");
}

/** How deep a statement of a template stands. */
const indent = "    ";

/** The same with a tab for each step of its indentation, which editors replace by what the author uses. */
export function withTabs(snippet: string): string {
  return snippet.replace(/^(?: {2})+/gm, (blanks) => "\t".repeat(blanks.length / 2));
}
