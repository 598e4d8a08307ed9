import { operatorOfHabit, operators, parseOperator, spellOperator } from "../../language/operators.js";
import { nearest } from "../../text/near.js";

/** What a written operator is in version 1.1, and what is most probably meant. */
export interface OperatorForm {
  readonly kind: "known" | "misspelled" | "unknown" | "other-case" | "doubtful";
  readonly meant: string | undefined;
}

/** Takes any text. Operators that the tables leave out although samples use them are known. */
export function describeOperator(written: string): OperatorForm {
  const name = written.trim();
  const parsed = parseOperator(name);
  if (parsed.operator?.versions.includes("1.1")) return name === written ? known : { kind: "misspelled", meant: name };
  const habit = operatorOfHabit(parsed.base);
  const meant = habit === undefined ? undefined : spellOperator(parsed, habit);
  // In use by somebody, or known from 5.0: nothing proves that 1.1 refuses it.
  if (parsed.operator) return { kind: "doubtful", meant };
  if (meant !== undefined) return { kind: "misspelled", meant };
  const otherCase = spellings.find((one) => one.toLowerCase() === name.toLowerCase());
  if (otherCase !== undefined) return { kind: "other-case", meant: otherCase };
  const near = nearest(name, spellings, 1, Math.max(2, Math.floor(parsed.base.length / 6)))[0];
  return { kind: near === undefined ? "unknown" : "misspelled", meant: near };
}

const known: OperatorForm = { kind: "known", meant: undefined };

/** Every way to write an operator that may be offered. */
const spellings = operators.filter(({ isProven, versions }) => isProven && versions.includes("1.1")).flatMap(({ name, family }) =>
  ["", "ForAllValues:", "ForAnyValue:"].flatMap((setPrefix) =>
    (family === "null" ? [false] : [false, true]).map((hasIfExists) => spellOperator({ setPrefix, hasIfExists }, name))));
