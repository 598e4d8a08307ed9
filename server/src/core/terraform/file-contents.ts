import { applyEdits, encloses, type TextEdit } from "../text/range.js";
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
  if (isJson(text) || !/\b(?:template)?file\s*\(/.test(text)) return text;
  const { reads, unread } = parseAllPolicies(text, siblings);
  const edits = reads.flatMap(({ path, isTemplate, encoded }): TextEdit[] => {
    const call = unread.find((one) => encloses(one, path.range) && isCall.test(text.slice(one.start, one.end)));
    const content = call && !encoded && call.end <= text.length ? contentOf(path.value) : undefined;
    if (!call || content === undefined || (isTemplate && /[$%]\{/.test(content))) return [];
    const newText = JSON.stringify(content).replace(/[$%](?=\{)/g, "$&$&");
    return [{ range: { start: call.start, end: call.end }, newText }];
  });
  return applyEdits(text, edits);
}

const isCall = /^(?:template)?file\s*\(/;
