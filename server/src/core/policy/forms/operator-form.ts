import {
  operatorOfHabit,
  parseOperator,
  provenOperators,
  setPrefixes,
  spellOperator,
} from "../../language/operators.js";
import { editDistance, nearest } from "../../text/near.js";

/** The form of an operator in a policy language, and what it most likely means. */
export interface OperatorForm {
  readonly kind: "known" | "misspelled" | "unknown" | "other-case" | "unproven";
  readonly meant: string | undefined;
  /** Whether nothing else can be meant: blanks, letter case, a habit from another cloud, or one slip in a long name. */
  readonly isCertain: boolean;
}

/**
 * Accepts any text. `version` is that of the operator tables. Operators that samples use but tables omit are known, and
 * so is any operator about addresses in 5.0: its table exists, but the names in it are not published.
 */
export function operatorFormOf(written: string, version = "1.1"): OperatorForm {
  const name = written.trim();
  const parsed = parseOperator(name);
  const spellings = spellingsOf(version);
  if (parsed.operator?.versions.includes(version) || (version === "5.0" && /^(?:Not)?Ip[A-Z]?/.test(parsed.base)))
    return name === written ? known : { kind: "misspelled", meant: name, isCertain: true };
  const habit = operatorOfHabit(parsed.base);
  const meant = habit === undefined ? undefined : spellOperator(parsed, habit);
  // The operator is in use, or known from another version: nothing proves that this one rejects it.
  if (parsed.operator) return { kind: "unproven", meant, isCertain: false };
  if (meant !== undefined) return { kind: "misspelled", meant, isCertain: true };
  const otherCase = spellings.find((one) => one.toLowerCase() === name.toLowerCase());
  if (otherCase !== undefined) return { kind: "other-case", meant: otherCase, isCertain: true };
  const near = nearest(name, spellings, 1, Math.max(2, Math.floor(parsed.base.length / 6)))[0];
  return {
    kind: near === undefined ? "unknown" : "misspelled",
    meant: near,
    isCertain: near !== undefined && isOneSlip(name, spellings),
  };
}

const known: OperatorForm = { kind: "known", meant: undefined, isCertain: true };

/** In a short name a single letter makes another word: "Bol" may mean anything. */
const shortest = 6;

/** Whether the name is one slip away from exactly one operator. */
function isOneSlip(written: string, spellings: readonly string[]): boolean {
  const lower = written.toLowerCase();
  return (
    written.length >= shortest
    && spellings.filter((name) => editDistance(lower, name.toLowerCase(), 2) < 2).length === 1
  );
}

/** Every spelling of an operator that may be proposed in a version. */
function spellingsOf(version: string): readonly string[] {
  const known = spellings.get(version) ?? provenSpellings(version);
  spellings.set(version, known);
  return known;
}

const spellings = new Map<string, readonly string[]>();

function provenSpellings(version: string): string[] {
  return provenOperators(version).flatMap(({ name, family }) =>
    ["", ...setPrefixes].flatMap((setPrefix) =>
      (family === "null" ? [false] : [false, true]).map((hasIfExists) =>
        spellOperator({ setPrefix, hasIfExists }, name),
      ),
    ),
  );
}
