import { tokens } from "../../policy/json/json.js";
import type { TextEdit } from "../../text/range.js";
import { indentationAt } from "./layout.js";

/** A list that is part of a computed one has commas that its view does not show, or that are not its own. */

/**
 * An item that is inserted behind a comma of its own, below the comments of the item before it: the comma follows that
 * item, and the new one begins a line with the same indentation.
 */
export function withCommaBeforeComment(text: string, edit: TextEdit): readonly TextEdit[] {
  const { start, end } = edit.range;
  const [, item] = (start === end && /^\s*,[ \t]*(\S[^]*)$/.exec(edit.newText)) || [];
  if (item === undefined) return [edit];
  const last = tokens(text, { start: 0, end: start }).findLast(({ kind }) => kind !== "comment")?.range.end;
  const lineEnd = last === undefined ? -1 : text.indexOf("\n", last);
  if (last === undefined || lineEnd < 0 || lineEnd > start) return [edit];
  if (!/^\s*\n/.test(edit.newText) && lineEnd === start) return [edit];
  const line = `\n${indentationAt(text, last)}${item}`;
  if (last === lineEnd) return [{ range: { start: last, end: last }, newText: `,${line}` }];
  return [
    { range: { start: last, end: last }, newText: "," },
    { range: { start: lineEnd, end: lineEnd }, newText: line },
  ];
}

/**
 * An item that is inserted after the comma that a list in `concat` already has, which the view does not show. It gets
 * the indentation of the item before it.
 */
export function withCommaAfter(text: string, edit: TextEdit): TextEdit {
  const { start, end } = edit.range;
  const [, space, item] = (start === end && /^(\s*),[ \t]*(\S[^]*)$/.exec(edit.newText)) || [];
  if (space === undefined || item === undefined) return edit;
  const indented = space.replace(/(?<=\n)[ \t]*$/, indentationAt(text, start));
  return { ...edit, newText: `${indented}${item},` };
}

/** Edits without commas of their own; the item that follows such a comma gets one after it. */
export function withoutOwnCommas(edits: readonly TextEdit[]): readonly TextEdit[] {
  let isOpen = false;
  return edits.flatMap((edit) => {
    if (edit.newText === "," && edit.range.start === edit.range.end) {
      isOpen = true;
      return [];
    }
    if (!isOpen || !/^\s*\S[^]*[^,\s]$/.test(edit.newText)) return [edit];
    isOpen = false;
    return [{ ...edit, newText: `${edit.newText},` }];
  });
}
