import type { Expression, HclOperation } from "../../hcl/nodes.js";
import { pushAll } from "../../text/push-all.js";
import { areEqual, type KnownValue } from "./known-data.js";

/**
 * The value of a comparison, a logical operation or a negative number. `valueOf` evaluates an operand. Arithmetic is
 * not known: no policy needs it.
 */
export function operationValue(
  text: string,
  { operands, range }: HclOperation,
  valueOf: (node: Expression) => KnownValue | undefined,
): KnownValue | undefined {
  const [only, ...others] = operands;
  if (only && others.length === 0 && text.slice(range.start, only.range.start).trim() === "-") {
    const value = valueOf(only);
    return typeof value === "number" ? 0 - value : undefined;
  }
  const parts: (string | Expression)[] = [];
  let at = range.start;
  for (const operand of operands) {
    const signs = withoutComments(text.slice(at, operand.range.start));
    if (!/^(?:\s*(?:&&|\|\||[=!<>]=|[<>!]))*\s*$/.test(signs)) return undefined;
    pushAll(parts, signs.match(/&&|\|\||[=!<>]=|[<>!]/g) ?? []);
    parts.push(operand);
    at = operand.range.end;
  }
  return withoutComments(text.slice(at, range.end)).trim() === "" ? anyOf(parts, valueOf) : undefined;
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|(?:#|\/\/)[^\n]*/g, " ");
}

type Parts = readonly (string | Expression)[];
type ValueOf = (node: Expression) => KnownValue | undefined;

function anyOf(parts: Parts, valueOf: ValueOf): KnownValue | undefined {
  const all = split(parts, ["||"]);
  if (all.length === 1) return allOf(parts, valueOf);
  const values = all.map((one) => allOf(one.parts, valueOf));
  return values.every((one) => typeof one === "boolean") ? values.includes(true) : undefined;
}

function allOf(parts: Parts, valueOf: ValueOf): KnownValue | undefined {
  const all = split(parts, ["&&"]);
  if (all.length === 1) return equality(parts, valueOf);
  const values = all.map((one) => equality(one.parts, valueOf));
  return values.every((one) => typeof one === "boolean") ? !values.includes(false) : undefined;
}

function equality(parts: Parts, valueOf: ValueOf): KnownValue | undefined {
  const [first, second, ...others] = split(parts, ["==", "!="]);
  if (!second) return order(parts, valueOf);
  const one = order(first!.parts, valueOf);
  const other = order(second.parts, valueOf);
  if (others.length > 0 || one === undefined || other === undefined) return undefined;
  const isSame = areEqual(one, other);
  return isSame === undefined ? undefined : isSame === (second.sign === "==");
}

function order(parts: Parts, valueOf: ValueOf): KnownValue | undefined {
  const [first, second, ...others] = split(parts, ["<", ">", "<=", ">="]);
  if (!second) return negation(parts, valueOf);
  const one = negation(first!.parts, valueOf);
  const other = negation(second.parts, valueOf);
  if (others.length > 0 || typeof one !== "number" || typeof other !== "number") return undefined;
  const isEqual = one === other && second.sign.endsWith("=");
  return isEqual || (second.sign.startsWith("<") ? one < other : one > other);
}

function negation([first, ...others]: Parts, valueOf: ValueOf): KnownValue | undefined {
  if (first === undefined) return undefined;
  if (typeof first !== "string") return others.length === 0 ? valueOf(first) : undefined;
  const value = first === "!" ? negation(others, valueOf) : undefined;
  return typeof value === "boolean" ? !value : undefined;
}

/** The parts between some signs, each with the sign before it. */
function split(parts: Parts, signs: readonly string[]): { readonly sign: string; readonly parts: Parts }[] {
  const found: { sign: string; parts: (string | Expression)[] }[] = [{ sign: "", parts: [] }];
  for (const part of parts)
    if (typeof part === "string" && signs.includes(part)) found.push({ sign: part, parts: [] });
    else found.at(-1)!.parts.push(part);
  return found;
}
