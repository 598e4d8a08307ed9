import type { TextEdit } from "../../text/range.js";
import { isElsewhere } from "../view/view-writer.js";
import type { PolicyView } from "../model.js";

/**
 * An edit without what it leaves as it is before and after the change, if it includes a value that is written
 * elsewhere: in `"${local.service}:gett"` only the end changes.
 */
export function withoutKnownEnds(view: PolicyView, { range: { start, end }, newText }: TextEdit): TextEdit {
  if (start === end || !isElsewhere(view, { start, end })) return { range: { start, end }, newText };
  const old = view.text.slice(start, end);
  const most = Math.min(old.length, newText.length);
  let before = 0;
  while (before < most && old[before] === newText[before]) before++;
  let after = 0;
  while (after < most - before && old[old.length - 1 - after] === newText[newText.length - 1 - after]) after++;
  return {
    range: { start: start + before, end: end - after },
    newText: newText.slice(before, newText.length - after),
  };
}
