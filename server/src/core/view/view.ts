import type { Bilingual } from "../text/message.js";
import type { FileEdits, TextEdit, TextRange } from "../text/range.js";
import type { Segment, Segments } from "./segments.js";

export { type Segment, type SegmentKind, Segments } from "./segments.js";

/**
 * A policy as JSONC text, in whatever form its file (the host) has it: in a JSON string, or in a Terraform expression.
 * The segments cover the text without gaps, in order. All offsets are UTF-16 units.
 */
export interface View {
  readonly text: string;
  readonly segments: Segments;
  /** Edits of the view as edits of the host, in the host's notation; `undefined` if the host cannot express them. */
  toHostEdits(edits: readonly TextEdit[]): readonly TextEdit[] | undefined;
}

/** The edits of a view as edits of its host, or why they cannot be made there. */
export type HostEdits = MadeEdits | { readonly refused: Bilingual };

/** Edits of a host, and of other files that it takes values from. */
export interface MadeEdits {
  readonly edits: readonly TextEdit[];
  readonly elsewhere?: readonly FileEdits[];
  /** The names of the other policies that change with them, because they use the same values. */
  readonly sharedBy?: readonly string[];
  /** Whether only a part of the edits changes those. */
  readonly isPartlyShared?: boolean;
}

/** The range of the host for a range of the view: exact in copied text, otherwise the whole segment. */
export function toHostRange({ segments }: Pick<View, "segments">, { start, end }: TextRange): TextRange {
  const first = segments.at(start);
  if (!first) return { start: 0, end: 0 };
  const last = segments.at(end > start ? end - 1 : end)!;
  const from = placeIn(first, start, first.host.start);
  const to = end > start ? placeIn(last, end, last.host.end) : from;
  return from <= to ? { start: from, end: to } : first.host;
}

/** The offset of the view for an offset of the host; `undefined` outside of every segment. */
export function toViewOffset({ segments }: Pick<View, "segments">, offset: number): number | undefined {
  let found: Segment | undefined;
  for (const one of segments.touching(offset)) {
    if (one.kind === "elsewhere" || (one.kind === "made-up" && one.host.end !== offset)) continue;
    found = one;
    if (one.kind !== "made-up" && offset < one.host.end) break;
  }
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
function boundary(segments: Segments, offset: number, side: "start" | "end"): number | undefined {
  const segment = segments.at(side === "end" ? offset - 1 : offset);
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
