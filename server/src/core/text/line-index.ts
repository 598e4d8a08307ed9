import { leading } from "./leading.js";
import { growth, type TextChange } from "./change.js";

/** A position as in editors: both count from 0, `character` in UTF-16 units. */
export interface LinePosition {
  readonly line: number;
  readonly character: number;
}

/** Converts offsets to lines and back for one text. Editor and command line share it, so that they agree. */
export class LineIndex {
  readonly #text: string;
  readonly #starts: readonly number[];

  /** `starts` are the offsets where lines start, if they are known. */
  constructor(text: string, starts: readonly number[] = lineStarts(text, 0, text.length, [0])) {
    this.#text = text;
    this.#starts = starts;
  }

  /** The index of a later version of the text. Only the changed lines are read. */
  after(change: TextChange, text: string): LineIndex {
    const by = growth(change);
    // A line break of two characters can begin before the change or end after it.
    const first = this.#lineOf(Math.max(change.start - 1, 0));
    const last = this.#lineOf(Math.min(change.oldEnd + 1, this.#text.length));
    const starts = this.#starts.slice(0, first + 1);
    const next = this.#starts[last + 1];
    lineStarts(text, starts[first]!, next === undefined ? text.length : next + by, starts);
    if (next === undefined) return new LineIndex(text, starts);
    for (let line = last + 2; line < this.#starts.length; line++) starts.push(this.#starts[line]! + by);
    return new LineIndex(text, starts);
  }

  /**
   * The line and character of an offset; an offset outside the text becomes its nearest end, and one between \r and \n
   * the end of its line.
   */
  positionAt(offset: number): LinePosition {
    const wanted = Math.min(Math.max(offset, 0), this.#text.length);
    const line = this.#lineOf(wanted);
    return { line, character: Math.min(wanted, this.#endOf(line)) - this.#starts[line]! };
  }

  /** The offset of a position; a line or character past the end becomes the end of the text or line. */
  offsetAt({ line, character }: LinePosition): number {
    const start = this.#starts[line];
    if (start === undefined) return line < 0 ? 0 : this.#text.length;
    return Math.min(start + Math.max(character, 0), this.#endOf(line));
  }

  #lineOf(offset: number): number {
    return Math.max(leading(this.#starts, (start) => start <= offset) - 1, 0);
  }

  /** The end of a line, before its line break. */
  #endOf(line: number): number {
    const next = this.#starts[line + 1];
    if (next === undefined) return this.#text.length;
    return this.#text.charCodeAt(next - 1) === lineFeed && this.#text.charCodeAt(next - 2) === carriageReturn
      ? Math.max(next - 2, this.#starts[line]!)
      : next - 1;
  }
}

const lineFeed = 10;
const carriageReturn = 13;

/** Adds the offsets after the line breaks of a part of a text. The protocol ends a line at \n, \r\n and a lone \r. */
function lineStarts(text: string, from: number, to: number, starts: number[]): number[] {
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at);
    if (char !== lineFeed && char !== carriageReturn) continue;
    if (char === carriageReturn && text.charCodeAt(at + 1) === lineFeed) at++;
    starts.push(at + 1);
  }
  return starts;
}
