import { applyEdits, encloses, type TextEdit, type TextRange } from "../../text/range.js";
import { tokens } from "../../policy/json/json.js";
import { commentsOf } from "../find.js";
import { isJson } from "../is-json.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { commentsInJson } from "./same-policy.js";

/**
 * Whether files after an edit have the comments of the edited policy, and all others as before. `files` are pairs of
 * before and after, `item` is the part of the only one that was read again. Comments in a string are part of its text.
 */
export function areCommentsKept(
  files: readonly (readonly [TerraformFile, TerraformFile])[],
  { view, edits }: { readonly view: PolicyView; readonly edits: readonly TextEdit[] },
  item?: TextRange,
): boolean {
  if (view.form !== "object" && view.form !== "blocks") return true;
  const counts = new Map<string, number>();
  const count = (comments: readonly string[], by: number) => {
    for (const one of comments) {
      const content = one.replace(/^(?:#|\/\/)/, "").trim();
      counts.set(content, (counts.get(content) ?? 0) + by);
    }
  };
  const ofFile = (file: TerraformFile, range: TextRange = { start: 0, end: file.text.length }) =>
    commentsIn(file)
      .filter((one) => encloses(range, one))
      .map((one) => file.text.slice(one.start, one.end));
  for (const [before, after] of files) {
    count(ofFile(after), 1);
    count(ofFile(before, item), -1);
  }
  count(commentsInJson(view.text), 1);
  count(commentsInJson(applyEdits(view.text, edits)), -1);
  return [...counts.values()].every((one) => one === 0);
}

/** The comments of a file. JSON has none, but its author may have written some. */
function commentsIn(file: TerraformFile): readonly TextRange[] {
  if (isJson(file.text)) return tokens(file.text).flatMap(({ kind, range }) => (kind === "comment" ? range : []));
  // A file without policies was not parsed, and has no items.
  return file.items.length > 0 ? file.comments : commentsOf(file);
}
