import type { Argument, BodyItem, Expression, HclBlock } from "../../hcl/nodes.js";
import { conditionSides } from "./condition-sides.js";
import type { Decision } from "./guards.js";
import { isList, isObject } from "./known-data.js";
import { knownValue } from "./known-value.js";
import type { KnownScope } from "./scope.js";

// Whether a resource exists: `count`, `for_each`, and `enabled` in `lifecycle`, which OpenTofu has since version 1.11.
// Sources: https://developer.hashicorp.com/terraform/language/meta-arguments/count
// https://opentofu.org/docs/language/meta-arguments/enabled/

/** The arguments of a resource that decide how often it exists. */
export type CopyArgument = "count" | "for_each" | "enabled";

/** What decides whether a resource exists; `undefined` if it surely does. */
export function existenceOf({ body }: HclBlock, scope: KnownScope): Decision | undefined {
  const lifecycle = body.items.flatMap((item) =>
    item.kind === "block" && item.type.value === "lifecycle" ? item.body.items : [],
  );
  const values = [
    ["for_each", argumentOfBody(body.items, "for_each")],
    ["count", argumentOfBody(body.items, "count")],
    ["enabled", argumentOfBody(lifecycle, "enabled")],
  ] as const;
  for (const [name, value] of values) if (value) return existenceFor(name, value, scope);
  return undefined;
}

/** The value of the first argument with a name. */
export function argumentOfBody(items: readonly BodyItem[], wanted: string): Expression | undefined {
  return items.find((item): item is Argument => item.kind === "argument" && item.name.value === wanted)?.value;
}

/** The same for the value of one of these arguments. */
export function existenceFor(name: CopyArgument, value: Expression, scope: KnownScope): Decision | undefined {
  const of = value.range;
  if (name === "enabled") {
    const known = knownValue(value, scope);
    if (typeof known === "boolean") return known ? undefined : { kind: "never", of };
    return conditionSides(value, scope.text).yes;
  }
  return existenceOfCopies(value, scope, { kind: name === "count" ? "count" : "each", of });
}

function existenceOfCopies(node: Expression, scope: KnownScope, open: Decision): Decision | undefined {
  if (node.kind === "parentheses" && node.value) return existenceOfCopies(node.value, scope, open);
  const copies = copiesOf(node, scope);
  if (copies !== undefined) return copies > 0 ? undefined : { kind: "never", of: open.of };
  if (node.kind !== "conditional" || !node.yes || !node.no) return open;
  const [yes, no] = [node.yes, node.no].map((one) => copiesOf(one, scope));
  if (yes === undefined || no === undefined) return open;
  if (yes > 0 && no > 0) return undefined;
  const sides = conditionSides(node.condition, scope.text);
  return yes > 0 ? sides.yes : no > 0 ? sides.no : { kind: "never", of: open.of };
}

/** The number of copies that a count or a collection makes: exact if it is 0, else perhaps that before it is a set. */
export function copiesOf(node: Expression, scope: KnownScope): number | undefined {
  if (node.kind === "parentheses" && node.value) return copiesOf(node.value, scope);
  if ((node.kind === "list" || node.kind === "object") && node.isClosed) return node.items.length;
  const [only, ...others] = node.kind === "call" && converting.has(node.name.value) ? node.items : [];
  if (only && others.length === 0) return copiesOf(only, scope);
  const value = knownValue(node, scope);
  if (isObject(value)) return value.size;
  return isList(value) ? value.length : typeof value === "number" ? value : undefined;
}

const converting = new Set(["toset", "tolist", "tomap"]);
