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
