import type { TextRange } from "../text/range.js";
import { editsByEncoding, type Segment, type View } from "./view.js";

/**
 * The value of a JSON string as a view. `content` is the range between its quotes. Accepts any text: an invalid escape
 * stays as written.
 */
export function viewOfJsonString(host: string, content: TextRange): View {
  const segments: Segment[] = [];
  let text = "";
  let at = content.start;
  const add = (kind: Segment["kind"], decoded: string, end: number) => {
    segments.push({ kind, view: { start: text.length, end: text.length + decoded.length }, host: { start: at, end } });
    text += decoded;
    at = end;
  };
  escape.lastIndex = at;
  for (let found = escape.exec(host); found && found.index < content.end; found = escape.exec(host)) {
    if (found.index > at) add("copied", host.slice(at, found.index), found.index);
    const end = Math.min(found.index + found[0].length, content.end);
    add("translated", decode(found[0]), end);
  }
  if (at < content.end || segments.length === 0) add("copied", host.slice(at, content.end), content.end);
  return {
    text,
    segments,
    toHostEdits: (edits) => editsByEncoding({ segments }, edits, (newText) => JSON.stringify(newText).slice(1, -1)),
  };
}

const escape = /\\(?:u[0-9a-fA-F]{4}|["\\/bfnrt])/g;
const marks: Readonly<Record<string, string>> = { b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };

function decode(written: string): string {
  const mark = written[1]!;
  return mark === "u" ? String.fromCharCode(parseInt(written.slice(2), 16)) : (marks[mark] ?? mark);
}
