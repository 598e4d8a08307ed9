/** A position as in editors: both count from 0, `character` in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Converts offsets to lines and back for one text. Editor and command line share it, so that they agree. */
export class LineIndex {
  readonly #starts: readonly number[];
  /** The end of each line, before its line break. */
  readonly #ends: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    const ends: number[] = [];
    // The protocol ends a line at \n, \r\n and a lone \r.
    for (const end of text.matchAll(/\r\n|\n|\r/g)) {
      ends.push(end.index);
      starts.push(end.index + end[0].length);
    }
    ends.push(text.length);
    this.#starts = starts;
    this.#ends = ends;
    this.#length = text.length;
  }

  /** The line and character of an offset; an offset outside the text becomes its nearest end. */
  positionAt(offset: number): LinePosition {
    const wanted = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.#starts[middle]! <= wanted) low = middle;
      else high = middle;
    }
    return { line: low, character: wanted - this.#starts[low]! };
  }

  /** The offset of a position; a line or character past the end becomes the end of the text or line. */
  offsetAt({ line, character }: LinePosition): number {
    const start = this.#starts[line];
    if (start === undefined) return line < 0 ? 0 : this.#length;
    return Math.min(start + Math.max(character, 0), this.#ends[line]!);
  }
}
