import type { Conditional, Expression } from "../../hcl/nodes.js";
import {
  asList,
  asOneType,
  asSet,
  asTuple,
  isList,
  isSet,
  isText,
  isTuple,
  isTypedList,
  type KnownValue,
  scalarText,
} from "./known-data.js";

/**
 * The value of a condition. Both branches have one type: a tuple beside a set is a set, tuples of other lengths are
 * lists, and a number beside a text is a text. `undefined` if it is not certain which type wins, or if there is none.
 */
export function branchValue(
  { condition, yes, no }: Conditional,
  valueOf: (node: Expression) => KnownValue | undefined,
): KnownValue | undefined {
  const isTrue = valueOf(condition);
  if (typeof isTrue !== "boolean" || !yes || !no) return undefined;
  const [chosen, other] = isTrue ? [yes, no] : [no, yes];
  const [value, beside] = [valueOf(chosen), valueOf(other)];
  if (isList(value) && !isSet(value) && beside === undefined) return makesSet(other) ? setOf(value) : besideOpen(value);
  if (value === undefined || beside === undefined) return value;
  if (isList(value) && isList(beside)) return listBeside(value, beside);
  if (typeof value === "object" || typeof beside === "object")
    return typeof value === typeof beside && isList(value) === isList(beside) ? value : undefined;
  return isText(beside) ? scalarText(value) : value;
}

/** The other branch may turn numbers into texts. */
function besideOpen(value: readonly KnownValue[]): KnownValue | undefined {
  return value.every((one) => typeof one !== "number" && typeof one !== "boolean") ? asList(value) : undefined;
}

function listBeside(value: readonly KnownValue[], beside: readonly KnownValue[]): KnownValue | undefined {
  if (isSet(value) !== isSet(beside)) return isSet(value) ? besideTuple(value, beside) : setOf(value);
  if (isTuple(value) && isTuple(beside) && beside.length === value.length) {
    const pairs = value.map((one, index) => asOneType([one, beside[index]!]));
    if (pairs.every((pair, index) => pair?.[0] === value[index])) return value;
    return pairs.every((pair) => pair !== undefined) ? asTuple(pairs.map(([one]) => one!)) : undefined;
  }
  const same = asOneType([...value, ...beside])?.slice(0, value.length);
  const isSame = same?.every((one, index) => one === value[index]);
  return isSame && !isTuple(value) ? value : same && asList(same);
}

function setOf(value: readonly KnownValue[]): KnownValue | undefined {
  if (isTypedList(value)) return value;
  return isTuple(value) ? asSet(value) : undefined;
}

function besideTuple(set: KnownValue, other: readonly KnownValue[]): KnownValue | undefined {
  return isTuple(other) ? set : undefined;
}

/** Whether the value of an expression is a set, whatever its arguments are. */
function makesSet(node: Expression): boolean {
  return node.kind === "call" && /^(?:toset|set(?:union|intersection|subtract))$/.test(node.name.value);
}
