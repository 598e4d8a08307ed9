import type { TextEdit } from "vscode-languageserver-types";
import { LineIndex } from "../../server/src/core/text/line-index.js";
import { applyEdits } from "../../server/src/core/text/range.js";

/** A text after edits with the lines and columns of the protocol. */
export function edited(text: string, edits: readonly TextEdit[]): string {
  const lines = new LineIndex(text);
  const inOffsets = edits.map(({ range, newText }) => ({
    range: { start: lines.offsetAt(range.start), end: lines.offsetAt(range.end) },
    newText,
  }));
  return applyEdits(text, inOffsets);
}
