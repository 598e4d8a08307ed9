import type { TextRange } from "../../core/text/range.js";
import type { LineIndex } from "../../core/text/line-index.js";
import type { Style } from "../terminal/style.js";
import { displayWidth, visible } from "../terminal/width.js";

/** More lines of one place do not help. */
const mostLines = 4;
const tabWidth = 4;

/** The lines of a range with carets below it. `columns` is the width of the terminal. */
export function excerpt(text: string, lines: LineIndex, range: TextRange, style: Style, columns: number): string {
  const first = lines.positionAt(range.start).line;
  const last = lines.positionAt(range.end).line;
  const shown = Math.min(last - first + 1, mostLines);
  const digits = String(first + shown).length;
  const parts: string[] = [];
  for (let line = first; line < first + shown; line++) {
    const start = lines.offsetAt({ line, character: 0 });
    let end = lines.offsetAt({ line: line + 1, character: 0 });
    while (end > start && (text[end - 1] === "\n" || text[end - 1] === "\r")) end--;
    const content = text.slice(start, end);
    const from = Math.min(Math.max(range.start - start, 0), content.length);
    const to = Math.min(range.end - start, content.length);
    const { source, carets } = mark(content, from, to, line === first, columns - digits - 5);
    parts.push(`  ${style.dim(`${String(line + 1).padStart(digits)} |`)} ${source}`.trimEnd());
    if (carets !== "") parts.push(`  ${style.dim(`${" ".repeat(digits)} |`)} ${style.red(carets)}`);
  }
  if (last - first + 1 > shown) parts.push(`  ${style.dim(`${" ".repeat(digits)} | …`)}`);
  return parts.join("\n");
}

/** One line and its carets, at least one on the first line. A long line is cut around the place. */
function mark(
  line: string,
  from: number,
  to: number,
  isFirst: boolean,
  columns: number,
): { source: string; carets: string } {
  // The indentation of a later line does not belong to the range.
  const start = isFirst ? from : Math.min(line.search(/\S|$/), to);
  const end = Math.max(to, start);
  const room = Math.max(columns, 40);
  // Of a line of megabytes with thousands of findings, only what can be shown is looked at.
  const most = Math.max(room * 2, 1000);
  const [before, meant, after] = expandTabs([
    line.slice(Math.max(start - most, 0), start),
    line.slice(start, Math.min(end, start + most)),
    line.slice(end, end + most),
  ]);
  const cut = clip(before, meant, after, room);
  const count = Math.max(displayWidth(cut.meant), isFirst ? 1 : 0);
  return {
    source: cut.before + cut.meant + cut.after,
    carets: count === 0 ? "" : " ".repeat(displayWidth(cut.before)) + "^".repeat(count),
  };
}

function clip(
  before: string,
  meant: string,
  after: string,
  room: number,
): { before: string; meant: string; after: string } {
  if (displayWidth(before + meant + after) <= room) return { before, meant, after };
  const keptMeant = head(meant, Math.floor(room * 0.7));
  const rest = room - displayWidth(keptMeant);
  const keptBefore = displayWidth(before) <= rest / 2 ? before : tail(before, Math.floor(rest / 2));
  return { before: keptBefore, meant: keptMeant, after: head(after, rest - displayWidth(keptBefore)) };
}

function head(text: string, columns: number): string {
  return displayWidth(text) <= columns ? text : `${take([...text], columns - 1).join("")}…`;
}

function tail(text: string, columns: number): string {
  return displayWidth(text) <= columns ? text : `…${take([...text].reverse(), columns - 1).reverse().join("")}`;
}

function take(chars: readonly string[], columns: number): string[] {
  let width = 0;
  const taken: string[] = [];
  for (const char of chars) {
    width += displayWidth(char);
    if (width > columns) break;
    taken.push(char);
  }
  return taken;
}

/** Expands tabs to the next tab stop in the three parts of one line, and makes other control characters visible. */
function expandTabs(parts: readonly [string, string, string]): [string, string, string] {
  let column = 0;
  const expand = (part: string) => {
    let result = "";
    for (const piece of part.split(/(\t)/)) {
      const shown = piece === "\t" ? " ".repeat(tabWidth - (column % tabWidth)) : visible(piece);
      column += displayWidth(shown);
      result += shown;
    }
    return result;
  };
  return [expand(parts[0]), expand(parts[1]), expand(parts[2])];
}
