import { composeViews } from "../../view/compose.js";
import { Segments, toHostRange, toViewOffset, type View } from "../../view/view.js";
import type { TextRange } from "../../text/range.js";
import type { JsonLocals } from "./locals.js";

/** Where the parts of a template are in the JSON file that contains it, and those of the local values after it. */
export interface HostPlaces {
  range(range: TextRange): TextRange;
  /** The range of the template for one of the file; all of its value for one around the string. */
  inTemplate(range: TextRange): TextRange;
  segments(segments: Segments): Segments;
}

/** The places for a template that has the value of a `string` from `start` on. */
export function hostPlaces(string: View, start: number, locals: JsonLocals | undefined): HostPlaces {
  const clamp = (offset: number) => Math.min(Math.max(offset - start, 0), string.text.length);
  return {
    range: (range) =>
      locals?.placeOf(range) ?? toHostRange(string, { start: clamp(range.start), end: clamp(range.end) }),
    inTemplate: (range) => ({
      start: start + (toViewOffset(string, range.start) ?? 0),
      end: start + (toViewOffset(string, range.end) ?? string.text.length),
    }),
    segments(segments) {
      if (!locals) return composeViews(segments, string.segments, start);
      const placed = [...segments].flatMap((one) => {
        const host = locals.placeOf(one.host);
        return host ? { ...one, host } : [...composeViews(Segments.of([one]), string.segments, start)];
      });
      return Segments.of(placed);
    },
  };
}
