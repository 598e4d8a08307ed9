import type { TextRange } from "../text/range.js";
import { type Segment, Segments, toHostRange } from "./view.js";

/**
 * The segments of a view whose host is itself the text of another view. `start` is the offset of that text in the host;
 * what follows it has no place in the outer host.
 */
export function composeViews(inner: Segments, outer: Segments, start: number): Segments {
  const { length } = outer;
  const at = (offset: number) => Math.min(Math.max(offset - start, 0), length);
  const found: Segment[] = [];
  for (const { kind, view, host } of inner) {
    const place = { start: at(host.start), end: at(host.end) };
    if (kind !== "copied") {
      found.push({ kind, view, host: toHostRange({ segments: outer }, place) });
      continue;
    }
    const end = addPieces(place, view.start - host.start + start, outer, found) ?? view.start;
    if (end >= view.end) continue;
    const rest = toHostRange({ segments: outer }, { start: place.end, end: place.end });
    found.push({ kind: "made-up", view: { start: end, end: view.end }, host: rest });
  }
  return Segments.of(found);
}

/**
 * Adds the parts of segments in a range of their view, moved by `shift`. Returns the end of the last one; `undefined`
 * if there is none. A whole segment is not copied: a long text has very many.
 */
function addPieces(
  { start, end }: TextRange,
  shift: number,
  segments: Segments,
  found: Segment[],
): number | undefined {
  let last: number | undefined;
  for (const segment of segments.in({ start, end })) {
    const from = Math.max(start, segment.view.start);
    const to = Math.min(end, segment.view.end);
    if (from >= to) continue;
    last = to + shift;
    const isWhole = from === segment.view.start && to === segment.view.end;
    if (isWhole && shift === 0) found.push(segment);
    else
      found.push({
        kind: segment.kind,
        view: { start: from + shift, end: last },
        host: isWhole ? segment.host : toHostRange({ segments: Segments.of([segment]) }, { start: from, end: to }),
      });
  }
  return last;
}
