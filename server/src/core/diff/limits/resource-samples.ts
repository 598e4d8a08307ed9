import { globOverlap } from "../overlap.js";
import { matchesPart } from "../../catalog/pattern.js";
import { freshText } from "./fresh.js";
import { type LimitResource, resourceParts, type ResourceLimit, type StatementLimit } from "./limit.js";

/**
 * Resources by which any two statements with these limits can be told apart: one for each pattern of `allows`, and one
 * for each pair of an allowed pattern and a pattern of `exceptions`. The `*` of a pattern stays: no pattern contains it
 * as a character. `undefined` if there are too many.
 */
export function resourceSamples(
  allows: readonly StatementLimit[],
  exceptions: readonly StatementLimit[],
): LimitResource[] | undefined {
  const positive = new Map<string, LimitResource>();
  const negative = new Map<string, LimitResource>();
  for (const { resources } of allows) {
    if (!resources || resources.isNot) positive.set(freshText, [freshText]);
    if (resources) addAll(resources.isNot ? negative : positive, resources);
  }
  for (const { resources } of exceptions) if (resources) addAll(negative, resources);
  const all = new Map(positive);
  if (positive.size * negative.size > most * 25) return undefined;
  for (const [text, a] of positive) {
    for (const b of negative.values()) {
      const both = text === freshText ? b : overlap(a, b);
      if (both !== undefined) all.set(both.join(":"), both);
      if (all.size > most) return undefined;
    }
  }
  return [...all.values()];
}

/** Beyond this number, comparing takes too long. */
const most = 4000;

function addAll(found: Map<string, LimitResource>, { patterns, parts }: ResourceLimit): void {
  for (const [index, pattern] of patterns.entries()) found.set(pattern, parts[index]!);
}

/** For each sample, whether a statement with this limit applies to it. */
export function fittingSamples(
  limit: ResourceLimit | undefined,
  samples: readonly LimitResource[],
): readonly boolean[] {
  if (limit === undefined) return samples.map(() => true);
  return samples.map((sample) => limit.parts.some((pattern) => fits(pattern, sample)) !== limit.isNot);
}

function fits(pattern: LimitResource, sample: LimitResource): boolean {
  if (pattern.length !== sample.length) return matchesPart(pattern.join(":"), sample.join(":"));
  // The last parts differ most often.
  for (let at = pattern.length - 1; at >= 0; at--) if (!matchesPart(pattern[at]!, sample[at]!)) return false;
  return true;
}

function overlap(a: LimitResource, b: LimitResource): LimitResource | undefined {
  if (a.length !== b.length) {
    const whole = globOverlap(a.join(":"), b.join(":"));
    return whole === undefined ? undefined : resourceParts(whole);
  }
  const parts: string[] = [];
  for (let at = a.length - 1; at >= 0; at--) {
    const both = globOverlap(a[at]!, b[at]!);
    if (both === undefined) return undefined;
    parts.unshift(both);
  }
  return parts;
}
