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
  if (family === "null") return "null";
  const known = tests.get(parsed.base);
  return known && values.every(isReadable[family]) ? { ...known, hasIfExists: parsed.hasIfExists } : undefined;
}

/** Whether a text is a value that operators of a family compare. */
const isReadable: Readonly<Record<OperatorFamily, (value: string) => boolean>> = {
  string: () => true,
  bool: () => true,
  null: () => true,
  number: (value) => value.trim() !== "" && Number.isFinite(Number(value)),
  date: (value) => !Number.isNaN(Date.parse(value)),
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
  (read: (text: string) => number, test: (value: number, listed: number) => boolean): Test =>
  (value, listed) =>
    test(read(value), read(listed));

const positive: readonly (readonly [string, Test])[] = [
  ["StringEquals", equals],
  ["StringEqualsIgnoreCase", ignoreCase(equals)],
  ["StringMatch", (value, listed) => matchesValue(listed, value)],
  ["StringStartWith", startsWith],
  ["StringEndWith", endsWith],
  ["Bool", ignoreCase(equals)],
  ["NumberEquals", compare(Number, (a, b) => a === b)],
  ["NumberLessThan", compare(Number, (a, b) => a < b)],
  ["NumberLessThanEquals", compare(Number, (a, b) => a <= b)],
  ["NumberGreaterThan", compare(Number, (a, b) => a > b)],
  ["NumberGreaterThanEquals", compare(Number, (a, b) => a >= b)],
  ["DateLessThan", compare(Date.parse, (a, b) => a < b)],
  ["DateLessThanEquals", compare(Date.parse, (a, b) => a <= b)],
  ["DateGreaterThan", compare(Date.parse, (a, b) => a > b)],
  ["DateGreaterThanEquals", compare(Date.parse, (a, b) => a >= b)],
  ["IpAddress", addressIn],
];

const negative: readonly (readonly [string, Test])[] = [
  ["StringNotEquals", equals],
  ["StringNotEqualsIgnoreCase", ignoreCase(equals)],
  ["StringNotMatch", (value, listed) => matchesValue(listed, value)],
  ["StringNotStartWith", startsWith],
  ["StringNotEndWith", endsWith],
  ["NumberNotEquals", compare(Number, (a, b) => a === b)],
  ["NotIpAddress", addressIn],
];

const tests: ReadonlyMap<string, OperatorTest> = new Map<string, OperatorTest>([
  ...positive.map(([name, test]) => [name, { test, isNegative: false }] as const),
  ...negative.map(([name, test]) => [name, { test, isNegative: true }] as const),
]);
