import type { Bilingual } from "../text/message.js";
import type { TextEdit, TextRange } from "../text/range.js";

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

/**
 * A policy as JSONC text, in whatever form its file (the host) has it: in a JSON string, or in a Terraform expression.
 * The segments cover the text without gaps, in order. All offsets are UTF-16 units.
 */
export interface View {
  readonly text: string;
  readonly segments: readonly Segment[];
  /** Edits of the view as edits of the host, in the host's notation; `undefined` if the host cannot express them. */
  toHostEdits(edits: readonly TextEdit[]): readonly TextEdit[] | undefined;
}

/** The edits of a view as edits of its host, or why they cannot be made there. */
export type HostEdits = { readonly edits: readonly TextEdit[] } | { readonly refused: Bilingual };

/** The range of the host for a range of the view: exact in copied text, otherwise the whole segment. */
export function toHostRange({ segments }: Pick<View, "segments">, { start, end }: TextRange): TextRange {
  const first = segments[segmentAt(segments, start)];
  if (!first) return { start: 0, end: 0 };
  const last = segments[end > start ? segmentAt(segments, end - 1) : segmentAt(segments, end)]!;
  const from = placeIn(first, start, first.host.start);
  const to = end > start ? placeIn(last, end, last.host.end) : from;
  return from <= to ? { start: from, end: to } : first.host;
}

/** The offset of the view for an offset of the host; `undefined` outside of every segment. */
export function toViewOffset({ segments }: Pick<View, "segments">, offset: number): number | undefined {
  const inside = segments.find(
    ({ host, kind }) => kind !== "made-up" && kind !== "elsewhere" && host.start <= offset && offset < host.end,
  );
  const found = inside ?? segments.findLast(({ host, kind }) => kind !== "elsewhere" && host.end === offset);
  return (
    found
    && (offset === found.host.end
      ? found.view.end
      : placeIn({ ...found, view: found.host, host: found.view }, offset, found.view.start))
  );
}

/**
 * Edits of copied text as edits of the host; `encode` converts new text to the host's notation. For views that differ
 * from their host by escapes only.
 */
export function editsByEncoding(
  { segments }: Pick<View, "segments">,
  edits: readonly TextEdit[],
  encode: (text: string) => string,
): readonly TextEdit[] | undefined {
  const result: TextEdit[] = [];
  for (const { range: { start, end }, newText } of edits) {
    const from = boundary(segments, start, "start");
    const to = end === start ? from : boundary(segments, end, "end");
    if (from === undefined || to === undefined || to < from) return undefined;
    result.push({ range: { start: from, end: to }, newText: encode(newText) });
  }
  return result;
}

/** The host's offset for an offset of the view; `undefined` inside text that is not copied. */
function boundary(segments: readonly Segment[], offset: number, side: "start" | "end"): number | undefined {
  const segment = segments[segmentAt(segments, side === "end" ? offset - 1 : offset)];
  if (!segment) return undefined;
  if (segment.kind === "copied") return segment.host.start + offset - segment.view.start;
  return offset === segment.view.start
    ? segment.host.start
    : offset === segment.view.end
      ? segment.host.end
      : undefined;
}

function placeIn({ kind, view, host }: Segment, offset: number, otherwise: number): number {
  return kind === "copied" ? host.start + offset - view.start : otherwise;
}

/**
 * The index of the segment that contains an offset of the view; the last one at its end, -1 if there are no segments.
 */
export function segmentAt(segments: readonly Segment[], offset: number): number {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (segments[middle]!.view.start <= offset) low = middle;
    else high = middle - 1;
  }
  return high < 0 ? -1 : low;
}
