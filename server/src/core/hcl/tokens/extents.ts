import { lineEnd } from "./characters.js";
import type { HeredocExtent } from "./heredoc.js";

/** An open template or sequence. */
export interface Open {
  readonly mode: "quoted" | "heredoc" | "sequence";
  readonly start: number;
  /** The number of tokens before it. */
  readonly count: number;
  /** The extent of a heredoc. */
  readonly extent: HeredocExtent | undefined;
  /** The end of the surrounding heredoc. */
  readonly limit: number;
  /** The number of open brackets in a sequence. */
  depth: number;
}

/** An unclosed comment ends with its line, so that the rest of the file can be read. */
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

/** Whether a line begins with `name = value`. */
export function isArgument(text: string, at: number): boolean {
  argument.lastIndex = at;
  return argument.test(text);
}
