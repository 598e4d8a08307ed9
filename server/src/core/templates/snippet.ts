import type { PolicyTemplate } from "./template.js";

/**
 * The text of a template for clients without snippet support: each placeholder is replaced by its example, each choice
 * by its first value.
 */
export function withoutPlaceholders(snippet: string): string {
  return snippet.replace(/\$\{\d+(?::([^}]*)|\|([^,|]*)[^}]*)\}/g, "$1$2");
}

/**
 * The statements of a template as a snippet for a `Statement` list: without the surrounding policy, without
 * indentation, separated by commas.
 */
export function statementSnippet({ text }: PolicyTemplate): string {
  const lines = text.split("\n");
  const inside = lines.slice(
    lines.indexOf(`${indent.slice(2)}"Statement": [`) + 1,
    lines.lastIndexOf(`${indent.slice(2)}]`),
  );
  return inside.map((line) => line.slice(indent.length)).join("\n");
}

/** The indentation of a statement in a template. */
const indent = "    ";

/** The snippet with a tab for each level of indentation. Editors convert tabs to the author's indentation. */
export function withTabs(snippet: string): string {
  return snippet.replace(/^(?: {2})+/gm, (blanks) => "\t".repeat(blanks.length / 2));
}
