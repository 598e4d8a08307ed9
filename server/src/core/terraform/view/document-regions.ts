import { parseJsonText } from "../../policy/json/json.js";
import type { SyntaxNode } from "../../policy/syntax.js";
import { groupBy } from "../../text/group-by.js";
import { encloses, type TextRange } from "../../text/range.js";
import { type FoldedPiece, foldedPieces } from "./directives.js";
import type { HolePlace } from "./hole-places.js";

/** The directives that enclose a part of a template, as indexes of pieces: both ends, and perhaps an `else`. */
type Region = readonly number[];

/**
 * The pieces of a JSON document in which a directive that decides about a value is one hole with all of its branches: a
 * document with both values would be no JSON. Directives around items of lists, or around properties, stay. `undefined`
 * if what a directive encloses is no complete part of the document. `placeOf` gives the place of a directive.
 */
export function withValuesAsHoles<P extends FoldedPiece & { readonly range: TextRange }>(
  pieces: readonly P[],
  placeOf: (index: number) => HolePlace,
): readonly (P & FoldedPiece)[] | undefined {
  const values: TextRange[] = [];
  for (const region of regionsIn(pieces)) {
    const places = region.map(placeOf);
    if (places.some(({ isInString }) => isInString)) continue;
    const [first] = places;
    if (places.some(({ bracket }) => bracket !== first!.bracket)) return undefined;
    if (first!.isValue || first!.bracket < 0) values.push({ start: region[0]!, end: region.at(-1)! });
  }
  return foldedPieces(pieces, values);
}

function regionsIn(pieces: readonly FoldedPiece[]): readonly Region[] {
  const open: number[][] = [];
  return pieces.flatMap(({ sequence, enclosed }, at) => {
    if (enclosed || sequence?.kind !== "directive") return [];
    if (sequence.keyword === "if" || sequence.keyword === "for") open.push([at]);
    else open.at(-1)?.push(at);
    const closed = sequence.keyword === "endif" || sequence.keyword === "endfor" ? open.pop() : undefined;
    return closed ? [closed] : [];
  });
}

/** Whether an object has a key more than once, and one of them in a region: which of its values counts is not known. */
export function isAmbiguous(text: string, regions: readonly TextRange[]): boolean {
  const isIn = (range: TextRange) => regions.some((region) => encloses(region, range));
  const visit = (node: SyntaxNode | undefined): boolean => {
    if (node?.kind === "array") return node.items.some(visit);
    if (node?.kind !== "object") return false;
    const groups = [...groupBy(node.properties, ({ key }) => key.value).values()];
    const repeated = groups.filter((group) => group.length > 1).flat();
    return repeated.some(({ key }) => isIn(key.range)) || node.properties.some(({ value }) => visit(value));
  };
  return visit(parseJsonText(text).root);
}
