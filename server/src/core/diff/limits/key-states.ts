import { booleanOf } from "../../evaluate/compare/instant.js";
import { type OperatorMeaning, operatorMeaning } from "./operator-tests.js";
import type { Clause } from "./limit.js";
import { valueSamples } from "./value-samples.js";

/** Whether each clause about one key is true, in the order of the clauses. */
export type Truths = readonly boolean[];

/**
 * The ways in which a request can answer all clauses about one key, each once; `undefined` if there are too many. What
 * an operator says about a missing key without `IfExists` is not documented for all, so both answers occur.
 */
export function keyStates(clauses: readonly Clause[]): readonly Truths[] | undefined {
  const meanings = clauses.map(({ operator, values }) => operatorMeaning(operator, values));
  const known = clauses.filter((_, index) => meanings[index] !== undefined);
  const atomsOfOpaque = clauses.map((clause, index) => (meanings[index] === undefined ? atomsOf(clause) : []));
  const atoms = [...new Set(atomsOfOpaque.flat())];
  if (atoms.length > mostAtoms) return undefined;
  const states = new Map<string, Truths>();
  const samples = [...valueSamples(known), true, false];
  const listed = known.reduce((sum, { values }) => sum + values.length, 0);
  if (samples.length * listed > mostComparisons) return undefined;
  for (const value of samples) {
    for (let bits = 0; bits < 2 ** atoms.length; bits++) {
      const isTrue = (atom: string) => (bits & (1 << atoms.indexOf(atom))) !== 0;
      const truths = clauses.map(({ values }, index) => {
        const meaning = meanings[index];
        return meaning === undefined ? atomsOfOpaque[index]!.some(isTrue) : answer(meaning, values, value);
      });
      states.set(truths.map(Number).join(""), truths);
    }
  }
  return [...states.values()];
}

/** Of a sample with a listed value. A policy of 6,144 characters needs fewer. */
const mostComparisons = 4_000_000;

/** The ways double with each of them. */
const mostAtoms = 8;

/**
 * The independent parts of a clause whose operator is not evaluated: it is true if one of them is. A clause about all
 * values of a request, or about none of the listed ones, is one part.
 */
function atomsOf({ key, name, operator, values }: Clause): readonly string[] {
  const isAnyOf = name === "Principal" || (/^ForAnyValue:/.test(operator) && !/Not/.test(operator));
  return isAnyOf && values.length > 0 ? values.map((value) => JSON.stringify([operator, value])) : [key];
}

/** `value`: of the request; for a missing key, what an operator that asks for «none of» says about it. */
function answer(meaning: OperatorMeaning | "null", listed: readonly string[], value: string | boolean): boolean {
  const isMissing = typeof value === "boolean";
  if (meaning === "null") return listed.some((one) => booleanOf(one) === isMissing);
  if (isMissing) return meaning.hasIfExists || (meaning.isNegative && value);
  return listed.some((one) => meaning.test(value, one)) !== meaning.isNegative;
}
