import type { ValuePiece } from "../../hcl/decode.js";
import type { TextRange } from "../../text/range.js";
import type { Decision, Guard } from "./guards.js";
import type { TextPiece } from "./template-tree.js";

/** A piece of a value, or all that a directive encloses as one. */
export interface FoldedPiece extends TextPiece {
  readonly enclosed?: readonly TextPiece[] | undefined;
}

/**
 * The pieces of a value in which each `if` or `for` is one hole with all that it encloses: only some of that text may
 * be in the value, or several times. `enclosed` are the pieces of such a hole. `isOneText`: whether the pieces from one
 * index to another are part of one string.
 */
export function withDirectivesAsHoles<P extends Omit<ValuePiece, "kind"> & { readonly kind: string }>(
  pieces: readonly P[],
  isOneText: (first: number, last: number) => boolean = () => true,
): readonly (P & { readonly enclosed?: readonly P[] })[] {
  const directives = pieces.flatMap(({ sequence }, at) =>
    sequence?.kind === "directive" ? [{ keyword: sequence.keyword, at }] : [],
  );
  return foldedPieces(pieces, regionsOf(directives).filter(({ start, end }) => isOneText(start, end)));
}

/** The pieces in which those of each range of indexes are one. A range in another one is part of that. */
export function foldedPieces<P extends { readonly range: TextRange }>(
  pieces: readonly P[],
  regions: readonly TextRange[],
): readonly (P & { readonly enclosed?: readonly P[] })[] {
  if (regions.length === 0) return pieces;
  let done = 0;
  const folded = [...regions].sort((a, b) => a.start - b.start).flatMap(({ start, end }) => {
    if (start < done) return [];
    const before = pieces.slice(done, start);
    done = end + 1;
    const range = { start: pieces[start]!.range.start, end: pieces[end]!.range.end };
    return [...before, { ...pieces[start]!, range, enclosed: pieces.slice(start, end + 1) }];
  });
  return [...folded, ...pieces.slice(done)];
}

/** A directive, and its offset in a view. */
interface DirectivePlace {
  readonly keyword: string;
  readonly at: number;
}

/** The outermost ranges between an `if` or `for` and its end. */
export function regionsOf(directives: readonly DirectivePlace[]): TextRange[] {
  const open: number[] = [];
  return directives.flatMap(({ keyword, at }) => {
    if (keyword === "if" || keyword === "for") open.push(at);
    if (keyword !== "endif" && keyword !== "endfor") return [];
    const start = open.pop();
    return start === undefined || open.length > 0 ? [] : [{ start, end: at }];
  });
}

/** What the directives between values decide about the parts of a view. `of` is the condition or the collection. */
export function guardsBetween(directives: readonly (DirectivePlace & { readonly of: TextRange })[]): Guard[] {
  const open: (Decision & { readonly start: number })[] = [];
  return directives.flatMap(({ keyword, at, of }): Guard[] => {
    if (keyword === "if" || keyword === "for") open.push({ kind: keyword === "if" ? "if" : "each", of, start: at });
    if (!closing.has(keyword)) return [];
    const last = open.pop();
    if (!last) return [];
    if (keyword === "else") open.push({ kind: "unless", of: last.of, start: at });
    return [{ kind: last.kind, range: { start: last.start, end: at }, of: last.of }];
  });
}

const closing = new Set(["else", "endif", "endfor"]);
