import { applyEdits, type TextEdit } from "../text/range.js";
import { type ContentCall, contentCalls } from "./content-calls.js";
import { parseAllPolicies } from "./find.js";
import { isJson } from "./is-json.js";

/** A Terraform text, and the texts of the other files of its folder. */
export interface FolderTexts {
  readonly text: string;
  readonly siblings: readonly string[];
}

/**
 * Texts in which policies that are the content of another file, `policy = file("x.json")`, are strings with that
 * content, on the same line. `contentOf` returns the content of a file, `undefined` if it cannot be read. A template
 * with sequences, any other value, and a text in JSON stay as they are.
 */
export function withFileContents(
  { text, siblings }: FolderTexts,
  contentOf: (path: string) => string | undefined,
): FolderTexts {
  if (![text, ...siblings].some(mayReadFiles)) return { text, siblings };
  const file = parseAllPolicies(text, siblings);
  // Several resources can use the same call.
  const calls = [...new Map(contentCalls(file).map((call) => [call.start, call])).values()];
  const withContents = (one: string, offset: number) =>
    isJson(one) ? one : applyEdits(one, calls.flatMap((call) => editFor(call, one, offset, contentOf)));
  return {
    text: withContents(text, 0),
    siblings: siblings.map((one) => {
      const part = file.parts.find((other) => other.text === one);
      return part ? withContents(one, part.start) : one;
    }),
  };
}

function editFor(
  { start, end, path, isTemplate }: ContentCall,
  { length }: string,
  offset: number,
  contentOf: (path: string) => string | undefined,
): TextEdit[] {
  const content = start >= offset && end <= offset + length ? contentOf(path) : undefined;
  if (content === undefined || (isTemplate && hasTemplateSequence(content))) return [];
  const newText = JSON.stringify(content).replace(/[$%](?=\{)/g, "$&$&");
  return [{ range: { start: start - offset, end: end - offset }, newText }];
}

/** Whether a text may call `file` or `templatefile`, at the cost of one search. */
export function mayReadFiles(text: string): boolean {
  return /\b(?:template)?file\s*\(/.test(text);
}

/** Whether a template has parts that Terraform computes. */
export function hasTemplateSequence(content: string): boolean {
  return /[$%]\{/.test(content);
}
