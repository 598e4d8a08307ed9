import type { Bilingual } from "../../text/message.js";
import { encloses, type TextEdit, type TextRange } from "../../text/range.js";
import type { Segment } from "../../view/view.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { inOnePart, withoutCommaBetween } from "./between-parts.js";
import { withoutKnownEnds } from "./known-ends.js";
import { textWith } from "../view/siblings.js";

/** Why edits of a view cannot be written in its file. */
export function refusalOf(file: TerraformFile, view: PolicyView, edits: readonly TextEdit[]): Bilingual {
  const ranges = edits
    .map((edit) => withoutKnownEnds(view, edit))
    .map((edit) => withoutCommaBetween(view, edit) ?? inOnePart(view, edit).range);
  const touched = ranges.flatMap((range) => [...view.segments.in(range.start < range.end ? range : around(range))]);
  const elsewhere = touched.filter(({ kind }) => kind === "elsewhere");
  const whole = textWith(file.text, file.parts);
  const isComputed = (one: Segment) => encloses(view.host, one.host) || !isCopiedFrom(whole, view, one);
  if (elsewhere.length > 0) return elsewhere.every(isComputed) ? computed : valueInLocal;
  const changed = ranges.flatMap((range) => [...view.segments.in(range)]);
  if (changed.some(({ kind }) => kind === "unknown")) return notKnown;
  if (changed.some(({ kind }) => kind === "made-up")) return severalParts;
  return ranges.some((range) => isInBranch(view, range)) ? inBranch : cannotWrite;
}

function isCopiedFrom(whole: string, { text }: PolicyView, { view, host }: Segment): boolean {
  return whole.slice(host.start, host.end) === text.slice(view.start, view.end);
}

/** An empty range with the characters beside it. */
function around({ start, end }: TextRange): TextRange {
  return { start: Math.max(0, start - 1), end: end + 1 };
}

function isInBranch({ alternatives }: PolicyView, range: TextRange): boolean {
  return alternatives.flat().some((branch) => encloses(branch, range));
}

/** The reason why a local value is not changed. */
export const valueInLocal = {
  en: "This value is in a local. A change there would change other values too, or not make this change. Change it by hand.",
  zh: "该取值位于 local 中，在该处修改会同时影响其他取值，或达不到此修改的效果，请手动修改。",
};
export const notKnown = {
  en: "This value is not known here.",
  zh: "该取值在此处无法确定。",
};
export const cannotWrite = {
  en: "This change cannot be written in the notation of this file.",
  zh: "该修改无法用此文件的写法表达。",
};
const computed = {
  en: "Terraform computes this value. Change the expression by hand.",
  zh: "该取值由 Terraform 计算得出，请手动修改其表达式。",
};
const severalParts = {
  en: "This list has several parts in the file, and the change is not in one of them. Change them by hand.",
  zh: "该列表在文件中由多个部分组成，此修改无法只在其中一个部分内完成，请手动修改。",
};
const inBranch = {
  en: "This value is in a branch of a condition, which cannot have an item more or less. Change it by hand.",
  zh: "该取值位于条件表达式的分支中，此处无法增减条目，请手动修改。",
};
