import { tokens } from "../policy/json/json.js";
import type { TextRange } from "../text/range.js";
import { viewOfJsonString } from "../view/json-string.js";

/** White space and comments, also the line breaks of a JSON string. */
const gap = String.raw`(?:\s|\\[nrt]|/\*[^*]*\*/|(?:#|//)[^\n]{0,200}\n)*`;
const name = String.raw`[\p{L}_][\p{L}\p{N}_-]*`;
// Terraform accepts no index here, but its author means the local value.
const reference = new RegExp(
  String.raw`\blocal${gap}(?:\.${gap}(${name})|\[${gap}\\?"(${name})\\?"${gap}\])`,
  "gu",
);
const beginning = new RegExp(String.raw`\blocals?\b(?:${gap}[.{[]|"\s*:)`, "u");

/** The places of a text, in comments and strings, too, that name a local value, at the cost of one search. */
export function localReferences(text: string): { readonly name: string; readonly range: TextRange }[] {
  return [...text.matchAll(reference)].map(({ 0: { length }, 1: attribute, 2: key, index: start }) => ({
    name: (attribute ?? key)!,
    range: { start, end: start + length },
  }));
}

/** The same for a text in JSON, also with those that escapes hide: `\u006cocal.x`. Their places are whole strings. */
export function localReferencesInJson(text: string): ReturnType<typeof localReferences> {
  const hidden = tokens(text).flatMap(({ kind, range }) => {
    const written = text.slice(range.start, range.end);
    if (kind !== "string" || !written.includes("\\u")) return [];
    const shown = new Set(localReferences(written).map(({ name }) => name));
    const all = localReferences(viewOfJsonString(written, { start: 0, end: written.length }).text);
    return all.flatMap(({ name }) => (shown.has(name) ? [] : { name, range }));
  });
  return [...localReferences(text), ...hidden];
}

/** Whether a text may define local values or name them, at the cost of one search. */
export function mayNameLocals(text: string): boolean {
  return beginning.test(text);
}
