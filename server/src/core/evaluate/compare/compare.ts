import type { Bilingual } from "../../text/message.js";
import { reasons } from "../reasons.js";
import { addressBlock, contains } from "../../language/address.js";
import { fitsPattern } from "./glob.js";
import { booleanOf, instantOf, numberOf } from "./instant.js";

/** Whether one value of a request fits one listed value; if the documentation leaves it open, why. */
export type Comparison = boolean | { readonly open: Bilingual; readonly value?: string };

/**
 * What an operator without `Not` compares: `StringEquals`, `NumberLessThan`, ... Its negation is the negated result.
 * `undefined` if no meaning is documented.
 */
export function comparisonOf(operator: string): ((given: string, listed: string) => Comparison) | undefined {
  return Object.hasOwn(comparisons, operator) ? comparisons[operator] : undefined;
}

/** The positive form of a negated operator: `StringEquals` for `StringNotEquals`. Others are unchanged. */
export function withoutNot(operator: string): { readonly positive: string; readonly isNegated: boolean } {
  const positive = operator.replace(/^(String|Number)Not(?=[A-Z])|^Not(?=IpAddress$)/, "$1");
  return { positive, isNegated: positive !== operator };
}

const comparisons: Readonly<Record<string, (given: string, listed: string) => Comparison>> = {
  StringEquals: (given, listed) => given === listed,
  StringEqualsIgnoreCase: (given, listed) => given.toLowerCase() === listed.toLowerCase(),
  StringMatch: (given, listed) => fitsPattern(listed, given),
  StringStartWith: inEitherCase((given, listed) => given.startsWith(listed)),
  StringEndWith: inEitherCase((given, listed) => given.endsWith(listed)),
  NumberEquals: ordered(numberOf, reasons.notANumber, (a, b) => a === b),
  NumberLessThan: ordered(numberOf, reasons.notANumber, (a, b) => a < b),
  NumberLessThanEquals: ordered(numberOf, reasons.notANumber, (a, b) => a <= b),
  NumberGreaterThan: ordered(numberOf, reasons.notANumber, (a, b) => a > b),
  NumberGreaterThanEquals: ordered(numberOf, reasons.notANumber, (a, b) => a >= b),
  DateLessThan: ordered(instantOf, reasons.notATime, (a, b) => a < b),
  DateLessThanEquals: ordered(instantOf, reasons.notATime, (a, b) => a <= b),
  DateGreaterThan: ordered(instantOf, reasons.notATime, (a, b) => a > b),
  DateGreaterThanEquals: ordered(instantOf, reasons.notATime, (a, b) => a >= b),
  Bool: ordered(booleanOf, reasons.notABoolean, (a, b) => a === b),
  IpAddress: isInBlock,
};

/** A request comes from one address, not from a block. */
function isInBlock(given: string, listed: string): Comparison {
  const [address, block] = [addressBlock(given), addressBlock(listed)];
  if (address?.length !== address?.bits.length || !address) return { open: reasons.notOneAddress, value: given };
  return block ? contains(block, address) : { open: reasons.notAnAddress, value: listed };
}

/** No page says whether these operators ignore letter case: the answer is certain only if it is the same either way. */
function inEitherCase(fits: (given: string, listed: string) => boolean) {
  return (given: string, listed: string): Comparison => {
    const exact = fits(given, listed);
    return exact || !fits(given.toLowerCase(), listed.toLowerCase()) ? exact : { open: reasons.letterCase };
  };
}

function ordered<T>(read: (text: string) => T | undefined, open: Bilingual, fits: (given: T, listed: T) => boolean) {
  return (given: string, listed: string): Comparison => {
    const [a, b] = [read(given), read(listed)];
    return a === undefined ? { open, value: given } : b === undefined ? { open, value: listed } : fits(a, b);
  };
}
