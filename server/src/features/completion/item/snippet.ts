import type { CompletionSupport } from "./request.js";

/** Escapes a text for a snippet. */
export function literal(text: string): string {
  return text.replace(/[\\$}]/g, "\\$&");
}

/**
 * A snippet in the form that the client supports: without snippet support, each placeholder becomes its default text,
 * on one line.
 */
export function fillIn(
  support: CompletionSupport,
  snippet: string,
): { readonly text: string; readonly isSnippet: boolean } {
  if (support.snippets) return { text: snippet, isSnippet: true };
  const plain = onOneLine(snippet)
    .replace(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, "$1")
    .replace(/\$\{\d+:([^}]*)\}/g, "$1")
    .replace(/\$\d+/g, "");
  return { text: plain.replace(/\{ +\}/g, "{}").replace(/\\([\\$}])/g, "$1"), isSnippet: false };
}

/** Puts indented JSON on one line. */
export function onOneLine(json: string): string {
  return json.replace(/\[\n\t*/g, "[").replace(/\n\t*\]/g, "]").replace(/\n\t*/g, " ");
}

/** A statement on several lines; `more` are its elements after `Action`. */
export function statementOnLines(effect: string, action: string, more: readonly string[] = []): string {
  return `{\n\t${[`"Effect": "${effect}"`, `"Action": [\n\t\t${action}\n\t]`, ...more].join(",\n\t")}\n}`;
}
