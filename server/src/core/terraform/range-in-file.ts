import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { PolicyView, TerraformFile } from "./model.js";

/** A range of a view as a range of its file. For a value in another file of the folder: where the policy uses it. */
export function rangeInFile({ text }: TerraformFile, view: PolicyView, range: TextRange): TextRange {
  const host = toHostRange(view, range);
  if (host.end <= text.length) return host;
  let at = view.host.start;
  for (const { kind, host: before } of view.segments.in({ start: 0, end: range.start }))
    if (kind !== "elsewhere" && before.end <= text.length) at = before.end;
  return { start: at, end: at };
}
