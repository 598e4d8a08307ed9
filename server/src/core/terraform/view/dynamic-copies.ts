import type { Argument, Expression, HclBlock } from "../../hcl/nodes.js";
import { childrenOf } from "../../hcl/walk.js";
import { syntaxProblems } from "../../policy/json/json.js";
import { iteratorName } from "../iterators.js";
import { isObject, isText, jsonOf, type KnownValue, orderedEntries } from "./known-data.js";
import { knownValue, knownValueIn, type LoopNames } from "./known-value.js";
import type { KnownScope } from "./scope.js";

/** A block that a `dynamic` block makes for one element: its arguments with their values as JSON. */
export type DynamicCopy = readonly { readonly argument: Argument; readonly json: string }[];

/**
 * The blocks that a `dynamic` block makes, one for each element, if all of their values are known. `undefined` if some
 * are not, or if each of them has the effect and the actions that are written in its `content`.
 */
export function dynamicCopies(
  dynamic: HclBlock,
  content: HclBlock,
  scope: KnownScope,
): readonly DynamicCopy[] | undefined {
  const name = iteratorName(dynamic);
  const collection = argumentsOf(dynamic).find((one) => one.name.value === "for_each")?.value;
  const own = argumentsOf(content);
  const differs = own.some((one) => deciding.has(one.name.value) && one.value && mentions(one.value, name));
  const value = differs && collection ? knownValue(collection, scope) : undefined;
  const entries = value === undefined ? [] : (orderedEntries(value) ?? []);
  const copies = entries.map(([key, item]): DynamicCopy | undefined => {
    const names = new Map([[name, new Map<string, KnownValue>([["key", key], ["value", item]])]]);
    const values = own.map((argument) => ({ argument, json: jsonOfArgument(argument, names, scope) }));
    const isKnown = values.every(({ json }) => json !== undefined);
    return isKnown ? values.flatMap(({ argument, json }) => (json ? [{ argument, json }] : [])) : undefined;
  });
  return copies.length > 0 && !copies.includes(undefined) ? copies.flatMap((one) => (one ? [one] : [])) : undefined;
}

const deciding = new Set(["effect", "action"]);

function argumentsOf({ body }: HclBlock): readonly Argument[] {
  return body.items.filter((item): item is Argument => item.kind === "argument");
}

function mentions(node: Expression, name: string): boolean {
  const isName = node.kind === "traversal" && !("kind" in node.root) && node.root.value === name;
  return isName || childrenOf(node).some((child) => mentions(child, name));
}

/** The value of an argument as JSON; `null` if it is not set, `undefined` if it is not known. */
function jsonOfArgument({ name, value }: Argument, names: LoopNames, scope: KnownScope): string | null | undefined {
  const known = value && valueOrNull(value, names, scope);
  if (known === undefined || known === null) return known;
  if (name.value !== "condition") return jsonOf(known);
  return isText(known) && syntaxProblems(known, "json").length === 0 ? known : undefined;
}

/** The value of an expression; `null` if it falls back to that: `lookup(statement.value, "resources", null)`. */
function valueOrNull(node: Expression, names: LoopNames, scope: KnownScope): KnownValue | null | undefined {
  const of = (one: Expression) => knownValueIn(one, { ...scope, names });
  if (node.kind === "literal" && node.value === null) return null;
  if (node.kind === "parentheses") return node.value && valueOrNull(node.value, names, scope);
  const [first, ...others] = node.kind === "call" ? node.items : [];
  const last = others.at(-1);
  if (node.kind !== "call" || !first || last?.kind !== "literal" || last.value !== null) return of(node);
  if (node.name.value === "lookup" && others.length === 2) return itemOrNull(of(first), of(others[0]!));
  if (node.name.value !== "try" || others.length > 1 || first.kind !== "traversal") return undefined;
  const step = first.steps.at(-1);
  const around = of({ ...first, steps: first.steps.slice(0, -1) });
  return step?.kind === "attribute" ? itemOrNull(around, step.name.value) : undefined;
}

function itemOrNull(object: KnownValue | undefined, key: KnownValue | undefined): KnownValue | null | undefined {
  return isObject(object) && isText(key) ? (object.get(key) ?? null) : undefined;
}
