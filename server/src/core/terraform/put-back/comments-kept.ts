import { applyEdits, encloses, type TextRange } from "../../text/range.js";
import { tokens } from "../../policy/json/json.js";
import { isJson } from "../is-json.js";
import type { PolicyView } from "../model.js";
import { commentsInJson, type EditedPolicy } from "./same-policy.js";

/** A text in HCL's own syntax and its comments, or one in JSON. */
interface Commented {
  readonly text: string;
  readonly comments: readonly TextRange[];
  readonly views?: readonly PolicyView[];
}

/** A file before an edit, and what was read again after it. */
export interface EditedFile {
  readonly before: Commented;
  readonly after: Commented;
  /** The items of the file before the edit that were read again; `undefined` if all of it was. */
  readonly items?: readonly TextRange[] | undefined;
}

/**
 * Whether files after an edit have the comments of the edited policy, and all others as before. Comments in a string
 * are part of its text, unless it is a template with an expression: a string of a JSON file.
 */
export function areCommentsKept(files: readonly EditedFile[], { view, edits }: EditedPolicy): boolean {
  if (view.form !== "object" && view.form !== "blocks") return true;
  const counts = new Map<string, number>();
  const count = (comments: readonly string[], by: number) => {
    for (const one of comments) {
      const content = one.replace(/^(?:#|\/\/)/, "").trim();
      counts.set(content, (counts.get(content) ?? 0) + by);
    }
  };
  const ofFile = (file: Commented, items?: readonly TextRange[]) => {
    const isRead = (range: TextRange) => items?.some((item) => encloses(item, range)) ?? true;
    const own = commentsIn(file).filter(isRead).map((one) => file.text.slice(one.start, one.end));
    return [...own, ...commentsInTemplates((file.views ?? []).filter(({ host }) => isRead(host)))];
  };
  for (const { before, after, items } of files) {
    count(ofFile(after), 1);
    count(ofFile(before, items), -1);
  }
  count(commentsInJson(view.text), 1);
  count(commentsInJson(applyEdits(view.text, edits)), -1);
  return [...counts.values()].every((one) => one === 0);
}

/** JSON has no comments, but its author may have written some. */
function commentsIn({ text, comments }: Commented): readonly TextRange[] {
  return isJson(text) ? tokens(text).flatMap(({ kind, range }) => (kind === "comment" ? range : [])) : comments;
}

/**
 * The comments in the expressions of the templates that hold policies: strings of a JSON file, or a template file. In
 * blocks of a JSON file, they are those of the view; the file has no others.
 */
function commentsInTemplates(views: readonly PolicyView[]): readonly string[] {
  const templates = new Set(views.flatMap(({ inString }) => inString?.file ?? []));
  const inStrings = [...templates].flatMap(({ text, comments }) =>
    comments.map(({ start, end }) => text.slice(start, end)),
  );
  const inBlocks = views.filter(({ isJson: isBlocks, dialect }) => isBlocks && dialect === "jsonc");
  return [...inStrings, ...inBlocks.flatMap(({ text }) => commentsInJson(text))];
}
