import type { Conditional, Expression } from "../../hcl/nodes.js";
import { asSet, isList, isSet, isText, isTuple, type KnownValue, scalarText } from "./known-data.js";

/**
 * The value of a condition. Both branches have one type: a tuple beside a set is a set, tuples of other lengths are
 * lists, and a number beside a text is a text. `undefined` if it is not certain which type wins.
 */
export function branchValue(
  { condition, yes, no }: Conditional,
  valueOf: (node: Expression) => KnownValue | undefined,
): KnownValue | undefined {
  const isTrue = valueOf(condition);
  if (typeof isTrue !== "boolean" || !yes || !no) return undefined;
  const [chosen, other] = isTrue ? [yes, no] : [no, yes];
  const [value, beside] = [valueOf(chosen), valueOf(other)];
  if (isList(value) && !isSet(value) && beside === undefined) return makesSet(other) ? setOf(value) : [...value];
  if (!isList(value) || !isList(beside)) return isText(beside) ? (scalarText(value) ?? value) : value;
  if (isSet(value) !== isSet(beside)) return isSet(value) ? besideTuple(value, beside) : setOf(value);
  // The copy is a list.
  return isTuple(value) && !(isTuple(beside) && beside.length === value.length) ? [...value] : value;
}

function setOf(value: readonly KnownValue[]): KnownValue | undefined {
  return isTuple(value) ? asSet(value) : undefined;
}

function besideTuple(set: KnownValue, other: readonly KnownValue[]): KnownValue | undefined {
  return isTuple(other) ? set : undefined;
}

/** Whether the value of an expression is a set, whatever its arguments are. */
function makesSet(node: Expression): boolean {
  return node.kind === "call" && /^(?:toset|set(?:union|intersection|subtract))$/.test(node.name.value);
}
