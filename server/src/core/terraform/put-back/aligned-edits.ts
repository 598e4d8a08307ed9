import { isTopLevelHeader } from "../../hcl/tokens/header.js";
import { alignmentOf, type Row, rowsOf } from "../../hcl/rows.js";
import { answersByText } from "../../text/answers.js";
import { applyEdits, type TextEdit, type TextRange } from "../../text/range.js";
import { isJson, isTemplate } from "../is-json.js";

/** An edit of the result of other edits, or one of those, with its range in the result. */
interface Placed extends TextRange {
  readonly edit: TextEdit;
}

/**
 * The edits of a file in HCL's own syntax, with those that align `=` and comments again in the rows around them, as
 * `terraform fmt` does. Rows that were not aligned before stay as they are: their author does not use it.
 */
export function alignedEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length === 0 || isJson(text) || isTemplate(text)) return edits;
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index)
    .map(({ edit }) => edit);
  const start = blockStart(text, ordered[0]!.range.start);
  const end = blockEnd(text, ordered.reduce((most, { range }) => Math.max(most, range.end), 0));
  const before = text.slice(start, end);
  const moved = ordered.map(({ range, newText }) => ({
    range: { start: range.start - start, end: range.end - start },
    newText,
  }));
  const rows = rowsBefore(before, () => rowsOf(before));
  if (alignmentAround(before, rows, moved.map(({ range }) => range)).length > 0) return edits;
  let by = 0;
  const placed = moved.map(({ range, newText }, index): Placed => {
    const at = range.start + by;
    by += newText.length - (range.end - range.start);
    return { start: at, end: at + newText.length, edit: ordered[index]! };
  });
  const after = applyEdits(before, moved);
  const alignment = alignmentAround(after, rowsOf(after), placed);
  return alignment.length === 0 ? edits : merged(after, start, placed, alignment);
}

/** The rows of the last two blocks: each of their fixes needs them. */
const rowsBefore = answersByText<readonly Row[]>(2, 1_000_000);

/** The alignment of the rows at some ranges and of their neighbors. */
function alignmentAround(text: string, rows: readonly Row[], ranges: readonly TextRange[]): TextEdit[] {
  const hasCells = (row: Row | undefined) => row?.assignment !== undefined || row?.comment !== undefined;
  const groups: TextRange[] = [];
  let index = 0;
  for (const { start, end } of ranges) {
    while (index < rows.length - 1 && rows[index]!.end < start - 1) index++;
    let [first, last] = [index, index];
    while (last < rows.length - 1 && rows[last + 1]!.start <= end + 1) last++;
    while (first > 0 && hasCells(rows[first - 1])) first--;
    while (hasCells(rows[last + 1])) last++;
    const known = groups.at(-1);
    if (known && first <= known.end) groups[groups.length - 1] = { start: known.start, end: Math.max(known.end, last) };
    else groups.push({ start: first, end: last });
    index = first;
  }
  return groups.flatMap((group) => alignmentOf(text, rows.slice(group.start, group.end + 1)));
}

/** Both kinds of edits in one list. One that touches an edit of the other kind becomes a part of it. */
function merged(
  after: string,
  offset: number,
  placed: readonly Placed[],
  alignment: readonly TextEdit[],
): readonly TextEdit[] {
  const result: TextEdit[] = [];
  /** By how much the result is longer up to here. */
  let by = 0;
  const own = [...placed];
  const blanks = [...alignment].sort((a, b) => a.range.start - b.range.start);
  while (own.length > 0 || blanks.length > 0) {
    const isOwnFirst = own.length > 0 && (blanks.length === 0 || own[0]!.start <= blanks[0]!.range.start);
    const first: TextRange = isOwnFirst ? own[0]! : blanks[0]!.range;
    const { start } = first;
    let { end } = first;
    const inside: Placed[] = [];
    const changes: TextEdit[] = [];
    const from = start - by;
    for (let isOpen = true; isOpen; ) {
      isOpen = false;
      while (own[0] && own[0].start <= end && (changes.length > 0 || inside.length === 0)) {
        inside.push(own.shift()!);
        end = Math.max(end, inside.at(-1)!.end);
        isOpen = true;
      }
      while (blanks[0] && blanks[0].range.start <= end) {
        changes.push(blanks.shift()!);
        end = Math.max(end, changes.at(-1)!.range.end);
        isOpen = true;
      }
    }
    for (const { edit } of inside) by += edit.newText.length - (edit.range.end - edit.range.start);
    const inText = changes.map(({ range, newText }) => ({
      range: { start: range.start - start, end: range.end - start },
      newText,
    }));
    const edit = {
      range: { start: offset + from, end: offset + end - by },
      newText: applyEdits(after.slice(start, end), inText),
    };
    result.push(inside.length > 0 ? edit : { ...edit, isAlignment: true as const });
  }
  return result;
}

/** The start of the top-level block around an offset, from which the text can be read. */
function blockStart(text: string, offset: number): number {
  let line = text.lastIndexOf("\n", offset - 1) + 1;
  while (line > 0 && !isTopLevelHeader(text, line)) line = text.lastIndexOf("\n", line - 2) + 1;
  return line;
}

function blockEnd(text: string, offset: number): number {
  let end = text.indexOf("\n", offset) + 1;
  while (end > 0 && end < text.length && !isTopLevelHeader(text, end)) end = text.indexOf("\n", end) + 1;
  return end > 0 ? end : text.length;
}
