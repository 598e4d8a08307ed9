import type { CompletionSupport } from "./request.js";

/** Text that stands for itself in a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/** A text with places to fill in, as this client can take it: without snippets each place holds its first text, on one line. */
export function fillIn(support: CompletionSupport, snippet: string): { readonly text: string; readonly isSnippet: boolean } {
  if (support.snippets) return { text: snippet, isSnippet: true };
  const plain = onOneLine(snippet).replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1").replace(/\$\{\d+:([^}]*)\}/g, "$1").replace(/\$\d+/g, "");
  return { text: plain.replace(/\{ +\}/g, "{}").replace(/\\([\\$}])/g, "$1"), isSnippet: false };
}

/** JSON over several lines, indented by tabs, as people write it on one. */
export function onOneLine(json: string): string {
  return json.replace(/\[\n\t*/g, "[").replace(/\n\t*\]/g, "]").replace(/\n\t*/g, " ");
}

/** A statement over several lines; `more`: its elements after `Action`. */
export function statementOnLines(effect: string, action: string, more: readonly string[] = []): string {
  return `{\n\t${[`"Effect": "${effect}"`, `"Action": [\n\t\t${action}\n\t]`, ...more].join(",\n\t")}\n}`;
}
