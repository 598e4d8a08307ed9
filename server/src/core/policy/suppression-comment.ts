import { type Token, tokens } from "./json/json.js";
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
  return all.filter(({ kind }) => kind === "comment").flatMap((comment) => {
    const lineEnd = endOfLine(text, comment.range.end);
    while (next < others.length && others[next]!.range.start < lineEnd) next++;
    return readSuppressionComment(text, comment, others[next]);
  });
}

const form = new RegExp(String.raw`^(?:/[/*]\s*)${disableNextLine}(?![\w-])(.*?)(?:\s--\s.*)?(?:\*/)?$`, "s");

function readSuppressionComment(text: string, { range }: Token, next: Token | undefined): SuppressionComment[] {
  const read = readSuppression(text.slice(range.start, range.end), range);
  return read ? [{ ...read, line: next && lineAround(text, next.range.start) }] : [];
}

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
  const start = Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1;
  return { start, end: endOfLine(text, offset) };
}

function endOfLine(text: string, offset: number): number {
  const lineBreak = /[\r\n]/g;
  lineBreak.lastIndex = offset;
  return lineBreak.exec(text)?.index ?? text.length;
}
