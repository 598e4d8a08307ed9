import { addTo } from "../text/group-by.js";
import { pushAll } from "../text/push-all.js";

/** Where a piece of a wildcard is in each name that the wildcard matches. */
type Place = "start" | "end" | "inside";

interface Piece {
  readonly place: Place;
  readonly text: string;
}

/** The wildcards of one place by a piece, and the lengths of these pieces. */
interface Pieces<T> {
  readonly byText: Map<string, T[]>;
  readonly lengths: Set<number>;
}

/**
 * Finds the wildcards that may match a name among many. Each is found by one of its pieces between `*`, the one that
 * the fewest wildcards have. So a name is compared with a few wildcards only, even if thousands have a common start.
 * `textOf` gives a wildcard or name as `service:type:operation` in lower case.
 */
export function wildcardsByPiece<T>(items: readonly T[], textOf: (item: T) => string): (name: string) => readonly T[] {
  const pieces = items.map((item) => piecesOf(textOf(item)));
  const counts = new Map<string, number>();
  for (const piece of pieces.flat()) counts.set(keyOf(piece), (counts.get(keyOf(piece)) ?? 0) + 1);
  const found: Readonly<Record<Place, Pieces<T>>> = { start: noPieces(), end: noPieces(), inside: noPieces() };
  const anywhere: T[] = [];
  for (const [index, item] of items.entries()) {
    const rarest = pieces[index]!.reduce<Piece | undefined>(
      (one, other) => (one && counts.get(keyOf(one))! <= counts.get(keyOf(other))! ? one : other),
      undefined,
    );
    if (!rarest) anywhere.push(item);
    else {
      addTo(found[rarest.place].byText, rarest.text, item);
      found[rarest.place].lengths.add(rarest.text.length);
    }
  }
  return (name) => [...anywhere, ...atEnds(name, found), ...inside(name, found.inside)];
}

function atEnds<T>(name: string, { start, end }: Readonly<Record<Place, Pieces<T>>>): T[] {
  const matching: T[] = [];
  for (const length of start.lengths) pushAll(matching, start.byText.get(name.slice(0, length)) ?? []);
  for (const length of end.lengths)
    if (length <= name.length) pushAll(matching, end.byText.get(name.slice(name.length - length)) ?? []);
  return matching;
}

function inside<T>(name: string, { byText, lengths }: Pieces<T>): T[] {
  const parts = new Set<string>();
  for (const length of lengths)
    for (let at = 0; at + length <= name.length; at++) parts.add(name.slice(at, at + length));
  return [...parts].flatMap((part) => byText.get(part) ?? []);
}

/** Those at the start and at the end come first, because a name has only one of each length. */
function piecesOf(wildcard: string): Piece[] {
  const [start = "", ...rest] = wildcard.split("*");
  const end = rest.pop() ?? "";
  const all: Piece[] = [
    { place: "start", text: start },
    { place: "end", text: end },
    ...rest.map((text): Piece => ({ place: "inside", text })),
  ];
  return all.filter(({ text }) => text !== "" && text !== ":");
}

const keyOf = ({ place, text }: Piece) => `${place} ${text}`;

const noPieces = <T>(): Pieces<T> => ({ byText: new Map(), lengths: new Set() });
