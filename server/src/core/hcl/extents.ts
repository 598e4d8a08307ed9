import { lineEnd } from "./characters.js";
import type { HeredocExtent } from "./heredoc.js";

/** A template or sequence that is open at some place of the text. */
export interface Open {
  readonly mode: "quoted" | "heredoc" | "sequence";
  readonly start: number;
  /** The number of tokens before it. */
  readonly count: number;
  /** Of a heredoc: where it ends. */
  readonly extent: HeredocExtent | undefined;
  /** The end of the heredoc around it. */
  readonly limit: number;
  /** Of a sequence: how many brackets are open in it. */
  depth: number;
}

/** An unclosed comment ends with its line: the rest of the file is still worth reading. */
export function blockCommentEnd(text: string, start: number): number {
  const end = text.indexOf("*/", start + 2);
  return end < 0 ? lineEnd(text, start) : end + 2;
}

/** `${var.name` without its brace ends with the name. */
export function brokenSequenceEnd(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[\w.[\]:-]/.test(text[at]!)) at++;
  return at;
}

const argument = /[ \t]*[A-Za-z_][\w-]*[ \t]*=(?![=>])/y;

/** Whether a line begins as `name = value` does. */
export function isArgument(text: string, at: number): boolean {
  argument.lastIndex = at;
  return argument.test(text);
}
