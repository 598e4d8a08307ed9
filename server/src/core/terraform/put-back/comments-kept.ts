import { applyEdits, type TextEdit, type TextRange } from "../../text/range.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { commentsInJson } from "./same-policy.js";

/**
 * Whether a file after an edit has the comments of the edited policy, and all others as before. `item` is the part of
 * it that was read again. Comments in a string are part of its text.
 */
export function areCommentsKept(
  before: TerraformFile,
  after: TerraformFile,
  { view, edits }: { readonly view: PolicyView; readonly edits: readonly TextEdit[] },
  item: TextRange = { start: 0, end: before.text.length },
): boolean {
  if (view.form !== "object" && view.form !== "blocks") return true;
  const counts = new Map<string, number>();
  const count = (comments: readonly string[], by: number) => {
    for (const one of comments) {
      const content = one.replace(/^(?:#|\/\/)/, "").trim();
      counts.set(content, (counts.get(content) ?? 0) + by);
    }
  };
  const ofFile = ({ text, comments }: TerraformFile, { start, end }: TextRange) =>
    comments.filter((one) => start <= one.start && one.end <= end).map((one) => text.slice(one.start, one.end));
  count(ofFile(after, { start: 0, end: after.text.length }), 1);
  count(ofFile(before, item), -1);
  count(commentsInJson(view.text), 1);
  count(commentsInJson(applyEdits(view.text, edits)), -1);
  return [...counts.values()].every((one) => one === 0);
}
