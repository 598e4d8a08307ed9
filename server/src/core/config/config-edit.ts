import { insertAfter } from "../edit/lists/insert-after.js";
import { beginsLine, indentAt, lineEndNear } from "../edit/trivia.js";
import { insertProperty } from "../edit/value.js";
import { disableNextLine } from "../policy/suppression-comment.js";
import { parseJson } from "../policy/json/json.js";
import { findProperty } from "../policy/syntax.js";
import type { TextEdit, TextRange } from "../text/range.js";
import type { IgnoreEntry } from "./lint-settings.js";

/** Inserts a comment line above a place, with the same indentation, that suppresses one rule there. */
export function disableAbove(text: string, { start }: TextRange, rule: string, mark: "//" | "#" = "//"): TextEdit {
  const line = Math.max(text.lastIndexOf("\n", start - 1), text.lastIndexOf("\r", start - 1)) + 1;
  const indent = /^[ \t]*/.exec(text.slice(line, start))![0];
  return {
    range: { start: line, end: line },
    newText: `${indent}${mark} ${disableNextLine} ${rule}${lineEndNear(text, start)}`,
  };
}

/**
 * Adds an ignore entry at the end of a configuration file, in its style. `text` is "" for a new file. Returns
 * `undefined` if the file is too broken.
 */
export function addIgnore(text: string, entry: IgnoreEntry): TextEdit[] | undefined {
  const { file, rule, action, reason } = entry;
  const fields = { file, rule, ...(action === undefined ? {} : { action }), reason };
  const json = `{ ${Object.entries(fields)
    .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
    .join(", ")} }`;
  if (text.trim() === "")
    return [{ range: { start: 0, end: text.length }, newText: `{\n  "ignore": [\n    ${json}\n  ]\n}\n` }];
  const root = parseJson(text);
  if (root?.kind !== "object" || !root.isClosed) return undefined;
  const list = findProperty(root, "ignore");
  const eol = lineEndNear(text, root.range.end);
  const first = root.properties[0];
  const indent = first && beginsLine(text, first.key.range.start) ? indentAt(text, first.key.range.start) : "  ";
  const fresh = `[${eol}${indent}${indent}${json}${eol}${indent}]`;
  if (list === undefined) return [insertProperty(text, root, "ignore", fresh, root.properties.at(-1))];
  if (list.kind !== "array" || !list.isClosed) return undefined;
  const last = list.items.at(-1);
  return last ? insertAfter(text, list, last, [json]) : [{ range: list.range, newText: fresh }];
}
