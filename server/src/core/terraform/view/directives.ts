import type { ValuePiece } from "../../hcl/decode.js";
import type { Directive } from "../../hcl/nodes.js";
import type { TextRange } from "../../text/range.js";
import { type ConditionSides, conditionSides } from "./condition-sides.js";
import type { Decision, Guard } from "./guards.js";
import { knownValue } from "./known-value.js";
import { decisionOf } from "./loop-decision.js";
import type { KnownScope } from "./scope.js";
import { type TextPiece, truthOf } from "./template-tree.js";

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

/** What the directives between values decide about the parts of a view. Only an `if` or `for` has sides. */
export function guardsBetween(
  directives: readonly (DirectivePlace & { readonly sides: ConditionSides | undefined })[],
): Guard[] {
  const open: (ConditionSides & { readonly start: number })[] = [];
  return directives.flatMap(({ keyword, at, sides }): Guard[] => {
    if (sides) open.push({ ...sides, start: at });
    if (!closing.has(keyword)) return [];
    const last = open.pop();
    if (!last) return [];
    if (keyword === "else") open.push({ yes: last.no, no: last.no, start: at });
    const { kind, of } = last.yes;
    return [{ kind, range: { start: last.start, end: at }, of }];
  });
}

/** What a directive decides about the part that it begins, and about the one after its `else`. */
export function directiveSides({ keyword, value, range }: Directive, scope: KnownScope): ConditionSides | undefined {
  if (keyword !== "if" && keyword !== "for") return undefined;
  if (value && keyword === "if") return conditionSides(value, scope.text);
  const each: Decision = value ? decisionOf(value, scope) : { kind: "each", of: range };
  return { yes: each, no: each };
}

/**
 * The pieces without those that a known condition leaves out, and without its directives. What is left belongs to the
 * document as if there were no directive.
 */
export function withoutKnownDirectives<P extends Pick<ValuePiece, "sequence">>(
  pieces: readonly P[],
  scope: KnownScope,
): readonly P[] {
  // For each directive around a piece: whether its condition is known, and whether the part around the piece applies.
  const open: { readonly isKnown: boolean; applies: boolean }[] = [];
  return pieces.filter(({ sequence }) => {
    if (sequence?.kind !== "directive") return open.every(({ applies }) => applies);
    const { keyword, value } = sequence;
    if (keyword === "if" || keyword === "for") {
      const known = keyword === "if" && value ? truthOf(knownValue(value, scope)) : undefined;
      open.push({ isKnown: known !== undefined, applies: known ?? true });
    }
    const last = open.at(-1);
    const isLeft = last?.isKnown !== true && open.every(({ applies }) => applies);
    if (last?.isKnown && keyword === "else") last.applies = !last.applies;
    if (keyword === "endif" || keyword === "endfor") open.pop();
    return isLeft;
  });
}

const closing = new Set(["else", "endif", "endfor"]);
