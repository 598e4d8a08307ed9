import { growth, type TextChange } from "../text/change.js";
import type { TextRange } from "../text/range.js";
import { pushAll } from "../text/push-all.js";
import { leading } from "../text/leading.js";

/**
 * How a segment of a view relates to its host. `copied`: the same characters. `translated`: other characters with the
 * same meaning, such as an escape or a bare key. `made-up`: the host has no characters for it, such as the braces
 * around a block. `unknown`: an expression whose value is not known. `elsewhere`: the value of a name that is defined
 * at another place of the host.
 */
export type SegmentKind = "copied" | "translated" | "made-up" | "unknown" | "elsewhere";

/** A segment of a view and its range in the host. That range is empty for made-up text. */
export interface Segment {
  readonly kind: SegmentKind;
  readonly view: TextRange;
  readonly host: TextRange;
}

/** Segments that follow each other, at a distance from where they were made. */
interface Chunk {
  readonly segments: readonly Segment[];
  /** The number of characters that they moved by, in the view and in the host. */
  readonly inView: number;
  readonly inHost: number;
  /** The smallest range of the host that contains them, where they were made. */
  readonly host: TextRange;
}

const chunkSize = 64;

/**
 * The segments of a view, in order and without gaps. Offsets are UTF-16 units. They are kept in chunks, so that after
 * an edit most of them are moved together, and none of them is copied before it is needed.
 */
export class Segments implements Iterable<Segment> {
  readonly #chunks: readonly Chunk[];

  private constructor(chunks: readonly Chunk[]) {
    this.#chunks = chunks;
  }

  static of(segments: readonly Segment[]): Segments {
    return new Segments(chunksOf(segments));
  }

  *[Symbol.iterator](): Iterator<Segment> {
    for (const chunk of this.#chunks) for (const segment of chunk.segments) yield moved(segment, chunk);
  }

  /** The length of the view. */
  get length(): number {
    const last = this.#chunks.at(-1);
    return last ? last.segments.at(-1)!.view.end + last.inView : 0;
  }

  /** The segment that contains an offset of the view; the last one at its end, `undefined` if there are none. */
  at(offset: number): Segment | undefined {
    const chunk = this.#chunks[lastWith(this.#chunks, (one) => viewOf(one).start <= offset)];
    if (!chunk) return undefined;
    const { segments, inView } = chunk;
    return moved(segments[lastWith(segments, ({ view }) => view.start + inView <= offset)]!, chunk);
  }

  /** The segments that contain characters of a range of the view. */
  *in({ start, end }: TextRange): Generator<Segment> {
    for (
      let index = lastWith(this.#chunks, (one) => viewOf(one).start <= start);
      index < this.#chunks.length;
      index++
    ) {
      const chunk = this.#chunks[index]!;
      if (viewOf(chunk).start >= end) return;
      for (const segment of chunk.segments) {
        if (segment.view.start + chunk.inView >= end) return;
        if (segment.view.end + chunk.inView > start) yield moved(segment, chunk);
      }
    }
  }

  /** The segments whose ranges of the host contain an offset or end there, in order. */
  *touching(offset: number): Generator<Segment> {
    for (const chunk of this.#chunks) {
      const at = offset - chunk.inHost;
      if (chunk.host.start > at || at > chunk.host.end) continue;
      for (const segment of chunk.segments)
        if (segment.host.start <= at && at <= segment.host.end) yield moved(segment, chunk);
    }
  }

  /** Whether one of them is written, at least in part, in a range of the host. */
  areWrittenIn({ start, end }: TextRange): boolean {
    return this.#chunks.some(
      ({ host, inHost, segments }) =>
        host.start + inHost < end
        && start < host.end + inHost
        && segments.some((one) => one.host.start + inHost < end && start < one.host.end + inHost),
    );
  }

  /** The same segments after a change of the host outside of what they show. */
  afterChange(change: TextChange): Segments {
    return new Segments(this.#chunks.map((chunk) => movedChunk(chunk, 0, change)));
  }

  /**
   * The segments after a change of the host that gives a range of the view other segments: `inserted`, with offsets of
   * the new view and host. Both ends of the range are ends of segments, or inside copied ones.
   */
  replaced(range: TextRange, inserted: readonly Segment[], change: TextChange): Segments {
    const by = (inserted.at(-1)?.view.end ?? range.start) - range.end;
    const before: Chunk[] = [];
    const after: Chunk[] = [];
    for (const chunk of this.#chunks) {
      const view = viewOf(chunk);
      if (view.end <= range.start) before.push(chunk);
      else if (view.start >= range.end) after.push(chunk);
      else {
        pushAll(before, cut(chunk, { start: view.start, end: range.start }));
        pushAll(after, cut(chunk, { start: range.end, end: view.end }));
      }
    }
    const move = (all: readonly Chunk[], inView: number) => all.map((one) => movedChunk(one, inView, change));
    return new Segments([...move(before, 0), ...chunksOf(inserted), ...move(after, by)]);
  }
}

function chunksOf(segments: readonly Segment[]): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < segments.length; at += chunkSize) chunks.push(chunkOf(segments.slice(at, at + chunkSize)));
  return chunks;
}

