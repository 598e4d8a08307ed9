import { operatorOfHabit, operators, parseOperator, spellOperator } from "../../language/operators.js";
import { editDistance, nearest } from "../../text/near.js";

/** The form of an operator in version 1.1, and what it most likely means. */
export interface OperatorForm {
  readonly kind: "known" | "misspelled" | "unknown" | "other-case" | "unproven";
  readonly meant: string | undefined;
  /** Whether nothing else can be meant: blanks, letter case, a habit from another cloud, or one slip in a long name. */
  readonly isCertain: boolean;
}

/** Accepts any text. Operators that samples use but tables omit are known. */
export function operatorFormOf(written: string): OperatorForm {
  const name = written.trim();
  const parsed = parseOperator(name);
  if (parsed.operator?.versions.includes("1.1"))
    return name === written ? known : { kind: "misspelled", meant: name, isCertain: true };
  const habit = operatorOfHabit(parsed.base);
  const meant = habit === undefined ? undefined : spellOperator(parsed, habit);
  // The operator is in use, or known from 5.0: nothing proves that 1.1 rejects it.
  if (parsed.operator) return { kind: "unproven", meant, isCertain: false };
  if (meant !== undefined) return { kind: "misspelled", meant, isCertain: true };
  const otherCase = spellings.find((one) => one.toLowerCase() === name.toLowerCase());
  if (otherCase !== undefined) return { kind: "other-case", meant: otherCase, isCertain: true };
  const near = nearest(name, spellings, 1, Math.max(2, Math.floor(parsed.base.length / 6)))[0];
  return {
    kind: near === undefined ? "unknown" : "misspelled",
    meant: near,
    isCertain: near !== undefined && isOneSlip(name),
  };
}

const known: OperatorForm = { kind: "known", meant: undefined, isCertain: true };

/** In a short name a single letter makes another word: "Bol" may mean anything. */
const shortest = 6;

/** Whether the name is one slip away from exactly one operator. */
function isOneSlip(written: string): boolean {
  const lower = written.toLowerCase();
  return (
    written.length >= shortest
    && spellings.filter((name) => editDistance(lower, name.toLowerCase(), 2) < 2).length === 1
  );
}

/** Every spelling of an operator that may be proposed. */
const spellings = operators
  .filter(({ isProven, versions }) => isProven && versions.includes("1.1"))
  .flatMap(({ name, family }) =>
    ["", "ForAllValues:", "ForAnyValue:"].flatMap((setPrefix) =>
      (family === "null" ? [false] : [false, true]).map((hasIfExists) =>
        spellOperator({ setPrefix, hasIfExists }, name),
      ),
    ),
  );
