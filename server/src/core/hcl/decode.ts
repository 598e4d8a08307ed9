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
    else decodeText(text, literal, template.form === "quoted", pieces);
  }
  return pieces;
}

/** The value of a template without holes; `undefined` if it has any. */
export function valueOf(text: string, template: Template): string | undefined {
  const pieces = piecesOf(text, template);
  return pieces.some(({ kind }) => kind === "hole") ? undefined : pieces.map(({ value }) => value).join("");
}

const named: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t" };

function decodeText(text: string, { start, end }: TextRange, isQuoted: boolean, pieces: ValuePiece[]): void {
  let from = start;
  for (let at = start; at < end; ) {
    const length = escapeLength(text, at, end, isQuoted);
    if (length === 0) {
      at++;
      continue;
    }
    if (at > from) addCopied(text.slice(from, at), from, pieces);
    from = at + length;
    pieces.push({ kind: "translated", value: meaning(text.slice(at, from)), range: { start: at, end: from } });
    at = from;
  }
  if (end > from) addCopied(text.slice(from, end), from, pieces);
}

/** The length of the escape at an offset; 0 if there is none. A backslash at the end of a line is none. */
function escapeLength(text: string, at: number, end: number, isQuoted: boolean): number {
  const code = text.charCodeAt(at);
  if (code === 36 || code === 37)
    return at + 2 < end && text.charCodeAt(at + 1) === code && text.charCodeAt(at + 2) === 123 ? 3 : 0;
  if (code !== 92 || !isQuoted || at + 1 >= end) return 0;
  const next = text.charCodeAt(at + 1);
  if (next === 10 || next === 13) return 0;
  const digits = next === 117 ? 4 : next === 85 ? 8 : 0;
  return digits > 0 && areHex(text.slice(at + 2, Math.min(at + 2 + digits, end)), digits) ? 2 + digits : 2;
}

function areHex(written: string, count: number): boolean {
  return written.length === count && /^[\da-fA-F]+$/.test(written);
}

function meaning(written: string): string {
  if (!written.startsWith("\\")) return written.slice(1);
  if (written.length === 2) return named[written[1]!] ?? written.slice(1);
  const code = Number.parseInt(written.slice(2), 16);
  return code <= 0x10ffff ? String.fromCodePoint(code) : "\ufffd";
}

function addCopied(written: string, start: number, pieces: ValuePiece[]): void {
  const value = isAscii(written) ? written : written.normalize("NFC");
  const range = { start, end: start + written.length };
  if (value === written) return addPiece({ kind: "copied", value, range }, pieces);
  const letters = written.match(composable) ?? [];
  // The letters by themselves may not be what they are together.
  const parts = letters.map((one) => one.normalize("NFC")).join("") === value ? letters : [written];
  let at = start;
  for (const part of parts) {
    const composed = part.normalize("NFC");
    const end = at + part.length;
    addPiece({ kind: composed === part ? "copied" : "translated", value: composed, range: { start: at, end } }, pieces);
    at = end;
  }
}

/** A letter with its marks, or the parts of Korean syllables. */
const composable = /[\u1100-\u11ff\ua960-\ua97f\uac00-\ud7ff]+|\P{M}\p{M}*|\p{M}+/gsu;

function addPiece(piece: ValuePiece, pieces: ValuePiece[]): void {
  const before = pieces.at(-1);
  if (piece.kind !== "copied" || before?.kind !== "copied" || before.range.end !== piece.range.start) {
    pieces.push(piece);
    return;
  }
  const range = { start: before.range.start, end: piece.range.end };
  pieces[pieces.length - 1] = { kind: "copied", value: before.value + piece.value, range };
}

function isAscii(written: string): boolean {
  for (let at = 0; at < written.length; at++) if (written.charCodeAt(at) > 127) return false;
  return true;
}
