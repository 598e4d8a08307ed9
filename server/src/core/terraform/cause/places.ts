import { nameInKey } from "../../hcl/keys.js";
import type { Expression, List, ObjectValue, Step } from "../../hcl/nodes.js";
import { indexOf, isList, isObject, isSet, type KnownValue, scalarText } from "../view/known-data.js";
import type { LocalCause } from "./local-cause.js";

/** A step from a value to a part of it. */
export type Place =
  | { readonly kind: "splat" }
  | {
      readonly kind: "attribute" | "index";
      /** `undefined` if it is not known. */
      readonly key: string | number | undefined;
      /** What is shown in place of the key, if it is one of a part. */
      readonly shown?: number;
    };

/** The place that a step names. `valueOf` is the value of its index. */
export function placeOfStep(step: Step, valueOf: (node: Expression) => KnownValue | undefined): Place {
  if (step.kind === "attribute") return { kind: "attribute", key: step.name.value };
  if (step.kind === "splat") return step;
  const value = step.value && valueOf(step.value);
  return { kind: "index", key: typeof value === "string" || typeof value === "number" ? value : undefined };
}

/** How a part of a value is written. */
export function shownPart(local: string, place: Place): string {
  if (place.kind === "splat") return `${local}[*]`;
  const { kind, key = "…" } = place.shown === undefined ? place : { ...place, key: place.shown };
  if (kind === "attribute") return `${local}.${key}`;
  return `${local}[${typeof key === "number" ? String(key) : JSON.stringify(key)}]`;
}

/** Why a value of a kind has nothing at a place. */
export function nothingAt(
  local: string,
  { kind, key = "" }: Exclude<Place, { kind: "splat" }>,
  of: "object" | "list" | "literal",
): LocalCause {
  const isNumber = key !== "" && Number.isInteger(Number(key));
  if (of === "list" && isNumber) return { kind: "no-item", local, key: String(key) };
  if (of === "object" || kind === "attribute") return { kind: "no-attribute", local, key: String(key) };
  return { kind: of === "list" ? "no-number" : "no-items", local, key: String(key) };
}

/** The first place of a known value that does not exist. */
export function missingIn(
  value: KnownValue,
  [place, ...rest]: readonly Place[],
  local: string,
): LocalCause | undefined {
  if (!place) return undefined;
  if (place.kind === "splat") {
    if (!isList(value)) return missingIn(value, rest, local);
    for (const [index, one] of value.entries()) {
      const found = missingIn(one, rest, `${local}[${String(index)}]`);
      if (found) return found;
    }
    return undefined;
  }
  if (place.key === undefined) return undefined;
  const isIndexed = isList(value) && !isSet(value);
  const next = isObject(value) ? value.get(String(place.key)) : isIndexed ? value[indexOf(place.key)] : undefined;
  if (next !== undefined) return missingIn(next, rest, shownPart(local, place));
  return nothingAt(local, place, isObject(value) ? "object" : isIndexed ? "list" : "literal");
}

/**
 * The expressions at a place of a list or object, none if there is nothing; `undefined` if that is not known. `valueOf`
 * is the value of an expression that is a key.
 */
export function partsAt(
  node: List | ObjectValue,
  place: Place,
  valueOf: (node: Expression) => KnownValue | undefined,
): readonly Expression[] | undefined {
  if (place.kind === "splat") return node.kind === "list" ? node.items : [node];
  if (place.key === undefined) return undefined;
  if (node.kind === "list") return node.items.filter((_, index) => index === indexOf(place.key));
  const keys = node.items.map(({ key }) => key && (nameInKey(key) ?? scalarText(valueOf(key))));
  // The last one of several counts.
  const last = keys.lastIndexOf(String(place.key));
  if (keys.includes(undefined)) return undefined;
  const value = node.items[last]?.value;
  return value ? [value] : [];
}
