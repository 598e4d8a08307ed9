import { keyText } from "../../hcl/keys.js";
import type { Call, Expression, ObjectValue } from "../../hcl/nodes.js";
import { branchesOf } from "./branches-of.js";
import { isNullValue } from "./empty.js";
import { followed, inside } from "./followed-local.js";
import { addTo } from "../../text/group-by.js";
import type { TextRange } from "../../text/range.js";
import type { Decision, Guard } from "./guards.js";
import type { Role } from "./roles.js";
import { asBranches } from "./write-branches.js";
import { isDeny } from "./write-key.js";
import type { ViewWriting } from "./writing.js";

/** Writes what is between the braces of an object. */
type WriteMembers = (node: ObjectValue, writing: ViewWriting, role: Role, takesTrailingComma: boolean) => void;

/** An object that is merged, and what decides whether it is, from the inside to the outside. */
interface Merged {
  readonly object: ObjectValue;
  readonly item: Expression;
  readonly isLocal: boolean;
  readonly decisions: readonly Decision[];
}

/**
 * Writes `merge(…)` as one object if no key is in two of its objects. An object may be in a branch of a condition.
 * Returns whether the call has this form.
 */
export function writeMerged(
  { name, items, range, isSpread }: Call,
  writing: ViewWriting,
  role: Role,
  writeMembers: WriteMembers,
): boolean {
  if (name.value !== "merge" || isSpread || items.length < 2) return false;
  const { text, writer } = writing;
  const objects = items.map((item) => mergedObjects(item, writing));
  const found = objects.flatMap((one) => one ?? []);
  const keys = found.flatMap(({ object }) => object.items.map(({ key }) => key && keyText(key, text)));
  if (objects.includes(undefined) || keys.includes(undefined) || new Set(keys).size < keys.length) return false;
  const isAllow = role === "statement" ? !found.some(({ object }) => isDeny(object, writing)) : writing.isAllow;
  const inner = { ...writing, isAllow, isCompact: false, isFlattened: false };
  writer.translate("{", range.start, range.start);
  const filled = found.filter(({ object }) => object.items.length > 0);
  const branches = new Map<TextRange, Guard[]>();
  filled.forEach(({ object, isLocal, item, decisions }, index) => {
    if (index > 0) writer.make(", ", item.range.start);
    const start = writer.length;
    const write = () => writeMembers(object, inner, role, false);
    if (isLocal) inside(inner, write);
    else write();
    for (const one of decisions) addTo(branches, one.of, { ...one, range: { start, end: writer.length } });
  });
  for (const guards of branches.values()) writer.markAlternatives(guards);
  writer.translate("}", range.end, range.end);
  return true;
}

/** The objects that an argument of `merge` may be; `undefined` if it may be anything else. `null` adds nothing. */
function mergedObjects(item: Expression, writing: ViewWriting): readonly Merged[] | undefined {
  if (isNullValue(item, writing)) return [];
  if (item.kind === "parentheses" && item.value) return mergedObjects(item.value, writing);
  if (item.kind === "conditional" && item.yes && item.no) return branchesOfMerged(item, writing);
  const local = followed(item, writing);
  const object = local ?? item;
  if (object.kind !== "object" || !object.isClosed) return undefined;
  return [{ object, isLocal: local !== undefined, item, decisions: [] }];
}

function branchesOfMerged(
  item: Expression & { readonly kind: "conditional" },
  writing: ViewWriting,
): readonly Merged[] | undefined {
  const applying = branchesOf(item, writing);
  const [only, ...others] = applying;
  if (only && others.length === 0) return mergedObjects(only, writing);
  const found = asBranches(item, writing.text).map(({ node, kind, of }) =>
    mergedObjects(node, writing)?.map((one): Merged => ({ ...one, decisions: [...one.decisions, { kind, of }] })),
  );
  return found.includes(undefined) ? undefined : found.flatMap((one) => one ?? []);
}
