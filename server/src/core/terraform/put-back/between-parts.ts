import { tokens } from "../../policy/json/json.js";
import type { TextEdit, TextRange } from "../../text/range.js";
import type { PolicyView } from "../model.js";
import { indentationAt } from "./layout.js";

// A computed list, such as `concat(["a"], ["b"])`, has commas between its parts that the file does not have.

/**
 * An item that is inserted after such a comma, at the end of the part before it; if that part is written elsewhere, at
 * the start of the next one. Other edits are returned as they are.
 */
export function inOnePart({ text, segments }: PolicyView, edit: TextEdit): TextEdit {
  const { start, end } = edit.range;
  const [, item] = (start === end && /^\s*(\S[^]*?)\s*,\s*$/.exec(edit.newText)) || [];
  const before = text.slice(0, start).trimEnd().length;
  if (item === undefined || !isBetweenParts(segments, before - 1)) return edit;
  const last = tokens(text, { start: 0, end: before - 1 }).findLast(({ kind }) => kind !== "comment")?.range.end ?? 0;
  const next = start + /^\s*/.exec(text.slice(start))![0].length;
  if (segments.at(last - 1)?.kind !== "elsewhere" || segments.at(next)?.kind === "elsewhere")
    return { range: { start: last, end: last }, newText: `,${edit.newText.replace(/\s*,\s*$/, "")}` };
  const space = edit.newText.includes("\n") ? `\n${indentationAt(text, next)}` : " ";
  return { range: { start: next, end: next }, newText: `${item},${space}` };
}

/**
 * The range of a view without such a comma at one of its ends, if an edit removes the item next to it; `undefined` for
 * other edits.
 */
export function withoutCommaBetween(
  { text, segments }: PolicyView,
  { range: { start, end }, newText }: TextEdit,
): TextRange | undefined {
  if (newText !== "" || start === end) return undefined;
  const removed = tokens(text, { start, end });
  const [first, second] = removed;
  if (first && second && isBetweenParts(segments, first.range.start))
    return withLine(text, { start: second.range.start, end });
  const [before, last] = removed.slice(-2);
  const isPart = before && last && isBetweenParts(segments, last.range.start);
  return isPart ? withLine(text, { start, end: before.range.end }) : undefined;
}

/** A range with its line, if nothing else is on it. */
function withLine(text: string, { start, end }: TextRange): TextRange {
  const line = start - indentationAt(text, start).length;
  const lineBreak = /^[ \t]*\r?\n/.exec(text.slice(end))?.[0].length;
  return text[line - 1] === "\n" && lineBreak !== undefined ? { start: line, end: end + lineBreak } : { start, end };
}

/** The removal of an item from a list of the file with the comma next to it, if there is one. */
export function withoutItem(file: string, { start, end }: TextRange): TextEdit[] {
  const after = /^\s*,[ \t]*/.exec(file.slice(end))?.[0].length;
  const space = start - file.slice(0, start).trimEnd().length;
  const comma = start - space - 1;
  const whole = { range: { start, end: end + (after ?? 0) }, newText: "" };
  if (after !== undefined || file[comma] !== ",") return [whole];
  // The line break before a whole line stays.
  const isLine = file[start - 1] === "\n";
  if (isLine) return [{ range: { start: comma, end: comma + 1 }, newText: "" }, whole];
  return [{ range: { start: comma, end }, newText: "" }];
}

/** Whether the character of a view at an offset is such a comma. */
function isBetweenParts(segments: PolicyView["segments"], offset: number): boolean {
  const segment = offset < 0 ? undefined : segments.at(offset);
  return segment?.kind === "made-up" && segment.view.start === offset && segment.view.end - offset === 2;
}
