import type { TextRange } from "../text/range.js";
import { literalsOf } from "./literals.js";
import type { Directive, Interpolation, Template } from "./nodes.js";

/** A part of the value of a template, and its range in the text. */
export interface ValuePiece {
  /**
   * `copied`: the same text as written. `translated`: an escape, or composed letters. `hole`: the value is unknown
   * here.
   */
  readonly kind: "copied" | "translated" | "hole";
  /** Empty for a hole. */
  readonly value: string;
  readonly range: TextRange;
  /** The sequence, if this is a hole. */
  readonly sequence?: Interpolation | Directive;
}

/**
 * The value of a template as pieces, in the order of the text: escapes are resolved, the indentation of `<<-` and white
 * space that `~` strips are dropped, and letters are normalized as in HCL (NFC). Text between two pieces is not part of
 * the value. An unknown escape means the character after the backslash.
 */
export function piecesOf(text: string, template: Template): ValuePiece[] {
  const pieces: ValuePiece[] = [];
  for (const literal of literalsOf(text, template)) {
    if ("sequence" in literal)
      pieces.push({ kind: "hole", value: "", range: literal.sequence.range, sequence: literal.sequence });
    else decodeText(text, literal, template.form === "quoted" ? quotedEscape : heredocEscape, pieces);
  }
  return pieces;
}

/** The value of a template without holes; `undefined` if it has any. */
export function valueOf(text: string, template: Template): string | undefined {
  const pieces = piecesOf(text, template);
  return pieces.some(({ kind }) => kind === "hole") ? undefined : pieces.map(({ value }) => value).join("");
}

const heredocEscape = /\$\$\{|%%\{/g;
const quotedEscape = /\$\$\{|%%\{|\\(?:u([\da-fA-F]{4})|U([\da-fA-F]{8})|[^\r\n])/g;
const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function decodeText(text: string, { start, end }: TextRange, escape: RegExp, pieces: ValuePiece[]): void {
  const written = text.slice(start, end);
  let from = 0;
  for (const found of written.matchAll(escape)) {
    addCopied(written.slice(from, found.index), start + from, pieces);
    from = found.index + found[0].length;
    pieces.push({
      kind: "translated",
      value: meaning(found),
      range: { start: start + found.index, end: start + from },
    });
  }
  addCopied(written.slice(from), start + from, pieces);
}

function meaning([written, short, long]: RegExpExecArray): string {
  if (!written.startsWith("\\")) return written.slice(1);
  const code = Number.parseInt(short ?? long ?? "", 16);
  if (Number.isNaN(code)) return named[written[1]!] ?? written.slice(1);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

function addCopied(written: string, start: number, pieces: ValuePiece[]): void {
  if (written === "") return;
  const range = { start, end: start + written.length };
  const value = isAscii(written) ? written : written.normalize("NFC");
  const before = pieces.at(-1);
  if (value !== written) pieces.push({ kind: "translated", value, range });
  else if (before?.kind === "copied" && before.range.end === start) {
    pieces[pieces.length - 1] = {
      kind: "copied",
      value: before.value + value,
      range: { start: before.range.start, end: range.end },
    };
  } else pieces.push({ kind: "copied", value, range });
}

function isAscii(written: string): boolean {
  for (let at = 0; at < written.length; at++) if (written.charCodeAt(at) > 127) return false;
  return true;
}
