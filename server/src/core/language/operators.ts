import file from "../../../catalog/language/condition-operators.json";
import type { Bilingual } from "../text/message.js";

/** The kind of values that an operator compares. */
export type OperatorFamily = "string" | "number" | "date" | "bool" | "null" | "ip";

/** One entry of the operator tables. */
export interface Operator {
  readonly name: string;
  readonly family: OperatorFamily;
  readonly versions: readonly string[];
  /** Whether it may be proposed. An operator without proof is accepted without a finding. */
  readonly isProven: boolean;
  /** When it is true, in whole sentences. May contain `code`. */
  readonly meaning: Bilingual;
}

/** An operator as written in a policy: `ForAnyValue:StringNotEqualsIfExists`. */
export interface WrittenOperator {
  readonly setPrefix: string;
  readonly base: string;
  readonly hasIfExists: boolean;
  /** `undefined` if no table and no published sample has this base. */
  readonly operator: Operator | undefined;
}

export const operators = file.operators as readonly Operator[];

const byName = new Map(operators.map((operator) => [operator.name, operator]));
const habits = new Map(Object.entries(file.habits).map(([habit, meant]) => [habit.toLowerCase(), meant]));
const { ifExistsSuffix } = file;

/** The prefixes of operators for keys with several values. */
export const setPrefixes: readonly string[] = file.setPrefixes;

/** Splits an operator into its parts. Any text is accepted. */
export function parseOperator(written: string): WrittenOperator {
  const setPrefix = setPrefixes.find((prefix) => written.startsWith(prefix)) ?? "";
  const rest = written.slice(setPrefix.length);
  const hasIfExists = rest.length > ifExistsSuffix.length && rest.endsWith(ifExistsSuffix);
  const base = hasIfExists ? rest.slice(0, -ifExistsSuffix.length) : rest;
  return { setPrefix, base, hasIfExists, operator: byName.get(base) };
}

/** The operator for a name from another cloud: `NumericEquals`, `BoolEquals`, `StringLike`. */
export function operatorOfHabit(base: string): string | undefined {
  return habits.get(base.toLowerCase());
}

/** The complete spelling of an operator with the prefix and suffix of `written`. */
export function spellOperator(
  { setPrefix, hasIfExists }: Pick<WrittenOperator, "setPrefix" | "hasIfExists">,
  base: string,
): string {
  return setPrefix + base + (hasIfExists ? ifExistsSuffix : "");
}

/** The operators of a version that may be proposed. */
export function provenOperators(version: string): readonly Operator[] {
  return operators.filter(({ isProven, versions }) => isProven && versions.includes(version));
}
