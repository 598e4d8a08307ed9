import type { Dialect } from "../../policy/model.js";
import { pushAll } from "../../text/push-all.js";
import type { TextRange } from "../../text/range.js";
import { type Segment, type SegmentKind, Segments, toViewOffset } from "../../view/view.js";
import { type Decision, type Guard, movedGuards } from "./guards.js";

/** A value of a view that is not completely known before Terraform runs, in offsets of the view. */
export interface UnknownRange extends TextRange {
  /** Set if only the number of its copies is not known. What is not known in it has a range of its own. */
  readonly isRepeated?: true;
}

/** A policy of a Terraform file as JSON, with the places of unknown values. */
export interface WrittenView {
  readonly text: string;
  readonly dialect: Dialect;
  /**
   * They cover the text without gaps, in order. Segments of other kinds than `elsewhere` are also in the order of the
   * host.
   */
  readonly segments: Segments;
  readonly unknown: readonly UnknownRange[];
  /**
   * Values of which at most one applies, such as the branches of a condition, in offsets of the view. A single one may
   * not apply.
   */
  readonly alternatives: readonly (readonly TextRange[])[];
  /** What decides whether the parts apply that may be absent: those above, and the repeated ones. Inner ones first. */
  readonly guards: readonly Guard[];
  /** The source of the view in the host. */
  readonly host: TextRange;
}

