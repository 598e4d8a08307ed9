import { operatorOfHabit, operators, parseOperator, spellOperator } from "../../language/operators.js";
import { editDistance, nearest } from "../../text/near.js";

/** What a written operator is in version 1.1, and what is most probably meant. */
export interface OperatorForm {
  readonly kind: "known" | "misspelled" | "unknown" | "other-case" | "doubtful";
  readonly meant: string | undefined;
  /** Whether nothing else can be meant: blanks, letter case, a habit of another cloud, or one slip in a long name. */
  readonly isCertain: boolean;
}

/** Takes any text. Operators that the tables leave out although samples use them are known. */
export function describeOperator(written: string): OperatorForm {
  const name = written.trim();
  const parsed = parseOperator(name);
  if (parsed.operator?.versions.includes("1.1")) return name === written ? known : { kind: "misspelled", meant: name, isCertain: true };
  const habit = operatorOfHabit(parsed.base);
  const meant = habit === undefined ? undefined : spellOperator(parsed, habit);
  // In use by somebody, or known from 5.0: nothing proves that 1.1 refuses it.
  if (parsed.operator) return { kind: "doubtful", meant, isCertain: false };
  if (meant !== undefined) return { kind: "misspelled", meant, isCertain: true };
  const otherCase = spellings.find((one) => one.toLowerCase() === name.toLowerCase());
  if (otherCase !== undefined) return { kind: "other-case", meant: otherCase, isCertain: true };
  const near = nearest(name, spellings, 1, Math.max(2, Math.floor(parsed.base.length / 6)))[0];
  return { kind: near === undefined ? "unknown" : "misspelled", meant: near, isCertain: near !== undefined && isOneSlip(name) };
}

const known: OperatorForm = { kind: "known", meant: undefined, isCertain: true };

/** In a short name one letter makes another word: "Bol" may be anything. */
const shortest = 6;

/** Whether one slip lies between the written name and one operator only. */
function isOneSlip(written: string): boolean {
  const lower = written.toLowerCase();
  return written.length >= shortest && spellings.filter((name) => editDistance(lower, name.toLowerCase(), 2) < 2).length === 1;
}

/** Every way to write an operator that may be offered. */
const spellings = operators.filter(({ isProven, versions }) => isProven && versions.includes("1.1")).flatMap(({ name, family }) =>
  ["", "ForAllValues:", "ForAnyValue:"].flatMap((setPrefix) =>
    (family === "null" ? [false] : [false, true]).map((hasIfExists) => spellOperator({ setPrefix, hasIfExists }, name))));
