import type { TextRange } from "../text/range.js";
import { type Segment, segmentAt, toHostRange } from "./view.js";

/**
 * The segments of a view whose host is itself the text of another view. `start` is the offset of that text in the host;
 * what follows it has no place in the outer host.
 */
export function composeViews(inner: readonly Segment[], outer: readonly Segment[], start: number): Segment[] {
  const length = outer.at(-1)?.view.end ?? 0;
  const at = (offset: number) => Math.min(Math.max(offset - start, 0), length);
  return inner.flatMap(({ kind, view, host }): Segment[] => {
    const place = { start: at(host.start), end: at(host.end) };
    if (kind !== "copied") return [{ kind, view, host: toHostRange({ segments: outer }, place) }];
    const shift = view.start - host.start + start;
    const parts = [...pieces(place, outer)].map((piece): Segment => ({
      kind: piece.kind,
      view: { start: piece.view.start + shift, end: piece.view.end + shift },
      host: piece.host,
    }));
    const end = parts.at(-1)?.view.end ?? view.start;
    const rest = toHostRange({ segments: outer }, { start: place.end, end: place.end });
    return end < view.end ? [...parts, { kind: "made-up", view: { start: end, end: view.end }, host: rest }] : parts;
  });
}

/** The parts of segments in a range of their view. */
function* pieces({ start, end }: TextRange, segments: readonly Segment[]): Iterable<Segment> {
  for (let index = segmentAt(segments, start); index >= 0 && start < end; index++) {
    const segment = segments[index];
    if (!segment || segment.view.start >= end) return;
    const view = { start: Math.max(start, segment.view.start), end: Math.min(end, segment.view.end) };
    if (view.start >= view.end) continue;
    yield { kind: segment.kind, view, host: toHostRange({ segments: [segment] }, view) };
  }
}
