import { growth, type TextChange } from "../../text/change.js";
import type { TerraformFile } from "../model.js";

/** Whether only white space changes, between two top-level items of a file that has nothing else between them. */
export function isBetweenItems({ text: old, items }: TerraformFile, change: TextChange, text: string): boolean {
  const next = items.findIndex(({ start }) => change.oldEnd <= start);
  const before = next < 0 ? items.at(-1) : items[next - 1];
  const start = before?.end ?? 0;
  const end = items[next]?.start ?? old.length;
  if (before && change.start <= start) return false;
  const now = text.slice(start, end + growth(change));
  // A line break ends an item.
  return isBlank(old.slice(start, end)) && isBlank(now) && (!before || next < 0 || now.includes("\n"));
}

function isBlank(text: string): boolean {
  return /^[ \t\r\n]*$/.test(text);
}
