import { tokens } from "../../policy/json/json.js";
import type { TextRange } from "../../text/range.js";
import type { PolicyView } from "../model.js";
import { withMark } from "./comment-mark.js";
import { type Layout, layoutOf } from "./layout.js";
import { type HostPlace, toHcl } from "./notation.js";
import { toBlocks } from "./statement-blocks.js";
import { blockStyle } from "./style.js";

/** Whether a text is at the start or at the end of the blocks. */
interface Ends {
  readonly isFirst: boolean;
  readonly isLast: boolean;
}

/**
 * The text between two blocks for a range of a view, with the statements in it as blocks. Comments keep their places
 * after and above blocks; new blocks have blank lines around them.
 */
export function writeBetweenBlocks(
  file: string,
  view: PolicyView,
  text: string,
  { start, end }: TextRange,
  statements: readonly TextRange[],
  { isFirst, isLast }: Ends,
): string {
  const layout = { ...layoutOf(file, view), host: file.slice(view.host.start, view.host.end) };
  const gaps = [...statements, { start: end, end }].map((next, index) =>
    text.slice(statements[index - 1]?.end ?? start, next.start),
  );
  if (statements.length === 0) {
    const only = withoutCommas(gaps[0]!, layout.host);
    const atStart = isFirst ? only.trimStart() : only;
    return isLast ? atStart.trimEnd() : atStart;
  }
  return gaps
    .map((gap, index) => {
      const around = { isFirst: isFirst && index === 0, isLast: isLast && index === statements.length };
      const space = blankLine(gap, layout, around);
      const next = statements[index];
      return next ? space + blockOf(text.slice(next.start, next.end), layout) : space;
    })
    .join("")
    .replace(/\r?\n/g, layout.lineBreak);
}

interface BlockLayout extends Layout {
  /** The policy as written, which shows how its comments begin. */
  readonly host: string;
}

/** White space and comments without commas, with the marks of the author's comments. */
function withoutCommas(gap: string, host: string): string {
  return piecesOf(gap)
    .map((piece) => (isComment(piece) ? withMark(piece, host) : piece.replace(/,/g, "")))
    .join("");
}

/** A blank line between two blocks; comments after the first and above the second one stay there. */
function blankLine(gap: string, { lineBreak, indentation, host }: BlockLayout, { isFirst, isLast }: Ends): string {
  let isOnLine = !isFirst;
  let tail = "";
  let above = "";
  for (const piece of piecesOf(gap)) {
    if (!isComment(piece)) isOnLine &&= !piece.includes("\n");
    else if (isOnLine) tail += ` ${withMark(piece, host)}`;
    else above += withMark(piece, host) + lineBreak + indentation;
  }
  const space = isFirst ? "" : lineBreak + lineBreak + indentation;
  if (!isLast) return tail + space + above;
  return above === "" ? tail : `${tail}${lineBreak}${indentation}${above}`.trimEnd();
}

/** The comments of a text and what is between them. */
function piecesOf(gap: string): string[] {
  const pieces: string[] = [];
  let at = 0;
  for (const { kind, range } of tokens(gap)) {
    if (kind !== "comment") continue;
    pieces.push(gap.slice(at, range.start), gap.slice(range.start, range.end).trimEnd());
    at = range.end;
  }
  return [...pieces, gap.slice(at)];
}

function isComment(piece: string): boolean {
  return piece.startsWith("/");
}

/** A statement as a block: as written if it has comments, else one argument on each line. */
function blockOf(json: string, { indentation, lineBreak, host }: BlockLayout): string {
  if (!tokens(json).some(({ kind }) => kind === "comment")) return toBlocks(json, indentation, lineBreak)?.[0] ?? "";
  const open = ["object", "list", "object"] as const;
  const place: HostPlace = { isInString: false, isInBareKey: false, open, after: "}", style: blockStyle, host };
  // The JSON of a heredoc begins and ends on lines of its own.
  const inside = toHcl(json.slice(1, -1), place)
    .replace(/= +jsonencode/, "= jsonencode")
    .replace(/\n(?:[ \t]*\n)+/g, "\n");
  return `statement {${inside}}`;
}
