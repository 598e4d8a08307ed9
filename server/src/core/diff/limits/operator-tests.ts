import { booleanOf, instantOf, numberOf } from "../../evaluate/compare/instant.js";
import { type OperatorFamily, parseOperator } from "../../language/operators.js";
import { addressesAround, addressIn } from "./addresses.js";
import { matchesValue } from "./matches-value.js";

/** Compares the value of a request with one listed value. */
type Test = (value: string, listed: string) => boolean;

interface OperatorTest {
  readonly test: Test;
  /** Whether it is true if no listed value fits. */
  readonly isNegative: boolean;
}

/** What an operator asks about one value. */
export interface OperatorMeaning extends OperatorTest {
  /** Whether it is true if the request has no value. */
  readonly hasIfExists: boolean;
}

/**
 * The meaning of an operator as written, if it has one for these values. The sentences in condition-operators.json say
 * the same in words.
 */
export function operatorMeaning(operator: string, values: readonly string[]): OperatorMeaning | "null" | undefined {
  const parsed = parseOperator(operator.trim());
  if (parsed.setPrefix !== "" || !parsed.operator) return undefined;
  const { family } = parsed.operator;
  if (family === "null") return values.every(isReadable.null) ? "null" : undefined;
  const known = tests.get(parsed.base);
  return known && values.every(isReadable[family]) ? { ...known, hasIfExists: parsed.hasIfExists } : undefined;
}

/** Whether a text is a value that operators of a family compare. */
const isReadable: Readonly<Record<OperatorFamily, (value: string) => boolean>> = {
  string: () => true,
  bool: (value) => booleanOf(value) !== undefined,
  null: (value) => booleanOf(value) !== undefined,
  number: (value) => numberOf(value) !== undefined,
  date: (value) => instantOf(value) !== undefined,
  ip: (value) => addressesAround(value) !== undefined,
};

const ignoreCase =
  (test: Test): Test =>
  (value, listed) =>
    test(value.toLowerCase(), listed.toLowerCase());
const equals: Test = (value, listed) => value === listed;
const startsWith: Test = (value, listed) => value.startsWith(listed);
const endsWith: Test = (value, listed) => value.endsWith(listed);
const compare =
  <T>(read: (text: string) => T | undefined, test: (value: T, listed: T) => boolean): Test =>
  (value, listed) => {
    const [a, b] = [read(value), read(listed)];
    return a !== undefined && b !== undefined && test(a, b);
  };

const positive: readonly (readonly [string, Test])[] = [
  ["StringEquals", equals],
  ["StringEqualsIgnoreCase", ignoreCase(equals)],
  ["StringMatch", (value, listed) => matchesValue(listed, value)],
  ["StringStartWith", startsWith],
  ["StringEndWith", endsWith],
  ["Bool", compare(booleanOf, (a, b) => a === b)],
  ["NumberEquals", compare(numberOf, (a, b) => a === b)],
  ["NumberLessThan", compare(numberOf, (a, b) => a < b)],
  ["NumberLessThanEquals", compare(numberOf, (a, b) => a <= b)],
  ["NumberGreaterThan", compare(numberOf, (a, b) => a > b)],
  ["NumberGreaterThanEquals", compare(numberOf, (a, b) => a >= b)],
  ["DateLessThan", compare(instantOf, (a, b) => a < b)],
  ["DateLessThanEquals", compare(instantOf, (a, b) => a <= b)],
  ["DateGreaterThan", compare(instantOf, (a, b) => a > b)],
  ["DateGreaterThanEquals", compare(instantOf, (a, b) => a >= b)],
  ["IpAddress", addressIn],
];

const negative: readonly (readonly [string, Test])[] = [
  ["StringNotEquals", equals],
  ["StringNotEqualsIgnoreCase", ignoreCase(equals)],
  ["StringNotMatch", (value, listed) => matchesValue(listed, value)],
  ["StringNotStartWith", startsWith],
  ["StringNotEndWith", endsWith],
  ["NumberNotEquals", compare(numberOf, (a, b) => a === b)],
  ["NotIpAddress", addressIn],
];

const tests: ReadonlyMap<string, OperatorTest> = new Map<string, OperatorTest>([
  ...positive.map(([name, test]) => [name, { test, isNegative: false }] as const),
  ...negative.map(([name, test]) => [name, { test, isNegative: true }] as const),
]);