/** Writes a view from start to end and records the source of each part. */
export class ViewWriter {
  readonly #host: string;
  readonly #segments: {
    readonly view: { start: number; end: number };
    readonly host: { start: number; end: number };
    readonly kind: SegmentKind;
  }[] = [];
  readonly #unknown: UnknownRange[] = [];
  readonly #alternatives: TextRange[][] = [];
  readonly #guards: Guard[] = [];
  #text = "";
  #isElsewhere = false;

  constructor(host: string) {
    this.#host = host;
  }

  /** The length of the view so far. */
  get length(): number {
    return this.#text.length;
  }

  /** Copies a part of the host unchanged. */
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

  /** Writes a part of the host in another notation. */
  translate(text: string, start: number, end: number): void {
    if (this.#host.slice(start, end) === text) this.copy(start, end);
    else this.#add(text, start, end, "translated");
  }

  /** Writes text that the host does not have, at a place of the host. */
  make(text: string, at: number): void {
    this.#add(text, at, at, "made-up");
  }

  /** Writes the value that an expression of the host has. It cannot be changed there. */
  known(text: string, start: number, end: number): void {
    this.elsewhere(() => this.#add(text, start, end, "translated"));
  }

  /** Writes text that replaces an unknown part of the host. */
  hole(text: string, start: number, end: number): void {
    this.#add(text, start, end, "unknown");
  }

  /** Marks everything written since `from` as an unknown value. */
  markUnknown(from: number): void {
    this.#unknown.push({ start: from, end: this.length });
  }

  /** Marks everything written since `from` as repeated, or as a block that may be absent. */
  markRepeated(from: number, { kind, of }: Decision): void {
    const range = { start: from, end: this.length };
    this.#unknown.push({ ...range, isRepeated: true });
    this.#guards.push({ kind, range, of });
  }

  /** Marks ranges of the view of which at most one applies. */
  markAlternatives(branches: readonly Guard[]): void {
    if (branches.length === 0) return;
    this.#alternatives.push(branches.map(({ range }) => range));
    pushAll(this.#guards, branches);
  }

  /** Records everything that `write` writes as coming from another place of the host. */
  elsewhere(write: () => void): void {
    const before = this.#isElsewhere;
    this.#isElsewhere = true;
    write();
    this.#isElsewhere = before;
  }

  /** Adds a view with ranges of the same host. */
  insert({ text, segments, unknown, alternatives, guards }: Omit<WrittenView, "host" | "dialect">): void {
    const by = this.length;
    const moved = ({ start, end }: TextRange) => ({ start: start + by, end: end + by });
    for (const { kind, view, host } of segments) this.#segments.push({ kind, view: moved(view), host: { ...host } });
    this.#text += text;
    pushAll(this.#unknown, unknown.map((one) => ({ ...one, ...moved(one) })));
    pushAll(this.#alternatives, alternatives.map((branches) => branches.map(moved)));
    pushAll(this.#guards, movedGuards(guards, { inView: moved }));
  }

  finish(host: TextRange, dialect: Dialect): WrittenView {
    return {
      text: this.#text,
      dialect,
      segments: Segments.of(this.#segments),
      unknown: this.#unknown,
      alternatives: this.#alternatives,
      guards: this.#guards,
      host,
    };
  }

  #add(text: string, start: number, end: number, kind: SegmentKind): void {
    if (text === "") return;
    const view = { start: this.length, end: this.length + text.length };
    this.#segments.push({
      view,
      host: { start, end },
      kind: this.#isElsewhere && kind !== "unknown" ? "elsewhere" : kind,
    });
    this.#text += text;
  }
}

/**
 * The offset in a view for an offset of its file: exact at both ends of copied text; `undefined` if the view does not
 * show it.
 */
export function offsetInView(view: WrittenView, offset: number): number | undefined {
  for (const { kind, view: inView, host } of view.segments.touching(offset))
    if (kind === "copied") return inView.start + offset - host.start;
  return toViewOffset(view, offset);
}

/** The segment whose value is written at an offset of the host outside of the policy: in a local value that it uses. */
export function segmentElsewhere({ segments }: WrittenView, offset: number): Segment | undefined {
  for (const one of segments.touching(offset))
    if (one.kind === "elsewhere" && one.host.start < one.host.end && one.view.start < one.view.end) return one;
  return undefined;
}

/** Whether a range of a view comes from another place of its file. */
export function isElsewhere({ segments }: WrittenView, range: TextRange): boolean {
  for (const { kind } of segments.in(range)) if (kind === "elsewhere") return true;
  return false;
}

/** Whether a part of a range replaces an unknown value. */
export function hasHole({ segments }: WrittenView, range: TextRange): boolean {
  for (const { kind } of segments.in(range)) if (kind === "unknown") return true;
  return false;
}

/** Whether all of a range is written in the file as it is, although the part around it may be absent or repeated. */
export function isCopied({ segments }: WrittenView, range: TextRange): boolean {
  for (const { kind } of segments.in(range)) if (kind !== "copied") return false;
  return true;
}

/** Whether a range of a view is in a value that is not known, however often that applies. */
export function isInHole(view: WrittenView, range: TextRange): boolean {
  return holesOf(view).some(({ start, end }) => start <= range.start && range.end <= end);
}

/** Whether a range of a view is in an unknown value. */
export function isUnknown({ unknown }: WrittenView, range: TextRange): boolean {
  return unknown.some(({ start, end }) => start <= range.start && range.end <= end);
}

/** The unknown values of a view, without the parts that may be absent or repeated and are known otherwise. */
export function holesOf({ unknown }: Pick<WrittenView, "unknown">): readonly UnknownRange[] {
  return unknown.some(({ isRepeated }) => isRepeated) ? unknown.filter(({ isRepeated }) => !isRepeated) : unknown;
}

/** Whether a range of a view is written in the policy itself, and applies as it is written. */
export function isPlain(view: WrittenView, range: TextRange): boolean {
  return !isUnknown(view, range) && !isElsewhere(view, range);
}

/** Whether one range may apply without the other, because the other is in a branch of a condition. */
export function appliesWithout({ alternatives }: WrittenView, one: TextRange, other: TextRange): boolean {
  const isIn = (branch: TextRange, { start, end }: TextRange) => branch.start <= start && end <= branch.end;
  return alternatives.flat().some((branch) => isIn(branch, other) && !isIn(branch, one));
}

/** Whether two ranges of a view never apply together. */
export function areAlternatives({ alternatives }: WrittenView, a: TextRange, b: TextRange): boolean {
  return alternatives.some((branches) => {
    const of = (range: TextRange) => branches.findIndex(({ start, end }) => start <= range.start && range.end <= end);
    return of(a) >= 0 && of(b) >= 0 && of(a) !== of(b);
  });
}
