import type { Expression, HclBlock } from "../../hcl/nodes.js";
import { argumentOfBody } from "./existence.js";
import type { Guard } from "./guards.js";
import {
  flat,
  isList,
  isObject,
  isSet,
  isText,
  jsonOf,
  type KnownValue,
  orderedEntries,
  scalarText,
} from "./known-data.js";
import { knownValue, knownValueIn, type LoopNames } from "./known-value.js";
import type { KnownScope } from "./scope.js";
import type { ViewWriting } from "./writing.js";

/** More instances than people write by hand are not told apart. */
const mostInstances = 50;

/**
 * What `each` or `count` is in each instance of a resource; `undefined` if that is not known, or if there are no
 * instances.
 */
export function instancesOf({ body }: HclBlock, scope: KnownScope): readonly LoopNames[] | undefined {
  const [each, count] = ["for_each", "count"].map((name) => {
    const value = argumentOfBody(body.items, name);
    return value && knownValue(value, scope);
  });
  const found = each !== undefined ? ofEach(each) : typeof count === "number" ? ofCount(count) : [];
  return found.length > 0 && found.length <= mostInstances ? found : undefined;
}

/** Terraform rejects a list. */
function ofEach(value: KnownValue): LoopNames[] {
  const entries = isList(value) && !isSet(value) ? [] : (orderedEntries(value) ?? []);
  return entries.map(([key, item]) => {
    const each = new Map<string, KnownValue>([["key", key], ["value", item]]);
    return new Map([["each", each]]);
  });
}

function ofCount(count: number): LoopNames[] {
  const indexes = count <= mostInstances ? [...Array(Math.max(count, 0)).keys()] : [];
  return indexes.map((index) => new Map([["count", new Map([["index", index]])]]));
}

/** How an expression is written: as an item of a list, as the items of a list around it, or as a list. */
type ListForm = "item" | "items" | "list";

/**
 * Writes an expression that has another value in each instance of its resource: all of these values, of which one
 * applies. Returns whether it was written: not if it is known without them, or not at all.
 */
export function writeInstances(node: Expression, writing: ViewWriting, form: ListForm): boolean {
  const texts = valuesIn(node, writing).map((value) => {
    if (value === undefined || (form === "list" && !isList(value))) return undefined;
    return form === "item" ? jsonOf(value) : itemsOf(value, writing);
  });
  if (texts.length === 0 || texts.includes(undefined)) return false;
  // A comma is already there.
  if (form === "items" && texts.every((text) => text === "")) return false;
  const { start, end } = node.range;
  if (form === "list") writing.writer.translate("[", start, start);
  writeTexts(texts.flatMap((text) => text ?? []), node, writing);
  if (form === "list") writing.writer.translate("]", end, end);
  return true;
}

/** Writes the text of each instance, those that are the same once. */
function writeTexts(texts: readonly string[], node: Expression, { writer, instances = [] }: ViewWriting): void {
  const known = [...new Set(texts)];
  const { start, end } = node.range;
  if (known.length === 1) writer.known(known[0]!, start, end);
  else writer.markAlternatives(known.filter((text) => text !== "").map((text, index): Guard => {
    if (index > 0) writer.make(", ", start);
    const from = writer.length;
    writer.known(text, start, end);
    const keys = instances.flatMap((names, at) => (texts[at] === text ? keyOf(names) : []));
    // In an instance with an empty list, none of them applies.
    const kind = known.includes("") ? "choice" : "instance";
    return { kind, range: { start: from, end: writer.length }, of: node.range, keys };
  }));
}

function keyOf(names: LoopNames): string {
  const [variable] = names.values();
  return isObject(variable) ? (scalarText(variable.get("key") ?? variable.get("index")) ?? "") : "";
}

/** The value of an expression if it is the same in each instance of its resource. */
export function sameInInstances(node: Expression, writing: ViewWriting): KnownValue | undefined {
  const [first, ...others] = valuesIn(node, writing);
  const isSame = (one: KnownValue | undefined) => one !== undefined && jsonOf(one) === jsonOf(first!);
  return first !== undefined && others.every(isSame) ? first : undefined;
}

function valuesIn(node: Expression, writing: ViewWriting): readonly (KnownValue | undefined)[] {
  const { instances = [], text, locals } = writing;
  if (instances.length === 0 || knownValue(node, { text, locals }) !== undefined) return [];
  return instances.map((names) => knownValueIn(node, { text, locals, names }));
}

/** A list, or a text in place of one, as the items of another list. */
function itemsOf(value: KnownValue, { isCompact = false, isFlattened = false }: ViewWriting): string | undefined {
  const list = isText(value) ? [value] : isList(value) ? value : undefined;
  const items = list && isFlattened ? flat(list) : list;
  return items?.filter((one) => !isCompact || one !== "").map(jsonOf).join(", ");
}
