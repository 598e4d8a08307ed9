import { piecesOf, type ValuePiece } from "../../hcl/decode.js";
import type { Template } from "../../hcl/nodes.js";
import { tokens } from "../../policy/json/json.js";
import { parsePolicyFile } from "../../policy/parse.js";
import type { TextRange } from "../../text/range.js";
import { type UnknownRange, ViewWriter, type WrittenView } from "./view-writer.js";
import {
  type FoldedPiece,
  guardsBetween,
  regionsOf,
  directiveSides,
  withDirectivesAsHoles,
  withoutKnownDirectives,
} from "./directives.js";
import { isAmbiguous, withValuesAsHoles } from "./document-regions.js";
import { type HolePlace, holePlaces } from "./hole-places.js";
import { knownPart } from "./write-string.js";
import type { Locals } from "./scope.js";
import { itemRole, unknownInString, unknownItem, unknownSign, unknownValue } from "./roles.js";

/**
 * The view of the JSON in a string or heredoc. The surroundings of a hole decide what replaces it, so a first pass with
 * a sign in each hole determines them.
 */
export function documentView(
  text: string,
  template: Template,
  version: "1.1" | "5.0",
  locals: Locals = new Map(),
): WrittenView {
  const scope = { text, locals };
  // The indentation that `<<-` removes is white space of the JSON. Keeping it also indents inserted text.
  const withKnown = (piece: Piece & FoldedPiece): Piece => {
    const known = knownPart(template, piece, scope);
    return known === undefined ? piece : { ...piece, kind: "known", value: known };
  };
  const applying = withoutKnownDirectives(piecesOf(text, { ...template, isIndented: false }), scope);
  const read = inOneHole(applying.map(withKnown)).map(withKnown);
  const pieces = valuesInOneHole(read)?.map(withKnown);
  if (!pieces) return notKnown(text, template);
  const holes = pieces.filter(({ kind }) => kind === "hole");
  if (holes.length === 0) return written(text, template, pieces, []);
  const places = placesIn(pieces);
  const fillOf = ({ isInString, isItem, role }: HolePlace, isAllow: boolean) =>
    isInString
      ? unknownInString(role, isAllow)
      : isItem
        ? unknownItem(itemRole(role), isAllow)
        : unknownValue(role, isAllow, version);
  // A directive between values has no value of its own.
  const isBetween = places.map(({ isInString }, index) => !isInString && isDirective(holes[index]!));
  const first = places.map((place, index) => (isBetween[index] ? "" : fillOf(place, false)));
  const allowed = allowedPlaces(pieces, first);
  const fills = places.map((place, index) => (isBetween[index] ? "" : fillOf(place, allowed[index]!)));
  const view = written(text, template, pieces, fills);
  if (!isBetween.includes(true)) return view;
  const at = offsetsOfHoles(pieces, fills);
  const directives = holes.flatMap(({ sequence }, index) =>
    isBetween[index] && sequence?.kind === "directive"
      ? [{ keyword: sequence.keyword, at: at[index]!, sides: directiveSides(sequence, scope) }]
      : [],
  );
  const regions = regionsOf(directives).map((region): UnknownRange => ({ ...region, isRepeated: true }));
  if (isAmbiguous(view.text, regions)) return notKnown(text, template);
  return { ...view, unknown: [...view.unknown, ...regions], guards: guardsBetween(directives) };
}

/** The view of a document of which nothing is known. */
function notKnown(text: string, template: Template): WrittenView {
  const hole: Piece = { kind: "hole", value: "", range: template.content };
  return written(text, template, [hole], [`"${unknownSign}"`]);
}

/** A piece of a template, or a sequence in it whose text is known. */
type Piece = Omit<ValuePiece, "kind"> & FoldedPiece & { readonly kind: ValuePiece["kind"] | "known" };

/** Whether a piece is a directive alone, without what it encloses. */
function isDirective({ sequence, enclosed }: Piece): boolean {
  return sequence?.kind === "directive" && !enclosed;
}

/** The pieces with directives in a JSON string as holes; around values, what they enclose is JSON. */
function inOneHole(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(({ sequence }) => sequence?.kind === "directive")) return pieces;
  const places = placesIn(pieces);
  const holes = pieces.flatMap(({ kind }, at) => (kind === "hole" ? [at] : []));
  const inString = new Set(holes.filter((_at, index) => places[index]!.isInString));
  return withDirectivesAsHoles(pieces, (first, last) =>
    inString.has(first) && pieces.slice(first, last).every(({ value }) => !value.includes('"')),
  );
}

/** The pieces with directives around values as holes; `undefined` if they are no complete parts. */
function valuesInOneHole(pieces: readonly Piece[]): readonly Piece[] | undefined {
  if (!pieces.some(isDirective)) return pieces;
  const places = placesIn(pieces);
  const holes = pieces.flatMap(({ kind }, at) => (kind === "hole" ? [at] : []));
  const placeOf = new Map(holes.map((at, index) => [at, places[index]!]));
  return withValuesAsHoles(pieces, (index) => placeOf.get(index)!);
}

function placesIn(pieces: readonly Piece[]): HolePlace[] {
  const signs = pieces.filter(({ kind }) => kind === "hole").map(() => unknownSign);
  const plain = pieces.map(({ kind, value }) => (kind === "hole" ? unknownSign : value)).join("");
  return holePlaces(plain, offsetsOfHoles(pieces, signs));
}

function offsetsOfHoles(pieces: readonly Piece[], fills: readonly string[]): number[] {
  let length = 0;
  let index = 0;
  return pieces.flatMap(({ kind, value }) => {
    const at = length;
    length += kind === "hole" ? fills[index++]!.length : value.length;
    return kind === "hole" ? [at] : [];
  });
}

/** Which holes are actions of an Allow statement. */
function allowedPlaces(pieces: readonly Piece[], fills: readonly string[]): boolean[] {
  let index = 0;
  const view = pieces.map(({ kind, value }) => (kind === "hole" ? fills[index++]! : value)).join("");
  const lists = parsePolicyFile(view).policies.flatMap(({ statements }) =>
    statements.flatMap(({ effect, actionList }) => (effect?.value === "Allow" && actionList ? [actionList.range] : [])),
  );
  let list = 0;
  return offsetsOfHoles(pieces, fills).map((offset) => {
    while (list < lists.length && lists[list]!.end <= offset) list++;
    return list < lists.length && lists[list]!.start <= offset;
  });
}

function written(
  text: string,
  template: Template,
  pieces: readonly Piece[],
  fills: readonly string[],
): WrittenView {
  const writer = new ViewWriter(text);
  let index = 0;
  for (const {
    kind,
    value,
    range: { start, end },
  } of pieces) {
    if (kind === "copied") writer.copy(start, end);
    else if (kind === "translated") writer.translate(value, start, end);
    else if (kind === "known") writer.known(value, start, end);
    else writer.hole(fills[index++]!, start, end);
  }
  const view = writer.finish(template.range, "json");
  if (index === 0) return view;
  const strings = tokens(view.text)
    .filter(({ kind }) => kind === "string")
    .map(({ range }) => range);
  let string = 0;
  const unknown = offsetsOfHoles(pieces, fills).flatMap((start, hole): TextRange[] => {
    if (fills[hole] === "") return [];
    const end = start + fills[hole]!.length;
    while (string < strings.length && strings[string]!.end < end) string++;
    const around = strings[string];
    return [around && around.start <= start ? around : { start, end }];
  });
  return { ...view, unknown };
}
