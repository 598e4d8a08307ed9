/** A half-open span of one file: UTF-16 offsets from `start` up to, not including, `end`. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** A value with its range in the text. */
export interface Located<T> {
  readonly value: T;
  readonly range: TextRange;
}

/** Replace `range` by `newText`. Edits of one fix never overlap. */
export interface TextEdit {
  readonly range: TextRange;
  readonly newText: string;
  /** Whether it only aligns a row with others that change. Edits of several fixes are aligned together. */
  readonly isAlignment?: true;
}

/** Edits of another file of a folder, known by its text: two files that matter to a policy have different ones. */
export interface FileEdits {
  readonly text: string;
  readonly edits: readonly TextEdit[];
}

/** Whether `offset` is inside `range` or at one of its ends, where a cursor still belongs to it. */
export function touches(range: TextRange, offset: number): boolean {
  return range.start <= offset && offset <= range.end;
}

/** Whether all of `inner` is in `range`. */
export function encloses(range: TextRange, inner: TextRange): boolean {
  return range.start <= inner.start && inner.end <= range.end;
}

/** Applies `edits` to a text. They must not overlap; edits at the same offset keep their order. */
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

/** Whether two ranges share a character or start at the same offset. Edits of both would conflict. */
export function meets(a: TextRange, b: TextRange): boolean {
  return a.start === b.start || (a.start < b.end && b.start < a.end);
}

/** Replaces a range by the smallest possible edit: a common start and end of both texts stay untouched. */
export function replacement(text: string, { start: from, end: to }: TextRange, newText: string): TextEdit {
  const most = Math.min(to - from, newText.length);
  let start = 0;
  while (start < most && text[from + start] === newText[start]) start++;
  let end = 0;
  while (end < most - start && text[to - 1 - end] === newText[newText.length - 1 - end]) end++;
  // An edit must not start between the two halves of a line break or of a character.
  if (start > 0 && /[\r\uD800-\uDBFF]/.test(newText[start - 1]!)) start--;
  if (end > 0 && /[\n\uDC00-\uDFFF]/.test(newText[newText.length - end]!)) end--;
  return { range: { start: from + start, end: to - end }, newText: newText.slice(start, newText.length - end) };
}
