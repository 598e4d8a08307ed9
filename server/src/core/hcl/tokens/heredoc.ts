import { isNameStart, lineEnd, nameEnd } from "./characters.js";
import { isTopLevelHeader } from "./header.js";

/** The start and end of a heredoc. */
export interface HeredocExtent {
  readonly bodyStart: number;
  /** The start of the line of the closing marker, or of the first line that must be outside. */
  readonly bodyEnd: number;
  /** The end of the closing marker; equal to `bodyEnd` if there is none. */
  readonly end: number;
  readonly isClosed: boolean;
}

/** `<<X`, `<<-X`, and forms that only this parser accepts: blanks around the marker, quotes. */
const opening = /<<-?[ \t]*"?([\p{ID_Start}_][\p{ID_Continue}-]*)"?[ \t]*\r?\n/uy;

/** Finds the ends of heredocs. The markers of a text are collected once, so that unclosed heredocs stay cheap. */
export class Heredocs {
  readonly #text: string;
  /** The names that are alone on a line, and the start of the last such line. */
  #last: ReadonlyMap<string, number> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  /** The heredoc that begins at an offset, if any. */
  at(start: number): HeredocExtent | undefined {
    const text = this.#text;
    if (text.charCodeAt(start + 1) !== 60) return undefined;
    opening.lastIndex = start;
    const found = opening.exec(text);
    if (!found) return undefined;
    const marker = found[1]!;
    const bodyStart = opening.lastIndex;
    const closing = this.#closing(marker, bodyStart);
    if (closing !== undefined)
      return { bodyStart, bodyEnd: closing, end: text.indexOf(marker, closing) + marker.length, isClosed: true };
    const { bodyEnd, end } = unclosedEnd(text, bodyStart, marker);
    return { bodyStart, bodyEnd, end, isClosed: false };
  }

  /**
   * The line of the closing marker; `undefined` if there is none or the next heredoc with the same marker comes first.
   */
  #closing(marker: string, bodyStart: number): number | undefined {
    const text = this.#text;
    this.#last ??= lastMarkers(text);
    if ((this.#last.get(marker) ?? -1) < bodyStart) return undefined;
    let nested = 0;
    for (let line = bodyStart; line < text.length; ) {
      const end = lineEnd(text, line);
      // Most lines are not markers, so a cheap test comes first.
      if (text.startsWith(marker, end - marker.length) || isBlank(text.charCodeAt(end - 1))) {
        const words = text.slice(line, end).trim();
        if (words === marker && nested-- === 0) return line;
        if (words.endsWith(`<<${marker}`) || words.endsWith(`<<-${marker}`)) {
          if (/^[\w-]+\s*=/.test(words)) return undefined;
          if (words.includes("${")) nested++;
        }
      }
      line = nextLine(text, end);
    }
    return undefined;
  }
}

function lastMarkers(text: string): Map<string, number> {
  const found = new Map<string, number>();
  for (let line = 0; line < text.length; ) {
    const end = lineEnd(text, line);
    let start = line;
    while (isBlank(text.charCodeAt(start))) start++;
    if (start < end && isNameStart(text, start)) {
      const nameEnds = nameEnd(text, start);
      let at = nameEnds;
      while (isBlank(text.charCodeAt(at))) at++;
      if (at >= end) found.set(text.slice(start, nameEnds), line);
    }
    line = nextLine(text, end);
  }
  return found;
}

/**
 * The most likely end of a heredoc without its marker: a line that begins with the marker or is one word in capitals,
 * the end of its JSON, or the next block.
 */
function unclosedEnd(
  text: string,
  bodyStart: number,
  marker: string,
): { readonly bodyEnd: number; readonly end: number } {
  const isJson = /^\s*[{[]/.test(text.slice(bodyStart, bodyStart + 500));
  let depth = 0;
  let lastInside = bodyStart;
  for (let line = bodyStart; line < text.length; ) {
    const end = lineEnd(text, line);
    const words = text.slice(line, Math.min(end, line + 2000)).trim();
    const indentation = text.indexOf(words, line);
    if (words.startsWith(marker) && !/^[\w-]/.test(words.slice(marker.length)))
      return { bodyEnd: line, end: indentation + marker.length };
    if (/^[A-Z_]{2,}[),;]?$/.test(words)) return { bodyEnd: line, end: indentation + words.length };
    if (isTopLevelHeader(text, line)) return { bodyEnd: lastInside, end: lastInside };
    if (/^[\w-]+\s*=.*<<-?[\w-]+$/.test(words)) return { bodyEnd: line, end: line };
    const next = nextLine(text, end);
    if (isJson) {
      depth += bracketBalance(text, line, end);
      if (depth <= 0 && words !== "") return { bodyEnd: next, end: next };
    }
    // The brace that closes the surrounding block is not part of the heredoc.
    if (words !== "" && !(line === indentation && words === "}")) lastInside = next;
    line = next;
  }
  return { bodyEnd: text.length, end: text.length };
}

function bracketBalance(text: string, from: number, to: number): number {
  let balance = 0;
  let inString = false;
  for (let at = from; at < to; at++) {
    const sign = text[at];
    if (sign === '"') inString = !inString;
    else if (sign === "\\") at++;
    else if (!inString && (sign === "{" || sign === "[")) balance++;
    else if (!inString && (sign === "}" || sign === "]")) balance--;
  }
  return balance;
}

function nextLine(text: string, lineEnd: number): number {
  const next = text.indexOf("\n", lineEnd);
  return next < 0 ? text.length : next + 1;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9 || code === 13;
}
