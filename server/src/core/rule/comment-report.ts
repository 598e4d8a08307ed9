import { removeComment } from "../edit/lists/remove.js";
import type { Fix } from "../fix/fix.js";
import { hashComments } from "../policy/json/normalize.js";
import type { PolicyFile } from "../policy/model.js";
import { looksLikeSuppression } from "../policy/suppression-comment.js";
import { isClosedComment } from "../text/comments.js";
import type { TextRange } from "../text/range.js";
import type { Report } from "./rule.js";

/** A comment that the dialect of its file does not allow. */
export interface StrayComment {
  readonly kind: "comment";
  readonly range: TextRange;
  readonly isHash: boolean;
}

/** Whether the data of a report are those of a comment that its dialect does not allow. */
export function isStrayComment(data: unknown): data is StrayComment {
  return typeof data === "object" && data !== null && "kind" in data && data.kind === "comment";
}

/** One report for each comment that the dialect does not allow: all comments in JSON, comments with `#` in JSONC. */
export function* reportComments({ text, dialect, problems }: PolicyFile): Iterable<Report<StrayComment>> {
  for (const range of problems.length > 0 ? hashComments(text) : []) {
    yield {
      range,
      message: dialect === "jsonc" ? hashInJsonc : hash,
      args: {},
      data: { kind: "comment", range, isHash: true },
    };
  }
  for (const { kind, range } of problems) {
    // A comment without an end is reported as such: what belongs to it is unknown.
    if (kind === "invalid-comment-token" && isClosedComment(text, range))
      yield { range, message: comment, args: {}, data: { kind: "comment", range, isHash: false } };
  }
}

/** Removes a comment, or in JSONC converts it. A suppression comment must be moved by its author. */
export function* fixComment({ range, isHash }: StrayComment, { text, dialect }: PolicyFile): Iterable<Fix> {
  if (dialect === "jsonc" && isHash)
    yield {
      title: slashes,
      args: {},
      safety: "safe",
      edits: [{ range: { start: range.start, end: range.start + 1 }, newText: "//" }],
    };
  else if (!looksLikeSuppression(text.slice(range.start, range.end)))
    yield { title: remove, args: {}, safety: "safe", edits: [removeComment(text, range)] };
}

const hash = {
  en: "JSON has no comments, and '#' begins none in any JSON dialect. IAM rejects the policy because it is not valid JSON.",
  zh: "JSON 不支持注释，任何 JSON 方言都不以“#”开始注释。策略不是合法的 JSON，IAM 会拒绝。",
};
const hashInJsonc = {
  en: "A comment in JSONC begins with '//', not with '#'.",
  zh: "JSONC 的注释以“//”开头，不能使用“#”。",
};
const comment = {
  en: "JSON has no comments. IAM rejects the policy because it is not valid JSON. Remove the comment, or name the file .jsonc.",
  zh: "JSON 不支持注释，策略不是合法的 JSON，IAM 会拒绝。请删除注释，或将文件命名为 .jsonc。",
};
const slashes = { en: "Begin the comment with '//'", zh: "改为以“//”开头" };
const remove = { en: "Remove the comment", zh: "删除注释" };
