import type { TextEdit } from "../../text/range.js";
import type { PolicyView } from "../model.js";

/** The text before a comment on its line, and what follows the comment. */
interface Around {
  readonly before: string;
  readonly after: string;
}

/**
 * A comment with the mark of its author, or else with the usual one. The policy shows all marks as `//`: of several
 * comments with the same text, the one beside the same item counts.
 */
export function withMark(comment: string, host: string, around?: Around): string {
  if (!comment.startsWith("//")) return comment;
  const text = comment.slice(2);
  const [signs, slashes] = ["#", "//"].map((mark) => linesWith(host, mark + text.trimEnd()));
  const isOwn = (lines: readonly Around[]) => around && lines.some((line) => itemOf(line) === itemOf(around));
  if (signs!.length > 0 && slashes!.length > 0) return isOwn(slashes!) && !isOwn(signs!) ? comment : `#${text}`;
  return signs!.length === 0 && host.includes("//") ? comment : `#${text}`;
}

/**
 * An edit of several lines with the comment that follows it on its line. The edit may have moved an item away from
 * there whose comment has the same text and another mark.
 */
export function withCommentAfter({ text }: PolicyView, edit: TextEdit): TextEdit {
  const { start, end } = edit.range;
  const lineEnd = text.indexOf("\n", end);
  const rest = start < end && edit.newText.includes("\n") && lineEnd >= 0 ? text.slice(end, lineEnd) : "";
  return rest.includes("//") ? { range: { start, end: lineEnd }, newText: edit.newText + rest } : edit;
}

/** The lines that end with a text. */
function linesWith(host: string, end: string): Around[] {
  const found: Around[] = [];
  for (let at = host.indexOf(end); at >= 0; at = host.indexOf(end, at + 1)) {
    const after = host.slice(at + end.length, at + end.length + mostAfter);
    if (/^[ \t\r]*(?:\n|$)/.test(after)) found.push({ before: host.slice(host.lastIndexOf("\n", at) + 1, at), after });
  }
  return found;
}

const mostAfter = 300;

/** The item that a comment is beside, or above, in any notation. */
function itemOf({ before, after }: Around): string {
  const [beside, below] = [before, after.split("\n")[1] ?? ""].map((line) =>
    line.replace(/(?:#|\/\/).*$/, "").replace(/[\s,"=:]/g, ""),
  );
  return beside! || below!;
}
