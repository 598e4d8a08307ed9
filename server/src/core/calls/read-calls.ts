import { methods } from "./api-call.js";
import { traceOfCallFrom } from "./formats/formats.js";
import { jsonRequests } from "./json-requests.js";
import type { ReadCall } from "./read-call.js";
import { createLineReader, type LineReader } from "./read-lines.js";

/** Reads a text in chunks: JSON documents as a whole, everything else line by line. */
export interface CallReader {
  push(piece: string): void;
  /** `cut`: a JSON document that is truncated or partly invalid; its readable part was read. */
  end(): { readonly isCut: boolean };
  /** Whether the text is too large to read: a JSON document above `longestDocument`. */
  readonly isTooLarge: boolean;
}

/** UTF-16 units of the longest JSON document, such as a HAR file. Logs have no limit. */
export const longestDocument = 256 * 1024 * 1024;

/**
 * A reader that passes each API call to `emit`, in the order of the text, but a request only after its body. Accepts
 * any text.
 */
export function createCallReader(emit: (call: ReadCall) => void): CallReader {
  const lines = createLineReader(emit);
  let rest = "";
  let document: string[] | undefined;
  let size = 0;
  let isBegun = false;
  const toLines = (piece: string) => {
    const text = rest + piece;
    const end = text.lastIndexOf("\n") + 1;
    pushLines(text.slice(0, end), lines);
    rest = text.slice(end);
    // A very long line is other data, and its beginning is enough.
    if (rest.length > longestRest) rest = rest.slice(0, longestRest);
  };
  return {
    get isTooLarge() {
      return size > longestDocument;
    },
    push(piece) {
      if (!isBegun && !document) {
        const text = rest + piece;
        rest = "";
        // The first line and the text after it distinguish a JSON document from a log of JSON.
        if (!/\n\s*\S/.test(text.trimStart()) && text.length < longestRest) return void (rest = text);
        isBegun = true;
        if (isDocument(text)) document = [];
        return this.push(text);
      }
      if (!document) return toLines(piece);
      size += piece.length;
      if (size <= longestDocument) document.push(piece);
    },
    end() {
      if (!isBegun) {
        const text = rest;
        rest = "";
        isBegun = true;
        if (isDocument(text)) document = [];
        this.push(text);
      }
      if (!document) {
        toLines("\n");
        lines.end();
        return { isCut: false };
      }
      const text = document.join("");
      document = undefined;
      if (size > longestDocument) return { isCut: true };
      const { calls, isComplete } = jsonRequests(text);
      for (const call of calls) emit(call);
      if (calls.length > 0) return { isCut: !isComplete };
      // Several objects one below the other are a log.
      for (const line of text.split("\n")) lines.push(line);
      lines.end();
      return { isCut: false };
    },
  };
}

const longestRest = 1024 * 1024;

/** Passes complete lines to a reader. Lines that cannot matter are only counted: a log has few others. */
function pushLines(text: string, lines: LineReader): void {
  for (let start = 0; start < text.length; ) {
    const next = lines.isIdle ? startOfCandidate(text, start) : start;
    if (next > start) lines.skip(countBreaks(text, start, next));
    if (next === text.length) return;
    const end = text.indexOf("\n", next);
    lines.push(text.slice(next, end));
    start = end + 1;
  }
}

function startOfCandidate(text: string, from: number): number {
  const at = traceOfCallFrom(text, from);
  return at < 0 ? text.length : Math.max(from, text.lastIndexOf("\n", at) + 1);
}

function countBreaks(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) count++;
  return count;
}

/** Whether a text begins like a JSON document and not like a log with JSON lines. */
function isDocument(start: string): boolean {
  if (!/^\s*(?:\{\s*(?:["}]|$)|\[\s*(?:[{"]|$))/.test(start)) return false;
  const [first = "", ...others] = start.trim().split("\n");
  // In a log, the first line is a complete object, and another line follows. A document may also be a single line.
  return !(others.length > 0 && /^\{.*\}\s*$/.test(first));
}

/** The calls of a text. A list that has lost its line breaks, as in an input box, is read as if it had them. */
export function readCalls(text: string): ReadCall[] {
  const calls: ReadCall[] = [];
  const reader = createCallReader((call) => void calls.push(call));
  reader.push(/\n/.test(text.trim()) ? text : withBreaks(text));
  reader.end();
  return calls;
}

function withBreaks(text: string): string {
  const begin = new RegExp(
    String.raw`(?<=[^\sA-Z])(?:\s*(?=(?:${methods})\s+(?:https?:/)?/)|\s+(?=(?:curl|hcloud)\s))`,
    "g",
  );
  return text.replace(begin, (blank, at: number) =>
    /(?:-X|--request|URL:|["'(])$/.test(text.slice(Math.max(0, at - 9), at)) ? blank : "\n",
  );
}
