import { instantOf, numberOf } from "../../evaluate/compare/instant.js";
import { parseOperator } from "../../language/operators.js";
import { globOverlap } from "../overlap.js";
import { addressesAround } from "./addresses.js";
import { freshText, literalPattern, sampleOf } from "./fresh.js";
import type { Clause } from "./limit.js";

/**
 * Values of a condition key by which clauses about it can be told apart: each listed value, values next to it, values
 * that match two patterns, and one that no clause mentions.
 */
export function valueSamples(clauses: readonly Clause[]): string[] {
  const samples = new Set<string>([freshText]);
  const patterns = new Set<string>();
  const numbers = new Set<number>();
  const times = new Set<number>();
  for (const { operator, values } of clauses) {
    const { base, operator: known } = parseOperator(operator.trim());
    for (const value of values) {
      if (known?.family === "number") addIf(numbers, numberOf(value));
      else if (known?.family === "date") addIf(times, instantOf(value));
      else if (known?.family === "ip") for (const address of addressesAround(value) ?? []) samples.add(address);
      else if (known?.family === "bool") for (const one of ["true", "false"]) samples.add(one);
      else if (known?.family === "string") for (const pattern of patternsOf(base, value)) patterns.add(pattern);
    }
  }
  for (const value of steps(numbers)) samples.add(String(value));
  for (const time of steps(times)) if (Math.abs(time) < latest) samples.add(new Date(time).toISOString());
  for (const pattern of [...patterns, ...commonOnes([...patterns])]) {
    samples.add(sampleOf(pattern));
    // `a*` also matches `a`, which `a?*` does not.
    samples.add(sampleOf(pattern.replaceAll("*", "")));
  }
  return [...samples];
}

function addIf(all: Set<number>, value: number | undefined): void {
  if (value !== undefined) all.add(value);
}

/** A Date cannot be later, in milliseconds. */
const latest = 8.64e15;

/** What a string operator accepts, as patterns. Only `StringMatch` has wildcards. */
function patternsOf(base: string, value: string): string[] {
  if (/Match$/.test(base)) return [value];
  const exact = literalPattern(value);
  if (/StartWith$/.test(base)) return [`${exact}*`, exact];
  if (/EndWith$/.test(base)) return [`*${exact}`, exact];
  if (/IgnoreCase$/.test(base)) return [exact, exact.toLowerCase(), exact.toUpperCase()];
  return [exact];
}

/** Beyond this number of patterns, two that overlap are not searched. */
const mostPatterns = 60;

function commonOnes(patterns: readonly string[]): string[] {
  const wide = patterns.filter((pattern) => pattern.includes("*"));
  if (wide.length > mostPatterns) return [];
  return wide.flatMap((one, index) => wide.slice(index + 1).flatMap((other) => globOverlap(one, other) ?? []));
}

/** The numbers, one between each two neighbors, and one on either side. */
function steps(numbers: ReadonlySet<number>): number[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  if (sorted.length === 0) return [];
  const between = sorted.slice(1).map((value, index) => (value + sorted[index]!) / 2);
  return [sorted[0]! - 1, ...sorted, ...between, sorted.at(-1)! + 1];
}
