import { applyEdits, type TextEdit, type TextRange } from "../text/range.js";
import { type ContentCall, contentCalls } from "./content-calls.js";
import { parseAllPolicies } from "./find.js";
import type { SiblingTexts, TerraformFile } from "./model.js";
import { withOverrides } from "./override-files.js";
import { isJson } from "./is-json.js";

/** A Terraform text, and the texts of the other files of its folder. */
export interface FolderTexts {
  readonly text: string;
  readonly siblings: SiblingTexts;
}

/**
 * Texts in which policies that are the content of another file, `policy = file("x.json")`, are strings with that
 * content, on the same line. `contentOf` returns the content of a file, `undefined` if it cannot be read. A template
 * with sequences and any other value stay as they are.
 */
export function withFileContents(
  { text, siblings }: FolderTexts,
  contentOf: (path: string) => string | undefined,
): FolderTexts {
  const found = contentCallsIn(text, siblings);
  if (!found) return { text, siblings };
  const { file } = found;
  // Several resources can use the same call.
  const calls = [...new Map(found.calls.map((call) => [call.start, call])).values()];
  const withContents = (one: string, offset: number) =>
    applyEdits(one, calls.flatMap((call) => editFor(call, one, offset, contentOf)));
  return {
    text: withContents(text, 0),
    siblings: withOverrides(
      siblings.map((one) => {
        const part = file.parts.find((other) => other.text === one);
        return part ? withContents(one, part.start) : one;
      }),
      siblings.overrides,
    ),
  };
}

function editFor(
  { start, end, path, isTemplate }: ContentCall,
  text: string,
  offset: number,
  contentOf: (path: string) => string | undefined,
): TextEdit[] {
  const range = { start: start - offset, end: end - offset };
  const place = isJson(text) ? stringAround(text, range) : range;
  const content = place && start >= offset && end <= offset + text.length ? contentOf(path) : undefined;
  if (!place || content === undefined || (isTemplate && hasTemplateSequence(content))) return [];
  return [{ range: place, newText: JSON.stringify(content).replace(/[$%](?=\{)/g, "$&$&") }];
}

/** The string of a text in JSON that is only the sequence with this range. */
function stringAround(text: string, { start, end }: TextRange): TextRange | undefined {
  const before = /"\$\{\s*$/.exec(text.slice(Math.max(0, start - mostBlanks), start));
  const after = /^\s*\}"/.exec(text.slice(end, end + mostBlanks));
  return before && after ? { start: start - before[0].length, end: end + after[0].length } : undefined;
}

const mostBlanks = 100;

/** The calls of a text that are the content of a policy; `undefined`, at the cost of one search, without any call. */
export function contentCallsIn(
  text: string,
  siblings: SiblingTexts = [],
): { readonly file: TerraformFile; readonly calls: readonly ContentCall[] } | undefined {
  if (![text, ...siblings].some(mayReadFiles)) return undefined;
  const file = parseAllPolicies(text, siblings);
  return { file, calls: contentCalls(file) };
}

/** Whether a text may call `file` or `templatefile`. */
function mayReadFiles(text: string): boolean {
  return /\b(?:template)?file\s*\(/.test(text);
}

/** Whether a template has parts that Terraform computes. */
export function hasTemplateSequence(content: string): boolean {
  return /[$%]\{/.test(content);
}
