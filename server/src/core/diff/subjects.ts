import type { Catalog } from "../catalog/catalog.js";
import type { Action } from "../catalog/model.js";
import type { ActionPattern } from "../catalog/pattern.js";
import { patternOverlap } from "./overlap.js";
import { patternIn, type PolicyFamily } from "./families.js";
import type { Grants } from "./grants.js";

/** What is compared: an action, or a pattern for the actions that match it and are not known yet. */
export interface ComparedName {
  readonly name: string;
  readonly pattern: ActionPattern;
  readonly action: Action | undefined;
}

/** The known actions, and the names in policies that no table lists. */
export function namedSubjects(
  sides: readonly Grants[],
  family: PolicyFamily,
  catalog: Catalog | undefined,
): ComparedName[] {
  const subjects = new Map<string, ComparedName>();
  for (const action of catalog?.actions ?? []) {
    const key = action.name.toLowerCase();
    subjects.set(key, { name: action.name, pattern: patternIn(family, action.name, undefined), action });
  }
  for (const { pattern } of sides.flatMap(({ entries }) => entries.flatMap(allPatterns))) {
    const key = pattern.key;
    if (!pattern.isWildcard && !subjects.has(key))
      subjects.set(key, { name: pattern.text, pattern, action: undefined });
  }
  return [...subjects.values()];
}

/**
 * Patterns that represent the actions that are not known: each wildcard that allows some, and the common part of each
 * allowing and each denying or excluding one. If two policies differ for an action of no name, they differ for one of
 * these, too.
 */
export function wideSubjects(sides: readonly Grants[]): ComparedName[] {
  const allows = new Map<string, ActionPattern>();
  const others = new Map<string, ActionPattern>();
  for (const { effect, pattern, except } of sides.flatMap(({ entries }) => entries)) {
    if (pattern.isWildcard) (effect === "Allow" ? allows : others).set(keyOf(pattern), pattern);
    for (const one of except) if (one.isWildcard) others.set(keyOf(one), one);
  }
  const all = new Map(allows);
  if (allows.size * others.size <= mostPairs) {
    for (const allow of allows.values()) {
      for (const other of others.values()) {
        const common = patternOverlap(allow, other);
        if (common?.isWildcard) all.set(keyOf(common), common);
      }
    }
  }
  return [...all].map(([name, pattern]) => ({ name, pattern, action: undefined }));
}

/** Beyond this number, only known actions show where an allowed and a denied wildcard overlap. */
const mostPairs = 200_000;

function allPatterns({ pattern, except }: Grants["entries"][number]): { readonly pattern: ActionPattern }[] {
  return [pattern, ...except].map((one) => ({ pattern: one }));
}

function keyOf({ parts }: ActionPattern): string {
  return parts!.join(":");
}
