import { type ConditionKey, type KeyType, tagFamilyEnd } from "./condition-keys.js";

/** One operator, one key and one value: the smallest condition for a key. */
export interface ConditionExample {
  readonly operator: string;
  readonly key: string;
  readonly value: string;
}

/** The most common operator for each type of key. The spelling of address operators is not published. */
const usualOperators: Readonly<Record<KeyType, string | undefined>> = {
  string: "StringEquals",
  number: "NumberLessThanEquals",
  date: "DateLessThan",
  bool: "Bool",
  ip: undefined,
};

/**
 * A condition for a key, as it may occur in a policy; `undefined` if no value can be shown or no operator is certain.
 */
export function conditionExample({ key, type, multiValued, example }: ConditionKey): ConditionExample | undefined {
  const operator = usualOperators[type];
  if (operator === undefined || example === undefined) return undefined;
  return {
    operator: (multiValued ? "ForAnyValue:" : "") + operator,
    key: key.replace(tagFamilyEnd, "env"),
    value: example,
  };
}
