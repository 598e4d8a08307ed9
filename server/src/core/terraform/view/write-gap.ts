import { meantMark } from "../../policy/json/normalize.js";
import type { ViewWriting } from "./writing.js";

/**
 * Writes the text between two values: copies white space and commas, converts comments to those of JSONC, and drops
 * anything else. Without `takesCommas`, commas are dropped too. Returns whether there was a comma.
 */
export function writeGap({ text, writer }: ViewWriting, from: number, to: number, takesCommas = true): boolean {
  let hasComma = false;
  for (let at = from; at < to;) {
    const sign = text[at]!;
    const run = sign === "#" || sign === "/" ? at : endOfSpace(text, at, to, takesCommas);
    if (run > at) {
      hasComma ||= takesCommas && text.slice(at, run).includes(",");
      writer.copy(at, run);
      at = run;
      continue;
    }
    const commentEnd = endOfComment(text, at, to);
    if (commentEnd !== undefined) {
      if (sign === "#") {
        writer.translate("//", at, at + 1);
        writer.copy(at + 1, commentEnd);
      } else writer.copy(at, commentEnd);
      at = commentEnd;
      continue;
    }
    // A mark of a Chinese keyboard, or a blank of a web page.
    if (takesCommas && /^[ ,:]$/.test(meantMark(sign) ?? "")) writer.copy(at, at + 1);
    hasComma ||= sign === ",";
    at++;
  }
  return hasComma;
}

/** The end of the white space, and of the commas that are taken, from an offset on. */
function endOfSpace(text: string, at: number, to: number, takesCommas: boolean): number {
  const space = takesCommas ? spaceAndCommas : onlySpace;
  space.lastIndex = at;
  const end = at + (space.exec(text)?.[0].length ?? 0);
  return Math.min(end, to);
}

const spaceAndCommas = /[\s,]*/y;
const onlySpace = /\s*/y;

/** What separates two properties of an object, outside comments. */
export interface Separator {
  readonly hasComma: boolean;
  /** Whether there is a line break that is not after a comma. A comma after it is one too many. */
  readonly hasLineBreak: boolean;
  /** Whether there is text that is neither. */
  readonly hasOther: boolean;
}

export function separatorIn(text: string, from: number, to: number): Separator {
  let hasComma = false;
  let hasLineBreak = false;
  let hasOther = false;
  for (let at = from; at < to; at = endOfComment(text, at, to) ?? at + 1) {
    const sign = text[at]!;
    const meant = meantMark(sign) ?? sign;
    hasLineBreak ||= !hasComma && sign === "\n";
    hasComma ||= meant === ",";
    hasOther ||= !/^[\s,/#]$/.test(meant);
  }
  return { hasComma, hasLineBreak, hasOther };
}

/** Whether there is a comma between two values, outside comments. */
export function hasComma(text: string, from: number, to: number): boolean {
  for (let at = from; at < to; at = endOfComment(text, at, to) ?? at + 1) if (text[at] === ",") return true;
  return false;
}

/** The end of the comments that follow an offset on its line; the offset itself if there are none. */
export function endOfCommentsOnLine(text: string, from: number): number {
  let end = from;
  for (let at = from; ; ) {
    while (text[at] === " " || text[at] === "\t") at++;
    const after = endOfComment(text, at, text.length);
    if (after === undefined || text.slice(at, after).trimEnd().includes("\n")) return end;
    at = after;
    end = text[after - 1] === "\r" ? after - 1 : after;
  }
}

function endOfComment(text: string, at: number, to: number): number | undefined {
  if (text[at] === "#" || text.startsWith("//", at)) {
    const end = text.indexOf("\n", at);
    return end < 0 || end > to ? to : end;
  }
  if (!text.startsWith("/*", at)) return undefined;
  const end = text.indexOf("*/", at + 2);
  return end < 0 || end + 2 > to ? to : end + 2;
}
