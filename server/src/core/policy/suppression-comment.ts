import { tokens } from "./json/json.js";
import { endOfLine } from "../text/comments.js";
import type { Located, TextRange } from "../text/range.js";

/** A comment `// huawei-iam-disable-next-line <rule>[, <rule>] [-- why]`. Without a rule it applies to all rules. */
export interface SuppressionComment {
  readonly comment: TextRange;
  readonly rules: readonly Located<string>[];
  /** The line that it applies to: the next one that has more than comments; `undefined` at the end of the text. */
  readonly line: TextRange | undefined;
}

/** The first word of such a comment. */
export const disableNextLine = "huawei-iam-disable-next-line";

/** Whether a comment is intended to suppress findings, whatever its form. */
export function looksLikeSuppression(comment: string): boolean {
  return /huawei-iam[\s:_-]*(?:disable|enable|ignore|suppress)/i.test(comment);
}

/** The comments that are intended to suppress findings but have an invalid form, in order. */
export function findFutileSuppressions(text: string): TextRange[] {
  if (!looksLikeSuppression(text)) return [];
  return tokens(text).filter(({ kind }) => kind === "comment").map(({ range }) => range).filter(({ start, end }) => {
    const comment = text.slice(start, end);
    return looksLikeSuppression(comment) && !form.test(comment);
  });
}

/** The suppression comments of a text, in order. */
export function findSuppressionComments(text: string): SuppressionComment[] {
  if (!text.includes(disableNextLine)) return [];
  const all = tokens(text);
  const others = all.filter(({ kind }) => kind !== "comment");
  let next = 0;
  let line: TextRange | undefined;
  return all.filter(({ kind }) => kind === "comment").flatMap((comment) => {
    const end = endOfLine(text, comment.range.end);
    while (next < others.length && others[next]!.range.start < end) next++;
    const start = others[next]?.range.start;
    // Many comments may be above the same line.
    if (start === undefined || line === undefined || start > line.end)
      line = start === undefined ? undefined : lineAround(text, start);
    const read = readSuppression(text.slice(comment.range.start, comment.range.end), comment.range);
    return read ? [{ ...read, line }] : [];
  });
}

const form = new RegExp(String.raw`^(?:/[/*]\s*)${disableNextLine}(?![\w-])(.*?)(?:\s--\s.*)?(?:\*/)?$`, "s");

/** A comment at a range of a text as a suppression; `undefined` for any other comment. */
export function readSuppression(comment: string, range: TextRange): Omit<SuppressionComment, "line"> | undefined {
  const found = form.exec(comment);
  if (!found) return undefined;
  const named = range.start + found[0].indexOf(disableNextLine) + disableNextLine.length;
  const rules = [...found[1]!.matchAll(/[^\s,]+/g)].map(({ 0: value, index }): Located<string> =>
    ({ value, range: { start: named + index, end: named + index + value.length } }));
  return { comment: range, rules };
}

function lineAround(text: string, offset: number): TextRange {
  // A search for either kind of line break could read the whole text, which may have only one kind.
  let start = offset;
  while (start > 0 && !/[\r\n]/.test(text[start - 1]!)) start--;
  return { start, end: endOfLine(text, offset) };
}
