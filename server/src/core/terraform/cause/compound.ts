import type { Call, Expression, For } from "../../hcl/nodes.js";
import { indexOf, isList, isObject, isSet, orderedEntries, scalarText } from "../view/known-data.js";
import { knownValueIn } from "../view/known-value.js";
import { type CauseScope, inLoop } from "./causes.js";
import { partsAt, type Place } from "./places.js";

// The parts of a value of which only some are known: `merge(local.known, { key = var.unknown })`.

/** What is at a place of a call or a loop: nothing, the part itself, or a place in another expression. */
export type PartOfCompound =
  | "nothing"
  | { readonly node: Expression; readonly around: CauseScope; readonly place?: Place };

/** Follows a local value; `undefined` for any other expression. */
type Follow = (node: Expression) => { readonly node: Expression; readonly around: CauseScope } | undefined;

interface Looking {
  readonly around: CauseScope;
  readonly follow: Follow;
  readonly depth: number;
}

/** The deepest that calls and local values are followed in each other. */
const deepest = 20;

/** What is at a place of a call or a loop; `undefined` if that is not known. */
export function partOfCompound(
  node: Call | For,
  place: Place,
  around: CauseScope,
  follow: Follow,
): PartOfCompound | undefined {
  if (place.kind === "splat" || place.key === undefined) return undefined;
  const looking = { around, follow, depth: 0 };
  if (node.kind === "for") return partOfLoop(node, place.key, looking);
  if (node.isSpread || !node.isClosed) return undefined;
  const [only] = node.items;
  if (node.name.value === "merge") return partOfMerged(node, place, looking);
  if (node.name.value === "concat") return partOfJoined(node, place, looking);
  const isSame = (node.name.value === "tolist" || node.name.value === "tomap") && only && node.items.length === 1;
  return isSame ? { node: only, around, place } : undefined;
}

/** Whether a call or a loop that has parts makes a list, and no object. */
export function isListLike(node: Call | For): boolean {
  return node.kind === "for" ? node.form === "list" : node.name.value !== "merge";
}

/** The last argument that has a key counts. */
function partOfMerged({ items }: Call, place: Place, looking: Looking): PartOfCompound | undefined {
  for (const node of items.toReversed()) {
    const found = hasKey(node, place, looking);
    if (found === undefined) return undefined;
    if (found) return { node, around: looking.around, place };
  }
  return "nothing";
}

function partOfJoined({ items }: Call, place: Place, looking: Looking): PartOfCompound | undefined {
  const wanted = place.kind === "splat" ? -1 : indexOf(place.key);
  if (wanted < 0) return undefined;
  let before = 0;
  for (const node of items) {
    const length = lengthOf(node, looking);
    if (length === undefined) return undefined;
    if (wanted < before + length)
      return { node, around: looking.around, place: { kind: "index", key: wanted - before, shown: wanted } };
    before += length;
  }
  return "nothing";
}

function partOfLoop(node: For, key: string | number, { around }: Looking): PartOfCompound | undefined {
  const { names, collection, condition, value } = node;
  const all = collection && knownValueIn(collection, around);
  const entries = typeof all === "object" && !condition ? orderedEntries(all) : undefined;
  if (!entries || !value) return undefined;
  const inside = (entry: (typeof entries)[number]) =>
    inLoop(around, names.map((one, index) => [one.value, names.length > 1 ? entry[index] : entry[1]] as const));
  if (node.form === "list") {
    const entry = entries[indexOf(key)];
    return entry ? { node: value, around: inside(entry) } : "nothing";
  }
  const keys = entries.map((entry) => node.key && scalarText(knownValueIn(node.key, inside(entry))));
  if (keys.includes(undefined)) return undefined;
  const at = keys.indexOf(String(key));
  return at < 0 ? "nothing" : { node: value, around: inside(entries[at]!) };
}

/** Whether an object has a key; `undefined` if that is not known. */
function hasKey(node: Expression, place: Place, looking: Looking): boolean | undefined {
  if (looking.depth > deepest || place.kind === "splat") return undefined;
  const value = knownValueIn(node, looking.around);
  if (value !== undefined) return isObject(value) ? value.has(String(place.key)) : undefined;
  const deeper = { ...looking, depth: looking.depth + 1 };
  switch (node.kind) {
    case "literal":
      return node.value === null ? false : undefined;
    case "parentheses":
      return node.value && hasKey(node.value, place, deeper);
    case "object": {
      const parts = partsAt(node, place, (key) => knownValueIn(key, looking.around));
      return node.items.every(({ key }) => key) ? parts && parts.length > 0 : undefined;
    }
    case "call":
    case "for": {
      const found = node.kind === "for" || node.name.value === "merge"
        ? partOfCompound(node, place, looking.around, looking.follow)
        : undefined;
      return found && found !== "nothing";
    }
    default: {
      const local = looking.follow(node);
      return local && hasKey(local.node, place, { ...deeper, around: local.around });
    }
  }
}

/** The number of items of a list; `undefined` if it is not known. */
function lengthOf(node: Expression, looking: Looking): number | undefined {
  if (looking.depth > deepest) return undefined;
  const value = knownValueIn(node, looking.around);
  if (value !== undefined) return isList(value) && !isSet(value) ? value.length : undefined;
  const deeper = { ...looking, depth: looking.depth + 1 };
  switch (node.kind) {
    case "parentheses":
      return node.value && lengthOf(node.value, deeper);
    case "list":
      return node.items.length;
    case "for": {
      const { collection, condition, form } = node;
      const all = collection && knownValueIn(collection, looking.around);
      return typeof all === "object" && !condition && form === "list" ? orderedEntries(all)?.length : undefined;
    }
    case "call": {
      if (node.name.value !== "concat" || node.isSpread) return undefined;
      const lengths = node.items.map((one) => lengthOf(one, deeper));
      return lengths.includes(undefined) ? undefined : lengths.reduce<number>((sum, one) => sum + (one ?? 0), 0);
    }
    default: {
      const local = looking.follow(node);
      return local && lengthOf(local.node, { ...deeper, around: local.around });
    }
  }
}
