/** A half-open span of one file: UTF-16 offsets from `start` up to, not including, `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A value together with the place it was written. */
export interface Located<T> {
  readonly value: T;
  readonly range: TextRange;
}

/** Replace `range` by `newText`. Edits of one fix never overlap. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
}

/** Whether `offset` lies inside `range` or at one of its two ends: where a cursor may stand and still mean it. */
export function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** The text after all `edits`, which must not overlap; edits at one place keep their order. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const ordered = edits
    .map((edit, index) => ({ edit, index }))
    .sort((a, b) => a.edit.range.start - b.edit.range.start || a.index - b.index);
  let result = "";
  let position = 0;
  for (const { edit } of ordered) {
    result += text.slice(position, edit.range.start) + edit.newText;
    position = edit.range.end;
  }
  return result + text.slice(position);
}

/** Whether two spans have a character in common, or begin at the same place: then two edits of them cannot both be made. */
export function meets(a: TextRange, b: TextRange): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** Another text in the place of a span, as the smallest edit that does it: what both begin and end with stays untouched. */
export function replacement(text: string, { start: from, end: to }: TextRange, newText: string): TextEdit {
  const most = Math.min(to - from, newText.length);
  let start = 0;
  while (start < most && text[from + start] === newText[start]) start++;
  let end = 0;
  while (end < most - start && text[to - 1 - end] === newText[newText.length - 1 - end]) end++;
  // Between the two halves of a line end or of a character there is no position.
  if (start > 0 && /[\r\uD800-\uDBFF]/.test(newText[start - 1]!)) start--;
  if (end > 0 && /[\n\uDC00-\uDFFF]/.test(newText[newText.length - end]!)) end--;
  return { range: { start: from + start, end: to - end }, newText: newText.slice(start, newText.length - end) };
}