function chunkOf(segments: readonly Segment[]): Chunk {
  const host = {
    start: Math.min(...segments.map((one) => one.host.start)),
    end: Math.max(...segments.map((one) => one.host.end)),
  };
  return { segments, inView: 0, inHost: 0, host };
}

/** A chunk after a change of the host, moved in the view. If the change is between its segments, each is moved. */
function movedChunk(chunk: Chunk, by: number, change: TextChange): Chunk {
  const { segments, inView, inHost, host } = chunk;
  const isAfter = host.start + inHost >= change.oldEnd;
  if (isAfter || host.end + inHost <= change.start)
    return { segments, inView: inView + by, inHost: isAfter ? inHost + growth(change) : inHost, host };
  const all = segments.map((one) => {
    const { kind, view, host: old } = moved(one, chunk);
    return { kind, view: { start: view.start + by, end: view.end + by }, host: rangeAfter(old, change) };
  });
  return chunkOf(all);
}

/** The range after a change that is not at one of its ends. A range around it grows. */
export function rangeAfter({ start, end }: TextRange, change: TextChange): TextRange {
  const by = growth(change);
  return { start: start >= change.oldEnd ? start + by : start, end: end >= change.oldEnd ? end + by : end };
}

/** The part of a chunk in a range of the view. */
function cut(chunk: Chunk, { start, end }: TextRange): Chunk[] {
  const found: Segment[] = [];
  for (const one of chunk.segments) {
    const { kind, view, host } = moved(one, chunk);
    const from = Math.max(view.start, start);
    const to = Math.min(view.end, end);
    if (from >= to) continue;
    const place = { start: host.start + from - view.start, end: host.end + to - view.end };
    found.push({ kind, view: { start: from, end: to }, host: kind === "copied" ? place : host });
  }
  return found.length > 0 ? [chunkOf(found)] : [];
}

function moved(segment: Segment, { inView, inHost }: Chunk): Segment {
  if (inView === 0 && inHost === 0) return segment;
  const { kind, view, host } = segment;
  return {
    kind,
    view: { start: view.start + inView, end: view.end + inView },
    host: { start: host.start + inHost, end: host.end + inHost },
  };
}

function viewOf({ segments, inView }: Chunk): TextRange {
  return { start: segments[0]!.view.start + inView, end: segments.at(-1)!.view.end + inView };
}

/** The index of the last item that meets a condition, which the first ones meet; 0 if none does. */
function lastWith<Item>(items: readonly Item[], meets: (item: Item) => boolean): number {
  return Math.max(leading(items, meets) - 1, 0);
}
