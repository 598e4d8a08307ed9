import type { TextRange } from "../text/range.js";
import { editsByEncoding, type Segment, Segments, type View } from "./view.js";

/**
 * The value of a JSON string as a view. `content` is the range between its quotes. Accepts any text: an invalid escape
 * stays as written.
 */
export function viewOfJsonString(host: string, content: TextRange): View {
  const found: Segment[] = [];
  const parts: string[] = [];
  const all = host.slice(content.start, content.end);
  let length = 0;
  let at = 0;
  const add = (kind: Segment["kind"], decoded: string, end: number) => {
    const view = { start: length, end: length + decoded.length };
    found.push({ kind, view, host: { start: content.start + at, end: content.start + end } });
    parts.push(decoded);
    length = view.end;
    at = end;
  };
  for (let from = nextEscape(all, at); from >= 0; from = nextEscape(all, at)) {
    if (from > at) add("copied", all.slice(at, from), from);
    const end = from + (all[from + 1] === "u" ? 6 : 2);
    add("translated", decode(all.slice(from, end)), end);
  }
  if (at < all.length || found.length === 0) add("copied", all.slice(at), all.length);
  const segments = Segments.of(found);
  return {
    text: parts.join(""),
    segments,
    toHostEdits: (edits) => editsByEncoding({ segments }, edits, (newText) => JSON.stringify(newText).slice(1, -1)),
  };
}

/** The next valid escape in a text; -1 if there is none. */
function nextEscape(text: string, from: number): number {
  for (let at = text.indexOf("\\", from); at >= 0; at = text.indexOf("\\", at + 1)) {
    escape.lastIndex = at;
    if (escape.test(text)) return at;
  }
  return -1;
}

const escape = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/y;
const marks: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

function decode(written: string): string {
  const mark = written[1]!;
  return mark === "u" ? String.fromCharCode(parseInt(written.slice(2), 16)) : (marks[mark] ?? mark);
}
