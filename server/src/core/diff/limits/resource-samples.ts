import { globOverlap } from "../overlap.js";
import { parseResource } from "../../policy/forms/resource.js";
import { matchesPart } from "../../catalog/pattern.js";
import type { StatementLimit, ResourceLimit } from "./limit.js";
import { freshText } from "./fresh.js";

/**
 * Resources by which any two statements with these limits can be told apart: one for each pattern of `allows`, and one
 * for each pair of an allowed pattern and a pattern of `exceptions`. The `*` of a pattern stays: no pattern contains it
 * as a character. `undefined` if there are too many.
 */
export function resourceSamples(
  allows: readonly StatementLimit[],
  exceptions: readonly StatementLimit[],
): string[] | undefined {
  const positive = new Set<string>();
  const negative = new Set<string>();
  for (const { resources } of allows) {
    if (!resources || resources.isNot) positive.add(freshText);
    if (resources) for (const pattern of resources.patterns) (resources.isNot ? negative : positive).add(pattern);
  }
  for (const { resources } of exceptions) for (const pattern of resources?.patterns ?? []) negative.add(pattern);
  const all = new Set(positive);
  if (positive.size * negative.size > most * 25) return undefined;
  for (const a of positive) {
    for (const b of negative) {
      const common = a === freshText ? b : commonResource(a, b);
      if (common !== undefined) all.add(common);
      if (all.size > most) return undefined;
    }
  }
  return [...all];
}

/** Beyond this number, comparing takes too long. */
const most = 4000;

/** For each sample, whether a statement with this limit applies to it. */
export function fittingSamples(limit: ResourceLimit | undefined, samples: readonly string[]): readonly boolean[] {
  if (limit === undefined) return samples.map(() => true);
  const patterns = limit.patterns.map(partsOf);
  return samples.map((sample) => {
    const parts = partsOf(sample);
    return patterns.some((pattern) => fits(pattern, parts)) !== limit.isNot;
  });
}

function fits(pattern: readonly string[], parts: readonly string[]): boolean {
  if (pattern.length !== parts.length) return matchesPart(pattern.join(":"), parts.join(":"));
  return pattern.every((part, index) => matchesPart(part, parts[index]!));
}

/** A `*` does not cross the colons of a resource. Other texts have one part. */
function partsOf(text: string): readonly string[] {
  const parts = parseResource(text);
  return parts ? [parts.service, parts.region, parts.account, parts.type, parts.path] : [text];
}

function commonResource(a: string, b: string): string | undefined {
  const [one, other] = [partsOf(a), partsOf(b)];
  if (one.length !== other.length) return globOverlap(a, b);
  const parts = one.map((part, index) => globOverlap(part, other[index]!));
  return parts.includes(undefined) ? undefined : parts.join(":");
}
