import { applyEdits, type TextEdit } from "../text/range.js";
import { contentCalls } from "./content-calls.js";
import { parseAllPolicies } from "./find.js";
import { isJson } from "./is-json.js";

/**
 * A text in which policies that are the content of another file, `policy = file("x.json")`, are strings with that
 * content, on the same line. `contentOf` returns the content of a file, `undefined` if it cannot be read. A template
 * with sequences, and any other value, stays as it is.
 */
export function withFileContents(
  text: string,
  siblings: readonly string[],
  contentOf: (path: string) => string | undefined,
): string {
  if (isJson(text) || !mayReadFiles(text)) return text;
  const calls = contentCalls(parseAllPolicies(text, siblings));
  const edits = calls.flatMap(({ start, end, path, isTemplate }): TextEdit[] => {
    const content = end <= text.length ? contentOf(path) : undefined;
    if (content === undefined || (isTemplate && hasTemplateSequence(content))) return [];
    return [{ range: { start, end }, newText: JSON.stringify(content).replace(/[$%](?=\{)/g, "$&$&") }];
  });
  return applyEdits(text, edits);
}

/** Whether a text may call `file` or `templatefile`, at the cost of one search. */
export function mayReadFiles(text: string): boolean {
  return /\b(?:template)?file\s*\(/.test(text);
}

/** Whether a template has parts that Terraform computes. */
export function hasTemplateSequence(content: string): boolean {
  return /[$%]\{/.test(content);
}
