import type { Call, Expression } from "../../hcl/nodes.js";
import type { TextRange } from "../../text/range.js";
import { followed, inside } from "./followed-local.js";
import { isEmptyList } from "./empty.js";
import { changing, deduplicating, joining, passing } from "./functions.js";
import { flat, isList, isText, jsonOf, type KnownValue } from "./known-data.js";
import { branchesOf } from "./branches-of.js";
import { knownValue } from "./known-value.js";
import type { ViewWriting } from "./writing.js";

/** Each is compared with the others. No policy has as many actions. */
const mostLeaves = 1000;

/** A part of a list that a function computes: an item, or an expression for several of them. */
export interface Leaf {
  readonly node: Expression;
  readonly isItem: boolean;
  readonly isInLocal: boolean;
}

export function asLeaf(node: Expression, isItem: boolean): Leaf {
  return { node, isItem, isInLocal: false };
}

/** What a list that a function computes consists of: its items in their order, or JSON without a place of its own. */
export type ComputedItems =
  | { readonly leaves: readonly Leaf[] }
  | { readonly values: readonly { readonly json: string; readonly range: TextRange }[] };

/**
 * The items of a call that returns others than its arguments have, or in another order: without duplicates, or sorted.
 * `undefined` if it returns all of them as they are, as far as that is known.
 */
export function computedItems(call: Call, writing: ViewWriting): ComputedItems | undefined {
  const { value: name } = call.name;
  if (call.isSpread || (name === "flatten" && call.items[0]?.kind === "for")) return withoutPlaces(call, writing);
  if (!changing.has(name)) return undefined;
  const leaves = leavesOf(call, writing, false);
  if (leaves.length > mostLeaves) return undefined;
  const texts = leaves.map(({ node, isItem }) => {
    const text = isItem ? knownValue(node, writing) : undefined;
    // A number becomes a text, which is not written at its place.
    return isText(text) ? text : undefined;
  });
  const value = knownValue(call, writing);
  if (!isList(value)) {
    const isNew = ({ isItem }: Leaf, index: number) =>
      !isItem || texts[index] === undefined || texts.indexOf(texts[index]) === index;
    const unique = deduplicating.has(name) ? leaves.filter(isNew) : leaves;
    return unique.length < leaves.length ? { leaves: unique } : undefined;
  }
  // `flatten` around it takes the items of these lists.
  if (writing.isFlattened && value.some(isList)) return withRange(flat(value), call);
  const places = placesOf(value, texts);
  if (places.length === leaves.length && places.every((place, index) => place === index)) return undefined;
  const areInOrder = places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!));
  if (areInOrder) return { leaves: places.map((place) => leaves[place]!) };
  return {
    values: value.map((one, index) => ({ json: jsonOf(one), range: (leaves[places[index]!]?.node ?? call).range })),
  };
}

/** For each value the index of a text that is the same, each index once; -1 if there is none. */
function placesOf(values: readonly KnownValue[], texts: readonly (string | undefined)[]): number[] {
  const left = new Map<string, number[]>();
  texts.forEach((text, index) => {
    if (text === undefined) return;
    const indexes = left.get(text);
    if (indexes) indexes.push(index);
    else left.set(text, [index]);
  });
  return values.map((one) => (typeof one === "string" ? (left.get(one)?.shift() ?? -1) : -1));
}

/** The items of a loop over lists, or of lists in a list, which have no places of their own. */
function withoutPlaces(call: Call, writing: ViewWriting): ComputedItems | undefined {
  const value = knownValue(call, writing);
  return isList(value) ? withRange(value, call) : undefined;
}

function withRange(values: readonly KnownValue[], { range }: Call): ComputedItems {
  return { values: values.map((one) => ({ json: jsonOf(one), range })) };
}

/** Writes a leaf with one of the two functions. */
export function writeLeaf(
  { node, isItem, isInLocal }: Leaf,
  writing: ViewWriting,
  write: { item(node: Expression): void; parts(node: Expression): void },
): void {
  const isPart = !isItem || (writing.isFlattened === true && isNested(node));
  const now = () => (isPart ? write.parts(node) : write.item(node));
  if (isInLocal) inside(writing, now);
  else now();
}

function leavesOf(node: Expression, writing: ViewWriting, isInLocal: boolean): readonly Leaf[] {
  if (node.kind === "list") return node.items.map((item) => ({ node: item, isItem: true, isInLocal }));
  if (node.kind === "parentheses" && node.value) return leavesOf(node.value, writing, isInLocal);
  if (node.kind === "call" && (joining.has(node.name.value) || passing.has(node.name.value)))
    return partsOf(node, writing).flatMap((part) => leavesOf(part, writing, isInLocal));
  const local = followed(node, writing);
  if (!local) return [{ node, isItem: node.kind === "template", isInLocal }];
  writing.depth++;
  const found = leavesOf(local, writing, true);
  writing.depth--;
  return found;
}

/** The lists that a call joins: its arguments, or the items of the only argument of `flatten`. */
export function partsOf({ name, items }: Call, writing: ViewWriting): readonly Expression[] {
  const [only] = items;
  const lists = name.value === "flatten" && only?.kind === "list" && only.items.some(isNested) ? only.items : items;
  // `flatten` keeps a `null`.
  return lists.filter((item) => (lists !== items && item.kind === "literal") || !isEmptyList(item, writing));
}

/** Whether an item of the argument of `flatten` may be a list. */
export function isNested(node: Expression): boolean {
  return ["list", "traversal", "call", "conditional", "for"].includes(node.kind);
}

/** The branch of a condition that is known, if its value is not converted. */
export function chosenBranch(node: Expression, writing: ViewWriting): Expression | undefined {
  if (node.kind !== "conditional") return undefined;
  const [branch, ...others] = branchesOf(node, writing);
  if (!branch || others.length > 0 || !node.yes || !node.no) return undefined;
  const [own, value] = [knownValue(branch, writing), knownValue(node, writing)];
  return own === undefined || (value !== undefined && jsonOf(own) === jsonOf(value)) ? branch : undefined;
}
