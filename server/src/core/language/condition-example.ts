import { type ConditionKey, type KeyType, tagFamilyEnd } from "./condition-keys.js";

/** One operator, one key and one value: the smallest condition about a key. */
export interface ConditionExample {
  readonly operator: string;
  readonly key: string;
  readonly value: string;
}

/** The operator that an author most often wants for a key of a type. How the operators for addresses are spelled is not published. */
const usualOperators: Readonly<Record<KeyType, string | undefined>> = {
  string: "StringEquals",
  number: "NumberLessThanEquals",
  date: "DateLessThan",
  bool: "Bool",
  ip: undefined,
};

/** A condition about a key as it may stand in a policy; `undefined` where no value can be shown, or no operator is certain. */
export function conditionExample({ key, type, multiValued, example }: ConditionKey): ConditionExample | undefined {
  const operator = usualOperators[type];
  if (operator === undefined || example === undefined) return undefined;
  return { operator: (multiValued ? "ForAnyValue:" : "") + operator, key: key.replace(tagFamilyEnd, "env"), value: example };
}
