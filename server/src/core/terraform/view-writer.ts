import type { Dialect } from "../policy/model.js";
import type { TextRange } from "../text/range.js";
import { type Segment, type SegmentKind, toViewOffset } from "../view/view.js";

/** What a policy in a Terraform file says as JSON, and what of it is not known. */
export interface WrittenView {
  readonly text: string;
  readonly dialect: Dialect;
  /** They cover the text without gaps, in its order. Those that are not from elsewhere are in the order of the host, too. */
  readonly segments: readonly Segment[];
  /** The values that are not known before Terraform runs, wholly or in part, in offsets of the view. */
  readonly unknown: readonly TextRange[];
  /** Values of which at most one counts, such as the branches of a condition, in offsets of the view. */
  readonly alternatives: readonly (readonly TextRange[])[];
  /** What the view was made from, in the host. */
  readonly host: TextRange;
}

/** Writes a view from its beginning to its end, and notes where each part of it comes from. */
export class ViewWriter {
  readonly #host: string;
  readonly #segments: { readonly view: { start: number; end: number }; readonly host: { start: number; end: number }; readonly kind: SegmentKind }[] = [];
  readonly #unknown: TextRange[] = [];
  readonly #alternatives: TextRange[][] = [];
  #text = "";
  #isElsewhere = false;

  constructor(host: string) {
    this.#host = host;
  }

  /** How long the view is by now. */
  get length(): number {
    return this.#text.length;
  }

  /** Takes over a part of the host as it is. */
  copy(start: number, end: number): void {
    if (end <= start) return;
    const last = this.#segments.at(-1);
    const written = this.#host.slice(start, end);
    if (!this.#isElsewhere && last?.kind === "copied" && last.host.end === start) {
      last.view.end += end - start;
      last.host.end = end;
      this.#text += written;
    } else this.#add(written, start, end, "copied");
  }

  /** Writes what a part of the host says in its own notation. */
  translate(text: string, start: number, end: number): void {
    if (this.#host.slice(start, end) === text) this.copy(start, end);
    else this.#add(text, start, end, "translated");
  }

  /** Writes what the host need not say, at a place of it. */
  make(text: string, at: number): void {
    this.#add(text, at, at, "made-up");
  }

  /** Writes something in the place of a part of the host that is not known. */
  hole(text: string, start: number, end: number): void {
    this.#add(text, start, end, "unknown");
  }

  /** Marks all that has been written since `from` as a value that is not known. */
  markUnknown(from: number): void {
    this.#unknown.push({ start: from, end: this.length });
  }

  markAlternatives(branches: readonly TextRange[]): void {
    if (branches.length > 1) this.#alternatives.push([...branches]);
  }

  /** What is written meanwhile comes from another place of the host. */
  elsewhere(write: () => void): void {
    const before = this.#isElsewhere;
    this.#isElsewhere = true;
    write();
    this.#isElsewhere = before;
  }

  finish(host: TextRange, dialect: Dialect): WrittenView {
    return { text: this.#text, dialect, segments: this.#segments, unknown: this.#unknown, alternatives: this.#alternatives, host };
  }

  #add(text: string, start: number, end: number, kind: SegmentKind): void {
    if (text === "") return;
    const view = { start: this.length, end: this.length + text.length };
    this.#segments.push({ view, host: { start, end }, kind: this.#isElsewhere && kind !== "unknown" ? "elsewhere" : kind });
    this.#text += text;
  }
}

/** The place in a view of an offset of its file: exact at both ends of what is copied. `undefined` where the view shows nothing of it. */
export function offsetInView(view: WrittenView, offset: number): number | undefined {
  const copied = view.segments.find(({ kind, host }) => kind === "copied" && host.start <= offset && offset <= host.end);
  return copied ? copied.view.start + offset - copied.host.start : toViewOffset(view, offset);
}

/** Whether a part of a view is from another place of its file. */
export function isElsewhere({ segments }: WrittenView, { start, end }: TextRange): boolean {
  return segments.some(({ kind, view }) => kind === "elsewhere" && view.start < end && start < view.end);
}

/** Whether a part of a view lies in a value that is not known. */
export function isUnknown({ unknown }: WrittenView, range: TextRange): boolean {
  return unknown.some(({ start, end }) => start <= range.start && range.end <= end);
}

/** Whether two parts of a view never count together. */
export function areAlternatives({ alternatives }: WrittenView, a: TextRange, b: TextRange): boolean {
  return alternatives.some((branches) => {
    const of = (range: TextRange) => branches.findIndex(({ start, end }) => start <= range.start && range.end <= end);
    return of(a) >= 0 && of(b) >= 0 && of(a) !== of(b);
  });
}
